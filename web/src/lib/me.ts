import { getMe, type Me } from '@lightwork/contract'
import type { Role } from '@lightwork/domain'
import { useSuspenseQuery } from '@tanstack/react-query'
import { query } from './query.ts'

export const meQuery = { ...query(getMe, {}), staleTime: 60_000 }

/** The signed-in person. Only below the shell, which shows the sign-in page to anybody else. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

export const hasRole = (me: Me, ...roles: readonly Role[]): boolean =>
  me.memberships.some(({ role }) => roles.includes(role))
