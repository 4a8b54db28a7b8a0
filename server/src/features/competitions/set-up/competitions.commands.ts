import type {
  createCompetition as createEndpoint,
  Input,
  saveCompetition as saveEndpoint,
  TermsBody,
} from '@lightwork/contract'
import { defaultTerms, isSameJson, rubricFaults, type Stage, setUpFaults, stages } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../../db/constraints.ts'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser, mayOrganise, type Standing } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { getCompetition, getTerms, listGroups } from './competitions.queries.ts'

type Creation = Input<typeof createEndpoint>['body'] & { readonly now: Date }
type Save = Input<typeof saveEndpoint>['body'] & { readonly now: Date }

/** A school's round goes on to an announced competition of the county. */
async function checkFeeds(tx: Tx, feedsId: string | null, roundSchoolId: string | null): Promise<void> {
  if (feedsId === null) return
  const there = await tx
    .selectFrom('competition')
    .where('id', '=', feedsId)
    .where('round_school_id', 'is', null)
    .where('state', 'not in', ['draft', 'cancelled'])
    .select('id')
    .executeTakeFirst()
  if (roundSchoolId === null || there === undefined) throw new Problem('unknown-reference')
}

const insertTerms = (
  tx: Tx,
  actor: Actor,
  { id, version, terms, reason, now }: { id: string; version: number; terms: TermsBody; reason: string; now: Date },
) =>
  tx
    .insertInto('competition_terms')
    .values({
      competition_id: id,
      version,
      terms: JSON.stringify(terms),
      reason,
      set_by: actor.accountId,
      set_at: now,
    })
    .execute()

/** Stages of the school; a county has both. */
async function stagesTaught(tx: Tx, schoolId: string | null): Promise<readonly Stage[]> {
  if (schoolId === null) return stages
  const { grades } = await tx
    .selectFrom('organisation')
    .where('id', '=', schoolId)
    .select('grades')
    .executeTakeFirstOrThrow()
  return stages.filter((stage) => (grades ?? []).some((grade) => (stage === 'primary' ? grade <= 6 : grade >= 7)))
}

export async function createCompetition(tx: Tx, actor: Actor, creation: Creation): Promise<string> {
  const { kind, title, semester, round_school_id, feeds_id, now } = creation
  if (!mayOrganise(actor, round_school_id)) throw new Problem('not-allowed')
  await checkFeeds(tx, feeds_id, round_school_id)
  const id = newId()
  await tx
    .insertInto('competition')
    .values({ id, kind, title, semester, round_school_id, feeds_id, organiser_id: actor.accountId, created_at: now })
    .execute()
  const taught = await stagesTaught(tx, round_school_id)
  const { terms, groups } = defaultTerms({ kind, ofSchool: round_school_id !== null, stages: taught, now })
  await writeGroups(
    tx,
    id,
    groups.map((group) => ({ ...group, subjects: [...group.subjects], id: newId() })),
  )
  // The domain's shapes are readonly, those of the wire are not.
  await insertTerms(tx, actor, { id, version: 1, terms: terms as TermsBody, reason: '', now })
  return id
}

async function writeGroups(tx: Tx, competitionId: string, groups: Save['groups']): Promise<void> {
  const kept = groups.map(({ id }) => id)
  await tx
    .deleteFrom('competition_group')
    .where('competition_id', '=', competitionId)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute()
    .catch(onConflict('entry_competition_id_group_id_fkey', () => new Problem('group-in-use')))
  for (const [position, { id, name, subjects, stage, session }] of groups.entries()) {
    const row = { name, subjects, stage, session, position }
    await tx
      .insertInto('competition_group')
      .values({ competition_id: competitionId, id, ...row })
      .onConflict((conflict) => conflict.columns(['competition_id', 'id']).doUpdateSet(row))
      .execute()
  }
}

/** What was judged by one rubric is not read by another: it stands once a sheet is final. */
async function checkRubric(tx: Tx, id: string, before: TermsBody, after: TermsBody): Promise<void> {
  if (isSameJson(before.rubric, after.rubric)) return
  const final = await tx
    .selectFrom('score_sheet')
    .where('competition_id', '=', id)
    .where('state', '=', 'final')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (final !== undefined) throw new Problem('rubric-in-use')
}

async function refuseOutdated(tx: Tx, actor: Actor, id: string, now: Date): Promise<never> {
  throw new Problem('revision-outdated', undefined, { newer: await getCompetition(tx, actor, id, now) })
}

const changeable: readonly Standing['state'][] = ['draft', 'announced', 'judging']

/** Upon the revision read before. Terms that differ are a new version; once announced, with a reason for everybody to read. */
export async function saveCompetition(tx: Tx, actor: Actor, id: string, save: Save): Promise<void> {
  const standing = await lockForOrganiser(tx, actor, id)
  if (!changeable.includes(standing.state)) throw new Problem('state-refused')
  if (standing.revision !== save.revision) return refuseOutdated(tx, actor, id, save.now)
  await checkFeeds(tx, save.feeds_id, standing.round_school_id)
  const { version, terms: before } = await getTerms(tx, id)
  const { kind, title, semester, feeds_id, terms, now } = save
  if (!isSameJson(before, terms)) {
    const reason = save.reason.trim()
    if (standing.state !== 'draft') {
      if (reason === '') throw new Problem('reason-needed')
      if (rubricFaults(terms.rubric).length > 0) throw new Problem('invalid-request', 'the rubric cannot be used')
      await checkRubric(tx, id, before, terms)
    }
    await insertTerms(tx, actor, {
      id,
      version: version + 1,
      terms,
      reason: standing.state === 'draft' ? '' : reason,
      now,
    })
    if (standing.state !== 'draft')
      await writeRecord(tx, { competitionId: id, actor, now }, 'terms_changed', { version: version + 1, reason })
  }
  await writeGroups(tx, id, save.groups)
  await tx
    .updateTable('competition')
    .set({ kind, title, semester, feeds_id, revision: save.revision + 1 })
    .where('id', '=', id)
    .execute()
}

interface Step {
  readonly revision: number
  readonly now: Date
}

/** From now on others see it; whatever is missing is said at once. */
export async function announceCompetition(tx: Tx, actor: Actor, id: string, { revision, now }: Step): Promise<void> {
  const standing = await lockForOrganiser(tx, actor, id)
  if (standing.state !== 'draft') throw new Problem('state-refused')
  if (standing.revision !== revision) return refuseOutdated(tx, actor, id, now)
  const { version, terms } = await getTerms(tx, id)
  const judges = await tx
    .selectFrom('competition_person')
    .where('competition_id', '=', id)
    .where('left_at', 'is', null)
    .select(['part', 'group_ids'])
    .execute()
  const missing = setUpFaults({
    terms,
    groups: await listGroups(tx, id),
    judges: judges.filter(({ part }) => part === 'judge'),
    handlers: judges.filter(({ part }) => part === 'appeals').length,
    now,
  }).filter(({ blocks }) => blocks)
  if (missing.length > 0) throw new Problem('competition-incomplete', undefined, { missing })
  await tx
    .updateTable('competition')
    .set({ state: 'announced', revision: revision + 1 })
    .where('id', '=', id)
    .execute()
  await writeRecord(tx, { competitionId: id, actor, now }, 'announced', { version })
}

export async function cancelCompetition(tx: Tx, actor: Actor, id: string, { revision, now }: Step): Promise<void> {
  const standing = await lockForOrganiser(tx, actor, id)
  if (!changeable.includes(standing.state)) throw new Problem('state-refused')
  if (standing.revision !== revision) return refuseOutdated(tx, actor, id, now)
  await tx
    .updateTable('competition')
    .set({ state: 'cancelled', revision: revision + 1 })
    .where('id', '=', id)
    .execute()
  await writeRecord(tx, { competitionId: id, actor, now }, 'cancelled', {})
}
