import type { Entry, EntrySummary } from '@lightwork/contract'
import { sql } from 'kysely'
import { momentJson, personJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { requireOrganiser, requireReader } from '../competitions.policy.ts'
import { type EntryId, requireEntryReader } from './entry-access.ts'

const entries = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('entry')
    .where('entry.competition_id', '=', competitionId)
    .select(['entry.id', 'group_id', 'title', 'state', 'authors', 'saved_at', 'submitted_at', 'receipt', 'reason'])
    .select([
      personJson(sql`entry.owner_id`).as('owner'),
      sql`(select jsonb_build_object('id', o.id, 'name', o.name) from organisation o where o.id = entry.entrant_school_id)`.as(
        'school',
      ),
      sql<number>`(select count(*)::int from entry_work w where w.competition_id = entry.competition_id
        and w.entry_id = entry.id)`.as('works'),
      sql<boolean>`(state = 'submitted' and saved_at > submitted_at)`.as('changed_since'),
      sql<boolean>`exists (select from entry next where next.from_entry = entry.id)`.as('sent_on'),
      sql<string | null>`(select b.code from entry_mask m join blind_entry b on b.competition_id = m.competition_id
        and b.id = m.blind_id where m.competition_id = entry.competition_id and m.entry_id = entry.id)`.as('code'),
    ])
    .$castTo<EntrySummary>()

const MOST = 2000

export async function listOwnEntries(reader: Reader, actor: Actor, competitionId: string): Promise<EntrySummary[]> {
  await requireReader(reader, actor, competitionId)
  return entries(reader, competitionId)
    .where('owner_id', '=', actor.accountId)
    .orderBy('created_at')
    .limit(MOST)
    .execute()
}

/** All that were ever handed in; drafts are their owners' business. */
export async function listEntries(reader: Reader, actor: Actor, competitionId: string): Promise<EntrySummary[]> {
  await requireOrganiser(reader, actor, competitionId)
  return entries(reader, competitionId)
    .where(({ or, eb }) => or([eb('state', '<>', 'draft')]))
    .orderBy('submitted_at', 'desc')
    .orderBy('entry.id')
    .limit(MOST)
    .execute()
}

/** The newest revision of each homework, where its owner still sees it. */
const pinned = sql<Entry['pinned']>`(select coalesce(jsonb_agg(jsonb_build_object('school_id', w.homework_school_id,
    'assignment_id', w.assignment_id, 'revision', w.revision, 'title', w.title, 'newest', (
      select a.revision from assignment a where a.school_id = w.homework_school_id and a.id = w.assignment_id
        and a.deleted_at is null)) order by w.position), '[]')
  from entry_work w where w.competition_id = entry.competition_id and w.entry_id = entry.id)`

const files = sql<Entry['files']>`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name,
    'content_type', f.content_type, 'size', length(f.bytes), 'finished_at', ${momentJson(sql`f.finished_at`)})
    order by f.finished_at, f.id), '[]')
  from entry_file f where f.competition_id = entry.competition_id and f.entry_id = entry.id and f.removed_at is null)`

const receipts = sql<Entry['receipts']>`(select coalesce(jsonb_agg(jsonb_build_object('receipt', r.receipt,
    'begun_at', ${momentJson(sql`r.begun_at`)}, 'received_at', ${momentJson(sql`r.received_at`)}, 'counts', r.counts,
    'content_hash', r.content_hash) order by r.received_at desc), '[]')
  from entry_receipt r where r.competition_id = entry.competition_id and r.entry_id = entry.id)`

export async function getEntry(reader: Reader, actor: Actor, which: EntryId): Promise<Entry> {
  const { isOwner } = await requireEntryReader(reader, actor, which)
  const row = await entries(reader, which.competitionId)
    .where('entry.id', '=', which.entryId)
    .select(['revision', 'intent', 'aims', 'licence', 'may_exhibit', 'attributes'])
    .select([
      pinned.as('pinned'),
      files.as('files'),
      receipts.as('receipts'),
      sql<boolean>`masks_confirmed_at is not null`.as('masks_confirmed'),
    ])
    .$castTo<Omit<Entry, 'mine'>>()
    .executeTakeFirstOrThrow()
  return { ...row, mine: isOwner }
}

export const getSummary = (reader: Reader, { competitionId, entryId }: EntryId): Promise<EntrySummary> =>
  entries(reader, competitionId).where('entry.id', '=', entryId).executeTakeFirstOrThrow()
