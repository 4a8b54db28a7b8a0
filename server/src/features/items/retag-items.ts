import type { BulkTags, MinutesEvidence } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { projectItems } from '../../search/project-items.ts'
import { dropOldTexts, signCopies } from '../duplicates/signatures.commands.ts'
import { contentHash } from './item-draft.ts'
import type { TaggedItem } from './tagged-items.queries.ts'

/** New tags for an item that the same transaction has locked (`readTagged`). */
export interface Retag {
  readonly item: TaggedItem
  readonly tags: BulkTags
  readonly evidence: MinutesEvidence
}

/** A published version is never changed: its new tags start the next one, and it stays in use until that is published. */
export const startsVersion = ({ state }: Pick<TaggedItem, 'state'>): boolean => state !== 'draft'

const recordset = sql`r (item_id uuid, version_id uuid, target_id uuid, grades smallint[], type text, tier text, mode text, place text,
  minutes smallint, minutes_evidence jsonb, competencies text[], education text, origin text, citation text, licence text,
  point_ids uuid[], unit_ids uuid[], tags_hash text)`

const toRow = ({ item, tags, evidence }: Retag) => ({
  ...tags,
  item_id: item.item_id,
  version_id: item.version_id,
  target_id: startsVersion(item) ? newId() : item.version_id,
  minutes_evidence: evidence,
  tags_hash: contentHash(tags),
})
type Row = ReturnType<typeof toRow>

/** The text stands as it did: what a version says is its former fingerprint and its new tags. */
const nextHash = sql`encode(sha256(convert_to(v.content_hash || r.tags_hash, 'UTF8')), 'hex')`
const nextEditors = ({ accountId }: Actor) =>
  sql`case when ${accountId} = any (v.edited_by) then v.edited_by else v.edited_by || ${accountId}::uuid end`

const overwriteDrafts = (actor: Actor, rows: readonly Row[]) => sql`
  update item_version v set grades = r.grades, type = r.type, tier = r.tier, mode = r.mode, place = r.place, minutes = r.minutes,
    minutes_evidence = r.minutes_evidence, competencies = r.competencies, education = r.education, origin = r.origin,
    citation = r.citation, licence = r.licence, revision = v.revision + 1, content_hash = ${nextHash}, edited_by = ${nextEditors(actor)}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${recordset} where v.id = r.version_id`

const startVersions = (actor: Actor, rows: readonly Row[]) => sql`
  with r as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${recordset}),
  moved as (update item set current_version_id = r.target_id from r where item.id = r.item_id)
  insert into item_version (id, item_id, number, revision, state, subject, grades, type, tier, mode, place, minutes, minutes_evidence,
    score_rate, competencies, education, origin, citation, licence, lang, body, answer, explanation, content_hash, created_by, edited_by)
  select r.target_id, v.item_id, (select max(number) + 1 from item_version every where every.item_id = v.item_id), v.revision + 1, 'draft',
    v.subject, r.grades, r.type, r.tier, r.mode, r.place, r.minutes, r.minutes_evidence,
    v.score_rate, r.competencies, r.education, r.origin, r.citation, r.licence, v.lang, v.body, v.answer, v.explanation, ${nextHash},
    ${actor.accountId}, ${nextEditors(actor)}
  from r join item_version v on v.id = r.version_id`

const replaceTerms = (rows: readonly Row[]) => sql`
  with r as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${recordset}),
  old_points as (delete from item_version_point p using r where p.version_id = r.target_id and p.point_id <> all (r.point_ids)),
  old_units as (delete from item_version_unit u using r where u.version_id = r.target_id and u.unit_id <> all (r.unit_ids)),
  points as (insert into item_version_point (version_id, point_id) select target_id, unnest(point_ids) from r on conflict do nothing)
  insert into item_version_unit (version_id, unit_id) select target_id, unnest(unit_ids) from r on conflict do nothing`

/** Gives many items new tags, in a few statements whatever their number. The revision of each grows by one. */
export async function retagItems(tx: Tx, actor: Actor, retags: readonly Retag[]): Promise<void> {
  if (retags.length === 0) return
  const rows = retags.map(toRow)
  const started = rows.filter(({ version_id, target_id }) => version_id !== target_id)
  const overwritten = rows.filter(({ version_id, target_id }) => version_id === target_id)
  if (overwritten.length > 0) await overwriteDrafts(actor, overwritten).execute(tx)
  if (started.length > 0) {
    await startVersions(actor, started).execute(tx)
    await signCopies(
      tx,
      started.map(({ version_id, target_id }) => ({ version_id, target_id })),
    )
  }
  await replaceTerms(rows).execute(tx)
  await projectItems(
    tx,
    rows.map(({ item_id }) => item_id),
  )
}

/**
 * Drops drafts of next versions: the published ones are the newest again. The drafts stay on record as retired, and the
 * revision goes on growing, so that whoever still has a dropped draft open cannot save it over a later one.
 */
export async function dropVersions(tx: Tx, items: readonly TaggedItem[]): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ item_id, version_id, revision }) => ({ item_id, version_id, revision: revision + 1 }))
  const ids = sql.val(rows.map(({ version_id }) => version_id))
  await sql`update item_version set state = 'retired' where id = any (${ids}::uuid[])`.execute(tx)
  await sql`
    with r as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (item_id uuid, version_id uuid, revision int)),
    moved as (
      update item set current_version_id = item.published_version_id from r where item.id = r.item_id
    )
    update item_version v set revision = r.revision from r join item on item.id = r.item_id where v.id = item.published_version_id`.execute(
    tx,
  )
  const itemIds = items.map(({ item_id }) => item_id)
  await dropOldTexts(tx, itemIds)
  await projectItems(tx, itemIds)
}
