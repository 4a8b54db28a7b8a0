/**
 * Which forms of texts a page knows. Raised whenever an older page would lose something of a text that it opens and
 * saves, for example a new attribute of homework: pages that were opened before then save nothing until they are
 * reloaded, and what they kept in the browser is shown beside what is on the server.
 */
export const PAGE_RULES = 1

/** Said by our pages with every request that changes something. */
export const pageRulesHeader = 'x-page-rules'
