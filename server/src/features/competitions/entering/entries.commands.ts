import { ContentError, checkItemContent, type Document, emptyDocument, mediaOf } from '@lightwork/content'
import type { createEntry as createEndpoint, Input, saveEntry as saveEndpoint } from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../../db/transaction.ts'
import { type Actor, isMemberOf } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { keepForHomework } from '../../media/media.commands.ts'
import { lockForOrganiser, requireReader } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { getTerms } from '../set-up/competitions.queries.ts'
import { accountsOf, requireEntrants } from './entrants.ts'
import { getEntry } from './entries.queries.ts'
import { type EntryId, enteringOf, holdOwnEntry, requireWritable } from './entry-access.ts'

function readText(value: unknown): Document {
  try {
    return checkItemContent(value)
  } catch (error) {
    if (error instanceof ContentError) throw new Problem('invalid-content', error.message)
    throw error
  }
}

type Creation = Input<typeof createEndpoint>['body'] & { readonly now: Date }

/** A draft of a school of the person's; of a round, of that school. Who judges a group does not enter it. */
export async function createEntry(tx: Tx, actor: Actor, competitionId: string, creation: Creation): Promise<string> {
  const { group_id, school_id, title, now } = creation
  const { may_enter, state, round_school_id } = await requireReader(tx, actor, competitionId)
  if (!may_enter || !isMemberOf(actor, school_id)) throw new Problem('not-allowed')
  if (round_school_id !== null && round_school_id !== school_id) throw new Problem('not-allowed')
  const { terms, version } = await getTerms(tx, competitionId)
  const last = enteringOf(terms).at(-1)
  if (state !== 'announced' || last === undefined || now.getTime() >= Date.parse(last.until))
    throw new Problem('entering-closed')
  await requireEntrants(tx, { competitionId, group_id, school: school_id, terms }, [actor.accountId])
  const id = newId()
  await tx
    .insertInto('entry')
    .values({
      competition_id: competitionId,
      id,
      group_id,
      entrant_school_id: school_id,
      owner_id: actor.accountId,
      title,
      intent: JSON.stringify(emptyDocument),
      aims: JSON.stringify(emptyDocument),
      authors: JSON.stringify([{ name: actor.name, account_id: actor.accountId }]),
      licence: 'CC-BY-4.0',
      may_exhibit: true,
      terms_version: version,
      created_at: now,
      saved_at: now,
    })
    .execute()
  return id
}

type Save = Input<typeof saveEndpoint>['body'] & { readonly now: Date }

/** Upon the revision read before. What was handed in stays as its receipt says until it is handed in again. */
export async function saveEntry(tx: Tx, actor: Actor, which: EntryId, save: Save): Promise<void> {
  const held = await holdOwnEntry(tx, actor, which)
  requireWritable(held, save.now)
  if (held.revision !== save.revision)
    throw new Problem('revision-outdated', undefined, { newer: await getEntry(tx, actor, which) })
  const { group_id, title, authors, licence, may_exhibit } = save
  // Whether its group still takes it is asked at the latest when it is handed in: what was typed is always kept.
  if (group_id !== held.group_id) await requireEntrants(tx, { ...held, group_id }, accountsOf(actor.accountId, authors))
  const [intent, aims] = [readText(save.intent), readText(save.aims)]
  await keepForHomework(tx, mediaOf([intent, aims]))
  await tx
    .updateTable('entry')
    .set({ group_id, title, licence, may_exhibit, revision: save.revision + 1, saved_at: save.now })
    .set({ intent: JSON.stringify(intent), aims: JSON.stringify(aims), authors: JSON.stringify(authors) })
    .set({ masks_confirmed_at: null, terms_version: held.terms_version })
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.entryId)
    .execute()
}

interface Ending {
  readonly reason: string
  readonly now: Date
}

/** Taken back by its owner. After closing its code stays, so that the others' do not move. */
export async function withdrawEntry(tx: Tx, actor: Actor, which: EntryId, { reason, now }: Ending): Promise<void> {
  // Records follow one another: the competition's row is held before the entry's.
  await tx.selectFrom('competition').where('id', '=', which.competitionId).select('id').forUpdate().execute()
  const { standing, state, competitionId, entryId } = await holdOwnEntry(tx, actor, which)
  if (!['announced', 'judging'].includes(standing.state) || !['draft', 'submitted'].includes(state))
    throw new Problem('state-refused')
  await tx
    .updateTable('entry')
    .set({ state: 'withdrawn', reason, saved_at: now })
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .execute()
  const bridge = await tx
    .selectFrom('entry_mask')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .select('blind_id')
    .executeTakeFirst()
  if (bridge === undefined) return
  await tx
    .updateTable('blind_entry')
    .set({ withdrawn: true })
    .where('competition_id', '=', competitionId)
    .where('id', '=', bridge.blind_id)
    .execute()
  await writeRecord(tx, { competitionId, actor, now }, 'withdrawn', { blind_id: bridge.blind_id, reason })
}

/** By the organiser, before closing; its owner reads why. */
export async function refuseEntry(tx: Tx, actor: Actor, which: EntryId, { reason, now }: Ending): Promise<void> {
  const { competitionId, entryId } = which
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'announced') throw new Problem('state-refused')
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({ state: 'refused', reason, saved_at: now })
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .where('state', '=', 'submitted')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  await writeRecord(tx, { competitionId, actor, now }, 'refused', { entry_id: entryId, reason })
}
