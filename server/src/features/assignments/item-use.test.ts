import type { Item } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { tiers } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { homework, ownItem } from '../../../test/homework.ts'
import { itemDraft } from '../../../test/item.ts'
import { publishItem } from '../../../test/review.ts'
import { inTransaction, reading, wholeCounty } from '../../db/transaction.ts'

const { as, db, county } = await startTestApp()

const publish = async () =>
  publishItem(as, 'mathTeacher', await as('mathTeacher').call(contract.createItem, { body: itemDraft() }))

const block = ({ current }: Item, minutes = 3) => ({
  type: 'itemBlock',
  attrs: {
    id: newId(),
    tiers: [...tiers],
    required: true,
    minutes,
    mode: 'written',
    place: 'home',
    pointer: '练习',
    item_id: current.item_id,
    item_version_id: current.version_id,
  },
})

const make = (...items: readonly Item[]) =>
  as('mathTeacher').call(contract.createAssignment, {
    params: { school_id: county.school },
    body: { title: '带题的作业', subject: 'math', grade: 5, document: homework(...items.map((each) => block(each))) },
  })
const save = ({ id, revision }: contract.Assignment, document: ReturnType<typeof homework>) =>
  as('mathTeacher').call(contract.saveAssignment, {
    params: { school_id: county.school, assignment_id: id },
    body: { title: '带题的作业', revision, document },
  })
const release = (id: string, revision: number, classIds: readonly string[], day: string) =>
  as('mathTeacher').call(contract.releaseAssignment, {
    params: { school_id: county.school, assignment_id: id },
    headers: { 'idempotency-key': newId() },
    body: { revision, class_ids: [...classIds], days: [day] },
  })
const use = (who: PersonName, { current }: Item) =>
  as(who).call(contract.getItemUse, { params: { item_id: current.item_id } })
const retire = ({ current }: Item, successor: Item | null) =>
  as('curator').call(contract.retireItem, {
    params: { item_id: current.item_id },
    body: { revision: current.revision, reason: '数据过时', successor_id: successor?.current.item_id ?? null },
  })

/** Every counter says what the rows say, and the rows what the documents say. */
async function expectTrueCounts() {
  await reading(db, wholeCounty, async (reader) => {
    const counted = await reader
      .selectFrom('release_item')
      .groupBy('item_id')
      .select(['item_id', sql<number>`count(distinct release_id)::int`.as('classes')])
      .orderBy('item_id')
      .execute()
    const stored = await reader
      .selectFrom('item_use')
      .where('classes', '<>', 0)
      .selectAll()
      .orderBy('item_id')
      .execute()
    expect(stored).toEqual(counted)
    const wrong = await reader
      .selectFrom('release')
      .where('withdrawn_at', 'is', null)
      .where(
        sql<boolean>`(select count(distinct pin) from assignment_version v, jsonb_path_query(v.document, 'strict $.**.item_version_id') pin
          where v.school_id = release.school_id and v.id = release.version_id)
          <> (select count(*) from release_item i where i.school_id = release.school_id and i.release_id = release.id)`,
      )
      .select('id')
      .execute()
    expect(wrong).toEqual([])
  })
}

describe('where an item is used', () => {
  it('follows what a homework holds: saved, changed, put away', async () => {
    const [one, two] = [await publish(), await publish()]
    const made = await make(one, two)
    expect((await use('curator', one)).county).toMatchObject({ homeworks: 1, classes: 0, ahead: 0 })
    const saved = await save(made, homework(block(two), ownItem()))
    expect((await use('curator', one)).county).toMatchObject({ homeworks: 0, schools: [] })
    expect((await use('mathTeacher', two)).own).toMatchObject([
      { assignment_id: made.id, title: '带题的作业', classes: 0 },
    ])
    await expect(save(made, homework(block(one)))).rejects.toMatchObject({ code: 'revision-outdated' })
    expect((await use('curator', one)).county?.homeworks).toBe(0)
    await save({ ...made, ...saved }, homework(block(two), block(two)))
    await as('mathTeacher').call(contract.deleteAssignment, {
      params: { school_id: county.school, assignment_id: made.id },
    })
    expect((await use('curator', two)).county?.homeworks).toBe(0)
  })

  it('counts classes when it is released, and takes them back on withdrawal and on correction', async () => {
    const [one, two] = [await publish(), await publish()]
    const made = await make(one, two)
    const { five1, five2 } = county.classes
    const { releases } = await release(made.id, 1, [five1, five2], '2026-11-27')
    expect((await use('curator', one)).county).toMatchObject({
      homeworks: 1,
      ahead: 1,
      classes: 2,
      schools: [{ school_id: county.school, name: '东河学校', homeworks: 1, classes: 2, last_day: '2026-11-27' }],
    })
    await expectTrueCounts()
    const { revision } = await save(made, homework(block(two), ownItem({ minutes: 2 })))
    await release(made.id, revision, [five1], '2026-11-27')
    expect((await use('curator', one)).county?.classes).toBe(1)
    expect((await use('curator', two)).county?.classes).toBe(2)
    await expectTrueCounts()
    const second = releases.find(({ class_id }) => class_id === five2)
    await as('mathTeacher').call(contract.withdrawRelease, {
      params: { school_id: county.school, release_id: second?.id ?? '' },
      body: { reason: '改日再做' },
    })
    expect((await use('curator', one)).county).toMatchObject({ classes: 0, ahead: 0, homeworks: 0 })
    await expectTrueCounts()
    const hits = await as('curator').call(contract.searchItems, { querystring: { q: '茶园', page_size: 50 } })
    expect(hits.hits.find(({ item_id }) => item_id === two.current.item_id)?.uses).toBe(1)
  })

  it('stays true when many release and withdraw the same items at once', async () => {
    const items = [await publish(), await publish(), await publish()]
    const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']
    await Promise.all(
      days.flatMap((day, n) =>
        [items, [...items].reverse()].map(async (held) => {
          const made = await make(...held)
          const { releases } = await release(made.id, 1, [county.classes.five1, county.classes.five2], day)
          if (n % 2 === 0)
            await as('mathTeacher').call(contract.withdrawRelease, {
              params: { school_id: county.school, release_id: releases[0]?.id ?? '' },
              body: { reason: '试' },
            })
        }),
      ),
    )
    await expectTrueCounts()
    for (const item of items) expect((await use('curator', item)).county?.classes).toBe(12)
  })

  it('tells teachers of their own homework only, and nobody a draft’s', async () => {
    const item = await publish()
    await make(item)
    expect(await use('mathTeacher', item)).toMatchObject({ county: null, own: [{ title: '带题的作业' }] })
    for (const who of ['chineseTeacher', 'head', 'otherTeacher', 'bureau'] as const)
      expect(await use(who, item)).toEqual({ county: null, own: [] })
    expect((await use('curator', item)).own).toEqual([])
    expect(JSON.stringify(await use('curator', item))).not.toContain('带题的作业')
    const draft = await as('mathTeacher').call(contract.createItem, { body: itemDraft() })
    await expect(use('otherTeacher', draft)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is a school’s own: row-level security holds with every predicate left out', async () => {
    const item = await publish()
    const made = await make(item)
    await release(made.id, 1, [county.classes.five1], '2026-12-08')
    for (const table of ['assignment_item', 'release_item'] as const) {
      const other = await reading(db, { schools: [county.otherSchool] }, (reader) =>
        reader.selectFrom(table).selectAll().execute(),
      )
      expect(other).toEqual([])
      await expect(
        inTransaction(db, wholeCounty, (tx) => sql`update ${sql.table(table)} set item_id = item_id`.execute(tx)),
      ).rejects.toThrow(/permission denied/)
    }
  })
})

describe('a retired item', () => {
  const replacements = (who: PersonName, ...items: readonly Item[]) =>
    as(who).call(contract.listReplacements, {
      querystring: { ids: items.map(({ current }) => current.item_id).join(',') },
    })

  it('names the item in use at the end of its successors', async () => {
    const [one, two, three, lone] = [await publish(), await publish(), await publish(), await publish()]
    await retire(one, two)
    await retire(two, three)
    await retire(lone, null)
    const found = await replacements('otherTeacher', one, two, three, lone)
    const byItem = new Map(found.map((each) => [each.item_id, each]))
    const last = { item_id: three.current.item_id, version_id: three.current.version_id }
    expect(byItem.get(one.current.item_id)).toMatchObject({ reason: '数据过时', successor: last })
    expect(byItem.get(two.current.item_id)?.successor).toEqual(last)
    expect(byItem.get(lone.current.item_id)?.successor).toBeNull()
    expect(byItem.has(three.current.item_id)).toBe(false)
    await expect(
      as('otherTeacher').call(contract.listReplacements, { querystring: { ids: 'no-id' } }),
    ).rejects.toMatchObject({ code: 'invalid-request' })
  })
})
