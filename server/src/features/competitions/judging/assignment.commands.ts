import { randomUUID } from 'node:crypto'
import type { Assignment } from '@lightwork/assembly'
import type { SheetRound } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { loadOf, readPanel, whyNot } from './panel.queries.ts'
import { digestOf, type PlanInput } from './plan.ts'
import { requireScoring } from './rescoring.queries.ts'
import { readTerms } from './terms.queries.ts'

export async function readPlanInput(reader: Reader, competitionId: string): Promise<PlanInput> {
  const terms = await readTerms(reader, competitionId)
  return {
    competitionId,
    judgesPerEntry: terms.now.rules.judges_per_entry,
    termsVersion: terms.version,
    ...(await readPanel(reader, competitionId)),
  }
}

export interface NewSheet {
  readonly id: string
  readonly blind_id: string
  readonly judge_id: string
  readonly round: SheetRound
}

/** Random ids: time-ordered ones would tell in which order works were given out. */
export const newSheet = (blind_id: string, judge_id: string, round: SheetRound): NewSheet => ({
  id: randomUUID(),
  blind_id,
  judge_id,
  round,
})

export interface Sheets {
  readonly competitionId: string
  readonly termsVersion: number
  readonly sheets: readonly NewSheet[]
  /** For an upheld objection, after judging. */
  readonly rescores?: boolean
  readonly now: Date
}

/** Gives sheets out. One that was taken from the same judge before comes back with what was written on it. */
export async function insertSheets(tx: Tx, given: Sheets): Promise<void> {
  const { competitionId, termsVersion, sheets, rescores = false, now } = given
  await sql`
    insert into score_sheet (competition_id, id, blind_id, judge_id, round, terms_version, assigned_at, rescores)
    select ${competitionId}, x.id, x.blind_id, x.judge_id, x.round, ${termsVersion}, ${now}, ${rescores}
    from jsonb_to_recordset(${JSON.stringify(sheets)}::jsonb) as x (id uuid, blind_id uuid, judge_id uuid, round text)
    on conflict on constraint score_sheet_once do update set assigned_at = excluded.assigned_at, rescores = excluded.rescores,
      state = case when score_sheet.saved_at is null then 'assigned' else 'draft' end
    where score_sheet.state = 'released'`.execute(tx)
}

/** Takes unfinished sheets back; what was written stays with them. */
export async function releaseSheets(tx: Tx, competitionId: string, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('score_sheet')
    .set({ state: 'released', revision: sql`revision + 1` })
    .where('competition_id', '=', competitionId)
    .where('id', '=', (eb) => eb.fn.any(eb.val([...ids])))
    .where('state', 'in', ['assigned', 'draft'])
    .execute()
}

/** Another plan than the one that was looked at is never carried out. */
export const planChanged = (): Problem =>
  new Problem('state-refused', '评委或作品刚有变化，请重新查看分配方案 / something changed; look at the plan again')

export interface Confirmed {
  readonly input: PlanInput
  readonly plan: Assignment
  readonly now: Date
}

/** Carries a plan out, if it is still the plan of what stands in the database now. */
export async function carryOut(tx: Tx, actor: Actor, { input, plan, now }: Confirmed): Promise<void> {
  const { competitionId, termsVersion } = input
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'judging')
    throw new Problem('state-refused', '报送截止并封存作品后才能分配评委 / assign judges after entering has closed')
  if (digestOf(await readPlanInput(tx, competitionId)) !== digestOf(input)) throw planChanged()
  const sheetOf = (pair: Assignment['pairs'][number]) =>
    input.sheets.find(
      ({ blind_id, judge_id, round }) => round === 'main' && blind_id === pair.entry_id && judge_id === pair.judge_id,
    )
  const released = plan.removed.flatMap((pair) => sheetOf(pair)?.id ?? [])
  const added = plan.added.map(({ entry_id, judge_id }) => newSheet(entry_id, judge_id, 'main'))
  if (released.length > 0) await releaseSheets(tx, competitionId, released)
  if (added.length > 0) await insertSheets(tx, { competitionId, termsVersion, sheets: added, now })
  if (released.length + added.length === 0) return
  await writeRecord(tx, { competitionId, actor, now }, 'sheets_assigned', {
    added: added.map(({ blind_id, judge_id }) => ({ blind: blind_id, judge: judge_id })),
    released,
    short: plan.shortEntries.map(({ entry_id, missing }) => ({ blind: entry_id, missing })),
  })
}

export interface Gift {
  readonly competitionId: string
  readonly blindId: string
  readonly judgeId: string
  readonly round: 'main' | 'third' | 'arbitration' | 'tie'
  /** An unfinished sheet that the new one takes the place of. */
  readonly replaces: string | null
}

const reasons: Record<NonNullable<ReturnType<typeof whyNot>>, string> = {
  conflict: '这位评委与作品有利害关系 / a conflict of interest',
  own_school: '这位评委与作品同校 / the work is of the judge’s own school',
  other_group: '这位评委不在本组 / the judge is not of this group',
  full: '这位评委的评审数量已满 / the judge has as many as was agreed',
  left: '这位评委已退出 / the judge has left',
}

/** Gives a work to a judge by hand, with the checks of the plan. */
export async function giveSheet(tx: Tx, actor: Actor, gift: Gift, now: Date): Promise<void> {
  const { competitionId, blindId, judgeId, round, replaces } = gift
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  const { rounds, objections } = await requireScoring(tx, { competitionId, blindId, state })
  if (round !== 'tie' && !rounds.includes(round))
    throw new Problem('state-refused', '异议成立后只能请人仲裁 / after an objection only an arbiter can be asked')
  const terms = await readTerms(tx, competitionId)
  const { judges, entries, sheets } = await readPanel(tx, competitionId)
  const judge = judges.find(({ judge_id }) => judge_id === judgeId)
  const entry = entries.find(({ entry_id }) => entry_id === blindId)
  if (judge === undefined || entry === undefined) throw new Problem('unknown-reference')
  const barrier = whyNot({ judge, entry, load: loadOf(sheets, judgeId), round })
  if (barrier !== null) throw new Problem('judge-barred', reasons[barrier], { why: barrier })
  const ofWork = sheets.filter(({ blind_id, round: other }) => blind_id === blindId && other !== 'calibration')
  if (ofWork.some(({ judge_id, state: had }) => judge_id === judgeId && had !== 'released'))
    throw new Problem('judge-barred', '这位评委已有或已回避这件作品 / the judge has or had this work', {
      why: 'conflict',
    })
  const old = replaces === null ? undefined : ofWork.find(({ id }) => id === replaces)
  if (replaces !== null && (old === undefined || !['assigned', 'draft', 'recused'].includes(old.state)))
    throw new Problem('state-refused', '这张评分表已提交，不能替换 / this sheet is final')
  if (old !== undefined) await releaseSheets(tx, competitionId, [old.id])
  const sheet = newSheet(blindId, judgeId, round)
  const rescores = objections.length > 0
  await insertSheets(tx, { competitionId, termsVersion: terms.version, sheets: [sheet], rescores, now })
  await writeRecord(tx, { competitionId, actor, now }, 'sheet_given', {
    blind: blindId,
    judge: judgeId,
    round,
    replaces,
    ...(rescores ? { objections } : {}),
  })
}
