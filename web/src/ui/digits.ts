/** What a Chinese keyboard types for a number, as plain characters: １２ -> 12, 。 -> . (NFKC leaves the full stop alone). */
export const plainDigits = (text: string): string => text.normalize('NFKC').replaceAll('。', '.').trim()
