export const sumOperators = ['+', '-', '×', '÷'] as const
export type SumOperator = (typeof sumOperators)[number]

/** A sum in columns as it is kept. */
export interface WrittenSum {
  readonly operator: SumOperator
  /** Non-negative decimals, as written: 2 to 5 for `+`, exactly 2 for the others; the divisor is whole. */
  readonly numbers: readonly string[]
  /** With what is worked out below the line; without it there is room to work it out. */
  readonly worked: boolean
  /** With carry and borrow marks; only what is worked out has them. */
  readonly marks: boolean
}

const DECIMAL = /^\d{1,8}(\.\d{1,4})?$/
export const isSumNumber = (text: unknown): text is string => typeof text === 'string' && DECIMAL.test(text)

/** Why such a sum cannot be written in columns, or null when it can. */
export function sumProblem({ operator, numbers }: Pick<WrittenSum, 'operator' | 'numbers'>): string | null {
  if (!numbers.every(isSumNumber)) return 'numbers'
  if (operator === '+' ? numbers.length < 2 || numbers.length > 5 : numbers.length !== 2) return 'count'
  if (operator === '-' && Number(numbers[0]) < Number(numbers[1])) return 'negative'
  if (operator === '÷' && (numbers[1]?.includes('.') || Number(numbers[1]) === 0)) return 'divisor'
  return null
}

const fractionOf = (text: string): number => text.split('.')[1]?.length ?? 0

/** The digits of a decimal without its point, with at least so many places after it. */
export const scaled = (text: string, places: number): bigint => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/** The figures of a whole number with a point put back before the last `places` of them. */
export const withPoint = (digits: bigint, places: number): string => {
  if (places === 0) return digits.toString()
  const text = digits.toString().padStart(places + 1, '0')
  return `${text.slice(0, -places)}.${text.slice(-places)}`
}

/** Places after the point that line up in a column. */
export const placesOf = (numbers: readonly string[]): number => Math.max(...numbers.map(fractionOf))

/** What a column carries to the next one on its left, or borrows from it, by place from the right: 0 is the last. */
export function columnMarks({
  operator,
  numbers,
}: Pick<WrittenSum, 'operator' | 'numbers'>): ReadonlyMap<number, number> {
  const places = placesOf(numbers)
  const values = numbers.map((text) => scaled(text, places))
  const marks = new Map<number, number>()
  let rest = 0
  const digit = (value: bigint, place: number) => Number((value / 10n ** BigInt(place)) % 10n)
  const length = Math.max(...values.map((value) => value.toString().length))
  for (let place = 0; place < length; place++) {
    const [first = 0, ...others] = values.map((value) => digit(value, place))
    const others0 = others.reduce((sum, each) => sum + each, 0)
    rest = operator === '-' ? (first - rest < others0 ? 1 : 0) : Math.floor((first + others0 + rest) / 10)
    if (rest > 0) marks.set(place + 1, rest)
  }
  return marks
}

/** One step of a long division: what was brought down, what was taken off, and below which figure of the dividend. */
export interface DivisionStep {
  readonly brought: bigint
  readonly taken: bigint
  /** Index of the dividend's figure that was brought down last. */
  readonly at: number
}

export interface Division {
  /** The figures of the quotient, one above each figure of the dividend; empty above those that give none. */
  readonly quotient: readonly string[]
  readonly steps: readonly DivisionStep[]
  readonly remainder: bigint
}

/** Long division of the figures of a dividend (its point left out) by a whole number. */
export function divide(figures: string, divisor: bigint, firstNeeded: number): Division {
  const quotient: string[] = []
  const steps: DivisionStep[] = []
  let rest = 0n
  for (const [at, figure] of [...figures].entries()) {
    const brought = rest * 10n + BigInt(figure)
    const times = brought / divisor
    const begun = quotient.some((each) => each !== '')
    quotient.push(times > 0n || begun || at >= firstNeeded ? times.toString() : '')
    if (times > 0n) steps.push({ brought, taken: times * divisor, at })
    rest = brought - times * divisor
  }
  return { quotient, steps, remainder: rest }
}
