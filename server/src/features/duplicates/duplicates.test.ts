import type { Item } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { draftOf } from '../../../test/drafts.ts'
import { ownText } from '../../../test/own-text.ts'
import { family, pairActions } from '../../../test/pairs.ts'
import { accept, openReviewOf, publishItem } from '../../../test/review.ts'
import { passFreed } from './background.ts'

const { as, db, clock } = await startTestApp()
const { create, handIn, itemOf, deskOf, pairsOf, view, decide, held } = pairActions(as)

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
    expect(found?.marks.map(({ kind, part }) => `${kind} ${part}`)).toEqual([
      'number stem',
      'number stem',
      'number stem',
    ])
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
    await expect(as('curator').call(contract.listDuplicates, { querystring: { after: 'x' } })).rejects.toMatchObject({
      code: 'invalid-request',
    })
  })
})
