import { getTierNames } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useContext, useMemo } from 'react'
import { Outlet, useParams } from 'react-router'
import { NamesContext, withTierNames } from './names.ts'
import { query } from './query.ts'

/** Around the pages of one school's homework: its tiers as the school calls them. */
export function SchoolNames() {
  const { schoolId = '' } = useParams()
  const standard = useContext(NamesContext)
  const { data } = useQuery({
    ...query(getTierNames, { params: { school_id: schoolId } }),
    // Changed once in years; the page that changes it says so.
    staleTime: 300_000,
  })
  const own = data?.names ?? null
  const names = useMemo(() => (own === null ? standard : withTierNames(own)), [own, standard])
  return (
    <NamesContext value={names}>
      <Outlet />
    </NamesContext>
  )
}
