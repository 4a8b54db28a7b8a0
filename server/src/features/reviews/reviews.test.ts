import type { Item } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { judges, type PersonName } from '../../../test/county.ts'
import { itemDraft as draftOf, textDocument } from '../../../test/item.ts'
import { accept, handIn, openReviewOf, publishItem, selfCheck } from '../../../test/review.ts'

const { as, county } = await startTestApp()

const create = (person: PersonName = 'mathTeacher', draft = draftOf()) =>
  as(person).call(contract.createItem, { body: draft })

const desk = (person: PersonName, review_id: string) => as(person).call(contract.getReview, { params: { review_id } })

const opine = (
  person: PersonName,
  review_id: string,
  { verdict, score, note = '' }: { verdict: 'accept' | 'return'; score: number; note?: string },
) => as(person).call(contract.giveOpinion, { params: { review_id }, body: { verdict, score, minutes: 5, note } })

const refuse = (person: PersonName, reviewId: string) =>
  opine(person, reviewId, { verdict: 'return', score: 2, note: '第二问的数据不合实际，请改。' })

const take = (person: PersonName, review_id: string, account_id: string | null = null) =>
  as(person).call(contract.takeSeat, { params: { review_id }, body: { account_id } })

const queue = (person: PersonName, view: 'open' | 'mine' | 'all' = 'open', more = {}) =>
  as(person).call(contract.listReviews, { querystring: { view, ...more } })

const stateOf = async ({ current }: Item) =>
  (await as('curator').call(contract.getItem, { params: { item_id: current.item_id } })).current.state

const handedIn = async (author: PersonName = 'mathTeacher', draft = draftOf()) => {
  const item = await handIn(as, author, await create(author, draft))
  return { item, reviewId: await openReviewOf(as, item) }
}

describe('a review', () => {
  it('goes from the duplicate check through two reviews by three people into the bank', async () => {
    const { item, reviewId } = await handedIn()
    expect(await desk('judgeOne', reviewId)).toMatchObject({
      step: 'subject_review',
      may: { judge: true, coordinate: false },
      standing: { outcome: 'waiting', missing: 2 },
    })
    await accept(as, 'judgeOne', reviewId)
    await accept(as, 'judgeTwo', reviewId)
    expect((await desk('judgeThree', reviewId)).step).toBe('second_review')
    const end = await accept(as, 'judgeThree', reviewId)
    expect(end).toMatchObject({ outcome: 'published', version: { state: 'published' } })
    const seen = await as('chineseTeacher').call(contract.getItem, { params: { item_id: item.current.item_id } })
    expect(seen.published_version_id).toBe(item.current.version_id)
    const records = end.ticks.map(({ step, code, account }) => `${step} ${code} ${account.name}`)
    expect(records).toContain('self_check answer_done mathTeacher')
    expect(records).toContain('subject_review answer_done judgeTwo')
    expect(records).toContain('second_review political judgeThree')
    expect(end.ticks.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true)
  })

  it('asks a third opinion when two differ, and the majority decides', async () => {
    const { item, reviewId } = await handedIn()
    await accept(as, 'judgeOne', reviewId)
    expect((await refuse('judgeTwo', reviewId)).standing).toEqual({ outcome: 'waiting', missing: 1, disputed: true })
    const back = await refuse('judgeThree', reviewId)
    expect(back).toMatchObject({ outcome: 'returned', version: { state: 'draft' } })
    const [past] = await as('mathTeacher').call(contract.listItemReviews, { params: { item_id: item.current.item_id } })
    expect(past?.notes.map(({ verdict }) => verdict)).toEqual(['accept', 'return', 'return'])
    const again = await handIn(
      as,
      'mathTeacher',
      await as('mathTeacher').call(contract.getItem, { params: { item_id: item.current.item_id } }),
    )
    expect(await openReviewOf(as, again)).not.toBe(reviewId)
  })

  it('returns what everybody accepts with too low a score', async () => {
    const { item, reviewId } = await handedIn()
    await accept(as, 'judgeOne', reviewId, 3)
    await accept(as, 'judgeTwo', reviewId, 3)
    expect(await stateOf(item)).toBe('draft')
  })

  it('accepts only with the whole list ticked, and returns only with a reason', async () => {
    const { reviewId } = await handedIn()
    const bare = opine('judgeOne', reviewId, { verdict: 'accept', score: 5 })
    await expect(bare).rejects.toMatchObject({
      code: 'item-incomplete',
      errors: expect.arrayContaining([{ path: 'ticks/answer_done', message: expect.any(String) }]),
    })
    await expect(opine('judgeOne', reviewId, { verdict: 'return', score: 1 })).rejects.toMatchObject({
      code: 'item-incomplete',
      errors: [{ path: 'note' }],
    })
    const params = { review_id: reviewId }
    const tick = (code: 'tier' | 'political', ticked: boolean) =>
      as('judgeOne').call(contract.tickReview, { params, body: { code, ticked } })
    expect((await tick('tier', true)).ticks.filter(({ step }) => step === 'subject_review')).toHaveLength(1)
    expect((await tick('tier', false)).ticks.filter(({ step }) => step === 'subject_review')).toHaveLength(0)
    await expect(tick('political', true)).rejects.toMatchObject({ code: 'unknown-reference' })
  })

  it("hides others' opinions and ticks until the own one is given", async () => {
    const { reviewId } = await handedIn()
    await accept(as, 'judgeOne', reviewId, 4)
    for (const person of ['judgeTwo', 'curator', 'mathTeacher'] as const) {
      const seen = await desk(person, reviewId)
      expect(seen.seats.map(({ opinion }) => opinion)).toEqual([null])
      expect(seen.ticks.filter(({ step }) => step === 'subject_review')).toEqual([])
    }
    const own = await accept(as, 'judgeTwo', reviewId, 5)
    expect(own.seats.map(({ opinion }) => opinion?.score)).toEqual([4, 5])
  })

  it('counts two opinions given at the same moment one after the other', async () => {
    for (let round = 0; round < 5; round++) {
      const { item, reviewId } = await handedIn()
      await Promise.all([refuse('judgeOne', reviewId), refuse('judgeTwo', reviewId)])
      expect(await stateOf(item)).toBe('draft')
      const late = refuse('judgeThree', reviewId)
      await expect(late).rejects.toMatchObject({ code: 'state-refused' })
    }
  })

  it('is taken back by its author, and nobody can judge it any more', async () => {
    const { item, reviewId } = await handedIn()
    await take('judgeOne', reviewId)
    await as('mathTeacher').call(contract.takeBackItem, {
      params: { item_id: item.current.item_id },
      body: { revision: item.current.revision },
    })
    await expect(refuse('judgeOne', reviewId)).rejects.toMatchObject({ code: 'state-refused' })
    expect((await queue('judgeOne', 'mine')).reviews.map(({ review_id }) => review_id)).not.toContain(reviewId)
  })

  it('of a new version leaves the published one in use until it is over', async () => {
    const first = await publishItem(as, 'mathTeacher', await create())
    const params = { item_id: first.current.item_id }
    const body = { revision: first.current.revision, draft: draftOf({ minutes: 9 }) }
    const next = await as('mathTeacher').call(contract.saveItemDraft, { params, body })
    const reviewId = await openReviewOf(as, await handIn(as, 'mathTeacher', next))
    expect((await desk('judgeOne', reviewId)).replaces_version_id).toBe(first.current.version_id)
    const seen = await as('chineseTeacher').call(contract.getItem, { params })
    expect(seen.current).toMatchObject({ number: 1, state: 'published' })
  })
})

describe('nobody passes the own item', () => {
  const roads = async (author: PersonName, reviewId: string) => {
    for (const road of [
      () => take(author, reviewId),
      () => accept(as, author, reviewId),
      () => refuse(author, reviewId),
    ])
      await expect(road()).rejects.toMatchObject({ code: 'own-review', status: 403 })
  }

  it('not as an author who is of the guidance group', async () => {
    const { item, reviewId } = await handedIn('judgeOne')
    await roads('judgeOne', reviewId)
    expect((await queue('judgeOne')).reviews.map(({ review_id }) => review_id)).not.toContain(reviewId)
    expect(await stateOf(item)).toBe('in_review')
  })

  it('not as a coordinator who appoints and assigns oneself', async () => {
    const login = 'curator'
    await as('curator').call(contract.appointMember, {
      body: { login, station: 'researcher', subject: 'math', stage: 'primary' },
    })
    const { reviewId } = await handedIn('curator')
    await roads('curator', reviewId)
    await expect(take('curator', reviewId, county.people.curator)).rejects.toMatchObject({ code: 'own-review' })
  })

  it('not by handing in what others wrote, nor by having touched an earlier version', async () => {
    const written = await create('mathTeacher')
    const params = { item_id: written.current.item_id }
    const touched = await as('curator').call(contract.saveItemDraft, {
      params,
      body: { revision: written.current.revision, draft: draftOf({ minutes: 6 }) },
    })
    const published = await publishItem(as, 'mathTeacher', touched)
    const next = await as('mathTeacher').call(contract.saveItemDraft, {
      params,
      body: { revision: published.current.revision, draft: draftOf({ minutes: 7 }) },
    })
    await roads('curator', await openReviewOf(as, await handIn(as, 'mathTeacher', next)))
  })

  it('not twice: who judged at one step does not judge at the next', async () => {
    const { reviewId } = await handedIn()
    await accept(as, 'judgeOne', reviewId)
    await expect(refuse('judgeOne', reviewId)).rejects.toMatchObject({ code: 'judged-before' })
    await accept(as, 'judgeTwo', reviewId)
    await expect(take('judgeOne', reviewId)).rejects.toMatchObject({ code: 'judged-before' })
  })
})

describe('competence', () => {
  it('is asked for at every door', async () => {
    const { reviewId } = await handedIn()
    await expect(desk('englishTeacher', reviewId)).rejects.toMatchObject({ code: 'not-found' })
    await expect(take('reviewer', reviewId)).rejects.toMatchObject({ code: 'not-competent' })
    await expect(take('curator', reviewId, county.people.otherTeacher)).rejects.toMatchObject({ code: 'not-competent' })
    await expect(take('judgeOne', reviewId, county.people.judgeTwo)).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await queue('otherTeacher')).reviews).toEqual([])
    await expect(queue('judgeOne', 'all')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('that is withdrawn while reviewing ends the place and the right, and leaves given opinions', async () => {
    const draft = () => draftOf({ subject: 'art', mode: 'art', type: 'art' })
    const [judged, waiting] = [await handedIn('mathTeacher', draft()), await handedIn('mathTeacher', draft())]
    await accept(as, 'judgeThree', judged.reviewId)
    await take('judgeThree', waiting.reviewId)
    const group = await as('curator').call(contract.listGuidance, { querystring: { subject: 'art' } })
    const member = group.find(({ account, stage }) => account.name === 'judgeThree' && stage === 'primary')
    expect(member).toMatchObject({ waiting: 1, decided_30_days: expect.any(Number), organisation: '西山学校' })
    const end = { params: { member_id: member?.member_id ?? '' } }
    await expect(as('judgeThree').call(contract.endMember, end)).rejects.toMatchObject({ code: 'not-allowed' })
    await as('curator').call(contract.endMember, end)
    await expect(as('curator').call(contract.endMember, end)).rejects.toMatchObject({ code: 'not-found' })
    await expect(refuse('judgeThree', waiting.reviewId)).rejects.toMatchObject({ code: 'not-competent' })
    expect((await queue('judgeThree', 'mine')).reviews).toEqual([])
    await accept(as, 'judgeTwo', judged.reviewId)
    expect((await desk('curator', judged.reviewId)).step).toBe('second_review')
  })

  it('is given by login, for subjects and stages that exist, once', async () => {
    const appoint = (body: { login: string; subject: 'physics' | 'math'; stage: 'primary' | 'junior' }) =>
      as('curator').call(contract.appointMember, { body: { station: 'master_studio', ...body } })
    await appoint({ login: 'otherhead', subject: 'physics', stage: 'junior' })
    await expect(appoint({ login: 'otherhead', subject: 'physics', stage: 'junior' })).rejects.toMatchObject({
      code: 'name-taken',
    })
    await expect(appoint({ login: 'otherhead', subject: 'physics', stage: 'primary' })).rejects.toMatchObject({
      code: 'invalid-request',
    })
    await expect(appoint({ login: 'nobody', subject: 'math', stage: 'junior' })).rejects.toMatchObject({
      code: 'unknown-reference',
    })
  })
})

describe('queues', () => {
  it('hold what a person may judge, oldest first, page by page, with counts', async () => {
    const draft = () => draftOf({ subject: 'english' })
    const handed: string[] = []
    for (let n = 0; n < 33; n++) handed.push((await handedIn('englishTeacher', draft())).reviewId)
    const more = { subject: 'english' as const }
    const first = await queue('judgeOne', 'open', more)
    expect(first.reviews).toHaveLength(30)
    expect(first.counts).toMatchObject([{ step: 'subject_review', n: 33 }])
    expect(first.reviews[0]).toMatchObject({
      missing: 2,
      opinions: 0,
      mine: false,
      handed_in_by: { name: 'englishTeacher' },
    })
    expect(JSON.stringify(first.reviews[0]?.opening)).toContain('一共多少')
    const second = await queue('judgeOne', 'open', { ...more, after: first.after })
    expect(second.reviews).toHaveLength(3)
    expect(second.after).toBeNull()
    const ids = [...first.reviews, ...second.reviews].map(({ review_id }) => review_id)
    expect(new Set(ids)).toEqual(new Set(handed))
    await expect(queue('judgeOne', 'open', { after: 'x_y' })).rejects.toMatchObject({ code: 'invalid-request' })
  })

  it('show what was taken or assigned as mine, and drop what was given up', async () => {
    const [{ reviewId: taken }, { reviewId: given }] = [await handedIn(), await handedIn()]
    await take('judgeTwo', taken)
    await take('curator', given, county.people.judgeTwo)
    const mine = (await queue('judgeTwo', 'mine')).reviews.map(({ review_id }) => review_id)
    expect(mine).toEqual(expect.arrayContaining([taken, given]))
    const leave = { params: { review_id: given }, body: { reason: '与作者是同一备课组' } }
    await as('judgeTwo').call(contract.leaveSeat, leave)
    await expect(as('judgeTwo').call(contract.leaveSeat, leave)).rejects.toMatchObject({ code: 'state-refused' })
    expect((await queue('judgeTwo', 'mine')).reviews.map(({ review_id }) => review_id)).not.toContain(given)
    expect((await queue('judgeTwo')).reviews.map(({ review_id }) => review_id)).not.toContain(given)
    expect((await take('judgeTwo', given)).seats).toHaveLength(1)
  })
})

describe('rules', () => {
  const setRule = (person: PersonName, votes: number, subject: 'chinese' | null = 'chinese') =>
    as(person).call(contract.setReviewRule, {
      body: { subject, step: 'subject_review', votes, floor: 4, extra: 0, ticks: ['wording'] },
    })

  it('are data: a new one counts for what is handed in afterwards', async () => {
    const draft = () => draftOf({ subject: 'chinese' })
    const before = await handedIn('chineseTeacher', draft())
    await setRule('curator', 1)
    const after = await handedIn('chineseTeacher', draft())
    expect((await desk('judgeOne', before.reviewId)).standing.missing).toBe(2)
    expect((await desk('judgeOne', after.reviewId)).standing.missing).toBe(1)
    await accept(as, 'judgeOne', after.reviewId)
    expect((await desk('judgeTwo', after.reviewId)).step).toBe('second_review')
    const listed = await as('mathTeacher').call(contract.listReviewRules, { params: { subject: 'chinese' } })
    expect(listed.find(({ step }) => step === 'subject_review')).toMatchObject({
      votes: 1,
      set_for: 'subject',
      set_by: { name: 'curator' },
    })
    expect(listed.find(({ step }) => step === 'second_review')).toMatchObject({ set_for: 'default', set_by: null })
  })

  it('always ask at least one other person, and are the coordinators’', async () => {
    await expect(setRule('curator', 0)).rejects.toMatchObject({ code: 'invalid-request' })
    for (const person of ['judgeOne', 'head', 'mathTeacher'] as const)
      await expect(setRule(person, 1)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('an undecided duplicate', () => {
  it('holds a review at the duplicate check', async () => {
    const text = '水池里有 24 条金鱼，先捞出 6 条，再放进 10 条，池里现在有多少条金鱼？'
    await handedIn('mathTeacher', draftOf({ body: textDocument(text) }))
    const item = await create('mathTeacher', draftOf({ body: textDocument(text.replace('24', '30')) }))
    const params = { item_id: item.current.item_id }
    const handed = await as('mathTeacher').call(contract.handInItem, {
      params,
      body: { revision: item.current.revision, ticks: selfCheck },
    })
    const reviewId = await openReviewOf(as, handed)
    expect(await desk('judgeOne', reviewId)).toMatchObject({
      step: 'duplicate_check',
      may: { judge: false, why_not: 'other-step' },
    })
    await expect(take('judgeOne', reviewId)).rejects.toMatchObject({ code: 'state-refused' })
    expect(
      (await queue('curator', 'all', { step: 'duplicate_check' })).reviews.map(({ review_id }) => review_id),
    ).toContain(reviewId)
    for (const judge of judges)
      expect((await queue(judge)).reviews.map(({ review_id }) => review_id)).not.toContain(reviewId)
  })
})
