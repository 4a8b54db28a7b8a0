import { type Document, mediaOf } from '@lightwork/content'
import type { MinutesEvidence } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { projectItems, projectRows } from '../../search/project-items.ts'
import { toSearchRow } from '../../search/search-row.ts'
import { signVersions } from '../duplicates/signatures.commands.ts'
import type { CheckedDraft } from './item-draft.ts'

/** A new row of `item`; its versions come in the same call. */
export interface NewItem {
  readonly id: string
  readonly source: string | null
  readonly source_id: string | null
  readonly source_hash: string | null
  readonly current_version_id: string
  readonly published_version_id: string | null
  readonly created_by: string | null
  /** Who took it in from elsewhere (选用者). */
  readonly selected_by: string | null
  /** The import that brought it. */
  readonly import_run_id: string | null
}

type Tags = Omit<CheckedDraft, 'minutes_note' | 'answer' | 'body' | 'explanation'>

/** A new row of `item_version` with its knowledge points and units. */
export interface NewVersion extends Tags {
  readonly id: string
  readonly item_id: string
  readonly number: number
  readonly revision: number
  readonly state: 'draft' | 'in_review' | 'published'
  readonly minutes_evidence: MinutesEvidence
  readonly lang: 'zh' | 'en'
  readonly body: Document
  readonly answer: CheckedDraft['answer']
  readonly explanation: Document
  readonly content_hash: string
  readonly created_by: string | null
  /** The transaction's own moment where it is left out. */
  readonly created_at?: string
  readonly edited_by: readonly string[]
  readonly published_at: string | null
  readonly published_by: string | null
}

export interface Writing {
  readonly items: readonly NewItem[]
  readonly versions: readonly NewVersion[]
}

const insertItems = ({ items }: Writing) => sql`
  insert into item (id, source, source_id, source_hash, current_version_id, published_version_id, created_by, selected_by,
    import_run_id)
  select id, source, source_id, source_hash, current_version_id, published_version_id, created_by, selected_by,
    import_run_id
  from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r (id uuid, source text, source_id text, source_hash text,
    current_version_id uuid, published_version_id uuid, created_by uuid, selected_by uuid, import_run_id uuid)
  on conflict (id) do nothing`

const withMedia = (version: NewVersion) => ({
  ...version,
  media_ids: mediaOf([version.body, version.answer.body, version.explanation]),
})

const insertVersions = ({ versions }: Writing) => sql`
  with r as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(versions.map(withMedia))}::jsonb) as r (id uuid, item_id uuid, number int, revision int, state text,
      subject text, grades smallint[], type text, tier text, mode text, place text, minutes smallint, minutes_evidence jsonb, score_rate real,
      competencies text[], education text, origin text, citation text, licence text, lang text, body jsonb, answer jsonb, explanation jsonb,
      content_hash text, created_by uuid, created_at timestamptz, edited_by uuid[], published_at timestamptz, published_by uuid, point_ids uuid[], unit_ids uuid[],
      media_ids text[])
  ),
  written as (
    insert into item_version (id, item_id, number, revision, state, subject, grades, type, tier, mode, place, minutes, minutes_evidence,
      score_rate, competencies, education, origin, citation, licence, lang, body, answer, explanation, content_hash, created_by, created_at,
      edited_by, published_at, published_by)
    select id, item_id, number, revision, state, subject, grades, type, tier, mode, place, minutes, minutes_evidence,
      score_rate, competencies, education, origin, citation, licence, lang, body, answer, explanation, content_hash, created_by,
      coalesce(created_at, now()), edited_by, published_at, published_by
    from r on conflict (id) do nothing
  ),
  points as (
    insert into item_version_point (version_id, point_id) select id, unnest(point_ids) from r on conflict do nothing
  ),
  used as (
    insert into media_use (version_id, media_id) select id, unnest(media_ids) from r on conflict do nothing
  )
  insert into item_version_unit (version_id, unit_id) select id, unnest(unit_ids) from r on conflict do nothing`

async function insert(tx: Tx, writing: Writing): Promise<void> {
  if (writing.items.length > 0) await insertItems(writing).execute(tx)
  if (writing.versions.length > 0) await insertVersions(writing).execute(tx)
}

/**
 * Writes new items and versions, a few statements whatever their number, and brings the search and the signatures of
 * the duplicate check up to date in the same transaction. Ids that exist already are left alone, so that seeding may run
 * again.
 */
export async function writeItems(tx: Tx, writing: Writing): Promise<void> {
  await insert(tx, writing)
  await signVersions(tx, writing.versions)
  await projectItems(tx, [...new Set(writing.versions.map(({ item_id }) => item_id))])
}

/** A version that is the first and only one of its item and knows its moment. */
export type FirstVersion = NewVersion & { readonly created_at: string }

/** A term may be merged or retired meanwhile, a unit moved: only the tables know what an item with either is found by. */
const hasPlaces = ({ point_ids, unit_ids }: NewVersion) => point_ids.length + unit_ids.length > 0

const fromMemory = (version: FirstVersion, item: NewItem | undefined) => {
  const { item_id, id, state, subject, grades, type, tier, mode, minutes, published_at, created_at } = version
  const columns = { item_id, published: state === 'published', version_id: id, state, newer_state: null, subject }
  const moment = published_at ?? created_at
  const { competencies, body } = version
  return toSearchRow({
    ...{ ...columns, grades, type, tier, mode, minutes, competencies, moment, body },
    points: [],
    unit_ids: [],
    import_run_id: item?.import_run_id ?? null,
    created_by: item?.created_by ?? null,
  })
}

/**
 * The same for bulk loads of items that are certainly new: for those without knowledge points and units the search is
 * brought up to date from memory, and nothing is read back. They are signed when they are compared with the bank.
 */
export async function writeFirstVersions(
  tx: Tx,
  writing: { readonly items: readonly NewItem[]; readonly versions: readonly FirstVersion[] },
): Promise<void> {
  await insert(tx, writing)
  const placed = writing.versions.filter(hasPlaces)
  await projectItems(
    tx,
    placed.map(({ item_id }) => item_id),
  )
  const items = new Map(writing.items.map((item) => [item.id, item]))
  const rows = writing.versions
    .filter((version) => !hasPlaces(version))
    .map((version) => fromMemory(version, items.get(version.item_id)))
  await projectRows(tx, rows)
}

interface Replaced extends Pick<Tags, 'point_ids' | 'unit_ids'> {
  readonly media_ids: readonly string[]
}

/** The same for one version whose draft was saved over: replaces its points, units, pictures and recordings. */
export async function replaceTags(
  tx: Tx,
  versionId: string,
  { point_ids, unit_ids, media_ids }: Replaced,
): Promise<void> {
  await sql`
    with old_points as (delete from item_version_point where version_id = ${versionId} and point_id <> all (${sql.val([...point_ids])}::uuid[])),
    old_units as (delete from item_version_unit where version_id = ${versionId} and unit_id <> all (${sql.val([...unit_ids])}::uuid[])),
    old_media as (delete from media_use where version_id = ${versionId} and media_id <> all (${sql.val([...media_ids])}::text[])),
    used as (
      insert into media_use (version_id, media_id) select ${versionId}, unnest(${sql.val([...media_ids])}::text[]) on conflict do nothing
    ),
    points as (
      insert into item_version_point (version_id, point_id) select ${versionId}, unnest(${sql.val([...point_ids])}::uuid[]) on conflict do nothing
    )
    insert into item_version_unit (version_id, unit_id) select ${versionId}, unnest(${sql.val([...unit_ids])}::uuid[]) on conflict do nothing`.execute(
    tx,
  )
}
