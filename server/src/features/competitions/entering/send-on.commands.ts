import type { EntryReceipt } from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { requireOrganiser } from '../competitions.policy.ts'
import { getTerms } from '../set-up/competitions.queries.ts'
import type { EntryContent } from './content.queries.ts'
import { accountsOf, holdJudges, requireEntrants } from './entrants.ts'
import type { EntryId, HeldEntry } from './entry-access.ts'
import { checkQuota, giveReceipt, readSubmitted, verdictOn } from './submit.commands.ts'
import { writeWorks } from './write-works.ts'

interface Sending {
  readonly group_id: string
  readonly begunAt: Date
  readonly now: Date
}

async function copyFiles(tx: Tx, from: string, files: readonly string[], to: EntryId): Promise<string[]> {
  const copies: string[] = []
  for (const id of files) {
    const copy = newId()
    await tx
      .insertInto('entry_file')
      .columns([
        'competition_id',
        'entry_id',
        'id',
        'name',
        'content_type',
        'bytes',
        'blind_bytes',
        'texts',
        'unread_pages',
        'begun_at',
        'finished_at',
      ])
      .expression((eb) =>
        eb
          .selectFrom('entry_file')
          .where('competition_id', '=', from)
          .where('id', '=', id)
          .select(({ val }) => [
            val(to.competitionId).$castTo<string>().as('competition_id'),
            val(to.entryId).as('entry_id'),
            val(copy).as('id'),
          ])
          .select(['name', 'content_type', 'bytes', 'blind_bytes', 'texts', 'unread_pages'])
          .select(['begun_at', 'finished_at']),
      )
      .execute()
    copies.push(copy)
  }
  return copies
}

interface Copy {
  readonly which: EntryId
  readonly from: string
  readonly content: EntryContent
  readonly owner_id: string
  readonly school: string
  readonly terms_version: number
  readonly now: Date
}

async function writeCopy(tx: Tx, { which, from, content, owner_id, school, terms_version, now }: Copy): Promise<void> {
  const { works, files: _files, group_id, title, licence, may_exhibit, ...json } = content
  const { intent, aims, authors, attributes, masks } = json
  await tx
    .insertInto('entry')
    .values({
      competition_id: which.competitionId,
      id: which.entryId,
      group_id,
      entrant_school_id: school,
      owner_id,
      title,
      licence,
      may_exhibit,
      intent: JSON.stringify(intent),
      aims: JSON.stringify(aims),
      authors: JSON.stringify(authors),
      attributes: JSON.stringify(attributes),
      masks: JSON.stringify(masks),
      masks_confirmed_at: now,
      terms_version,
      created_at: now,
      saved_at: now,
      from_entry: from,
    })
    .execute()
  await writeWorks(tx, which, works)
}

/** The school enters a work of its round above: as it was handed in, within the school's places and in time. */
export async function sendOn(tx: Tx, actor: Actor, which: EntryId, sending: Sending): Promise<EntryReceipt> {
  const { feeds_id, round_school_id } = await requireOrganiser(tx, actor, which.competitionId)
  if (feeds_id === null || round_school_id === null) throw new Problem('state-refused')
  const entry = await tx
    .selectFrom('entry')
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.entryId)
    .where('state', '=', 'submitted')
    .select(['owner_id', 'entrant_school_id'])
    .forUpdate()
    .executeTakeFirst()
  if (entry === undefined) throw new Problem('not-found')
  const { group_id, begunAt, now } = sending
  const sent = await tx.selectFrom('entry').where('from_entry', '=', which.entryId).select('id').executeTakeFirst()
  if (sent !== undefined) throw new Problem('state-refused')
  const above = await tx.selectFrom('competition').where('id', '=', feeds_id).select('state').executeTakeFirstOrThrow()
  const { terms, version } = await getTerms(tx, feeds_id)
  const target = { competitionId: feeds_id, entryId: newId() }
  const held = {
    ...target,
    state: 'draft',
    revision: 1,
    group_id,
    school: entry.entrant_school_id,
    terms,
    terms_version: version,
  } satisfies Omit<HeldEntry, 'standing'>
  if (above.state !== 'announced' || verdictOn(held, begunAt, now) !== 'counts') throw new Problem('entering-closed')
  await holdJudges(tx, feeds_id)
  const submitted = { ...(await readSubmitted(tx, which)), group_id }
  await requireEntrants(tx, held, accountsOf(entry.owner_id, submitted.authors))
  await checkQuota(tx, entry.owner_id, held)
  const copy = { which: target, from: which.entryId, owner_id: entry.owner_id, school: entry.entrant_school_id }
  await writeCopy(tx, { ...copy, content: submitted, terms_version: version, now })
  const files = await copyFiles(tx, which.competitionId, submitted.files, target)
  return giveReceipt(tx, held, { ...submitted, files }, { begun: begunAt, now, counts: true })
}
