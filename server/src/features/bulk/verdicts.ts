import type { BulkRefusal } from '@lightwork/contract'
import { applyChange, type BulkTags, differenceOf, type MinutesEvidence, revertTags } from '@lightwork/domain'
import { startsVersion } from '../items/retag-items.ts'
import type { TaggedItem } from '../items/tagged-items.queries.ts'
import type { ReadChange } from './edit.queries.ts'

/** The tags of one side of a difference; minutes come with who said so. */
export type Side = Partial<BulkTags> & { readonly minutes_evidence?: MinutesEvidence }

/** What is to become of an item. */
export type Verdict =
  | {
      readonly outcome: 'changed'
      readonly tags: BulkTags
      readonly evidence: MinutesEvidence
      readonly before: Side
      readonly after: Side
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly reason: BulkRefusal; readonly detail?: string }

export const refuse = (reason: BulkRefusal, detail?: string): Verdict => ({
  outcome: 'refused',
  reason,
  ...(detail !== undefined && { detail: detail.slice(0, 1000) }),
})

function toTags({
  item_id: _,
  version_id: __,
  revision: ___,
  state: ____,
  published_version_id: _____,
  minutes_evidence: ______,
  others_draft: _______,
  ...tags
}: TaggedItem): BulkTags {
  return tags
}

function verdictOf(item: TaggedItem, tags: BulkTags, evidence: MinutesEvidence): Verdict {
  const difference = differenceOf(toTags(item), tags)
  if (difference === null) return { outcome: 'unchanged' }
  const isTimed = difference.after.minutes !== undefined
  return {
    outcome: 'changed',
    tags,
    evidence: isTimed ? evidence : item.minutes_evidence,
    before: { ...difference.before, ...(isTimed && { minutes_evidence: item.minutes_evidence }) },
    after: { ...difference.after, ...(isTimed && { minutes_evidence: evidence }) },
  }
}

/** What a change makes of an item as it stands. */
export function judgeEdit(item: TaggedItem, { change, terms }: ReadChange, now: Date): Verdict {
  if (item.state === 'in_review') return refuse('in-review')
  if (item.state === 'retired') return refuse('retired')
  if (item.others_draft) return refuse('others-draft')
  const made = applyChange(toTags(item), change, terms)
  if ('refused' in made) return refuse(made.refused)
  return verdictOf(item, made.tags, { source: 'author', samples: 0, at: now.toISOString() })
}

/** What an edit did to an item, as it was recorded. */
export interface Done {
  readonly after_revision: number
  readonly before: Side
  readonly starts_version: boolean
}

/** What taking the edit back makes of an item. Whatever was done to it since goes before. */
export function judgeUndo(item: TaggedItem, { after_revision, before }: Done): Verdict {
  if (item.revision !== after_revision || item.state !== 'draft') return refuse('changed-since')
  const { minutes_evidence, ...tags } = before
  return verdictOf(item, revertTags(toTags(item), { before: tags }), minutes_evidence ?? item.minutes_evidence)
}

/** Does this verdict start the next version of a published item? */
export const startsOne = (item: TaggedItem, { outcome }: Verdict): boolean =>
  outcome === 'changed' && startsVersion(item)
