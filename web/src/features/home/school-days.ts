import { type ClassDay, listClassDays } from '@lightwork/contract'
import { addDays } from '@lightwork/domain'
import { useQueries } from '@tanstack/react-query'
import { query } from '../../lib/query.ts'

/** Longest run of days off in term time, with a little to spare. */
const AHEAD = 12
/** The server answers for at most so many classes at once. */
const AT_ONCE = 30

/** A class today and on its next school day; null when none comes within two weeks. */
export interface Outlook {
  readonly today: ClassDay
  readonly next: ClassDay | null
}

interface OfSchool {
  readonly school_id: string
  readonly class_id: string
}

function batches(classes: readonly OfSchool[]): { school_id: string; ids: string[] }[] {
  const schools = [...new Set(classes.map(({ school_id }) => school_id))]
  return schools.flatMap((school_id) => {
    const ids = classes.filter((found) => found.school_id === school_id).map(({ class_id }) => class_id)
    const count = Math.ceil(ids.length / AT_ONCE)
    return Array.from({ length: count }, (_, index) => ({
      school_id,
      ids: ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
    }))
  })
}

function outlookOf(days: readonly ClassDay[], today: string): Outlook | null {
  const now = days.find(({ day }) => day === today)
  if (now === undefined) return null
  return { today: now, next: days.find(({ day, day_kind }) => day > today && day_kind === 'school_day') ?? null }
}

/** Today and the next school day of every class, in the order of the classes. */
export function useOutlooks(classes: readonly OfSchool[], today: string) {
  const answers = useQueries({
    queries: batches(classes).map(({ school_id, ids }) =>
      query(listClassDays, {
        params: { school_id },
        querystring: { class_ids: ids.join(','), from: today, to: addDays(today, AHEAD) },
      }),
    ),
  })
  const days = answers.flatMap(({ data }) => data ?? [])
  const outlooks = classes.flatMap(
    (asked) =>
      outlookOf(
        days.filter(({ class_id }) => class_id === asked.class_id),
        today,
      ) ?? [],
  )
  return {
    outlooks,
    isPending: answers.some(({ isPending }) => isPending),
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  }
}
