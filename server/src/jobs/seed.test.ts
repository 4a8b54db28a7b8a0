import { seedItems } from '@lightwork/seed'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { cloneDatabase } from '../../test/database.ts'
import { type Db, inTransaction, wholeCounty } from '../db/transaction.ts'
import { seedIfEmpty } from './seed.ts'
import { seedSchools } from './seed-county.ts'

const { db } = await cloneDatabase()
const tuesday = new Date('2026-11-24T09:00:00+08:00')

const tables = [
  'organisation',
  'account',
  'membership',
  'class',
  'teaching',
  'county_calendar',
  'policy_rule',
  'knowledge_point',
  'textbook_unit',
  'media',
  'item',
  'item_version',
  'item_version_point',
  'item_version_unit',
  'assignment',
  'release',
  'class_day_entry',
] as const

const countRows = (from: Db) =>
  inTransaction(from, wholeCounty, async (tx) => {
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const { count } = await tx
        .selectFrom(table)
        .select(sql<number>`count(*)::int`.as('count'))
        .executeTakeFirstOrThrow()
      counts[table] = count
    }
    return counts
  })

describe('the demo county', () => {
  it('is written whole after a start that was killed half-way, and once only', async () => {
    await inTransaction(db, wholeCounty, (tx) => seedSchools(tx, tuesday))
    await seedIfEmpty(db, tuesday)
    const counts = await countRows(db)
    expect(counts.item).toBe(seedItems().reduce((sum, { items }) => sum + items.length, 0))
    expect(counts).toMatchObject({ organisation: 4, item_version: counts.item })
    await inTransaction(db, wholeCounty, (tx) =>
      sql`delete from membership where role in ('admin', 'bureau')`.execute(tx),
    )
    await inTransaction(db, wholeCounty, (tx) => sql`delete from organisation where kind = 'bureau'`.execute(tx))
    await seedIfEmpty(db, tuesday)
    expect(await countRows(db)).toEqual(counts)
  })

  it('has homework on the next school day, charged to the class day', async () => {
    const days = await inTransaction(db, wholeCounty, (tx) =>
      tx
        .selectFrom('class_day')
        .innerJoin('class', (join) =>
          join.onRef('class.school_id', '=', 'class_day.school_id').onRef('class.id', '=', 'class_day.class_id'),
        )
        .select(['class.name', 'class_day.day', 'class_day.written', 'class_day.written_limit'])
        .orderBy('class.name')
        .execute(),
    )
    expect(days).toContainEqual({ name: '五年级(1)班', day: '2026-11-24', written: 40, written_limit: 60 })
  })
})
