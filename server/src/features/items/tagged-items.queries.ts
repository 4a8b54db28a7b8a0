import type { BulkTags, ItemState, MinutesEvidence } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'

/** An item with the tags of its newest version, as a change of many finds it. */
export interface TaggedItem extends BulkTags {
  readonly item_id: string
  readonly version_id: string
  readonly revision: number
  readonly state: ItemState
  readonly published_version_id: string | null
  readonly minutes_evidence: MinutesEvidence
  /** A draft that belongs to somebody of a school: theirs to finish and to hand in. */
  readonly others_draft: boolean
}

const othersDraft = ({ accountId }: Actor) => sql<boolean>`(v.state = 'draft' and v.created_by is not null
  and v.created_by <> ${accountId}
  and not exists (select from membership m where m.account_id = v.created_by and m.role = 'curator'))`

const columns = (actor: Actor) => sql`
  item.id as item_id, v.id as version_id, v.revision, v.state, item.published_version_id, v.subject, v.grades, v.type, v.tier, v.mode,
  v.place, v.minutes, v.minutes_evidence, v.competencies, v.education, v.origin, v.citation, v.licence,
  array(select distinct raw.stands_for from item_version_point vp join knowledge_point raw on raw.id = vp.point_id
    where vp.version_id = v.id) as point_ids,
  array(select unit_id from item_version_unit where version_id = v.id) as unit_ids,
  ${othersDraft(actor)} as others_draft`

/** The tags of these items, in one statement; with `lock` the items and their newest versions are held, in the order of ids. */
export async function readTagged(
  reader: Reader,
  actor: Actor,
  itemIds: readonly string[],
  lock = false,
): Promise<TaggedItem[]> {
  const held = lock ? sql`for update of item, v` : sql``
  const found = sql<TaggedItem>`(
    select ${columns(actor)} from item join item_version v on v.id = item.current_version_id
    where item.id = any (${sql.val([...itemIds])}::uuid[]) order by item.id ${held})`
  return reader.selectFrom(found.as('found')).selectAll().execute()
}
