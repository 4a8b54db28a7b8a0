import { type Actor, hasRole, hasRoleIn, isMemberOf } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

const sees = ({ sight }: Actor, schoolId: string) =>
  sight.schools === '*' || sight.schools.includes(schoolId.toLowerCase())

/** A school somebody may not see does not exist for them. */
export function requireSight(actor: Actor, schoolId: string): void {
  if (!sees(actor, schoolId)) throw new Problem('not-found')
}

/** What a school decides for itself: its head does, or the county's administrator. */
export function requireHead(actor: Actor, schoolId: string): void {
  requireSight(actor, schoolId)
  if (!hasRole(actor, 'admin') && !hasRoleIn(actor, schoolId, 'head')) throw new Problem('not-allowed')
}

/** What the county decides: schools, calendar, which rules apply. */
export function requireBureau(actor: Actor): void {
  if (!hasRole(actor, 'admin', 'bureau')) throw new Problem('not-allowed')
}

/** A school is changed by the county; to whom its name is hidden, it is not found. */
export function requireSchoolManager(actor: Actor, schoolId: string): void {
  const knowsName = hasRole(actor, 'admin', 'bureau', 'curator') || isMemberOf(actor, schoolId)
  if (!knowsName) throw new Problem('not-found')
  requireBureau(actor)
}
