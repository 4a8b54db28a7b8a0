import type { Pair } from '@lightwork/domain'

/** What a judge has declared, or the organiser knows, before anything is assigned. */
export interface DeclaredConflict {
  readonly kind: 'relative' | 'coached' | 'colleague' | 'other'
  readonly school_id: string | null
  readonly account_id: string | null
}

export interface JudgeToAssign {
  readonly judge_id: string
  /** Groups (subject and stage) the judge is competent in. */
  readonly group_ids: readonly string[]
  /** 0 knows the field, 1 teaches it, 2 is an expert of it. */
  readonly expertise: number
  /** Most entries this judge takes; null: as many as fall to them. */
  readonly most: number | null
  /** Schools the judge belongs to: barred without being declared. */
  readonly school_ids: readonly string[]
  readonly conflicts: readonly DeclaredConflict[]
}

export interface EntryToAssign {
  readonly entry_id: string
  readonly group_id: string
  readonly school_id: string
  readonly author_ids: readonly string[]
}

export type Barrier = 'own_work' | 'same_school' | DeclaredConflict['kind']

/** Why a judge may not score an entry; null when nothing stands against it. */
export function barrierBetween(judge: JudgeToAssign, entry: EntryToAssign): Barrier | null {
  if (entry.author_ids.includes(judge.judge_id)) return 'own_work'
  if (judge.school_ids.includes(entry.school_id)) return 'same_school'
  const declared = judge.conflicts.find(
    ({ school_id, account_id }) =>
      school_id === entry.school_id || (account_id !== null && entry.author_ids.includes(account_id)),
  )
  return declared?.kind ?? null
}

export const isCompetent = (judge: JudgeToAssign, entry: EntryToAssign): boolean =>
  judge.group_ids.includes(entry.group_id)

const keyOf = ({ entry_id, judge_id }: Pair): string => JSON.stringify([entry_id, judge_id])

/** Pairs to look up. */
export interface PairSet {
  has(pair: Pair): boolean
}

export function pairSet(pairs: readonly Pair[]): PairSet {
  const keys = new Set(pairs.map(keyOf))
  return { has: (pair) => keys.has(keyOf(pair)) }
}
