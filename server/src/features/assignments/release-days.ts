import { type Document, groupsOf, homeworkParts } from '@lightwork/content'
import { addDays, daysNeeded, type LoadBlock, type Tasks } from '@lightwork/domain'
import { sql } from 'kysely'
import { Problem } from '../../http/problem.ts'
import { type DayContext, kindOfDay } from '../schools/day-context.ts'

/** Minutes by day of the pinned items that are projects, by version. */
export type ProjectDays = Readonly<Record<string, readonly { readonly day: number; readonly minutes: number }[]>>

/** Part of the statement that reads the homework: what its pinned projects say of their days. */
export const projectDays = sql<ProjectDays>`(
  select coalesce(jsonb_object_agg(v.id, jsonb_path_query_array(v.body, '$.content[*] ? (@.type == "dayStep").attrs')), '{}')
  from item_version v
  where v.type = 'project' and v.id in (select (pinned #>> '{}')::uuid from jsonb_path_query(document, '$.**.item_version_id') as pinned))`

/** A block that pins a project and does not say its days itself charges those of the item. */
function withDays<B extends LoadBlock & { readonly item_version_id?: string }>(block: B, projects: ProjectDays): B {
  const steps = projects[block.item_version_id ?? ''] ?? []
  if (block.daily != null || steps.length === 0) return block
  const daily = Array.from({ length: Math.max(...steps.map(({ day }) => day)) }, (_, index) =>
    steps.filter(({ day }) => day === index + 1).reduce((sum, { minutes }) => sum + minutes, 0),
  )
  return { ...block, daily, minutes: daily.reduce((sum, minutes) => sum + minutes, 0) }
}

/** What a homework asks; projects with the days that their items name. */
export const withProjectDays = (document: Document, projects: ProjectDays): Tasks => ({
  parts: homeworkParts(document).map((part) =>
    'pick' in part
      ? { ...part, blocks: part.blocks.map((block) => withDays(block, projects)) }
      : withDays(part, projects),
  ),
  groups: groupsOf(document),
})

const AHEAD_DAYS = 60

/** The calendar's side: not past, not too far, no day without homework. */
export function checkDays(days: readonly string[], context: DayContext, today: string): void {
  if (days.some((day) => day < today)) throw new Problem('day-past')
  if (days.some((day) => day > addDays(today, AHEAD_DAYS))) throw new Problem('day-too-far')
  const free = days.find((day) => kindOfDay(context, day) === 'no_homework_day')
  if (free !== undefined) throw new Problem('no-homework-day', free)
}

/** School days from the first chosen one on, as many as are needed. */
function propose(first: string, count: number, context: DayContext): string[] {
  const days: string[] = []
  for (let day = first, tried = 0; days.length < count && tried < AHEAD_DAYS; day = addDays(day, 1), tried++)
    if (kindOfDay(context, day) === 'school_day') days.push(day)
  return days
}

interface Planned {
  readonly ready: { readonly tasks: Tasks }
  readonly days: readonly string[]
}

/** The last day whose calendar is asked for: further ahead when a longer release has to be proposed. */
export function lastDayToKnow({ ready, days }: Planned, touched: readonly string[]): string {
  const last = touched.at(-1) ?? ''
  const ahead = addDays(days[0] ?? '', AHEAD_DAYS)
  return days.length < daysNeeded(ready.tasks.parts) && ahead > last ? ahead : last
}

/** A project is not squeezed into fewer days than it has: that would charge a day what was meant for several. */
export function checkLength({ ready, days }: Planned, context: DayContext): void {
  const needed = daysNeeded(ready.tasks.parts)
  if (days.length >= needed) return
  throw new Problem(
    'project-longer',
    `作业里的项目要做 ${needed} 天，只选了 ${days.length} 天 / a project takes ${needed} days, ${days.length} were chosen`,
    { days_needed: needed, days: propose(days[0] ?? '', needed, context) },
  )
}
