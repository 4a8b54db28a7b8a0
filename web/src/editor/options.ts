/**
 * What both editors switch off: styles that the content policy forbids, drawing React at every key, and the Markdown
 * habits of Tiptap (a teacher who types "1. " or "*" means just that). Always the same object: with another one
 * `useEditor` would set up the view anew at every drawing.
 */
export const quietOptions = {
  injectCSS: false,
  shouldRerenderOnTransaction: false,
  enableInputRules: ['mathKeys'],
  enablePasteRules: false,
}

/** Attributes of the editable element. */
export const attributesFor = (label: string): Record<string, string> => ({
  role: 'textbox',
  class: 'sheet',
  'aria-label': label,
  'aria-multiline': 'true',
})
