import * as contract from '@lightwork/contract'
import { inTransaction, nothing, reading, type Sight, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { startTestApp } from '@lightwork/server/test/app.ts'
import { homework, ofMinutes, ownItem } from '@lightwork/server/test/homework.ts'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'

const { db, county, as } = await startTestApp()

const owned = [
  'class',
  'teaching',
  'school_calendar',
  'school_limit',
  'assignment',
  'assignment_conflict',
  'assignment_version',
  'class_day',
  'release',
  'class_day_entry',
  'assignment_item',
  'release_item',
  'assignment_revision',
  'assignment_lease',
  'assignment_share',
  'assignment_comment',
  'homework_template',
  'school_tier_names',
] as const

const schoolsSeen = async (sight: Sight) => {
  const seen: Record<string, string[]> = {}
  for (const table of owned) {
    seen[table] = await reading(db, sight, async (reader) =>
      (await reader.selectFrom(table).select('school_id').distinct().execute()).map(({ school_id }) => school_id),
    )
  }
  return seen
}

const block = ownItem({ minutes: 5 })

beforeAll(async () => {
  const params = { school_id: county.school }
  const { id } = await as('mathTeacher').call(contract.createAssignment, {
    params,
    body: { title: '甲校作业', subject: 'math', grade: 5, document: homework(block) },
  })
  await as('mathTeacher').call(contract.releaseAssignment, {
    params: { ...params, assignment_id: id },
    headers: { 'idempotency-key': 'rls-release-key' },
    body: { revision: 1, class_ids: [county.classes.five1], days: ['2026-11-26'] },
  })
  await as('mathTeacher').call(contract.keepConflict, {
    params: { ...params, assignment_id: id },
    body: { base_revision: 1, title: '我的', document: ofMinutes(6) },
  })
  const { call } = as('mathTeacher')
  const of = { params: { ...params, assignment_id: id } }
  await call(contract.editAssignment, { ...of, body: { browser: newId(), take_over: false } })
  await call(contract.shareAssignment, { ...of, body: { share: { reach: 'grade', access: 'read' } } })
  const block_id = block.attrs.id
  await call(contract.addHomeworkComment, { ...of, body: { block_id, quote: '', text: '甲校的意见' } })
  await call(contract.createTemplate, { params, body: { assignment_id: id, name: '甲校模板', reach: 'school' } })
})

describe('row-level security, with every predicate of the code left out', () => {
  it('shows a school only itself', async () => {
    for (const schools of Object.values(await schoolsSeen({ schools: [county.otherSchool] }))) {
      expect(schools.filter((id) => id !== county.otherSchool)).toEqual([])
    }
    const own = await schoolsSeen({ schools: [county.school] })
    for (const table of [
      'class',
      'teaching',
      'assignment',
      'assignment_version',
      'class_day',
      'release',
      'class_day_entry',
      'assignment_conflict',
      'assignment_revision',
      'assignment_lease',
      'assignment_share',
      'assignment_comment',
      'homework_template',
    ]) {
      expect(own[table]).toEqual([county.school])
    }
  })

  it('shows nothing to a transaction without sight, nor outside a transaction', async () => {
    for (const schools of Object.values(await schoolsSeen(nothing))) expect(schools).toEqual([])
    for (const table of owned) expect(await db.selectFrom(table).select('school_id').execute()).toEqual([])
  })

  it('refuses to write into another school', async () => {
    const row = { school_id: county.school, day: '2026-12-31', kind: 'rest' }
    const writing = inTransaction(db, { schools: [county.otherSchool] }, (tx) =>
      tx.insertInto('school_calendar').values(row).execute(),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
    const moved = await inTransaction(db, { schools: [county.otherSchool] }, (tx) =>
      tx.updateTable('class').set({ name: 'x' }).where('school_id', '=', county.school).executeTakeFirst(),
    )
    expect(moved.numUpdatedRows).toBe(0n)
  })

  it('leaves no sight behind on the connection, even when the work throws', async () => {
    for (let tries = 0; tries < 20; tries++) {
      await inTransaction(db, wholeCounty, async () => Promise.reject(new Error('stop'))).catch(() => undefined)
    }
    const settings = await Promise.all(
      Array.from(
        { length: 8 },
        async () =>
          (
            await sql<{
              sight: string | null
            }>`select nullif(current_setting('app.schools', true), '') as sight`.execute(db)
          ).rows[0]?.sight,
      ),
    )
    expect(settings.every((sight) => sight === null)).toBe(true)
  })
})

describe('the application’s role', () => {
  it('owns nothing and cannot bypass, create or become', async () => {
    const { rows } = await sql<
      Record<string, boolean>
    >`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`.execute(db)
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }])
    const owner =
      await sql`select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user`.execute(
        db,
      )
    expect(owner.rows).toEqual([])
  })

  it('cannot change or delete what was released, charged or kept', async () => {
    const attempts = [
      sql`update assignment_version set title = 'x'`,
      sql`delete from class_day_entry`,
      sql`update class_day_entry set sign = 1`,
      sql`delete from release`,
      sql`delete from class_day`,
      sql`update assignment_revision set document = '{}'`,
      sql`delete from assignment_comment`,
      sql`update assignment_comment set text = 'x'`,
      sql`update homework_template set document = '{}'`,
      sql`alter table class disable row level security`,
    ]
    for (const attempt of attempts) {
      await expect(inTransaction(db, wholeCounty, (tx) => attempt.execute(tx))).rejects.toThrow(
        /permission denied|must be owner/,
      )
    }
  })

  it('cannot lift a class day over its limit', async () => {
    const lift = inTransaction(db, wholeCounty, (tx) =>
      tx.updateTable('class_day').set({ written: 61 }).where('class_id', '=', county.classes.five1).execute(),
    )
    await expect(lift).rejects.toThrow(/class_day_written/)
  })
})
