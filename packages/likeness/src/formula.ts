import type { Mark } from './scan.ts'

const isNumber = (text: string | undefined) => text !== undefined && /^\d/.test(text)
const isWhole = (text: string | undefined) => text !== undefined && /^\d{1,6}$/.test(text)
const operator = /^[+\-×÷/:=<>≤≥≠±^√]$/

/** Brackets say nothing around one number or letter, around nothing, and around an aside in words. */
function withoutIdleBrackets(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  const open: { at: number; operators: number; words: boolean }[] = []
  const dropped = new Set<number>()
  for (const mark of marks) {
    const group = open.at(-1)
    if (mark.text === '(') open.push({ at: kept.length, operators: 0, words: false })
    else if (mark.text === ')') {
      if (group === undefined) continue
      open.pop()
      const inside = kept.length - group.at - 1
      const signed = kept[group.at + 1]?.text === '-' && inside === 2
      const outer = open.at(-1)
      if (outer !== undefined) {
        outer.operators += group.operators
        outer.words ||= group.words
      }
      if (group.operators === 0 || group.words || signed) {
        dropped.add(group.at)
        continue
      }
    } else if (group !== undefined) {
      if (operator.test(mark.text)) group.operators++
      else if (mark.text > '⺀' && mark.text < '\u{d7ff}') group.words = true
    }
    kept.push(mark)
  }
  for (const { at } of open) dropped.add(at)
  return dropped.size === 0 ? kept : kept.filter((_, place) => !dropped.has(place))
}

/** `3 / 4` is one number, so that it can stand where another item has `5` or `0.6`. */
function withFractions(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = []
  for (let place = 0; place < marks.length; place++) {
    const mark = marks[place]
    if (mark === undefined) continue
    const [slash, lower, beyond] = [marks[place + 1], marks[place + 2], marks[place + 3]]
    const isFraction = slash?.text === '/' && isWhole(mark.text) && isWhole(lower?.text) && beyond?.text !== '/'
    if (isFraction && lower !== undefined && joined.at(-1)?.text !== '/') {
      joined.push({ text: `${mark.text}/${lower.text}`, start: mark.start, end: lower.end })
      place += 2
    } else joined.push(mark)
  }
  return joined
}

/** A power sign with nothing raised is a leftover of `30^{\circ}` or of an empty group. */
const withoutIdlePowers = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ text }, place) => {
    if (text !== '^') return true
    const next = marks[place + 1]?.text
    return next !== undefined && (isNumber(next) || /^[a-zα-ω(\-+]/.test(next))
  })

/** 12÷5 and 12/5 are one to calculate; a fraction has become one number by now. */
const withOneDivision = (marks: readonly Mark[]): Mark[] =>
  marks.map((mark) => (mark.text === '÷' ? { ...mark, text: '/' } : mark))

/** What the rules above change; most sentences hold none of them. */
const spelledApart = new Set(['(', ')', '/', '^', '÷'])

/** The marks of a formula as every spelling of it has them. */
export const canonical = (marks: readonly Mark[]): readonly Mark[] =>
  marks.some(({ text }) => spelledApart.has(text))
    ? withOneDivision(withoutIdlePowers(withoutIdleBrackets(withFractions(withoutIdleBrackets(marks)))))
    : marks
