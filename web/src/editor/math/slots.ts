/** An empty place of a template. Tab goes from one to the next; left over it prints as an empty box. */
export const SLOT = '□'

/** The text of the formula field with what is selected in it. */
export interface FieldState {
  readonly text: string
  readonly from: number
  readonly to: number
}

const selectSlot = (text: string, at: number): FieldState => ({ text, from: at, to: at + SLOT.length })

/** A command such as `\times` must not run into the letters that follow it. */
const needsSpace = (before: string, after: string) => /\\[a-zA-Z]+$/.test(before) && /^[a-zA-Z]/.test(after)

const join = (...parts: readonly string[]) =>
  parts.reduce((text, part) => text + (needsSpace(text, part) ? ' ' : '') + part, '')

const isScript = (text: string) => /^[\^_']/.test(text)

/** A power of a power needs braces: `{x^2}^3`. */
const asBase = (part: string, after: string) => (isScript(after) && /[\^_']/.test(part) ? `{${part}}` : part)

/** Puts a template where the selection is. What was selected moves into its first empty place. */
export function insertTemplate({ text, from, to }: FieldState, template: string): FieldState {
  const before = text.slice(0, from)
  const after = text.slice(to)
  const chosen = text.slice(from, to)
  const first = template.indexOf(SLOT)
  const keeps = chosen !== '' && chosen !== SLOT && first >= 0
  const rest = template.slice(first + SLOT.length)
  const filled = asBase(keeps ? template.slice(0, first) + asBase(chosen, rest) + rest : template, after)
  const head = join(before, filled)
  const start = head.length - filled.length
  const whole = join(head, after)
  const slot = whole.indexOf(SLOT, start)
  return slot >= 0 && slot < head.length ? selectSlot(whole, slot) : { text: whole, from: head.length, to: head.length }
}

/** The next (or the one before) empty place, or null when there is none on that side. */
export function stepSlot({ text, from, to }: FieldState, direction: 1 | -1): FieldState | null {
  const onSlot = text.slice(from, to) === SLOT
  if (direction === 1) {
    const at = text.indexOf(SLOT, onSlot ? to : from)
    return at < 0 ? null : selectSlot(text, at)
  }
  const at = from === 0 ? -1 : text.lastIndexOf(SLOT, from - 1)
  return at < 0 ? null : selectSlot(text, at)
}

/** The empty place with the given number, counted from 0. */
export function nthSlot(text: string, index: number): FieldState | null {
  let at = -1
  for (let n = 0; n <= index; n++) {
    at = text.indexOf(SLOT, at + 1)
    if (at < 0) return null
  }
  return selectSlot(text, at)
}

/** The source for the preview: the chosen empty place is drawn full. */
export function withActiveSlot({ text, from, to }: FieldState): string {
  return text.slice(from, to) === SLOT ? `${text.slice(0, from)}{\\blacksquare}${text.slice(to)}` : text
}

/** Full-width letters, digits and signs of a Chinese keyboard as LaTeX expects them. Chinese text stays. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')
