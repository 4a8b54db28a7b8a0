import type { ItemState, MinutesEvidence } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import type { CheckedDraft } from './item-draft.ts'
import { versionFor } from './items.policy.ts'

/** An item with its newest version, as whoever changes it finds it. */
export interface Standing {
  readonly created_by: string | null
  readonly selected_by: string | null
  readonly published_version_id: string | null
  readonly version_id: string
  /** The highest number among its versions; drafts that were dropped keep theirs. */
  readonly number: number
  readonly revision: number
  readonly state: ItemState
  readonly subject: string
  readonly grades: readonly number[]
  readonly type: string
  readonly tier: string
  readonly mode: string
  readonly place: string
  readonly education: string
  readonly competencies: readonly string[]
  /** Living terms it is tagged with. */
  readonly point_ids: readonly string[]
  readonly body: CheckedDraft['body']
  readonly answer: CheckedDraft['answer']
  readonly explanation: CheckedDraft['explanation']
  readonly edited_by: readonly string[]
  readonly minutes: number
  readonly minutes_evidence: MinutesEvidence
  /** May the asking person see the item at all? */
  readonly visible: boolean
}

export const livingPoints = sql<
  string[]
>`array(select p.id from knowledge_point p where p.retired_at is null and p.id in (
  select raw.stands_for from item_version_point vp join knowledge_point raw on raw.id = vp.point_id where vp.version_id = item_version.id))`

export const lastNumber = sql<number>`(select max(every.number) from item_version every where every.item_id = item.id)`

/** The item and its newest version, locked: whoever changes it passes this row. */
export async function lockItem(tx: Tx, actor: Actor, itemId: string): Promise<Standing> {
  const row = await tx
    .selectFrom('item')
    .innerJoin('item_version', 'item_version.id', 'item.current_version_id')
    .where('item.id', '=', itemId)
    .select([
      'item.created_by',
      'item.selected_by',
      'item.published_version_id',
      'item_version.id as version_id',
      'item_version.revision',
    ])
    .select([
      'item_version.state',
      'item_version.subject',
      'item_version.grades',
      'item_version.type',
      'item_version.body',
      'item_version.answer',
      'item_version.explanation',
      'item_version.edited_by',
    ])
    .select([
      'item_version.minutes',
      'item_version.minutes_evidence',
      'item_version.competencies',
      'item_version.education',
    ])
    .select(['item_version.tier', 'item_version.mode', 'item_version.place', livingPoints.as('point_ids')])
    .select(lastNumber.as('number'))
    .select(sql<boolean>`${versionFor(actor)} is not null`.as('visible'))
    .forUpdate(['item', 'item_version'])
    .$castTo<Standing>()
    .executeTakeFirst()
  if (row === undefined || !row.visible) throw new Problem('not-found')
  return row
}

/** Compare-and-swap: the change must start from what stands there now. */
export function checkRevision({ revision }: Standing, wanted: number): void {
  if (revision !== wanted) throw new Problem('revision-outdated', undefined, { revision })
}
