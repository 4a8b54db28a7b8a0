import type { Competition, JudgingProgress, ResultState } from '@lightwork/contract'

export const stepNames = ['setUp', 'entries', 'judging', 'scores', 'awards', 'sendOn'] as const
export type StepName = (typeof stepNames)[number]
export type StepState = 'done' | 'next' | 'waiting'

export interface Standing {
  readonly competition: Pick<Competition, 'state' | 'feeds'>
  readonly progress: Pick<JudgingProgress, 'groups'>
  readonly result: Pick<ResultState, 'gaps' | 'versions' | 'certificates' | 'works'>
  readonly sentOn: number
}

/** Sheets that count, those in and those given out: nobody waits for a sample. */
export function sheetCounts({ groups }: Pick<JudgingProgress, 'groups'>) {
  const sum = (of: (counts: JudgingProgress['groups'][number]['counts']) => number) =>
    groups.reduce((all, { counts }) => all + of(counts), 0)
  const final = sum((counts) => counts.final)
  return { final, all: final + sum(({ assigned, draft }) => assigned + draft) }
}

/**
 * What is done, what is next, and what has to wait; the last step only of a round that feeds another competition. That
 * one waits for the result and not for the five days of its notice: the entering above may be over by then.
 */
export function stepsOf(standing: Standing): { readonly name: StepName; readonly state: StepState }[] {
  const { competition, progress, result, sentOn } = standing
  const isPast = (...states: readonly Competition['state'][]) => !states.includes(competition.state)
  const { final, all } = sheetCounts(progress)
  const isDone: Record<StepName, boolean> = {
    setUp: isPast('draft'),
    entries: isPast('draft', 'announced'),
    judging: isPast('draft', 'announced') && final > 0 && final === all && result.gaps.length === 0,
    scores: result.versions.length > 0,
    awards: result.certificates > 0,
    sendOn: sentOn > 0,
  }
  const names = stepNames.filter((name) => name !== 'sendOn' || competition.feeds !== null)
  const next = names.find((name) => !isDone[name])
  const isNext = (name: StepName) => name === next || (name === 'sendOn' && isDone.scores)
  return names.map((name) => ({ name, state: isDone[name] ? 'done' : isNext(name) ? 'next' : 'waiting' }))
}
