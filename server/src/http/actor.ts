import type { Role, Subject } from '@lightwork/domain'
import type { Sight } from '../db/transaction.ts'

/** The signed-in person of a request and the roles they hold. */
export interface Actor {
  readonly accountId: string
  readonly name: string
  readonly memberships: readonly {
    readonly organisation_id: string
    readonly organisation_kind: 'bureau' | 'training_school' | 'school'
    readonly role: Role
    readonly subject: Subject | null
    readonly grade: number | null
  }[]
  readonly sight: Sight
}

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.memberships.some(({ role }) => wanted.includes(role))

/** A role in this very organisation. */
export const hasRoleIn = (actor: Actor, organisationId: string, ...wanted: readonly Role[]): boolean =>
  actor.memberships.some(({ role, organisation_id }) => organisation_id === organisationId && wanted.includes(role))

export const isMemberOf = (actor: Actor, organisationId: string): boolean =>
  actor.memberships.some(({ organisation_id }) => organisation_id === organisationId)

/** The bureau and its administrators oversee every school; a school's people see their own school. */
export function sightOf(memberships: Actor['memberships']): Sight {
  const oversees = memberships.some(({ role }) => role === 'admin' || role === 'bureau')
  const schools = memberships.filter(({ organisation_kind }) => organisation_kind === 'school')
  return { schools: oversees ? '*' : [...new Set(schools.map(({ organisation_id }) => organisation_id))] }
}
