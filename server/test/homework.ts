import type { Document } from '@lightwork/content'
import { type LoadBlock, tiers } from '@lightwork/domain'
import { v7 as newId } from 'uuid'

type Work = Partial<LoadBlock> & { readonly pointer?: string; readonly text?: string }

/** An own item of so many written minutes at home for everyone, unless told otherwise. */
export const ownItem = ({ pointer = '完成练习', text = '题目正文', ...changes }: Work = {}) => ({
  type: 'ownItem',
  attrs: {
    id: newId(),
    tiers: [...tiers],
    required: true,
    minutes: 10,
    mode: 'written',
    place: 'home',
    pointer,
    daily: null,
    tier_minutes: null,
    adapted_from: null,
    ...changes,
  },
  content: [{ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) }],
})

export const group = (pick: number, blocks: readonly ReturnType<typeof ownItem>[]) => ({
  type: 'choiceGroup',
  attrs: { id: newId(), pick },
  content: blocks,
})

/** A homework document of these parts. */
export const homework = (...content: readonly object[]): Document & { content: never[] } =>
  ({ type: 'doc', content }) as unknown as Document & { content: never[] }

/** A homework of one written task of so many minutes. */
export const ofMinutes = (minutes: number, changes: Work = {}) => homework(ownItem({ minutes, ...changes }))
