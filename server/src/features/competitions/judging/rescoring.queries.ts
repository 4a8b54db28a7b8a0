import type { SheetsOfWork } from '@lightwork/contract'
import type { CompetitionState } from '@lightwork/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'
import { Problem } from '../../../http/problem.ts'

/** Was upheld, and no corrected result is public yet. */
export const awaitsCorrection = (objection: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  ${objection}.outcome is not distinct from 'upheld' and not exists (select from competition_result r
    where r.competition_id = ${objection}.competition_id and r.version > ${objection}.result_version
      and r.public_from is not null))`

/** An objection that was upheld against the result that is public now, so that it waits for a corrected one. */
export interface Uncorrected {
  readonly id: string
  /** Null: the objection is about the whole, and any work may be scored anew for it. */
  readonly blind_id: string | null
}

export const listUncorrected = (reader: Reader, competitionId: string): Promise<Uncorrected[]> =>
  reader
    .selectFrom('objection as o')
    .leftJoin('entry_mask as k', (join) =>
      join.onRef('k.competition_id', '=', 'o.competition_id').onRef('k.entry_id', '=', 'o.entry_id'),
    )
    .where('o.competition_id', '=', competitionId)
    .where(awaitsCorrection(sql.ref('o')))
    .select(['o.id', 'k.blind_id'])
    .orderBy('o.id')
    .execute()

interface Asked {
  readonly competitionId: string
  readonly blindId: string
  readonly state: CompetitionState
}

interface Scoring {
  /** In which a further sheet may be given. Empty: no sheet of this work may be given or reopened now. */
  readonly rounds: SheetsOfWork['rounds']
  /** Upheld objections that a public result is opened for. */
  readonly objections: string[]
}

/** While works are judged everything is open; afterwards only what an upheld objection is about. */
export async function findScoring(reader: Reader, { competitionId, blindId, state }: Asked): Promise<Scoring> {
  if (state === 'judging') return { rounds: ['main', 'third', 'arbitration'], objections: [] }
  const all = state === 'published' ? await listUncorrected(reader, competitionId) : []
  const objections = all.filter(({ blind_id }) => blind_id === null || blind_id === blindId).map(({ id }) => id)
  return { rounds: objections.length > 0 ? ['arbitration'] : [], objections }
}

export async function requireScoring(reader: Reader, asked: Asked): Promise<Scoring> {
  const scoring = await findScoring(reader, asked)
  if (scoring.rounds.length === 0)
    throw new Problem(
      'state-refused',
      '评审已经结束；只有异议成立、尚未更正的作品可以重新评分 / judging is over; only works of an upheld objection that is not corrected yet are scored anew',
    )
  return scoring
}
