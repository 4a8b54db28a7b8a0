import { listClasses, type Me } from '@lightwork/contract'
import { useQueries } from '@tanstack/react-query'
import { query } from '../../lib/query.ts'

export interface WeekClass {
  readonly school_id: string
  readonly class_id: string
  readonly class_name: string
  readonly grade: number
}

/** The classes that a person teaches or leads, each once, by grade. */
export function ownClasses({ teaching, leads }: Pick<Me, 'teaching' | 'leads'>): WeekClass[] {
  const found = new Map<string, WeekClass>()
  // Those one leads come first: their week is one's own to balance.
  for (const { school_id, class_id, class_name, grade } of [...leads, ...teaching]) {
    if (!found.has(class_id)) found.set(class_id, { school_id, class_id, class_name, grade })
  }
  return [...found.values()]
}

/** The classes whose week a person may look at: their own, and all of a school they head. */
export function useVisibleClasses(me: Me, schoolId: string | null): { classes: WeekClass[]; isPending: boolean } {
  const headed = me.memberships.filter(({ role }) => role === 'head').map(({ organisation_id }) => organisation_id)
  const schools = [...new Set([...headed, ...(schoolId === null ? [] : [schoolId])])]
  const answers = useQueries({ queries: schools.map((school_id) => query(listClasses, { params: { school_id } })) })
  const ofSchools = answers.flatMap(({ data }) =>
    (data ?? [])
      .filter(({ closed_at }) => closed_at === null)
      .map(({ id, school_id, name, grade }) => ({ school_id, class_id: id, class_name: name, grade })),
  )
  const own = ownClasses(me)
  const known = new Set(own.map(({ class_id }) => class_id))
  return {
    classes: [...own, ...ofSchools.filter(({ class_id }) => !known.has(class_id))],
    isPending: answers.some(({ isPending }) => isPending),
  }
}
