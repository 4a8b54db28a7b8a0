import { placesOf } from '@lightwork/domain'
import type { Box, DrawnPage, Glyph } from './drawn.ts'

/** Stands between letters that belong to no one word. */
const APART = '\u0001'
/** A name is set this wide apart, in heights of its letters, and no wider. */
const WIDEST_GAP = 3

const heightOf = ([, top, , bottom]: Box) => bottom - top
const middleOf = ([, top, , bottom]: Box) => (top + bottom) / 2
const isLevel = (one: Box, two: Box) => Math.abs(middleOf(one) - middleOf(two)) < heightOf(one) / 2
/** Bold is sometimes made by drawing twice. */
const isSame = ([text, [left, top]]: Glyph, [other, [left2, top2, , bottom2]]: Glyph) =>
  text === other && Math.abs(left - left2) < (bottom2 - top2) / 4 && Math.abs(top - top2) < (bottom2 - top2) / 4

function areApart(one: Box, two: Box): boolean {
  const most = WIDEST_GAP * Math.max(heightOf(one), heightOf(two))
  // Behind it on the line, or on the line below: a word may be broken there.
  if (isLevel(one, two)) return two[0] - one[2] > most || one[0] - two[2] > most
  return Math.abs(middleOf(one) - middleOf(two)) > most
}

interface Sequence {
  readonly text: string
  /** For each unit of `text` the letter it is of; none where letters are apart. */
  readonly glyphs: readonly (Glyph | undefined)[]
}

function toSequence(glyphs: readonly Glyph[]): Sequence {
  let text = ''
  const owners: (Glyph | undefined)[] = []
  let last: Glyph | undefined
  for (const glyph of glyphs) {
    if (last !== undefined && isSame(last, glyph)) continue
    if (last !== undefined && areApart(last[1], glyph[1])) {
      text += APART
      owners.push(undefined)
    }
    text += glyph[0]
    for (let unit = 0; unit < glyph[0].length; unit++) owners.push(glyph)
    last = glyph
  }
  return { text, glyphs: owners }
}

/** Letters that stand on one line, from left to right, in whatever order they were drawn. */
function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = []
  for (const glyph of [...glyphs].sort(([, a], [, b]) => middleOf(a) - middleOf(b))) {
    const line = lines.at(-1)
    if (line?.[0] !== undefined && isLevel(line[0][1], glyph[1])) line.push(glyph)
    else lines.push([glyph])
  }
  return lines.map((line) => line.sort(([, a], [, b]) => a[0] - b[0]))
}

/** A page as it was written, over the ends of lines; and every line as the eye reads it. */
const sequencesOf = (glyphs: readonly Glyph[]) => ({
  drawn: toSequence(glyphs),
  lines: linesOf(glyphs).map(toSequence),
})

/** Texts in which a name could stand: each page, and lines that the order of drawing does not give. */
export function textsOfPages(pages: readonly DrawnPage[]): string[] {
  return pages
    .flatMap(({ glyphs }) => {
      const { drawn, lines } = sequencesOf(glyphs)
      return [drawn.text, ...lines.map(({ text }) => text).filter((text) => !drawn.text.includes(text))]
    })
    .filter((text) => text.trim() !== '')
}

/** A letter without a meaning, as a font without a table of them gives it. */
const isMeaningless = (text: string) => text === '' || /^[\p{Co}\p{Cc}\p{Cn}\ufffd]/u.test(text)

/** Holds something and no letters, as a scan does, or letters of which nobody knows what they mean. */
export function isUnread({ kind, glyphs }: DrawnPage): boolean {
  const letters = glyphs.filter(([text]) => text === '' || text.trim() !== '')
  const meaningless = letters.filter(([text]) => isMeaningless(text)).length
  return kind === 'jpeg' || meaningless > letters.length / 10
}

/** Boxes of neighbours as one, so that nothing shows between the letters of a name. */
function joined(glyphs: readonly (Glyph | undefined)[]): Box[] {
  const boxes: Box[] = []
  for (const glyph of new Set(glyphs)) {
    if (glyph === undefined) continue
    const [, box] = glyph
    const last = boxes.at(-1)
    if (last !== undefined && isLevel(last, box))
      boxes[boxes.length - 1] = [
        Math.min(last[0], box[0]),
        Math.min(last[1], box[1]),
        Math.max(last[2], box[2]),
        Math.max(last[3], box[3]),
      ]
    else boxes.push(box)
  }
  return boxes
}

/** Where these words stand on a page, in whatever pieces they were drawn. */
export function boxesOf(all: readonly Glyph[], words: readonly string[]): Box[] {
  const { drawn, lines } = sequencesOf(all)
  return [drawn, ...lines].flatMap(({ text, glyphs }) =>
    placesOf(text, words).flatMap(({ start, end }) => joined(glyphs.slice(start, end))),
  )
}
