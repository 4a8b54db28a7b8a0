import type { ItemType, Tier } from '@lightwork/domain'

/** Characters a minute that a typical pupil reads with understanding: Chinese by first grade of the item, English everywhere. */
const readingSpeed = (grade: number, lang: 'zh' | 'en') =>
  lang === 'en' ? 350 : grade <= 2 ? 90 : grade <= 6 ? 200 : 300

/** Minutes of thinking and writing, beside reading. */
const work: Partial<Record<ItemType, number>> = {
  single_choice: 1,
  multiple_choice: 1.5,
  true_false: 0.7,
  fill_blank: 1.5,
  matching: 1.5,
  ordering: 1.5,
  calculation: 2,
  error_correction: 4,
  problem_solving: 4,
  proof: 7,
  drawing: 5,
  writing: 30,
  composite: 2,
}
const OTHER_WORK = 4
const MOST_MINUTES = 60

const tierFactor: Record<Tier, number> = { base: 1, raise: 1.4, extend: 2 }

export interface MinutesQuestion {
  readonly type: ItemType
  readonly tier: Tier
  readonly grade: number
  readonly lang: 'zh' | 'en'
  /** Characters of stem and options. */
  readonly length: number
  /** Answers a pupil gives: blanks or sub-questions. */
  readonly answers: number
}

/**
 * Whole minutes of a typical pupil, estimated from type and length, for items whose source says none:
 * reading (characters over a reading speed by grade and language) + work (minutes by type for each answer, more for
 * higher tiers), rounded up, 1 to 60. A passage is read aloud twice and has no other work. It is a first guess with
 * evidence `import` and 0 samples; whatever teachers and classes report later replaces it.
 */
export function estimateMinutes({ type, tier, grade, lang, length, answers }: MinutesQuestion): number {
  const reading = length / readingSpeed(grade, lang)
  const minutes =
    type === 'reading' ? 2 * reading : reading + (work[type] ?? OTHER_WORK) * Math.max(1, answers) * tierFactor[tier]
  return Math.min(MOST_MINUTES, Math.max(1, Math.ceil(minutes)))
}
