import { listJudgedWorks } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../../lib/query.ts'

/** Blind ids of the works by their codes, as the organiser knows them. */
export function useBlindIds(competitionId: string): ReadonlyMap<string, string> {
  const { data = [] } = useQuery(query(listJudgedWorks, { params: { competition_id: competitionId } }))
  return new Map(data.map(({ code, blind_id }) => [code, blind_id]))
}
