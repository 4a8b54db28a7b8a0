import type { Me } from '@lightwork/contract'
import { hasRole } from '../../lib/me.ts'

export const isCurator = (me: Me): boolean => hasRole(me, 'curator')

/** Schools' people write items of their own and hand them in; the bureau only reads. */
export const mayWrite = (me: Me): boolean => hasRole(me, 'curator', 'teacher', 'class_lead', 'head')

/** Curators change every item, authors their own. */
export const mayEdit = (me: Me, authorId: string | undefined): boolean =>
  isCurator(me) || (mayWrite(me) && authorId === me.account_id)

/** Schools in which this person makes homework. */
export const homeworkSchools = (me: Me) =>
  me.memberships.filter(
    ({ organisation_kind, role }) => organisation_kind === 'school' && ['teacher', 'class_lead', 'head'].includes(role),
  )
