import type { Item, ItemDraft } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { itemDraft, textDocument } from '../../../test/item.ts'
import { handIn, openReviewOf, publishItem } from '../../../test/review.ts'

const { as } = await startTestApp()

let written = 0
const draftOf = (changes: Partial<ItemDraft> = {}): ItemDraft =>
  itemDraft({
    minutes: 10,
    body: textDocument(`第${++written}个水池每分钟进水 35 升，12 分钟进水多少升？`),
    ...changes,
  })

const create = (person: PersonName = 'mathTeacher', draft = draftOf()) =>
  as(person).call(contract.createItem, { body: draft })
const published = async (draft = draftOf()) => publishItem(as, 'mathTeacher', await create('mathTeacher', draft))
const params = ({ current }: Item) => ({ params: { item_id: current.item_id } })

const report = (person: PersonName, item: Item, minutes: number, pupils = 40) =>
  as(person).call(contract.addClassReport, { ...params(item), body: { minutes, pupils } })
const attempt = (person: PersonName, item: Item, seconds: number, grade = 5) =>
  as(person).call(contract.addTrial, { ...params(item), body: { seconds, grade } })
const minutesOf = (person: PersonName, item: Item) => as(person).call(contract.getItemMinutes, params(item))
const read = (item: Item) => as('chineseTeacher').call(contract.getItem, params(item))

describe('the minutes of an item', () => {
  it('are the author’s estimate until somebody else says something', async () => {
    const item = await published()
    expect(await minutesOf('chineseTeacher', item)).toEqual({ estimate: 10, calibrated: null, samples: [] })
    expect((await read(item)).current.calibrated).toBeNull()
  })

  it('move with trials and class reports, and say of how many and when', async () => {
    const item = await published()
    const tried = await attempt('chineseTeacher', item, 200)
    expect(tried.samples).toMatchObject([{ kind: 'trial', seconds: 200, grade: 5, factor: 2.2, mine: true }])
    expect(tried.samples[0]?.minutes).toBeCloseTo((200 / 60) * 2.2, 3)
    await report('mathTeacher', item, 14)
    const { calibrated } = await report('otherTeacher', item, 15)
    expect(calibrated).toMatchObject({ samples: 3, disagrees: false })
    expect(calibrated?.minutes).toBeGreaterThan(10)
    expect((await read(item)).current.calibrated).toEqual(calibrated)
    const hits = await as('chineseTeacher').call(contract.searchItems, {
      querystring: { q: `第${written}个水池`, subject: 'math' },
    })
    expect(hits.hits[0]?.calibrated?.minutes).toBe(calibrated?.minutes)
  })

  it('are what the bank searches and sorts by', async () => {
    const item = await published(draftOf({ body: textDocument('仓库搬货要多久：三百箱分六次搬完。') }))
    for (const person of ['mathTeacher', 'otherTeacher', 'chineseTeacher'] as const) await report(person, item, 3)
    const find = (minutes_max: number) =>
      as('chineseTeacher').call(contract.searchItems, { querystring: { q: '仓库搬货', minutes_max } })
    expect((await find(4)).total).toBe(1)
    expect((await find(2)).total).toBe(0)
  })

  it('are listed where evidence and estimate differ by more than a third, the furthest first', async () => {
    const [far, near, right] = [await published(), await published(), await published()]
    for (const person of ['mathTeacher', 'otherTeacher'] as const) {
      await report(person, far, 30)
      await report(person, near, 15)
      await report(person, right, 11)
    }
    const { items } = await as('curator').call(contract.listDisagreements, { querystring: { subject: 'math' } })
    const ids = items.map(({ item_id }) => item_id)
    expect(ids.indexOf(far.current.item_id)).toBeLessThan(ids.indexOf(near.current.item_id))
    expect(ids).not.toContain(right.current.item_id)
    expect(items[0]?.calibrated.disagrees).toBe(true)
    await expect(as('mathTeacher').call(contract.listDisagreements, { querystring: {} })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(as('curator').call(contract.listDisagreements, { querystring: { after: 'x' } })).rejects.toMatchObject(
      { code: 'invalid-request' },
    )
    const first = items[0]
    const after = `${Math.log(3)}_${first?.item_id}`
    expect(
      (await as('curator').call(contract.listDisagreements, { querystring: { after } })).items.length,
    ).toBeLessThan(items.length)
  })

  it('begin anew with a changed stem, and are kept when only tags change', async () => {
    const item = await published()
    await report('otherTeacher', item, 20)
    const draft = draftOf({ body: item.current.body, tier: 'raise' })
    const retagged = await publishItem(
      as,
      'mathTeacher',
      await as('mathTeacher').call(contract.saveItemDraft, {
        ...params(item),
        body: { revision: item.current.revision, draft },
      }),
    )
    expect(retagged.current.calibrated?.samples).toBe(1)
    const rewritten = await publishItem(
      as,
      'mathTeacher',
      await as('mathTeacher').call(contract.saveItemDraft, {
        ...params(item),
        body: { revision: retagged.current.revision, draft: draftOf() },
      }),
    )
    expect(rewritten.current.calibrated).toBeNull()
  })

  it('take a reviewer’s estimate with the opinion, which is no measurement', async () => {
    const item = await create()
    const review_id = await openReviewOf(as, await handIn(as, 'mathTeacher', item))
    await as('judgeOne').call(contract.giveOpinion, {
      params: { review_id },
      body: { verdict: 'return', score: 2, minutes: 20, note: '时间估得太短。' },
    })
    const known = await minutesOf('mathTeacher', item)
    expect(known.samples).toMatchObject([{ kind: 'reviewer', minutes: 20, mine: false }])
    expect(known.calibrated).toMatchObject({ samples: 0, disagrees: false })
    expect(known.calibrated?.minutes).toBeGreaterThan(10)
  })

  it('lose a sample that is taken back: by whoever gave it, or a curator', async () => {
    const item = await published()
    const [sample] = (await report('otherTeacher', item, 25)).samples
    const withdraw = (person: PersonName) =>
      as(person).call(contract.withdrawSample, { params: { sample_id: sample?.sample_id ?? '' } })
    await expect(withdraw('mathTeacher')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await withdraw('otherTeacher')).toMatchObject({ samples: [], calibrated: null })
    await expect(withdraw('otherTeacher')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are told by people who teach, of items they may see, for grades it is for', async () => {
    const [item, draft] = [await published(), await create()]
    await expect(report('bureau', item, 5)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(report('chineseTeacher', draft, 5)).rejects.toMatchObject({ code: 'not-found' })
    await expect(attempt('chineseTeacher', item, 60, 8)).rejects.toMatchObject({ code: 'invalid-request' })
    await expect(report('mathTeacher', item, 0)).rejects.toMatchObject({ code: 'invalid-request' })
  })

  it('hold two reports at once', async () => {
    const item = await published()
    await Promise.all([report('mathTeacher', item, 12), report('otherTeacher', item, 13), attempt('lead', item, 240)])
    expect((await minutesOf('mathTeacher', item)).calibrated?.samples).toBe(3)
  })
})

describe('the factor of a grade', () => {
  it('is the county’s to set, and counts for trials from then on', async () => {
    const set = (person: PersonName) => as(person).call(contract.setTrialFactor, { body: { grade: 5, factor: 3 } })
    const item = await published()
    await attempt('chineseTeacher', item, 60)
    await expect(set('mathTeacher')).rejects.toMatchObject({ code: 'not-allowed' })
    await set('curator')
    const { samples } = await attempt('chineseTeacher', item, 60)
    expect(samples.map(({ factor }) => factor)).toEqual([3, 2.2])
    const factors = await as('mathTeacher').call(contract.listTrialFactors, {})
    expect(factors).toHaveLength(9)
    expect(factors.find(({ grade }) => grade === 5)).toMatchObject({ factor: 3, set_by: { name: 'curator' } })
  })
})
