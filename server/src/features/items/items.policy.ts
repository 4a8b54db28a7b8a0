import { type Expression, type SqlBool, sql } from 'kysely'
import { type Actor, hasRole } from '../../http/actor.ts'

export const isCurator = (actor: Actor): boolean => hasRole(actor, 'curator')

/** Schools' people write items of their own and submit them; the bureau only reads. */
export const mayWrite = (actor: Actor): boolean => hasRole(actor, 'curator', 'teacher', 'class_lead', 'head')

interface Owned {
  readonly created_by: string | null
}

export const canEdit = (actor: Actor, item: Owned): boolean =>
  isCurator(actor) || (mayWrite(actor) && item.created_by === actor.accountId)

/** The version of an item that this person works with: the newest for curators and the author, the published one for all others. */
export const versionFor = (actor: Actor): Expression<string | null> =>
  isCurator(actor)
    ? sql<string>`item.current_version_id`
    : sql<
        string | null
      >`case when item.created_by = ${actor.accountId} then item.current_version_id else item.published_version_id end`

/**
 * May this person read this version? What was published once stays readable for every teacher, because homework pins
 * it; drafts are their author's and the curators'.
 */
export const canReadVersion = (actor: Actor): Expression<SqlBool> =>
  isCurator(actor)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(item_version.published_at is not null or item.created_by = ${actor.accountId})`
