import { createHash } from 'node:crypto'
import { type Assignment, repairAssignment } from '@lightwork/assembly'
import type { AssignmentPlan } from '@lightwork/contract'
import { isOpenSheet, type PanelEntry, type PanelJudge, type PanelSheet } from './panel.queries.ts'

export interface PlanInput {
  readonly competitionId: string
  readonly judgesPerEntry: number
  readonly termsVersion: number
  readonly judges: readonly PanelJudge[]
  readonly entries: readonly PanelEntry[]
  readonly sheets: readonly PanelSheet[]
}

/** Two inputs of one digest give one plan: the solver decides nothing by chance. */
export const digestOf = (input: PlanInput): string => createHash('sha256').update(JSON.stringify(input)).digest('hex')

/**
 * Who judges what in the main round. Sheets handed in stay, also of judges who have left; recused pairs are not tried
 * again; of the rest as few as possible change. Slow: runs outside every transaction.
 */
export function planMainRound({
  competitionId,
  judgesPerEntry,
  judges,
  entries,
  sheets,
}: PlanInput): Promise<Assignment> {
  const main = sheets.filter(({ round }) => round === 'main')
  const toPair = ({ blind_id, judge_id }: PanelSheet) => ({ entry_id: blind_id, judge_id })
  const further = sheets.filter((sheet) => sheet.round !== 'calibration' && sheet.round !== 'main')
  const request = {
    entries: entries.filter(({ is_sample }) => !is_sample),
    judges: judges.filter(({ has_left }) => !has_left),
    perEntry: judgesPerEntry,
    // Who gave a further opinion on a work, or gave the work back, does not come as one of its first judges.
    forbidden: [...main.filter(({ state }) => state === 'recused'), ...further].map(toPair),
    seed: competitionId,
  }
  const works = new Set(request.entries.map(({ entry_id }) => entry_id))
  const standing = main
    .filter((sheet) => works.has(sheet.blind_id) && (isOpenSheet(sheet) || sheet.state === 'final'))
    .map((sheet) => ({ ...toPair(sheet), finished: sheet.state === 'final' }))
  return repairAssignment(request, standing)
}

/** The plan as the organiser reads it. */
export function toPlan(input: PlanInput, plan: Assignment): AssignmentPlan {
  const count = (pairs: Assignment['pairs'], judgeId: string) =>
    pairs.filter(({ judge_id }) => judge_id === judgeId).length
  const entries = new Map(input.entries.map((entry) => [entry.entry_id, entry]))
  return {
    plan: digestOf(input),
    added: plan.added.length,
    released: plan.removed.length,
    judges: input.judges.map(({ judge_id, name, most, has_left }) => ({
      judge: { id: judge_id, name },
      load: count(plan.pairs, judge_id),
      most,
      added: count(plan.added, judge_id),
      released: count(plan.removed, judge_id),
      has_left,
    })),
    short: plan.shortEntries.map(({ entry_id, missing }) => {
      const entry = entries.get(entry_id)
      return { blind_id: entry_id, code: entry?.code ?? '', group: entry?.group ?? '', missing }
    }),
    works: input.entries.filter(({ is_sample }) => !is_sample).length,
    judges_per_entry: input.judgesPerEntry,
  }
}
