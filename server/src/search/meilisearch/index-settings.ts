import { createHash } from 'node:crypto'
import { TOKEN_RULES } from '../search-row.ts'
import { DOCUMENT_RULES } from './document.ts'

export const PRIMARY_KEY = 'id'

const plain = (names: readonly string[], comparison: boolean) => ({
  attributePatterns: [...names],
  features: { facetSearch: false, filter: { equality: true, comparison } },
})

/**
 * How an index is set up. Our words are opaque Latin ones, so nothing of the engine's own reading of languages matters,
 * and typos or unfinished words must not be guessed in them.
 */
export const indexSettings = {
  displayedAttributes: ['id', 'item_id', 'rev', 'hash'],
  searchableAttributes: ['names', 'stem'],
  filterableAttributes: [
    plain(
      [
        'item_id',
        'published',
        'state',
        'newer_state',
        'subject',
        'grades',
        'type',
        'tier',
        'mode',
        'point_ids',
        'unit_ids',
        'import_run',
      ],
      false,
    ),
    plain(['minutes', 'bucket', 'spelled'], true),
  ],
  sortableAttributes: ['moment', 'minutes', 'item_id'],
  // An order that was asked for goes before all; else names, then neighbours, then the newest.
  rankingRules: ['sort', 'words', 'attributeRank', 'proximity', 'moment:desc', 'item_id:desc'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled' as const,
  faceting: { maxValuesPerFacet: 100 },
  // Totals are counted up to here: beyond every county's bank.
  pagination: { maxTotalHits: 10_000_000 },
}

/** Changes with the settings and with the rules by which documents are made. */
export const settingsHash = createHash('sha256')
  .update(JSON.stringify([indexSettings, PRIMARY_KEY, DOCUMENT_RULES, TOKEN_RULES]))
  .digest('hex')
  .slice(0, 16)
