import type { Role } from './vocabulary.ts'

/** 备课组: those who teach the subject at the school in the homework's grade, or in any grade. */
export const shareReaches = ['grade', 'subject'] as const
export type ShareReach = (typeof shareReaches)[number]

/** What colleagues may do: read and copy, or write too (one at a time). */
export const shareAccesses = ['read', 'edit'] as const
export type ShareAccess = (typeof shareAccesses)[number]

/** What a person may do with a homework: `own` releases, shares and deletes, `edit` writes, `read` reads, comments and copies. */
export const homeworkRights = ['own', 'edit', 'read'] as const
export type HomeworkRight = (typeof homeworkRights)[number]

/** Who finds a template: its maker, who teaches its subject in its grade at the school, every teacher of the school. */
export const templateReaches = ['own', 'group', 'school'] as const
export type TemplateReach = (typeof templateReaches)[number]

/** Milliseconds for which a browser that says it is writing keeps others from it; renewed by every word it sends. */
export const LEASE_MS = 90_000

interface TemplatePlace {
  readonly isOwner: boolean
  readonly reach: TemplateReach
  /** Roles in the template's school. */
  readonly roles: readonly Role[]
}

/** Only who made a template renames it or changes who finds it. */
export const mayChangeTemplate = ({ isOwner }: Pick<TemplatePlace, 'isOwner'>): boolean => isOwner

/** Its maker puts it away; one that the whole school finds, the head too. */
export const mayPutTemplateAway = ({ isOwner, reach, roles }: TemplatePlace): boolean =>
  isOwner || (reach === 'school' && roles.includes('head'))
