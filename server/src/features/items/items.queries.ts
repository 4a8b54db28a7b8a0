import type { Item, ItemHit, ItemVersionForTeacher } from '@lightwork/contract'
import type { ItemState } from '@lightwork/domain'
import { type Expression, type SqlBool, sql } from 'kysely'
import { momentJson, personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { unitJson, unitWithBook } from '../taxonomy/unit-sql.ts'
import { canReadVersion, isCurator, versionFor } from './items.policy.ts'

/** A term that was merged reads as the one it stands for, whatever the version says. */
const ownPoints = sql`knowledge_point p where p.id in (
  select raw.stands_for from item_version_point vp join knowledge_point raw on raw.id = vp.point_id where vp.version_id = item_version.id)`

const points = sql<ItemVersionForTeacher['points']>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.depth, p.position, p.id), '[]') from ${ownPoints})`

const units = sql<ItemVersionForTeacher['units']>`(
  select coalesce(jsonb_agg(${unitJson} order by b.year, b.grade, b.volume, u.position), '[]')
  from item_version_unit vu join ${unitWithBook} on u.id = vu.unit_id where vu.version_id = item_version.id)`

/** The calibrated figure belongs to the text in use; an older or newer version shows its own estimate only. */
const calibrated = sql<ItemHit['calibrated']>`(
  select jsonb_build_object('minutes', m.minutes, 'low', m.low, 'high', m.high, 'samples', m.samples, 'at', ${momentJson(sql`m.at`)},
    'disagrees', m.disagrees)
  from item_minutes m where m.item_id = item.id and item_version.id = coalesce(item.published_version_id, item.current_version_id))`

/** Versions with answer, joined to their item. */
const versionRows = (reader: Reader) =>
  reader
    .selectFrom('item_version')
    .innerJoin('item', 'item.id', 'item_version.item_id')
    .select([
      'item_version.item_id',
      'item_version.id as version_id',
      'item_version.number',
      'item_version.state',
      'item_version.revision',
    ])
    .select([
      'item_version.subject',
      'item_version.grades',
      'item_version.type',
      'item_version.tier',
      'item_version.mode',
      'item_version.place',
    ])
    .select([
      'item_version.minutes',
      'item_version.minutes_evidence',
      'item_version.score_rate',
      'item_version.competencies',
    ])
    .select(calibrated.as('calibrated'))
    .select(['item_version.education', 'item_version.origin', 'item_version.citation', 'item_version.licence'])
    .select([
      'item_version.body',
      'item_version.answer',
      'item_version.explanation',
      'item_version.created_at',
      'item_version.published_at',
    ])
    .select([points.as('points'), units.as('units'), personJson(sql`item_version.created_by`).as('created_by')])
    .$castTo<ItemVersionForTeacher>()

const retirementOf = sql<
  Item['retirement']
>`case when item.retired_at is not null then jsonb_build_object('at', ${momentJson(sql`item.retired_at`)},
  'by', ${personJson(sql`item.retired_by`)}, 'reason', item.retire_reason, 'successor_id', item.successor_id) end`

const history = (actor: Actor) => sql<Item['versions']>`(
  select coalesce(jsonb_agg(jsonb_build_object('version_id', item_version.id, 'number', item_version.number, 'state', item_version.state,
    'created_at', ${momentJson(sql`item_version.created_at`)}, 'created_by', ${personJson(sql`item_version.created_by`)},
    'published_by', ${personJson(sql`item_version.published_by`)}) order by item_version.number desc), '[]')
  from item_version where item_version.item_id = item.id and ${canReadVersion(actor)})`

/** One item as this person may see it, with the versions they may read: one statement. */
export async function getItem(reader: Reader, actor: Actor, itemId: string): Promise<Item> {
  const row = await versionRows(reader)
    .where('item.id', '=', itemId)
    .where((eb) => eb('item_version.id', '=', versionFor(actor)))
    .select('item.published_version_id')
    .select([retirementOf.as('retirement'), personJson(sql`item.selected_by`).as('selected_by')])
    .select(history(actor).as('versions'))
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  // `$castTo` names the version's members only; those of the item were selected just above.
  const { published_version_id, retirement, selected_by, versions, ...current } = row as ItemVersionForTeacher &
    Omit<Item, 'current'>
  return { current, published_version_id, retirement, selected_by, versions }
}

/** A version for whoever was already found to be allowed to read it, such as its reviewer. */
export const getVersion = (reader: Reader, versionId: string): Promise<ItemVersionForTeacher> =>
  versionRows(reader).where('item_version.id', '=', versionId).executeTakeFirstOrThrow()

/** The version of an item that this person works with. */
export async function findShown(reader: Reader, actor: Actor, itemId: string) {
  const row = await reader
    .selectFrom('item')
    .innerJoin('item_version', 'item_version.item_id', 'item.id')
    .where('item.id', '=', itemId)
    .where((eb) => eb('item_version.id', '=', versionFor(actor)))
    .select(['item_version.id as version_id', 'item_version.minutes', 'item_version.grades', 'item_version.subject'])
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

const MOST_VERSIONS = 100
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Ids as a question lists them, each once; throws a problem for too many and for what is none. */
export function readIds(list: string): string[] {
  const ids = [
    ...new Set(
      list
        .split(',')
        .map((id) => id.trim().toLowerCase())
        .filter((id) => id !== ''),
    ),
  ]
  if (ids.length > MOST_VERSIONS || ids.some((id) => !uuid.test(id))) {
    throw new Problem(
      'invalid-request',
      `最多 ${MOST_VERSIONS} 个编号，用逗号分开 / at most ${MOST_VERSIONS} ids, separated by commas`,
    )
  }
  return ids
}

/** Rows in the order that was asked for. */
function inOrder<T>(rows: readonly T[], ids: readonly string[], idOf: (row: T) => string): T[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Versions in the order asked for; those that are not this person's to read are left out. One statement. */
export async function listVersions(
  reader: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<ItemVersionForTeacher[]> {
  if (ids.length === 0) return []
  const rows = await versionRows(reader).where('item_version.id', 'in', ids).where(canReadVersion(actor)).execute()
  return inOrder(rows, ids, ({ version_id }) => version_id)
}

/** The version a hit shows: the newest one if its state was asked for and may be seen, else the published one. */
function shownVersion(actor: Actor, states: readonly ItemState[]): Expression<SqlBool> {
  const seen = isCurator(actor)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(current.state = 'published' or item.created_by = ${actor.accountId})`
  const published = states.includes('published') ? sql`item.published_version_id` : sql`null`
  return sql<SqlBool>`item_version.id = (
    select case when current.state = any (${sql.val([...states])}::text[]) and ${seen} then current.id else ${published} end
    from item_version current where current.id = item.current_version_id)`
}

const pointNames = sql<
  string[]
>`(select coalesce(array_agg(p.name order by p.depth, p.position, p.id), '{}') from ${ownPoints})`

const uses = sql<number>`coalesce((select u.classes from item_use u where u.item_id = item.id), 0)`
/** Which required tags an item lacks is for those who keep the bank. */
const tagGapsFor = (actor: Actor) =>
  isCurator(actor)
    ? sql<
        string[]
      >`coalesce((select s.gaps from item_search s where s.item_id = item.id and s.version_id = item_version.id), '{}')`
    : sql<string[]>`'{}'::text[]`

const hits = (reader: Reader, actor: Actor, states: readonly ItemState[]) =>
  reader
    .selectFrom('item')
    .innerJoin('item_version', 'item_version.item_id', 'item.id')
    .where(shownVersion(actor, states))
    .select([
      'item_version.item_id',
      'item_version.id as version_id',
      'item_version.state',
      'item_version.subject',
      'item_version.grades',
    ])
    .select([
      'item_version.type',
      'item_version.tier',
      'item_version.mode',
      'item_version.place',
      'item_version.minutes',
    ])
    .select([
      'item_version.minutes_evidence',
      'item_version.body',
      pointNames.as('points'),
      calibrated.as('calibrated'),
      uses.as('uses'),
      tagGapsFor(actor).as('gaps'),
    ])
    .$castTo<Omit<ItemHit, 'highlights'>>()

/** Loads what a search found again, from the tables, as far as this person may see it; best first as found. */
export async function loadHits(
  reader: Reader,
  actor: Actor,
  found: { itemIds: readonly string[]; states: readonly ItemState[] },
) {
  if (found.itemIds.length === 0) return []
  const rows = await hits(reader, actor, found.states)
    .where('item.id', 'in', [...found.itemIds])
    .execute()
  return inOrder(rows, found.itemIds, ({ item_id }) => item_id)
}
