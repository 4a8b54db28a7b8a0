import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { draftOf } from '../../../test/drafts.ts'
import { ownText } from '../../../test/own-text.ts'
import { family, pairActions } from '../../../test/pairs.ts'
import { publishItem } from '../../../test/review.ts'

const { as } = await startTestApp()
const { create, handIn, itemOf, deskOf, pairsOf, view, decide, held } = pairActions(as)

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
    await expect(decide(pair, 'different', { person: 'chineseTeacher' })).rejects.toMatchObject({
      code: 'not-competent',
    })
    const params = { item_a: pair.item_a, item_b: pair.item_b }
    expect((await as('judgeOne').call(contract.getDuplicate, { params })).may.decide).toBe(true)
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
