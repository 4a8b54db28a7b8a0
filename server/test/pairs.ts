import type { Call, Item, PairView } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import type { PersonName } from './county.ts'
import { draftOf } from './drafts.ts'
import { ownText } from './own-text.ts'
import { openReviewOf, publishItem, selfCheck } from './review.ts'

type As = (person: PersonName) => { call: Call }

let written = 5000
/** A text and variants of it that are like no other text here. */
export function family() {
  const own = ownText(++written)
  const [first = '', second = '', third = ''] = own.split('，')
  const variant = (number: number) =>
    `${first}${number}个，${second}${number + 7}个，${third}${number + 3}个，一共多少？`
  return { own, variant }
}

/** What tests of pairs do, as the people of a test county. */
export function pairActions(as: As) {
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
  return { create, handIn, itemOf, deskOf, pairsOf, view, decide, held }
}
