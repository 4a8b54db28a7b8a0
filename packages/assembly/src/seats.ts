import type { Highs } from 'highs'
import loadHighs from 'highs'

/** A judge who may take a seat of an entry. Both by their place in the problem's lists. */
export interface SeatOption {
  readonly entry: number
  readonly judge: number
  /** Taken already and not to be taken away. */
  readonly fixed: boolean
  /** Counts as a change when taken. */
  readonly changes: boolean
  /** Between equals the lowest is taken, 0 to 1. */
  readonly lot: number
}

export interface SeatProblem {
  /** Seats of each entry. */
  readonly seats: readonly number[]
  readonly judges: readonly {
    /** Most seats this judge takes here. */
    readonly most: number
    readonly isExpert: boolean
  }[]
  readonly options: readonly SeatOption[]
}

export interface Seating {
  /** Places in `options`. */
  readonly taken: readonly number[]
  /** Seats of each entry that stay empty. */
  readonly empty: readonly number[]
}

// as: the compiler reads the package's types as CommonJS, whose default it wraps; what is loaded is the ES module.
const load = loadHighs as unknown as typeof loadHighs.default
let loading: Promise<Highs> | undefined

/** Loaded once, when first needed: the solver is 3.5 MB. */
function solver(): Promise<Highs> {
  loading ??= load()
  return loading
}

interface Column {
  readonly cost: number
  readonly from: number
  readonly to: number
  readonly rows: readonly (readonly [row: number, factor: number])[]
}

/** Costs in which each aim outweighs whatever all lesser ones could gain by one exchange along a chain of judges. */
function aims(judges: number, mostSeats: number) {
  const chain = 2 * judges + 2
  const expert = 2 * chain
  const load = expert * chain
  const change = load * (mostSeats + 2)
  return { expert, load, change, empty: change * chain }
}

/**
 * The columns of a flow from entries through seats to judges. Rows: an entry's seats, an entry's experts, a judge's load.
 * Every column leaves one row and enters another, so a vertex of the linear program is whole without asking for it.
 */
function columnsOf({ seats, judges, options }: SeatProblem): Column[] {
  const expertRow = (entry: number) => seats.length + entry
  const loadRow = (judge: number) => 2 * seats.length + judge
  const counts = judges.map((_, judge) => options.filter((option) => option.judge === judge).length)
  const limits = judges.map(({ most }, judge) => Math.min(most, counts[judge] ?? 0))
  const cost = aims(judges.length, Math.max(0, ...limits))
  const taking = options.map(
    ({ entry, judge, fixed, changes, lot }): Column => ({
      cost: lot + (changes ? cost.change : 0),
      from: fixed ? 1 : 0,
      to: 1,
      rows: [
        [judges[judge]?.isExpert ? expertRow(entry) : entry, 1],
        [loadRow(judge), 1],
      ],
    }),
  )
  const ofEntries = seats.flatMap((count, entry): Column[] => [
    { cost: cost.empty, from: 0, to: count, rows: [[entry, 1]] },
    // The first expert of an entry is worth something, more of them are not.
    {
      cost: -cost.expert,
      from: 0,
      to: 1,
      rows: [
        [entry, 1],
        [expertRow(entry), -1],
      ],
    },
    {
      cost: 0,
      from: 0,
      to: count,
      rows: [
        [entry, 1],
        [expertRow(entry), -1],
      ],
    },
  ])
  // Each further seat of a judge costs more than the one before: the sum is least when loads are as even as can be.
  const ofJudges = limits.flatMap((limit, judge) =>
    Array.from(
      { length: limit },
      (_, step): Column => ({ cost: cost.load * (step + 1), from: 0, to: 1, rows: [[loadRow(judge), -1]] }),
    ),
  )
  return [...taking, ...ofEntries, ...ofJudges]
}

function toModel({ seats, judges }: SeatProblem, columns: readonly Column[]) {
  const starts = [0]
  for (const { rows } of columns) starts.push((starts.at(-1) ?? 0) + rows.length)
  const cells = columns.flatMap(({ rows }) => rows)
  const right = [...seats, ...seats.map(() => 0), ...judges.map(() => 0)]
  return {
    numCols: columns.length,
    numRows: right.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ from }) => from),
    colUpper: columns.map(({ to }) => to),
    rowLower: right,
    rowUpper: right,
    matrix: {
      format: 'csc' as const,
      numRows: right.length,
      numCols: columns.length,
      starts,
      indices: cells.map(([row]) => row),
      values: cells.map(([, factor]) => factor),
    },
  }
}

/**
 * Seats judges by least cost: first no empty seat, then fewest changes, then even loads, then an expert for each entry,
 * then the lot. Exact: the linear program of a flow has whole solutions.
 */
export async function seatJudges(problem: SeatProblem): Promise<Seating> {
  if (problem.seats.length === 0) return { taken: [], empty: [] }
  const highs = await solver()
  const values = highs.withModel(toModel(problem, columnsOf(problem)), (model) => {
    model.options.set({ output_flag: false, solver: 'simplex' })
    model.run()
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new Error(`the seating was not solved: status ${model.getModelStatus()}`)
    return model.getSolution().colValue
  })
  const count = problem.options.length
  const value = (column: number) => Math.round(values[column] ?? 0)
  return {
    taken: problem.options.flatMap((_, option) => (value(option) === 1 ? [option] : [])),
    empty: problem.seats.map((_, entry) => value(count + 3 * entry)),
  }
}
