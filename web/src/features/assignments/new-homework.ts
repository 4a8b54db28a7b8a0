import type { Me, TaughtClass } from '@lightwork/contract'

/** What a person may set homework for: one subject of one grade in one school. */
export interface Charge extends Pick<TaughtClass, 'school_id' | 'grade' | 'subject'> {
  readonly key: string
  readonly school_name: string
}

/** Each subject and grade that the person teaches, once, however many classes it is. */
export function chargesOf({ teaching, memberships }: Pick<Me, 'teaching' | 'memberships'>): Charge[] {
  const found = new Map<string, Charge>()
  for (const { school_id, grade, subject } of teaching) {
    const key = `${school_id} ${subject} ${grade}`
    const school_name =
      memberships.find(({ organisation_id }) => organisation_id === school_id)?.organisation_name ?? ''
    if (!found.has(key)) found.set(key, { key, school_id, grade, subject, school_name })
  }
  return [...found.values()].sort((a, b) => a.grade - b.grade)
}
