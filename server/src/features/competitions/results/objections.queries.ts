import type { listObjections as endpoint, Objection, Output } from '@lightwork/contract'
import { sql } from 'kysely'
import { personJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { requireReader } from '../competitions.policy.ts'
import { awaitsCorrection, listUncorrected } from '../judging/rescoring.queries.ts'
import { listWorks } from './judged.queries.ts'
import { findResult } from './result.queries.ts'
import { isOver } from './state.queries.ts'

export const readObjections = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('objection')
    .where('competition_id', '=', competitionId)
    .select(['id', 'receipt', 'at', 'unit', 'contact', 'text', 'result_version', 'outcome', 'answer', 'answered_at'])
    .select([
      awaitsCorrection(sql.ref('objection')).as('awaits_correction'),
      personJson(sql`objection.account_id`).as('by'),
      personJson(sql`objection.handler_id`).as('handler'),
      sql<Objection['entry']>`(select jsonb_build_object('id', e.id, 'title', e.title) from entry e
        where e.competition_id = objection.competition_id and e.id = objection.entry_id)`.as('entry'),
    ])
    .orderBy('at')
    .orderBy('id')
    .$castTo<Objection>()

export async function listObjections(
  reader: Reader,
  actor: Actor,
  competitionId: string,
  now: Date,
): Promise<Output<typeof endpoint>> {
  const { organises, handles_objections, judges } = await requireReader(reader, actor, competitionId)
  const mayAnswer = handles_objections && !judges
  const all = readObjections(reader, competitionId)
  const result = await findResult(reader, competitionId, 'public')
  const awarded = new Set(
    Object.entries(result?.awards ?? {}).flatMap(([blindId, { award }]) => (award === null ? [] : [blindId])),
  )
  const works = awarded.size === 0 ? [] : await listWorks(reader, competitionId)
  return {
    may_object: result !== undefined && !isOver(result, now),
    until: result?.public_to ?? null,
    may_answer: mayAnswer,
    entries: works
      .filter(({ blind_id, owner_id }) => awarded.has(blind_id) || owner_id === actor.accountId)
      .map(({ entry_id, title }) => ({ id: entry_id, title })),
    uncorrected: organises ? await listUncorrected(reader, competitionId) : [],
    objections: await (organises || mayAnswer ? all : all.where('account_id', '=', actor.accountId)).execute(),
  }
}
