import type { DocumentNode } from '@lightwork/content'
import type { LikePair } from '@lightwork/contract'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { findAlike } from '../../duplicates/find-alike.ts'
import { requireOrganiser } from '../competitions.policy.ts'
import {
  asItem,
  type Compared,
  compareEntries,
  type Like,
  LikeGathering,
  type Piece,
  piecesOf,
  quote,
} from './find-like.ts'

const MOST_ENTRIES = 5000

/** Works handed in here, and those of every other competition that were. */
const readCompared = (reader: Reader): Promise<Compared[]> =>
  reader
    .selectFrom('entry')
    .where('state', '=', 'submitted')
    .orderBy('submitted_at', 'desc')
    .limit(MOST_ENTRIES)
    .select(['competition_id', 'id as entry_id', 'owner_id', 'from_entry', 'intent', 'aims'])
    .select(
      sql`(select coalesce(jsonb_agg(jsonb_build_object('document', w.document) order by w.position), '[]')
        from entry_work w where w.competition_id = entry.competition_id and w.entry_id = entry.id)`.as('works'),
    )
    .$castTo<Compared>()
    .execute()

const AT_ONCE = 100

async function compareWithBank(reader: Reader, pieces: readonly Piece[], gathering: LikeGathering): Promise<void> {
  for (let from = 0; from < pieces.length; from += AT_ONCE) {
    const some = pieces.slice(from, from + AT_ONCE)
    const found = await findAlike(
      reader,
      some.map((piece) => ({ itemId: null, ...asItem(piece) })),
    )
    const versions = await readBodies(
      reader,
      found.map(({ version_id }) => version_id),
    )
    for (const { place, item_id, version_id } of found) {
      const [piece, body] = [some[place], versions.get(version_id)]
      if (piece !== undefined && body !== undefined)
        gathering.add(piece, { kind: 'item', withCompetition: null, withId: item_id }, body)
    }
  }
}

async function readBodies(reader: Reader, ids: readonly string[]): Promise<Map<string, DocumentNode>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('item_version')
    .where('id', 'in', [...ids])
    .select(['id', 'body'])
    .$castTo<{ id: string; body: DocumentNode }>()
    .execute()
  return new Map(rows.map(({ id, body }) => [id, body]))
}

/** Everything in the works of a competition that stands elsewhere too. Slow: not inside the transaction that keeps it. */
export async function findLike(reader: Reader, actor: Actor, competitionId: string): Promise<Like[]> {
  await requireOrganiser(reader, actor, competitionId)
  const pieces = (await readCompared(reader)).flatMap(piecesOf)
  const gathering = new LikeGathering(pieces)
  await compareEntries(pieces, competitionId, gathering)
  await compareWithBank(
    reader,
    pieces.filter(({ entry, work }) => entry.competition_id === competitionId && work > 0),
    gathering,
  )
  return gathering.list()
}

const schoolName = sql<string>`(select name from organisation where id = other.entrant_school_id)`

/** Pairs found, most alike first; those decided on stay at the end. */
export async function listLike(reader: Reader, actor: Actor, competitionId: string): Promise<LikePair[]> {
  await requireOrganiser(reader, actor, competitionId)
  const rows = await reader
    .selectFrom('entry_likeness as found')
    .innerJoin('entry', (join) =>
      join.onRef('entry.competition_id', '=', 'found.competition_id').onRef('entry.id', '=', 'found.entry_id'),
    )
    .leftJoin('entry as other', (join) =>
      join.onRef('other.competition_id', '=', 'found.with_competition').onRef('other.id', '=', 'found.with_id'),
    )
    .where('found.competition_id', '=', competitionId)
    .orderBy(sql`found.decision is not null`)
    .orderBy('found.share', 'desc')
    .orderBy('found.id')
    .select(['found.id', 'with_kind', 'with_id', 'share', 'places', 'decision', 'note', 'other.title as other_title'])
    .select([
      sql<LikePair['entry']>`jsonb_build_object('id', entry.id, 'title', entry.title,
        'school', (select name from organisation where id = entry.entrant_school_id))`.as('entry'),
      sql<string | null>`case when other.id is null then null else ${schoolName} end`.as('other_school'),
      sql<LikePair['with']['competition']>`(select jsonb_build_object('id', c.id, 'name', c.title) from competition c
        where c.id = found.with_competition and c.id <> found.competition_id)`.as('elsewhere'),
      sql<DocumentNode | null>`(select v.body from item i join item_version v on v.id = i.current_version_id
        where found.with_kind = 'item' and i.id = found.with_id)`.as('body'),
    ])
    .$castTo<
      Omit<LikePair, 'with'> & {
        with_id: string
        other_title: string | null
        other_school: string | null
        elsewhere: LikePair['with']['competition']
        body: DocumentNode | null
      }
    >()
    .execute()
  return rows.map(({ with_id, other_title, other_school, elsewhere, body, ...pair }) => ({
    ...pair,
    with: {
      competition: elsewhere,
      id: with_id,
      title: other_title ?? (body === null ? '' : quote(body)),
      school: other_school ?? '',
    },
  }))
}
