const marked: Readonly<Record<string, string>> = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', ü: 'ǖǘǚǜ' }

/** `hua1` becomes `huā`, `lv4` becomes `lǜ`: tones by figures, as one can type them. Anything else stays as it is. */
export function withTone(typed: string): string {
  const [, letters = '', tone] = /^([a-zü:]+)([1-5])$/.exec(typed.replace(/v|u:/g, 'ü')) ?? []
  if (tone === undefined) return typed
  if (tone === '5') return letters
  const at =
    /[ae]/.exec(letters)?.index ?? (letters.includes('ou') ? letters.indexOf('o') : letters.search(/[iouü][^iouü]*$/))
  const vowel = letters[at]
  return vowel === undefined
    ? typed
    : letters.slice(0, at) + (marked[vowel]?.[Number(tone) - 1] ?? vowel) + letters.slice(at + 1)
}
