/** The mathematical alphabets of Unicode: where capitals, small letters and digits begin. */
interface Alphabet {
  readonly font: string
  readonly capital: number
  readonly small: number
  readonly digit?: number
}

const alphabets: readonly Alphabet[] = [
  { font: 'mathbf', capital: 0x1d400, small: 0x1d41a, digit: 0x1d7ce },
  { font: 'mathit', capital: 0x1d434, small: 0x1d44e },
  { font: 'boldsymbol', capital: 0x1d468, small: 0x1d482 },
  { font: 'mathcal', capital: 0x1d49c, small: 0x1d4b6 },
  { font: 'mathcal', capital: 0x1d4d0, small: 0x1d4ea },
  { font: 'mathfrak', capital: 0x1d504, small: 0x1d51e },
  { font: 'mathfrak', capital: 0x1d56c, small: 0x1d586 },
  { font: 'mathbb', capital: 0x1d538, small: 0x1d552, digit: 0x1d7d8 },
  { font: 'mathsf', capital: 0x1d5a0, small: 0x1d5ba, digit: 0x1d7e2 },
  { font: 'mathsf', capital: 0x1d5d4, small: 0x1d5ee, digit: 0x1d7ec },
  { font: 'mathtt', capital: 0x1d670, small: 0x1d68a, digit: 0x1d7f6 },
]

/** Letters that stood in Unicode before the alphabets did; their places there are empty. */
const older: Readonly<Record<string, readonly [font: string, letter: string]>> = {
  ℂ: ['mathbb', 'C'],
  ℍ: ['mathbb', 'H'],
  ℕ: ['mathbb', 'N'],
  ℙ: ['mathbb', 'P'],
  ℚ: ['mathbb', 'Q'],
  ℝ: ['mathbb', 'R'],
  ℤ: ['mathbb', 'Z'],
  ℬ: ['mathcal', 'B'],
  ℰ: ['mathcal', 'E'],
  ℱ: ['mathcal', 'F'],
  ℋ: ['mathcal', 'H'],
  ℐ: ['mathcal', 'I'],
  ℒ: ['mathcal', 'L'],
  ℳ: ['mathcal', 'M'],
  ℛ: ['mathcal', 'R'],
  ℯ: ['mathcal', 'e'],
  ℊ: ['mathcal', 'g'],
  ℴ: ['mathcal', 'o'],
  ℭ: ['mathfrak', 'C'],
  ℌ: ['mathfrak', 'H'],
  ℑ: ['mathfrak', 'I'],
  ℜ: ['mathfrak', 'R'],
  ℨ: ['mathfrak', 'Z'],
  ℎ: ['mathit', 'h'],
}

const olderOf = new Map(Object.entries(older).map(([character, [font, letter]]) => [`${font} ${letter}`, character]))

/** Small and capital Greek in the order of the alphabets. */
const GREEK_CAPITAL = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇'
const GREEK_SMALL = 'αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ'
const greek = [
  { font: 'mathbf', start: 0x1d6a8 },
  { font: 'mathit', start: 0x1d6e2 },
  { font: 'boldsymbol', start: 0x1d71c },
  { font: 'boldsymbol', start: 0x1d790 },
] as const

const shifted = (letter: string, from: string, start: number) =>
  String.fromCodePoint(start + letter.charCodeAt(0) - from.charCodeAt(0))

/** The letter of a font as a character of its own, as ℝ; undefined where there is none. */
export function styledCharacter(font: string, letter: string): string | undefined {
  const old = olderOf.get(`${font} ${letter}`)
  if (old !== undefined) return old
  const alphabet = alphabets.find((each) => each.font === font)
  if (alphabet === undefined) return undefined
  if (/^[A-Z]$/.test(letter)) return shifted(letter, 'A', alphabet.capital)
  if (/^[a-z]$/.test(letter)) return shifted(letter, 'a', alphabet.small)
  return /^\d$/.test(letter) && alphabet.digit !== undefined ? shifted(letter, '0', alphabet.digit) : undefined
}

interface Styled {
  readonly font: string
  readonly letter: string
}

function plainLatin(code: number): Styled | undefined {
  for (const { font, capital, small, digit } of alphabets) {
    if (code >= capital && code < capital + 26) return { font, letter: String.fromCharCode(65 + code - capital) }
    if (code >= small && code < small + 26) return { font, letter: String.fromCharCode(97 + code - small) }
    if (digit !== undefined && code >= digit && code < digit + 10) return { font, letter: String(code - digit) }
  }
  return undefined
}

/** What a character of the mathematical alphabets says: its font and its plain letter. */
export function plainCharacter(character: string): Styled | undefined {
  const old = older[character]
  if (old !== undefined) return { font: old[0], letter: old[1] }
  const code = character.codePointAt(0) ?? 0
  if (code < 0x1d400 || code > 0x1d7ff) return undefined
  const latin = plainLatin(code)
  if (latin !== undefined) return latin
  for (const { font, start } of greek) {
    const letter = (GREEK_CAPITAL + GREEK_SMALL)[code - start]
    if (code >= start && letter !== undefined) return { font, letter }
  }
  return undefined
}
