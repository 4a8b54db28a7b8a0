import { escapeHtml } from '../rendering.ts'

/** A drawing in millimetres: one unit is one millimetre on paper, on every screen the same share of it. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** What a screen reader says in its place. */
  readonly label: string
  readonly body: string
}

/** At most two decimals, so that the same figures always make the same bytes. */
export const round = (value: number): string => String(Math.round(value * 100) / 100)

const open = (label: string, size: string) =>
  `<svg class="drawing" role="img" aria-label="${escapeHtml(label)}" ${size} fill="none" stroke="#555" stroke-width="0.3">`

/** The size stands in attributes and not in a style, so that a page whose policy forbids styles shows it too. */
export const toSvg = ({ width, height, label, body }: Drawing): string =>
  `${open(label, `width="${round(width)}mm" height="${round(height)}mm" viewBox="0 0 ${round(width)} ${round(height)}"`)}${body}</svg>`

/** As wide as the column it stands in; what is inside measures in `mm` and `%`, never in bare units. */
export const toWideSvg = ({ height, label, body }: Omit<Drawing, 'width'>): string =>
  `${open(label, `width="100%" height="${round(height)}mm"`)}${body}</svg>`

/** Lines of one path: each from the first to the second point. */
export const linesPath = (lines: readonly (readonly [number, number, number, number])[]): string =>
  lines.map(([x1, y1, x2, y2]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`).join('')
