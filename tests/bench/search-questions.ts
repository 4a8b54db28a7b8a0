import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import type { ItemQuestion, ItemSearch } from '@lightwork/server/src/search/item-search.ts'
import { keepCounts } from '@lightwork/server/src/search/postgres/counts.ts'
import { postgresSearch } from '@lightwork/server/src/search/postgres/postgres-search.ts'

export type Filters = Partial<ItemQuestion>

/** Half of the questions have no filter; the others rotate through what the bank page offers. */
export const filters: readonly Filters[] = [
  {},
  { subject: 'chinese' },
  {},
  { subject: 'math', grade: 5 },
  {},
  { grade: 7, type: 'single_choice' },
  {},
  { minutesMax: 5 },
  {},
  { subject: 'chinese', type: 'reading', tier: 'base', sort: 'newest' },
  {},
  { page: 5 },
  {},
  { subject: 'math', tier: 'raise', sort: 'minutes' },
  {},
  { page: 40, sort: 'newest' },
  {},
  { states: ['published', 'in_review', 'draft', 'retired'] },
  {},
  { type: 'fill_blank', minutesMax: 45 },
]

export const question = (text: string, asked: Filters = {}): ItemQuestion => ({
  text,
  states: ['published'],
  sort: 'relevance',
  page: 1,
  pageSize: 20,
  ...asked,
})

/** The search over `asked`, with its stored counts from the same database. */
export async function withSearch<T>(
  { db, asked = db }: { db: Db; asked?: Db },
  use: (search: ItemSearch) => Promise<T>,
): Promise<T> {
  const counts = keepCounts(db, createLog('silent'))
  try {
    await counts.refresh(0)
    return await use(postgresSearch(asked, counts.current))
  } finally {
    counts.stop()
  }
}

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

export const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
