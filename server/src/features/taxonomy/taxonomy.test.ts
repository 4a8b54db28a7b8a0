import type { ItemDraft, TermChange } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { type Subject, termKey } from '@lightwork/domain'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { type PersonName, testPoints } from '../../../test/county.ts'
import { itemDraft } from '../../../test/item.ts'
import { selfCheck } from '../../../test/review.ts'

const { as, db, county } = await startTestApp()

const draftOf = (changes: Partial<ItemDraft> = {}): ItemDraft =>
  itemDraft({ subject: 'history', grades: [7], ...changes })

const change = (subject: Subject, wanted: TermChange, person: PersonName = 'curator') =>
  as(person).call(contract.changeTerm, { params: { subject }, body: { change: wanted } })

let named = 0
async function add(subject: Subject, parent_id: string | null = null, name = `知识点${++named}`): Promise<string> {
  const { point_id } = await change(subject, { kind: 'add', parent_id, name })
  if (point_id === null) throw new Error('not added')
  return point_id
}

const undo = (subject: Subject, change_id: string, person: PersonName = 'curator') =>
  as(person).call(contract.undoTermChange, { params: { subject, change_id } })
const tree = (subject: Subject, person: PersonName = 'curator') =>
  as(person).call(contract.getTermTree, { params: { subject } })
const create = (draft: ItemDraft, person: PersonName = 'curator') =>
  as(person).call(contract.createItem, { body: draft })
const read = async (item_id: string) => (await as('curator').call(contract.getItem, { params: { item_id } })).current
const foundUnder = async (point_id: string) => {
  const { hits } = await as('curator').call(contract.searchItems, { querystring: { point_id, page_size: 50 } })
  return hits.map(({ item_id }) => item_id)
}

describe('the tree of knowledge points', () => {
  it('finds an item under everything its point stands below, also after a move', async () => {
    const [root, other] = [await add('geography'), await add('geography')]
    const leaf = await add('geography', await add('geography', root))
    const item = (await create(draftOf({ subject: 'geography', point_ids: [leaf] }))).current.item_id
    expect(await foundUnder(root)).toEqual([item])
    const moved = await change('geography', { kind: 'move', id: leaf, parent_id: other, before_id: null })
    expect(await foundUnder(root)).toEqual([])
    expect(await foundUnder(other)).toEqual([item])
    await undo('geography', moved.change_id)
    expect(await foundUnder(root)).toEqual([item])
  })

  it('keeps the order that was given', async () => {
    const root = await add('it')
    const [a, b, c] = [await add('it', root), await add('it', root), await add('it', root)]
    await change('it', { kind: 'move', id: c, parent_id: root, before_id: a })
    const order = async () =>
      (await tree('it')).points.filter(({ parent_id }) => parent_id === root).map(({ id }) => id)
    expect(await order()).toEqual([c, a, b])
    const back = await change('it', { kind: 'move', id: a, parent_id: root, before_id: null })
    expect(await order()).toEqual([c, b, a])
    await undo('it', back.change_id)
    expect(await order()).toEqual([c, a, b])
  })

  it('renames, and the search knows the new name', async () => {
    const id = await add('pe', null, '接力赛跑')
    const item = (await create(draftOf({ subject: 'pe', mode: 'exercise', point_ids: [id] }))).current.item_id
    await change('pe', { kind: 'rename', id, name: '雪地定向越野' })
    const { hits } = await as('curator').call(contract.searchItems, { querystring: { q: '定向越野' } })
    expect(hits.map(({ item_id }) => item_id)).toEqual([item])
  })

  it('refuses two of one name in one place, whatever their width and case', async () => {
    await add('english', null, 'Ｗｏｒｄ 1')
    await expect(add('english', null, 'word1')).rejects.toMatchObject({ code: 'name-taken' })
    await expect(add('english', null, ' 　')).rejects.toMatchObject({ code: 'invalid-request' })
    await expect(add('english', testPoints.math, '词')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('retires a point with all below it: no longer offered, uses stay, items wait for another', async () => {
    const root = await add('labour')
    const leaf = await add('labour', root)
    const item = (await create(draftOf({ subject: 'labour', point_ids: [leaf] }))).current
    const { change_id } = await change('labour', { kind: 'retire', id: root })
    const offered = async () =>
      (await as('mathTeacher').call(contract.getTaxonomy, { params: { subject: 'labour' } })).points.map(({ id }) => id)
    expect(await offered()).not.toContain(leaf)
    expect((await read(item.item_id)).points).toMatchObject([{ id: leaf }])
    const waiting = () => as('curator').call(contract.listGaps, { querystring: { subject: 'labour' } })
    expect((await waiting()).items).toMatchObject([{ item_id: item.item_id, gaps: ['point_ids'] }])
    await undo('labour', change_id)
    expect(await offered()).toContain(leaf)
    expect((await waiting()).items).toEqual([])
  })
})

describe('a merge', () => {
  it('takes uses, children and names over, published ones too, and can be taken back exactly', async () => {
    const [kept, gone] = [await add('biology', null, '绿色植物'), await add('biology', null, '植物与环境')]
    const child = await add('biology', gone)
    const [first, second, third] = [
      await create(draftOf({ subject: 'biology', point_ids: [gone] })),
      await create(draftOf({ subject: 'biology', point_ids: [child] })),
      await create(draftOf({ subject: 'biology', point_ids: [gone, kept] })),
    ].map(({ current }) => current.item_id)
    await sql`update item_version set state = 'published', published_at = now() where item_id = ${first}`.execute(db)
    const { change_id } = await change('biology', { kind: 'merge', id: gone, into_id: kept })
    expect(new Set(await foundUnder(kept))).toEqual(new Set([first, second, third]))
    expect((await read(String(first))).points).toEqual([{ id: kept, name: '绿色植物' }])
    expect((await read(String(third))).points).toEqual([{ id: kept, name: '绿色植物' }])
    const use = { params: { subject: 'biology' as const, point_id: kept } }
    expect(await as('curator').call(contract.getTermUse, use)).toEqual({
      items: 2,
      items_below: 3,
      merged: ['植物与环境'],
    })
    await expect(as('mathTeacher').call(contract.getTermUse, use)).rejects.toMatchObject({ code: 'not-allowed' })
    const saved = await create(draftOf({ subject: 'biology', point_ids: [gone] }))
    expect(saved.current.points).toMatchObject([{ id: kept }])
    await undo('biology', change_id)
    expect((await read(String(first))).points).toMatchObject([{ id: gone }])
    expect(new Set(await foundUnder(gone))).toEqual(new Set([first, second, third]))
    expect((await tree('biology')).points.find(({ id }) => id === child)?.parent_id).toBe(gone)
  })

  it('into itself or below itself is refused, and so is one with a term that is gone', async () => {
    const root = await add('physics')
    const leaf = await add('physics', root)
    const other = await add('physics')
    await expect(change('physics', { kind: 'merge', id: root, into_id: root })).rejects.toMatchObject({
      code: 'term-cycle',
    })
    await expect(change('physics', { kind: 'merge', id: root, into_id: leaf })).rejects.toMatchObject({
      code: 'term-cycle',
    })
    await expect(change('physics', { kind: 'move', id: root, parent_id: leaf, before_id: null })).rejects.toMatchObject(
      {
        code: 'term-cycle',
      },
    )
    await change('physics', { kind: 'merge', id: leaf, into_id: other })
    await expect(change('physics', { kind: 'merge', id: root, into_id: leaf })).rejects.toMatchObject({
      code: 'term-changed',
    })
    await expect(change('physics', { kind: 'rename', id: leaf, name: '力' })).rejects.toMatchObject({
      code: 'term-changed',
    })
    await expect(change('physics', { kind: 'merge', id: other, into_id: testPoints.math })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('by two curators at once, each into the other, ends with one of them done', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await add('chemistry'), await add('chemistry')]
      const item = (await create(draftOf({ subject: 'chemistry', grades: [9], point_ids: [a] }))).current
      const results = await Promise.allSettled([
        change('chemistry', { kind: 'merge', id: a, into_id: b }),
        change('chemistry', { kind: 'merge', id: b, into_id: a }, 'reviewer'),
        as('curator').call(contract.saveItemDraft, {
          params: { item_id: item.item_id },
          body: { revision: item.revision, draft: draftOf({ subject: 'chemistry', grades: [9], point_ids: [a, b] }) },
        }),
      ])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
      const [point, ...more] = (await read(item.item_id)).points
      expect(more).toEqual([])
      expect(await foundUnder(point?.id ?? '')).toContain(item.item_id)
    }
  })

  it('never loses a use nor leads in a ring, whatever is merged, moved and taken back', async () => {
    const subject = 'art' as const
    const ids = [testPoints.art]
    for (let index = 0; index < 6; index++) ids.push(await add(subject, ids[Math.floor(index / 2)] ?? null))
    const items: string[] = []
    for (const id of ids) items.push((await create(draftOf({ subject, mode: 'art', point_ids: [id] }))).current.item_id)
    const pick = fc.integer({ min: 0, max: ids.length - 1 })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('merge' as const), a: pick, b: pick }),
      fc.record({ kind: fc.constant('move' as const), a: pick, b: pick }),
      fc.record({ kind: fc.constant('undo' as const), a: fc.nat(30), b: pick }),
    )
    const id = (index: number) => ids[index] ?? ''
    const done: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const { kind, a, b } of steps) {
          const asked =
            kind === 'undo'
              ? undo(subject, done[a % Math.max(1, done.length)] ?? county.people.curator)
              : change(
                  subject,
                  kind === 'merge'
                    ? { kind, id: id(a), into_id: id(b) }
                    : { kind, id: id(a), parent_id: id(b), before_id: null },
                )
          const result = await asked.catch((error: { code?: string }) => {
            expect(error.code).toMatch(/term-|name-taken|state-refused|not-found/)
            return null
          })
          if (result !== null && 'change_id' in result) done.push(result.change_id)
        }
        await expectSound(subject)
        for (const [index, item] of items.entries()) {
          const [point] = (await read(item)).points
          const standing = await standsFor(id(index))
          expect(point?.id).toBe(standing)
          expect(await foundUnder(standing)).toContain(item)
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

async function standsFor(id: string): Promise<string> {
  const row = await db.selectFrom('knowledge_point').where('id', '=', id).select('stands_for').executeTakeFirstOrThrow()
  return row.stands_for
}

/** Following the merges one by one ends where `stands_for` says; paths are those of the parents; no ring anywhere. */
async function expectSound(subject: string): Promise<void> {
  const rows = await db
    .selectFrom('knowledge_point')
    .where('subject', '=', subject)
    .select(['id', 'parent_id', 'path', 'merged_into', 'stands_for'])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const row of rows) {
    let end = row
    for (let steps = 0; end.merged_into !== null; steps++) {
      expect(steps).toBeLessThan(rows.length)
      end = byId.get(end.merged_into) ?? end
    }
    expect(row.stands_for).toBe(end.id)
    if (row.merged_into !== null) continue
    const parent = row.parent_id === null ? undefined : byId.get(row.parent_id)
    expect(row.path).toEqual([...(parent?.path ?? []), row.id])
    expect(new Set(row.path).size).toBe(row.path.length)
    expect(parent?.merged_into ?? null).toBeNull()
  }
}

describe('owners', () => {
  it('decide; other curators propose, teachers neither', async () => {
    const subject = 'morality' as const
    const id = await add(subject)
    await as('curator').call(contract.setTermOwner, { params: { subject }, body: { account: 'curator', owns: true } })
    expect(await change(subject, { kind: 'rename', id, name: '法律与生活' }, 'reviewer')).toMatchObject({
      state: 'proposed',
    })
    await expect(change(subject, { kind: 'rename', id, name: '法' }, 'mathTeacher')).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(
      as('reviewer').call(contract.setTermOwner, { params: { subject }, body: { account: 'reviewer', owns: true } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      as('curator').call(contract.setTermOwner, { params: { subject }, body: { account: 'mathteacher', owns: true } }),
    ).rejects.toMatchObject({ code: 'unknown-reference' })
    const open = await as('curator').call(contract.listTermChanges, {
      params: { subject },
      querystring: { state: 'proposed' },
    })
    expect(open).toMatchObject([{ change: { kind: 'rename', name: '法律与生活' }, proposed_by: { name: 'reviewer' } }])
    const params = { subject, change_id: open[0]?.change_id ?? '' }
    await expect(
      as('reviewer').call(contract.decideTermChange, { params, body: { accept: true } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    await as('curator').call(contract.decideTermChange, { params, body: { accept: true } })
    expect((await tree(subject)).points.find((point) => point.id === id)?.name).toBe('法律与生活')
    expect(await tree(subject, 'reviewer')).toMatchObject({ may_change: false, owners: [{ name: 'curator' }] })
  })
})

describe('required tags', () => {
  it('are asked for by name when an item is handed in, and the item waits where curators see it', async () => {
    const item = (
      await create(draftOf({ subject: 'chinese', point_ids: [], competencies: [], minutes: 0 }), 'chineseTeacher')
    ).current
    const handIn = as('chineseTeacher').call(contract.handInItem, {
      params: { item_id: item.item_id },
      body: { revision: item.revision, ticks: selfCheck },
    })
    await expect(handIn).rejects.toMatchObject({
      code: 'item-incomplete',
      errors: [{ path: 'minutes' }, { path: 'point_ids' }, { path: 'competencies' }],
    })
    const queue = await as('curator').call(contract.listGaps, { querystring: { subject: 'chinese' } })
    expect(queue.counts.chinese).toBe(1)
    expect(queue.items).toMatchObject([{ item_id: item.item_id, gaps: ['minutes', 'point_ids', 'competencies'] }])
    await as('curator').call(contract.saveItemDraft, {
      params: { item_id: item.item_id },
      body: { revision: item.revision, draft: draftOf({ subject: 'chinese' }) },
    })
    expect((await as('curator').call(contract.listGaps, { querystring: { subject: 'chinese' } })).items).toEqual([])
    await expect(as('head').call(contract.listGaps, { querystring: {} })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('are listed page by page, every item once', async () => {
    for (let index = 0; index < 23; index++) await create(draftOf({ subject: 'science', grades: [5], point_ids: [] }))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await as('curator').call(contract.listGaps, {
        querystring: { subject: 'science', ...(after !== undefined && { after }) },
      })
      seen.push(...page.items.map(({ item_id }) => item_id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toHaveLength(23)
    expect(new Set(seen).size).toBe(23)
    await expect(as('curator').call(contract.listGaps, { querystring: { after: 'nonsense' } })).rejects.toMatchObject({
      code: 'invalid-request',
    })
  })

  it('hold competencies to the list of the grades, and know a name of the other stage', async () => {
    const junior = await create(draftOf({ subject: 'math', grades: [8], competencies: ['推理意识'] }))
    expect(junior.current.competencies).toEqual(['推理能力'])
    await expect(create(draftOf({ subject: 'math', grades: [8], competencies: ['家国情怀'] }))).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'competencies' }],
    })
  })
})

describe('the key of a name', () => {
  it('is the same in the database and in the rules', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (name) => {
        fc.pre(!name.includes('\0') && name.isWellFormed())
        const { rows } = await sql<{ key: string }>`select term_key(${name}) as key`.execute(db)
        expect(rows[0]?.key).toBe(termKey(name))
      }),
      { numRuns: 300 },
    )
  })
})
