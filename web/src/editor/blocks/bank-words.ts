import { defineWords } from '../../lib/language.ts'

/** What can be done with an item of the bank that stands on the sheet. */
export const bankWords = defineWords({
  zh: {
    similar: '换一道相近的题',
    adapt: '改编成自拟题',
    split: '把小题拆开',
    adapted: '改编自题库',
  },
  en: {
    similar: 'Take a similar item instead',
    adapt: 'Adapt as an own item',
    split: 'Split into its sub-items',
    adapted: 'Adapted from the bank',
  },
})
