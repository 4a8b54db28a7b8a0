import type { Item, PairView } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { draftOf } from '../../../test/drafts.ts'
import { ownText } from '../../../test/own-text.ts'
import { accept, openReviewOf, publishItem, selfCheck } from '../../../test/review.ts'
import { passFreed } from './background.ts'

const { as, db, clock } = await startTestApp()

let written = 5000
/** A text and variants of it that are like no other text here. */
function family() {
  const own = ownText(++written)
  const [first = '', second = '', third = ''] = own.split('，')
  const variant = (number: number) => `${first}${number}个，${second}${number + 7}个，${third}${number + 3}个，一共多少？`
  return { own, variant }
}

const create = (stem: string, person: PersonName = 'mathTeacher', changes = {}) =>
  as(person).call(contract.createItem, { body: draftOf(stem, changes) })
const handIn = (item: Item, person: PersonName = 'mathTeacher') =>
  as(person).call(contract.handInItem, {
    params: { item_id: item.current.item_id },
    body: { revision: item.current.revision, ticks: selfCheck },
  })
const itemOf = ({ current: { item_id } }: Item) => as('curator').call(contract.getItem, { params: { item_id } })
const deskOf = async (item: Item) =>
  as('curator').call(contract.getReview, { params: { review_id: await openReviewOf(as, item) } })
const pairsOf = (item: Item, person: PersonName = 'curator') =>
  as(person).call(contract.listItemDuplicates, { params: { item_id: item.current.item_id } })
const view = (pair: { item_a: string; item_b: string }, person: PersonName = 'curator') =>
  as(person).call(contract.getDuplicate, { params: { item_a: pair.item_a, item_b: pair.item_b } })

const decide = (
  { item_a, item_b, found_at, decided_at }: Pick<PairView, 'item_a' | 'item_b' | 'found_at' | 'decided_at'>,
  decision: PairView['decision'] & string,
  { kept = null, person = 'curator', note = '' }: { kept?: Item | null; person?: PersonName; note?: string } = {},
) =>
  as(person).call(contract.decideDuplicate, {
    params: { item_a, item_b },
    body: { decision, kept_id: kept?.current.item_id ?? null, note, found_at, decided_at },
  })

/** One published item and one like it, handed in and held. */
async function held(change: (text: ReturnType<typeof family>) => string = ({ variant }) => variant(6)) {
  const text = family()
  const published = await publishItem(as, 'mathTeacher', await create(text.variant(4)))
  const item = await create(change(text), 'chineseTeacher')
  await handIn(item, 'chineseTeacher')
  const [pair] = await pairsOf(item)
  if (pair === undefined) throw new Error('no pair was found')
  return { published, item, pair, text }
}

describe('while writing', () => {
  const look = (person: PersonName, stem: string, item_id: string | null = null) => {
    const { body, answer } = draftOf(stem)
    return as(person).call(contract.lookForDuplicates, { body: { item_id, body, answer: answer.body } })
  }

  it('finds what is like the text, with what differs, and stores nothing', async () => {
    const { variant } = family()
    const published = await publishItem(as, 'mathTeacher', await create(variant(4)))
    const [found, ...others] = await look('chineseTeacher', variant(8))
    expect(others).toEqual([])
    expect(found).toMatchObject({ kind: 'adapted', item: { item_id: published.current.item_id, state: 'published' } })
    expect(found?.marks.map(({ kind, part }) => `${kind} ${part}`)).toEqual(['number stem', 'number stem', 'number stem'])
    expect(await pairsOf(published)).toEqual([])
    expect(await look('chineseTeacher', variant(4), published.current.item_id)).toEqual([])
    expect(await look('chineseTeacher', ownText(4000))).toEqual([])
  })

  it('shows nobody the drafts of others, and no answer', async () => {
    const { variant } = family()
    const draft = await create(variant(4))
    expect(await look('chineseTeacher', variant(4))).toEqual([])
    expect(await look('curator', variant(4))).toEqual([])
    const own = await look('mathTeacher', variant(4))
    expect(own).toMatchObject([{ kind: 'same', item: { item_id: draft.current.item_id } }])
    expect(JSON.stringify(own)).not.toContain('见解析')
    await expect(look('bureau', variant(4))).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('an item like another one', () => {
  it('is held when it is handed in and goes on by itself when the last pair is decided', async () => {
    const { item, pair, published } = await held()
    expect((await deskOf(item)).step).toBe('duplicate_check')
    expect(pair).toMatchObject({ kind: 'adapted', decision: null })
    const shown = await view(pair)
    expect(shown.may).toEqual({ decide: true, why_not: null })
    expect([shown.a, shown.b].map(({ marks }) => marks.length)).toEqual([3, 3])
    const decided = await decide(pair, 'different', { note: '求的不是同一个量' })
    expect(decided).toMatchObject({ decision: 'different', note: '求的不是同一个量', decided_by: { name: 'curator' } })
    expect((await deskOf(item)).step).toBe('subject_review')
    expect((await itemOf(published)).current.state).toBe('published')
  })

  it('waits for the last of several pairs', async () => {
    const { variant, item } = { ...family(), item: null as Item | null }
    for (const number of [3, 4]) await publishItem(as, 'mathTeacher', await create(variant(number)))
    const held = item ?? (await create(variant(9), 'chineseTeacher'))
    await handIn(held, 'chineseTeacher')
    const [first, second] = await pairsOf(held)
    if (first === undefined || second === undefined) throw new Error('two pairs are expected')
    await decide(first, 'different')
    expect((await deskOf(held)).step).toBe('duplicate_check')
    await decide(second, 'different')
    expect((await deskOf(held)).step).toBe('subject_review')
  })

  it('that is the same is returned with a note that names the other, and cannot be handed in unchanged', async () => {
    const { item, pair, published, text } = await held(({ variant }) => variant(4))
    expect(pair.kind).toBe('same')
    await decide(pair, 'same', { kept: published, note: '只差标点。' })
    const after = await itemOf(item)
    expect(after.current.state).toBe('draft')
    const [past] = await as('chineseTeacher').call(contract.listItemReviews, {
      params: { item_id: item.current.item_id },
    })
    expect(past).toMatchObject({ outcome: 'returned', notes: [{ account: { name: 'curator' }, verdict: 'return' }] })
    expect(past?.notes[0]?.note).toContain(published.current.item_id)
    expect(past?.notes[0]?.note).toContain('只差标点')
    await expect(handIn(after, 'chineseTeacher')).rejects.toMatchObject({
      code: 'state-refused',
      item_id: published.current.item_id,
    })
    const mended = await as('chineseTeacher').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: after.current.revision, draft: draftOf(text.variant(11)) },
    })
    await handIn(mended, 'chineseTeacher')
    expect(await pairsOf(item)).toMatchObject([{ decision: null }])
  })

  it('of two published ones is retired, with the other as its successor, by curators', async () => {
    const { variant } = family()
    const stays = await publishItem(as, 'mathTeacher', await create(variant(4)))
    const leaves = await publishItem(as, 'mathTeacher', await create(variant(4)))
    const [pair] = await pairsOf(leaves)
    if (pair === undefined) throw new Error('no pair')
    const again = await view(pair)
    await expect(decide(again, 'same', { kept: stays, person: 'judgeOne' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await decide(again, 'same', { kept: stays })
    expect(await itemOf(leaves)).toMatchObject({
      current: { state: 'retired' },
      retirement: { successor_id: stays.current.item_id },
    })
  })

  it('that is an adaptation says so, with its source, and goes on', async () => {
    const { item, pair, published } = await held()
    await decide(pair, 'adapted', { kept: published })
    const { current } = await itemOf(item)
    expect(current).toMatchObject({ origin: 'adapted', state: 'in_review' })
    expect(current.citation).toContain(published.current.item_id)
    expect((await deskOf(item)).step).toBe('subject_review')
  })
})

describe('a decision', () => {
  it('is remembered while neither text changes, and asked again when one does', async () => {
    const { item, pair, text } = await held()
    await decide(pair, 'different')
    const handed = await itemOf(item)
    const back = await as('chineseTeacher').call(contract.takeBackItem, {
      params: { item_id: item.current.item_id },
      body: { revision: handed.current.revision },
    })
    // Tags are no text.
    const retagged = await as('chineseTeacher').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: back.current.revision, draft: draftOf(text.variant(6), { tier: 'raise' }) },
    })
    await handIn(retagged, 'chineseTeacher')
    expect((await deskOf(item)).step).toBe('subject_review')
    const again = await as('chineseTeacher').call(contract.takeBackItem, {
      params: { item_id: item.current.item_id },
      body: { revision: (await itemOf(item)).current.revision },
    })
    const changed = await as('chineseTeacher').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: again.current.revision, draft: draftOf(text.variant(16)) },
    })
    expect(await pairsOf(item)).toEqual([])
    await handIn(changed, 'chineseTeacher')
    expect((await deskOf(item)).step).toBe('duplicate_check')
    expect(await pairsOf(item)).toMatchObject([{ decision: null, note: null }])
  })

  it('is made once when two make it at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { pair, published } = await held()
      const both = await Promise.allSettled([
        decide(pair, 'different'),
        decide(pair, 'adapted', { kept: published, person: 'reviewer' }),
      ])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'state-refused' } })
    }
  })

  it('can be revised by who saw it, not by who did not', async () => {
    const { pair } = await held()
    const decided = await decide(pair, 'different')
    await expect(decide(pair, 'different', { person: 'reviewer' })).rejects.toMatchObject({ code: 'state-refused' })
    expect(await decide(decided, 'different', { person: 'reviewer', note: '同意' })).toMatchObject({ note: '同意' })
  })

  it('is nobody’s in favour of the own item', async () => {
    const { variant } = family()
    const published = await publishItem(as, 'mathTeacher', await create(variant(4)))
    const own = await create(variant(6), 'curator')
    await handIn(own, 'curator')
    const [pair] = await pairsOf(own)
    if (pair === undefined) throw new Error('no pair')
    await expect(decide(pair, 'different')).rejects.toMatchObject({ code: 'own-review' })
    await expect(decide(pair, 'adapted', { kept: published })).rejects.toMatchObject({ code: 'own-review' })
    await expect(decide(pair, 'same', { kept: own })).rejects.toMatchObject({ code: 'own-review' })
    expect(await decide(pair, 'same', { kept: published })).toMatchObject({ decision: 'same' })
    expect((await itemOf(own)).current.state).toBe('draft')
  })

  it('is curators’ and the group’s for the subject', async () => {
    const { pair } = await held()
    for (const person of ['otherTeacher', 'head', 'bureau', 'lead'] as const)
      await expect(view(pair, person)).rejects.toMatchObject({ code: 'not-found' })
    await expect(decide(pair, 'different', { person: 'chineseTeacher' })).rejects.toMatchObject({ code: 'not-competent' })
    expect((await view(pair, 'judgeOne')).may.decide).toBe(true)
    expect(await decide(pair, 'different', { person: 'judgeOne' })).toMatchObject({ decision: 'different' })
  })

  it('names one of the two where it must', async () => {
    const { pair, published } = await held()
    const stranger = await create(ownText(4100))
    await expect(decide(pair, 'same')).rejects.toMatchObject({ code: 'invalid-request' })
    await expect(decide(pair, 'different', { kept: published })).rejects.toMatchObject({ code: 'invalid-request' })
    await expect(decide(pair, 'same', { kept: stranger })).rejects.toMatchObject({ code: 'unknown-reference' })
  })
})

describe('a review that waits', () => {
  it('goes on when the other item changes or is retired', async () => {
    const { item, published } = await held()
    await as('curator').call(contract.retireItem, {
      params: { item_id: published.current.item_id },
      body: { revision: (await itemOf(published)).current.revision, reason: '数据过时', successor_id: null },
    })
    expect(await pairsOf(item)).toEqual([])
    await passFreed(db, clock.now)
    const reviewId = await openReviewOf(as, item)
    await accept(as, 'judgeOne', reviewId)
  })
})

describe('the queue', () => {
  it('lists what waits, by subject and kind, page by page', async () => {
    const { variant } = family()
    const many = []
    for (let number = 2; number < 11; number++) {
      const item = await create(variant(number), 'englishTeacher', { subject: 'english', grades: [7] })
      await handIn(item, 'englishTeacher')
      many.push(item)
    }
    const query = { subject: 'english' as const }
    const first = await as('reviewer').call(contract.listDuplicates, { querystring: query })
    expect(first.counts).toEqual([{ kind: 'adapted', n: 36 }])
    expect(first.pairs).toHaveLength(30)
    const second = await as('reviewer').call(contract.listDuplicates, {
      querystring: { ...query, kind: 'adapted', after: first.after ?? '' },
    })
    expect(second).toMatchObject({ after: null })
    const seen = [...first.pairs, ...second.pairs].map(({ item_a, item_b }) => `${item_a} ${item_b}`)
    expect(new Set(seen).size).toBe(36)
    expect((await as('judgeOne').call(contract.listDuplicates, { querystring: query })).pairs).toHaveLength(30)
    for (const person of ['englishTeacher', 'head'] as const)
      expect((await as(person).call(contract.listDuplicates, { querystring: query })).pairs).toEqual([])
    await expect(
      as('curator').call(contract.listDuplicates, { querystring: { after: 'x' } }),
    ).rejects.toMatchObject({ code: 'invalid-request' })
  })
})
