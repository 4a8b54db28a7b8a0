import type { Subject } from './vocabulary.ts'

/** 自查, 查重, 学科初审, 复审: what an item passes between draft and published. */
export const reviewSteps = ['self_check', 'duplicate_check', 'subject_review', 'second_review'] as const
export type ReviewStep = (typeof reviewSteps)[number]
/** The steps at which people of the guidance group give opinions. */
export const opinionSteps = ['subject_review', 'second_review'] as const
export type OpinionStep = (typeof opinionSteps)[number]

/** What a queue's list can ask to be ticked (教基厅〔2025〕3号: 政治性, 科学性, 合规性; the rest from practice). */
export const reviewTicks = [
  'political',
  'scientific',
  'compliance',
  'wording',
  'answer_done',
  'minutes',
  'tier',
  'tags',
  'licence',
] as const
export type ReviewTick = (typeof reviewTicks)[number]

/** 名师工作室, 学科带头人, 骨干教师, 教研员 */
export const stations = ['master_studio', 'subject_lead', 'backbone', 'researcher'] as const
export type Station = (typeof stations)[number]

export const stages = ['primary', 'junior'] as const
export type Stage = (typeof stages)[number]

/** Stages of an item's grades; who is competent in one of them may review it. */
export const stagesOf = (grades: readonly number[]): Stage[] =>
  stages.filter((stage) => grades.some((grade) => grade <= 6 === (stage === 'primary')))

/** How the opinions of one step become a state. */
export interface ReviewRule {
  readonly step: ReviewStep
  /** Opinions needed. */
  readonly votes: number
  /** Lowest mean of the scores, 1-5, that passes. */
  readonly floor: number
  /** Further opinions needed when the verdicts differ. */
  readonly extra: number
  readonly ticks: readonly ReviewTick[]
}
export type ReviewRules = Readonly<Record<ReviewStep, ReviewRule>>

/** In force until the training school sets its own. */
export const defaultReviewRules: ReviewRules = {
  self_check: {
    step: 'self_check',
    votes: 0,
    floor: 1,
    extra: 0,
    ticks: ['wording', 'answer_done', 'minutes', 'tier', 'licence'],
  },
  duplicate_check: { step: 'duplicate_check', votes: 0, floor: 1, extra: 0, ticks: [] },
  subject_review: {
    step: 'subject_review',
    votes: 2,
    floor: 3.5,
    extra: 1,
    ticks: ['scientific', 'wording', 'answer_done', 'minutes', 'tier'],
  },
  second_review: {
    step: 'second_review',
    votes: 1,
    floor: 3.5,
    extra: 1,
    ticks: ['political', 'compliance', 'tags', 'licence'],
  },
}

interface SetRule extends ReviewRule {
  readonly subject: Subject | null
  /** ISO moment. */
  readonly set_at: string
}

/** Per step the newest rule of the subject, else the newest for all subjects, else the default. */
export function rulesInForce(rules: readonly SetRule[], subject: Subject): ReviewRules {
  const newest = (step: ReviewStep, of: Subject | null) =>
    rules
      .filter((rule) => rule.step === step && rule.subject === of)
      .reduce<SetRule | undefined>(
        (best, rule) => (best === undefined || rule.set_at > best.set_at ? rule : best),
        undefined,
      )
  const inForce = (step: ReviewStep): ReviewRule => {
    const { votes, floor, extra, ticks } = newest(step, subject) ?? newest(step, null) ?? defaultReviewRules[step]
    return { step, votes, floor, extra, ticks }
  }
  return {
    self_check: inForce('self_check'),
    duplicate_check: inForce('duplicate_check'),
    subject_review: inForce('subject_review'),
    second_review: inForce('second_review'),
  }
}

export const verdicts = ['accept', 'return'] as const
export type Verdict = (typeof verdicts)[number]

export interface Opinion {
  readonly verdict: Verdict
  readonly score: number
}

export interface Standing {
  readonly outcome: 'waiting' | 'passed' | 'returned'
  /** Opinions still needed; 0 once decided. */
  readonly missing: number
  /** The verdicts differ. */
  readonly disputed: boolean
}

/**
 * What the opinions of a step come to. Too few: waiting. Verdicts that differ ask for `extra` more; then it passes only
 * with more «accept» than «return» and the mean score at or above the floor. The order of opinions does not matter.
 */
export function weigh({ votes, floor, extra }: ReviewRule, opinions: readonly Opinion[]): Standing {
  const accepts = opinions.filter(({ verdict }) => verdict === 'accept').length
  const disputed = accepts > 0 && accepts < opinions.length
  const missing = Math.max(0, (disputed ? votes + extra : votes) - opinions.length)
  if (missing > 0) return { outcome: 'waiting', missing, disputed }
  const mean = opinions.reduce((sum, { score }) => sum + score, 0) / opinions.length
  const passes = opinions.length === 0 || (accepts * 2 > opinions.length && mean >= floor)
  return { outcome: passes ? 'passed' : 'returned', missing: 0, disputed }
}

export const nextStep = (step: OpinionStep | 'duplicate_check'): OpinionStep | 'published' =>
  step === 'duplicate_check' ? 'subject_review' : step === 'subject_review' ? 'second_review' : 'published'
