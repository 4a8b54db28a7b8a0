import { chargesOf } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { type Tier, tiers } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import type { TestApp } from './app.ts'
import { itemDraft } from './item.ts'

type Draft = Parameters<typeof itemDraft>[0]

/** A block of a homework that pins a new item of the person's own. */
export async function itemOf(
  { as }: Pick<TestApp, 'as'>,
  draft: Draft,
  changes: { readonly tiers?: readonly Tier[]; readonly required?: boolean } = {},
) {
  const { current } = await as('mathTeacher').call(contract.createItem, { body: itemDraft(draft) })
  return {
    type: 'itemBlock',
    attrs: {
      id: newId(),
      tiers: [...tiers],
      required: true,
      minutes: current.minutes,
      mode: current.mode,
      place: current.place,
      pointer: '',
      ...chargesOf(current.body, current.minutes),
      item_id: current.item_id,
      item_version_id: current.version_id,
      ...changes,
    },
  }
}

export const heading = (text: string) => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})
