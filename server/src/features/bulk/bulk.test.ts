import * as contract from '@lightwork/contract'
import { UNDO_DAYS } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { bulkAs, draftOf, importedDrafts } from '../../../test/bulk.ts'
import { testPoints } from '../../../test/county.ts'
import { publishItem, selfCheck } from '../../../test/review.ts'

const { as, db, clock, county } = await startTestApp()
const curator = bulkAs(as, 'curator')
const other = bulkAs(as, 'reviewer')

const [addition, fractions, poems] = [newId(), newId(), newId()]
await db
  .insertInto('knowledge_point')
  .values([
    { id: addition, subject: 'math', name: '加法', position: 1, stands_for: addition },
    { id: fractions, subject: 'math', name: '分数', position: 2, stands_for: fractions },
    { id: poems, subject: 'chinese', name: '古诗', position: 1, stands_for: poems },
  ])
  .execute()

const read = (item_id: string) => as('curator').call(contract.getItem, { params: { item_id } })
const found = async (
  person: 'mathTeacher' | 'curator',
  querystring: contract.Input<typeof contract.searchItems>['querystring'],
) =>
  (await as(person).call(contract.searchItems, { querystring: { page_size: 50, ...querystring } })).hits.map(
    ({ item_id }) => item_id,
  )
const published = async () =>
  (
    await publishItem(
      as,
      'curator',
      await as('curator').call(contract.createItem, { body: draftOf({ point_ids: [addition] }) }),
    )
  ).current.item_id

describe('a change of many drafts', () => {
  it('is previewed with every reason, then made, and found by the search at once', async () => {
    const maths = await importedDrafts(db, 3)
    const [poem = ''] = await importedDrafts(db, 1, { subject: 'chinese' })
    const preview = await curator.prepare(
      { item_ids: [...maths, poem] },
      {
        kind: 'edit',
        change: { point_ids: { op: 'add', values: [fractions] }, minutes: { op: 'multiply', value: 2 } },
      },
    )
    expect(preview).toMatchObject({
      total: 4,
      waiting: 3,
      refused: 1,
      started_at: null,
      reasons: [{ reason: 'point-of-other-subject', n: 1 }],
      may: { apply: true, undo: false },
    })
    const sample = await curator.rows(preview.edit_id, 'waiting')
    expect(sample.rows[0]).toMatchObject({
      before: { minutes: 4, point_ids: [testPoints.math] },
      after: { minutes: 8, point_ids: expect.arrayContaining([testPoints.math, fractions]) },
    })
    expect(sample.names).toMatchObject({ [fractions]: '分数' })
    expect((await read(maths[0] ?? '')).current.minutes).toBe(4)
    expect(await curator.apply(preview.edit_id)).toMatchObject({
      changed: 3,
      refused: 1,
      waiting: 0,
      may: { undo: true, hand_in: true },
    })
    const { current } = await read(maths[0] ?? '')
    expect(current).toMatchObject({
      minutes: 8,
      revision: 2,
      number: 1,
      state: 'draft',
      points: [{ name: '课程内容' }, { name: '分数' }],
    })
    expect(current.minutes_evidence).toMatchObject({ source: 'author' })
    expect((await found('curator', { point_id: fractions })).sort()).toEqual([...maths].sort())
    const words = await db
      .selectFrom('item_version')
      .where('item_id', '=', maths[0] ?? '')
      .select('edited_by')
      .executeTakeFirstOrThrow()
    expect(words.edited_by).toEqual([county.people.curator])
  })

  it('is for curators, and applied by whoever prepared it', async () => {
    const items = await importedDrafts(db, 1)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'edit', change: { tier: 'raise' } })
    const params = { edit_id }
    const { call } = as('mathTeacher')
    const tries = await Promise.allSettled([
      call(contract.prepareBulkEdit, { body: { selection: { item_ids: items }, action: { kind: 'hand_in' } } }),
      call(contract.prepareUndo, { params }),
      call(contract.applyBulkEdit, { params, body: { ticks: [] } }),
      call(contract.listBulkEdits, { querystring: {} }),
      call(contract.getBulkEdit, { params }),
      call(contract.listBulkEditItems, { params, querystring: { outcome: 'waiting' } }),
    ])
    for (const tried of tries) expect(tried).toMatchObject({ status: 'rejected', reason: { code: 'not-allowed' } })
    await expect(other.start(edit_id)).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await other.get(edit_id)).may.apply).toBe(false)
  })

  it('leaves a teacher’s own draft and what is in review alone', async () => {
    const own = await as('mathTeacher').call(contract.createItem, { body: draftOf() })
    const handed = await as('mathTeacher').call(contract.createItem, { body: draftOf() })
    await as('mathTeacher').call(contract.handInItem, {
      params: { item_id: handed.current.item_id },
      body: { revision: 1, ticks: selfCheck },
    })
    const made = await curator.change([own.current.item_id, handed.current.item_id], { tier: 'extend' })
    expect(made.reasons.map(({ reason }) => reason).sort()).toEqual(['in-review', 'others-draft'])
    expect(made.changed).toBe(0)
  })

  it('chooses the whole result of a question', async () => {
    const items = await importedDrafts(db, 60, { subject: 'labour', grades: [3], type: 'labour', mode: 'labour' })
    const selection = { question: { subject: 'labour', state: 'draft' } } as const
    const preview = await curator.prepare(selection, { kind: 'edit', change: { place: 'school', tier: 'base' } })
    expect(preview).toMatchObject({ total: 60, waiting: 60 })
    expect(await curator.apply(preview.edit_id)).toMatchObject({ changed: items.length })
    const again = await curator.prepare(selection, { kind: 'edit', change: { place: 'school' } })
    expect(again).toMatchObject({ unchanged: 60, waiting: 0 })
  })
})

describe('a change of published items', () => {
  it('starts the next version; the published one stays in use until that passes', async () => {
    const itemId = await published()
    const preview = await curator.prepare(
      { item_ids: [itemId] },
      { kind: 'edit', change: { minutes: { op: 'set', value: 9 } } },
    )
    expect(preview).toMatchObject({ new_versions: 1 })
    const made = await curator.apply(preview.edit_id)
    const item = await read(itemId)
    expect(item.current).toMatchObject({ number: 2, state: 'draft', minutes: 9, points: [{ name: '加法' }] })
    expect(item.current.body).toEqual(draftOf().body)
    const signed = await db.selectFrom('item_signature').where('item_id', '=', itemId).select('hash').execute()
    expect(new Set(signed.map(({ hash }) => hash)).size).toBe(1)
    expect(signed).toHaveLength(2)
    const seen = await as('mathTeacher').call(contract.getItem, { params: { item_id: itemId } })
    expect(seen.current).toMatchObject({ number: 1, state: 'published', minutes: 4 })
    const handed = await curator.prepare({ changed_by: made.edit_id }, { kind: 'hand_in' })
    expect(await curator.apply(handed.edit_id, handed.ticks)).toMatchObject({ changed: 1, refused: 0 })
    expect((await read(itemId)).current.state).toBe('in_review')
  })

  it('undone, is the published one alone again, and its next version has a number of its own', async () => {
    const itemId = await published()
    const made = await curator.change([itemId], { tier: 'extend' })
    expect(await curator.undo(made.edit_id)).toMatchObject({ changed: 1 })
    const item = await read(itemId)
    expect(item.current).toMatchObject({ number: 1, state: 'published', tier: 'base' })
    expect(item.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'retired'],
      [1, 'published'],
    ])
    await curator.change([itemId], { tier: 'raise' })
    expect((await read(itemId)).current).toMatchObject({ number: 3, tier: 'raise', state: 'draft' })
  })
})

describe('undo', () => {
  it('restores what was there and leaves alone what was changed since', async () => {
    const [kept = '', touched = ''] = await importedDrafts(db, 2, { point_ids: [addition], competencies: ['几何直观'] })
    const made = await curator.change([kept, touched], {
      point_ids: { op: 'replace', values: [fractions] },
      competencies: { op: 'remove', values: ['几何直观'] },
      minutes: { op: 'add', value: 3 },
    })
    expect(made.changed).toBe(2)
    await other.change([touched], { tier: 'extend' })
    const preview = await as('curator').call(contract.prepareUndo, { params: { edit_id: made.edit_id } })
    expect(preview).toMatchObject({ waiting: 1, refused: 1, reasons: [{ reason: 'changed-since', n: 1 }] })
    await curator.apply(preview.edit_id)
    const { current } = await read(kept)
    expect(current).toMatchObject({ minutes: 4, competencies: ['几何直观'], points: [{ name: '加法' }], revision: 3 })
    expect(current.minutes_evidence).toMatchObject({ source: 'import' })
    expect((await read(touched)).current).toMatchObject({ tier: 'extend', minutes: 7 })
    expect(await curator.get(made.edit_id)).toMatchObject({ undone_by: preview.edit_id, may: { undo: false } })
  })

  it('is offered once, and for thirty days', async () => {
    const items = await importedDrafts(db, 1)
    const made = await curator.change(items, { tier: 'raise' })
    const undo = () => as('curator').call(contract.prepareUndo, { params: { edit_id: made.edit_id } })
    const [one, two] = [await undo(), await undo()]
    const started = await Promise.allSettled([curator.apply(one.edit_id), curator.apply(two.edit_id)])
    expect(started.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const late = await curator.change(items, { tier: 'extend' })
    const before = clock.now
    clock.now = new Date(before.getTime() + (UNDO_DAYS + 1) * 86_400_000)
    await expect(as('curator').call(contract.prepareUndo, { params: { edit_id: late.edit_id } })).rejects.toMatchObject(
      {
        code: expect.stringMatching(/state-refused|sign-in-needed/),
      },
    )
    clock.now = before
  })
})

describe('many moved at once', () => {
  it('handed in: the ticks stand on each, gaps are named and left as drafts', async () => {
    const good = await importedDrafts(db, 2)
    const [empty = ''] = await importedDrafts(db, 1, { answer: { key: null, body: { type: 'doc', content: [] } } })
    const preview = await curator.prepare({ item_ids: [...good, empty] }, { kind: 'hand_in' })
    expect(preview).toMatchObject({
      waiting: 2,
      refused: 1,
      ticks: expect.arrayContaining(selfCheck),
      reasons: [{ reason: 'incomplete', n: 1 }],
    })
    expect((await curator.rows(preview.edit_id, 'refused')).rows[0]?.detail).toContain('参考答案')
    expect(await curator.apply(preview.edit_id, preview.ticks)).toMatchObject({ changed: 2 })
    for (const item_id of good) {
      const [review] = await as('curator').call(contract.listItemReviews, { params: { item_id } })
      const desk = await as('curator').call(contract.getReview, { params: { review_id: review?.review_id ?? '' } })
      expect(desk.ticks.map(({ code, account }) => [code, account.name]).sort()).toEqual(
        [...selfCheck].sort().map((code) => [code, 'curator']),
      )
    }
    expect((await read(empty)).current.state).toBe('draft')
    const back = await curator.prepare({ item_ids: good }, { kind: 'take_back' })
    expect(await curator.apply(back.edit_id)).toMatchObject({ changed: 2 })
    expect((await read(good[0] ?? '')).current.state).toBe('draft')
  })

  it('without the ticks nothing is handed in', async () => {
    const items = await importedDrafts(db, 2)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'hand_in' })
    expect(await curator.apply(edit_id)).toMatchObject({ changed: 0, refused: 2, reasons: [{ reason: 'incomplete' }] })
  })

  it('retired with one reason for all', async () => {
    const [itemId, draft = ''] = [await published(), (await importedDrafts(db, 1))[0]]
    const { edit_id } = await curator.prepare({ item_ids: [itemId, draft] }, { kind: 'retire', reason: '数据过时' })
    expect(await curator.apply(edit_id)).toMatchObject({ changed: 1, reasons: [{ reason: 'not-published', n: 1 }] })
    expect((await read(itemId)).retirement).toMatchObject({ reason: '数据过时', by: { name: 'curator' } })
    expect(await found('mathTeacher', { point_id: addition })).not.toContain(itemId)
  })
})
