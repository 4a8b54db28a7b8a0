import type { Account, SchoolClass } from '@lightwork/contract'
import { gradesOfSubject, type Subject, subjects } from '@lightwork/domain'

/** One line of the form: a subject and who teaches it; nobody yet is null. */
export interface TeachingRow {
  readonly subject: Subject
  readonly account_id: string | null
}

const isOffered = (subject: Subject, grade: number) =>
  gradesOfSubject[subject][0] <= grade && grade <= gradesOfSubject[subject][1]

/** A line for every subject of the grade and one for every arrangement that exists, in the order of the timetable. */
export const rowsOf = (grade: number, teaching: SchoolClass['teaching']): TeachingRow[] =>
  subjects.flatMap((subject): TeachingRow[] => {
    const arranged = teaching
      .filter((one) => one.subject === subject)
      .map(({ account_id }) => ({ subject, account_id }))
    if (arranged.length > 0) return arranged
    return isOffered(subject, grade) ? [{ subject, account_id: null }] : []
  })

/** The arrangement that the lines say, each pair once. */
export function teachingOf(rows: readonly TeachingRow[]): { account_id: string; subject: Subject }[] {
  const pairs = new Map<string, { account_id: string; subject: Subject }>()
  for (const { subject, account_id } of rows)
    if (account_id !== null) pairs.set(`${subject} ${account_id}`, { account_id, subject })
  return [...pairs.values()]
}

/** Who may be chosen for a subject: first those whose subject it is, then everybody else who is active. */
export function candidatesFor(people: readonly Account[], subject: Subject): Account[] {
  const teaches = ({ memberships }: Account) => memberships.some((membership) => membership.subject === subject)
  const active = people.filter(({ state }) => state === 'active')
  return [...active.filter(teaches), ...active.filter((person) => !teaches(person))]
}
