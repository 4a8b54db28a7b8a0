import { foldVariants } from './fold.ts'
import { flattenLatex, raise, spellSymbols } from './formula.ts'

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g

/**
 * The one form in which texts and questions are compared: NFKC, lower case, simplified characters, plain formulas, no
 * invisible characters. For the index only: NFKC makes ① into 1, so no stored text ever takes this form.
 */
export function normalise(text: string): string {
  const plain = raise(text.replace(invisible, '')).normalize('NFKC').toLowerCase().replaceAll('\u2044', '/')
  return flattenLatex(spellSymbols(foldVariants(plain)))
}

/** The same without spaces: what «the whole phrase stands in the text» is decided on. */
export const squeeze = (normalised: string): string => normalised.replace(/\s+/g, '')
