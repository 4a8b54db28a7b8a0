import { fold } from './fold.ts'
import { entitySigns, signOfCharacter, signOfCommand } from './symbols.ts'

/** One character of Chinese, one word of a language with spaces, one number or one sign, with its place in the text. */
export interface Mark {
  /** Canonical spelling: `1/2`, `×`, `^`. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const tags = 'sup|sub|br|p|div|span|b|strong|u|i|em|td|tr|th|table|tbody|thead|img|li|ul|ol|font|h[1-6]|center|a'
const piece = new RegExp(
  [
    `<\\/?(?<tag>${tags})\\b[^<>]{0,300}>`,
    '&(?<entity>#?[a-z0-9]{1,8});',
    '\\\\(?:begin|end)\\{[a-z]{1,20}\\*?\\}(?:\\{[lcr|\\s]{0,20}\\})?',
    '\\\\[dtc]?frac\\s{0,3}(?:\\{\\s{0,3}(?<n1>\\d+)\\s{0,3}\\}|(?<n2>\\d))\\s{0,3}(?:\\{\\s{0,3}(?<d1>\\d+)\\s{0,3}\\}|(?<d2>\\d))',
    '\\\\(?<command>[a-z]+)\\*?',
    '\\\\[^a-z%]?',
    '!\\[[^\\]\\n]{0,200}\\]\\([^)\\n]{0,300}\\)',
    '(?<number>\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)',
    '(?<raised>[²³¹\\u2070-\\u207f]+)',
    '(?<lowered>[\\u2080-\\u2089]+)',
    '(?<word>[\\p{Script=Latin}\\p{Script=Cyrillic}]+)',
    '(?<power>\\*\\*)',
  ].join('|'),
  'uy',
)

/** What a code unit is read as: nothing, a character of its own, a sign to look at, the beginning of a longer piece. */
const SKIP = 0
const CHARACTER = 1
const SIGN = 2
const LONGER = 3

function buildClasses(): Uint8Array {
  const longer = /[<&\\!*\d²³¹\u2070-\u207f\u2080-\u2089\p{Script=Latin}\p{Script=Cyrillic}]/u
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const character = String.fromCharCode(unit)
    if (longer.test(character)) return LONGER
    if (unit !== 0x3007 && han.test(character)) return CHARACTER
    const isSign = /[{}%()/^:·−–∶\-\ud800-\udbff]/.test(character) || signOfCharacter.has(character)
    return isSign || letterOrSign.test(character) ? SIGN : SKIP
  })
}

let classes: Uint8Array | undefined

const letterOrSign = /[\p{L}\p{Sm}\p{So}\u00bc-\u00be\u2150-\u215e\u2460-\u24ff]/u
const decoration = /[~|\u25a0\u25c6\u25cf\u2605\u2606\u203b\u2700-\u2775\u2794-\u27bf\ufffd]/u
const beforeFormula = /^\s{0,3}[\da-zα-ω(\\√${.]/
const afterFormula = /[\da-zα-ω)}$%]\s{0,3}$/
const han = /\p{Script=Han}/u
const shortNumber = /^0*(\d+?)(?:\.(\d*?)0*)?$/

function plainNumber(written: string): string {
  const digits = written.replaceAll(',', '')
  if (digits.length > 40) return digits
  const [, whole = digits, rest = ''] = shortNumber.exec(digits) ?? []
  return rest === '' ? whole : `${whole}.${rest}`
}

/** Reads a text in one pass into marks; braces of LaTeX become brackets where a formula in plain text would have them. */
class Scanner {
  readonly marks: Mark[] = []
  /** What the next group or single mark is: the upper or lower part of a fraction, a power, a root. */
  private expected: 'upper' | 'lower' | 'inside' | undefined
  private readonly groups: ('upper' | 'lower' | 'inside' | 'plain')[] = []

  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  private put(text: string, start: number, end: number): void {
    this.marks.push({ text, start, end })
    const { expected } = this
    this.expected = undefined
    if (expected === 'upper') {
      this.marks.push({ text: '/', start: end, end })
      this.expected = 'lower'
    }
  }

  private command(name: string, start: number, end: number): void {
    if (/^[dtc]?frac$/.test(name)) {
      this.expected = 'upper'
      return
    }
    const sign = signOfCommand.get(name) ?? name
    if (sign === '') return
    this.put(sign, start, end)
    if (sign === '√') this.expected = 'inside'
  }

  private open(start: number): void {
    const kind = this.expected ?? 'plain'
    this.expected = undefined
    this.groups.push(kind)
    if (kind !== 'plain') this.marks.push({ text: '(', start, end: start + 1 })
  }

  private close(start: number): void {
    const kind = this.groups.pop() ?? 'plain'
    this.expected = undefined
    if (kind === 'plain') return
    this.marks.push({ text: ')', start, end: start + 1 })
    if (kind !== 'upper') return
    this.marks.push({ text: '/', start: start + 1, end: start + 1 })
    this.expected = 'lower'
  }

  /** A sign that is punctuation in a sentence and means something between the parts of a formula. */
  private isFormula(start: number, end: number, side: 'both' | 'after'): boolean {
    const after = beforeFormula.test(this.text.slice(end, end + 4))
    return after && (side === 'after' || afterFormula.test(this.text.slice(Math.max(0, start - 4), start)))
  }

  private percent(start: number, end: number): void {
    const last = this.marks.at(-1)
    if (last !== undefined && /^\d/.test(last.text) && start - last.end < 4) {
      this.marks[this.marks.length - 1] = { ...last, text: `${last.text}%`, end }
    } else this.put('%', start, end)
  }

  private other(character: string, start: number, end: number): void {
    const sign = signOfCharacter.get(character) ?? character
    if (sign === '{') this.open(start)
    else if (sign === '}') this.close(start)
    else if (sign === '%') this.percent(start, end)
    else if (sign === '(' || sign === ')' || sign === '/') this.put(sign, start, end)
    else if (sign === '^') {
      this.put('^', start, end)
      this.expected = 'inside'
    } else if (sign === '-') {
      if (this.isFormula(start, end, 'after')) this.put('-', start, end)
    } else if (sign === ':' || sign === '·' || sign === '*') {
      if (this.isFormula(start, end, 'both')) this.put(sign === ':' ? ':' : '×', start, end)
    } else if (decoration.test(sign)) return
    else if (han.test(sign)) this.put(sign, start, end)
    else if (sign === '㎡' || sign === '㎥') {
      for (const part of ['m', '^', sign === '㎡' ? '2' : '3']) this.put(part, start, end)
    } else {
      const plain = sign.normalize('NFKC').replaceAll('⁄', '/')
      if (letterOrSign.test(sign) || plain.length > 1) this.put(plain.length > 8 ? sign : plain, start, end)
    }
  }

  private raised(written: string, start: number, end: number): void {
    this.put('^', start, end)
    const plain = written.normalize('NFKC').replaceAll('−', '-')
    if (plain.startsWith('-')) this.put('-', start, end)
    this.put(plain.replace(/^-/, '') || '0', start, end)
  }

  private longer(groups: Record<string, string | undefined>, whole: string, start: number): void {
    const { tag, entity, n1, n2, d1, d2, command, number, raised, lowered, word, power } = groups
    const end = start + whole.length
    const sign = entity === undefined ? undefined : entitySigns[entity]
    if (number !== undefined) this.put(plainNumber(number), start, end)
    else if (word !== undefined) this.put(word, start, end)
    else if (n1 !== undefined || n2 !== undefined) this.put(`${n1 ?? n2}/${d1 ?? d2}`, start, end)
    else if (command !== undefined) this.command(command, start, end)
    else if (raised !== undefined) this.raised(raised, start, end)
    else if (lowered !== undefined) this.put(lowered.normalize('NFKC'), start, end)
    else if (tag === 'sup' && !whole.startsWith('</')) this.put('^', start, end)
    else if (sign !== undefined) this.put(sign, start, end)
    else if (power !== undefined && this.isFormula(start, end, 'both')) this.put('^', start, end)
  }

  scan(): Mark[] {
    const { text } = this
    classes ??= buildClasses()
    for (let place = 0; place < text.length; place++) {
      const kind = classes[text.charCodeAt(place)] ?? SKIP
      if (kind === SKIP) continue
      if (kind === CHARACTER) {
        this.put(text.charAt(place), place, place + 1)
        continue
      }
      piece.lastIndex = place
      const match = kind === LONGER ? piece.exec(text) : null
      if (match !== null) {
        this.longer(match.groups ?? {}, match[0], place)
        place += match[0].length - 1
        continue
      }
      const character = String.fromCodePoint(text.codePointAt(place) ?? 0)
      this.other(character, place, place + character.length)
      place += character.length - 1
    }
    return this.marks
  }
}

export const scan = (text: string): Mark[] => new Scanner(fold(text)).scan()
