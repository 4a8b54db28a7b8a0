import { createHash } from 'node:crypto'
import { type Document, fromText, withChoices } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { type PersonName, testPoints } from '../../../test/county.ts'
import { itemDraft, textDocument } from '../../../test/item.ts'
import { handIn, publishItem, selfCheck } from '../../../test/review.ts'

const { as, app, db, cookieOf } = await startTestApp()

const draftOf = (changes: Partial<ItemDraft> = {}): ItemDraft =>
  itemDraft({
    body: textDocument('计算 $3.6\\times 0.25$。'),
    answer: { key: null, body: textDocument('0.9') },
    explanation: textDocument('先算 $36\\times 25$。'),
    ...changes,
  })

const choice = (changes: Partial<ItemDraft> = {}) =>
  draftOf({
    type: 'single_choice',
    body: withChoices(fromText('选一选（　　）'), ['1', '2', '3']) as Document & { content: never[] },
    answer: { key: [1], body: textDocument('') },
    ...changes,
  })

const create = (person: PersonName, draft = draftOf()) => as(person).call(contract.createItem, { body: draft })

const takeBack = (person: PersonName, { current: { item_id, revision } }: contract.Item) =>
  as(person).call(contract.takeBackItem, { params: { item_id }, body: { revision } })

const retire = (
  person: PersonName,
  { current: { item_id, revision } }: contract.Item,
  successor: string | null = null,
) =>
  as(person).call(contract.retireItem, {
    params: { item_id },
    body: { revision, reason: '超出课程标准', successor_id: successor },
  })

const save = (person: PersonName, item: contract.Item, draft: ItemDraft) =>
  as(person).call(contract.saveItemDraft, {
    params: { item_id: item.current.item_id },
    body: { revision: item.current.revision, draft },
  })

const read = (person: PersonName, item: contract.Item) =>
  as(person).call(contract.getItem, { params: { item_id: item.current.item_id } })

/** An item of the teacher, reviewed and published. */
const publish = async (draft = draftOf(), author: PersonName = 'mathTeacher') =>
  publishItem(as, author, await create(author, draft))

describe('a new item', () => {
  it('is a draft that its author and curators see and others do not', async () => {
    const item = await create('mathTeacher')
    expect(item.current).toMatchObject({ state: 'draft', number: 1, revision: 1, created_by: { name: 'mathTeacher' } })
    expect(item.current.minutes_evidence).toMatchObject({ source: 'author', samples: 0 })
    expect((await read('curator', item)).current.version_id).toBe(item.current.version_id)
    for (const person of ['chineseTeacher', 'head', 'bureau'] as const) {
      await expect(read(person, item)).rejects.toMatchObject({ code: 'not-found', status: 404 })
    }
  })

  it('is not for the bureau to write', async () => {
    await expect(create('bureau')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('with content outside the schema is refused', async () => {
    const body = { type: 'doc', content: [{ type: 'script', text: 'alert(1)' }] } as unknown as ItemDraft['body']
    await expect(create('mathTeacher', draftOf({ body }))).rejects.toMatchObject({
      code: 'invalid-content',
      status: 422,
      errors: [{ path: 'body' }],
    })
  })

  it('of a subject that its grade does not have is refused', async () => {
    await expect(create('mathTeacher', draftOf({ subject: 'physics', grades: [5] }))).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'grades' }],
    })
  })

  it('that refers to what does not exist is refused by field', async () => {
    const draft = draftOf({ point_ids: [newId()], unit_ids: [newId()] })
    await expect(create('mathTeacher', draft)).rejects.toMatchObject({
      code: 'unknown-reference',
      errors: [{ path: 'point_ids' }, { path: 'unit_ids' }],
    })
  })

  it('taken from elsewhere must say from where', async () => {
    await expect(create('mathTeacher', draftOf({ origin: 'selected' }))).rejects.toMatchObject({
      code: 'item-incomplete',
      errors: [{ path: 'citation' }],
    })
  })

  it('with characters that no table can hold is refused, not an error', async () => {
    for (const text of ['a\0b', 'a\ud800']) {
      await expect(create('mathTeacher', draftOf({ competencies: [text] }))).rejects.toMatchObject({
        code: 'invalid-request',
      })
    }
  })
})

describe('saving', () => {
  it('replaces the draft and counts the revision on', async () => {
    const item = await create('mathTeacher')
    const saved = await save('mathTeacher', item, draftOf({ minutes: 7, minutes_note: '两步计算' }))
    expect(saved.current).toMatchObject({ minutes: 7, revision: 2, number: 1, minutes_evidence: { note: '两步计算' } })
  })

  it('over an older revision is refused, and of two at once one wins', async () => {
    const item = await create('mathTeacher')
    const both = await Promise.allSettled([
      save('mathTeacher', item, draftOf({ minutes: 5 })),
      save('curator', item, draftOf({ minutes: 6 })),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(save('mathTeacher', item, draftOf())).rejects.toMatchObject({ code: 'revision-outdated', revision: 2 })
  })

  it("of somebody else's item is refused", async () => {
    const hidden = await create('mathTeacher')
    await expect(save('chineseTeacher', hidden, draftOf())).rejects.toMatchObject({ code: 'not-found' })
    const published = await publish()
    await expect(save('chineseTeacher', published, draftOf())).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('is refused while the item is in review', async () => {
    const item = await handIn(as, 'mathTeacher', await create('mathTeacher'))
    await expect(save('mathTeacher', item, draftOf())).rejects.toMatchObject({ code: 'state-refused' })
  })

  it('a published item starts the next version and leaves the published one in use', async () => {
    const first = await publish()
    const next = await save('mathTeacher', first, draftOf({ minutes: 9 }))
    expect(next.current).toMatchObject({ number: 2, state: 'draft', minutes: 9 })
    expect(next.published_version_id).toBe(first.current.version_id)
    expect((await read('chineseTeacher', first)).current).toMatchObject({ number: 1, state: 'published', minutes: 4 })
    expect((await read('chineseTeacher', first)).versions).toHaveLength(1)
    const second = await publishItem(as, 'mathTeacher', next)
    expect(second.published_version_id).toBe(next.current.version_id)
    expect((await read('chineseTeacher', first)).current.number).toBe(2)
  })
})

describe('handing in', () => {
  it('refuses an item that lacks something and names it', async () => {
    const lacking: [ItemDraft, string][] = [
      [draftOf({ answer: { key: null, body: textDocument('') } }), 'answer/body'],
      [draftOf({ body: textDocument('') }), 'body'],
      [choice({ answer: { key: [3], body: textDocument('') } }), 'answer/key'],
      [choice({ answer: { key: [0, 1], body: textDocument('') } }), 'answer/key'],
      [choice({ body: textDocument('没有选项') }), 'body'],
      [draftOf({ type: 'true_false' }), 'answer/key'],
    ]
    for (const [draft, path] of lacking) {
      const refused = handIn(as, 'mathTeacher', await create('mathTeacher', draft))
      await expect(refused).rejects.toMatchObject({ code: 'item-incomplete', status: 422 })
      const problem = (await refused.catch((reason: contract.ProblemBody) => reason)) as contract.ProblemBody
      expect(problem.errors?.map((error) => error.path)).toContain(path)
    }
    expect((await handIn(as, 'mathTeacher', await create('mathTeacher', choice()))).current.state).toBe('in_review')
  })

  it('refuses a self-check that is not complete, and names what is open', async () => {
    const { current } = await create('mathTeacher')
    const refused = as('mathTeacher').call(contract.handInItem, {
      params: { item_id: current.item_id },
      body: { revision: current.revision, ticks: selfCheck.slice(1) },
    })
    await expect(refused).rejects.toMatchObject({
      code: 'item-incomplete',
      errors: [{ path: `ticks/${selfCheck[0]}` }],
    })
  })

  it('is for whoever may write the item, once, from the revision that stands there', async () => {
    const item = await create('mathTeacher')
    await expect(handIn(as, 'chineseTeacher', item)).rejects.toMatchObject({ code: 'not-found' })
    const handed = await handIn(as, 'mathTeacher', item)
    await expect(handIn(as, 'mathTeacher', item)).rejects.toMatchObject({ code: 'revision-outdated' })
    await expect(handIn(as, 'mathTeacher', handed)).rejects.toMatchObject({ code: 'state-refused' })
    await expect(takeBack('chineseTeacher', handed)).rejects.toMatchObject({ code: 'not-found' })
    const back = await takeBack('mathTeacher', handed)
    expect(back.current.state).toBe('draft')
    await expect(takeBack('mathTeacher', back)).rejects.toMatchObject({ code: 'state-refused' })
  })
})

describe('a retired item', () => {
  it('is gone for teachers, but homework that pins it can still be read', async () => {
    const item = await publish()
    const retired = await retire('curator', item)
    expect(retired).toMatchObject({
      published_version_id: null,
      current: { state: 'retired' },
      retirement: { reason: '超出课程标准', by: { name: 'curator' }, successor_id: null },
    })
    await expect(read('chineseTeacher', item)).rejects.toMatchObject({ code: 'not-found' })
    const [pinned] = await as('chineseTeacher').call(contract.getItemVersions, {
      querystring: { ids: item.current.version_id },
    })
    expect(pinned).toMatchObject({ version_id: item.current.version_id, state: 'retired' })
    expect(pinned?.answer.body).toEqual(item.current.answer.body)
  })

  it('names another published item as its successor, or none', async () => {
    const [item, successor, draft] = [await publish(), await publish(), await create('mathTeacher')]
    for (const wrong of [item.current.item_id, draft.current.item_id, newId()])
      await expect(retire('curator', item, wrong)).rejects.toMatchObject({ code: 'unknown-reference' })
    expect((await retire('curator', item, successor.current.item_id)).retirement?.successor_id).toBe(
      successor.current.item_id,
    )
  })

  it('is retired by curators only', async () => {
    const item = await publish()
    for (const person of ['mathTeacher', 'judgeOne', 'head'] as const)
      await expect(retire(person, item)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(retire('curator', await create('curator'))).rejects.toMatchObject({ code: 'state-refused' })
  })

  it('takes its older versions and not the draft of the next one along', async () => {
    const first = await publish()
    const next = await save('mathTeacher', first, draftOf({ minutes: 9 }))
    const retired = await retire('curator', next)
    expect(retired.versions.map(({ state }) => state)).toEqual(['draft', 'retired'])
    expect(retired.published_version_id).toBeNull()
  })

  it('comes back into use when a new version of it is published', async () => {
    const retired = await retire('curator', await publish())
    const again = await publishItem(as, 'curator', await save('curator', retired, draftOf({ minutes: 8 })))
    expect(again).toMatchObject({ retirement: null, published_version_id: again.current.version_id })
  })
})

describe('pinned versions', () => {
  it('come in the order asked for, without drafts of others', async () => {
    const [a, b, hidden] = [await publish(), await publish(), await create('mathTeacher')]
    const ids = [b, hidden, a].map((item) => item.current.version_id)
    const seen = await as('chineseTeacher').call(contract.getItemVersions, { querystring: { ids: ids.join(',') } })
    expect(seen.map(({ version_id }) => version_id)).toEqual([ids[0], ids[2]])
    expect(
      await as('mathTeacher').call(contract.getItemVersions, { querystring: { ids: ids.join(',') } }),
    ).toHaveLength(3)
  })

  it('are asked for by at most 100 ids that are ids', async () => {
    for (const ids of ['x', `${newId()},1`, Array.from({ length: 101 }, () => newId()).join(',')]) {
      await expect(as('mathTeacher').call(contract.getItemVersions, { querystring: { ids } })).rejects.toMatchObject({
        code: 'invalid-request',
      })
    }
    expect(await as('mathTeacher').call(contract.getItemVersions, { querystring: { ids: '' } })).toEqual([])
  })

  it('are not for strangers', async () => {
    await expect(as(null).call(contract.getItemVersions, { querystring: { ids: newId() } })).rejects.toMatchObject({
      code: 'sign-in-needed',
    })
  })
})

describe('own drafts', () => {
  it('are listed to their author, found by word and nobody else has them', async () => {
    await create('englishTeacher', draftOf({ subject: 'english', body: textDocument('Choose 100% of the words_now.') }))
    const ask = (person: PersonName, q?: string) =>
      as(person).call(contract.searchItems, {
        querystring: { state: 'draft', subject: 'english', ...(q !== undefined && { q }) },
      })
    expect(await ask('englishTeacher')).toMatchObject({ total: 1, exact: true })
    expect((await ask('englishTeacher', '100% of')).total).toBe(1)
    expect((await ask('englishTeacher', '100_ of')).total).toBe(0)
    expect((await ask('chineseTeacher')).total).toBe(0)
  })
})

describe('a stored figure', () => {
  it('is served to anyone under a policy that lets it do nothing', async () => {
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
    await db.insertInto('media').values({ id, content_type: 'image/svg+xml', bytes }).execute()
    const response = await app.inject({ url: `/media/${id}` })
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect(response.rawPayload.equals(bytes)).toBe(true)
    const figure = {
      type: 'doc',
      content: [{ type: 'figure', attrs: { asset: id, alt: '图', width: null, align: null } }],
    } as unknown as ItemDraft['body']
    expect((await create('mathTeacher', draftOf({ body: figure }))).current.body).toEqual(figure)
  })

  it('that is not there is a 404, and an item cannot show it', async () => {
    for (const url of ['/media/zzz', `/media/${'0'.repeat(32)}`, '/media/..%2fetc']) {
      expect((await app.inject({ url, headers: { cookie: await cookieOf('curator') } })).statusCode).toBe(404)
    }
    const figure = {
      type: 'doc',
      content: [{ type: 'figure', attrs: { asset: '0'.repeat(32), alt: '图' } }],
    } as unknown as ItemDraft['body']
    await expect(create('mathTeacher', draftOf({ body: figure }))).rejects.toMatchObject({ code: 'unknown-reference' })
  })
})

describe('the taxonomy', () => {
  it('of a subject has its points and units in order, and none of another subject', async () => {
    const point = (id: string, subject: string, name: string, position: number) => ({
      id,
      subject,
      stands_for: id,
      name,
      position,
    })
    const [first, second, foreign] = [newId(), newId(), newId()]
    await db
      .insertInto('knowledge_point')
      .values([
        point(second, 'it', '数据与编码', 1),
        point(first, 'it', '数据', 0),
        point(foreign, 'labour', '种植', 0),
      ])
      .execute()
    const { points, units } = await as('mathTeacher').call(contract.getTaxonomy, { params: { subject: 'it' } })
    expect(points.map(({ id }) => id)).toEqual([testPoints.it, first, second])
    expect(units).toEqual([])
  })
})
