import { listAssignments, listTemplates } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { query } from '../../lib/query.ts'
import {
  type Beginning,
  type Charge,
  type Source,
  sourceOfHomework,
  sourceOfTemplate,
  sourcesFor,
} from './new-homework.ts'

/** What a new homework of the charge can begin from, once that is asked. Undefined while the server is asked. */
export function useSources(beginning: Beginning, charge: Charge | undefined): readonly Source[] | undefined {
  const homework = useQuery({ ...query(listAssignments, {}), enabled: beginning === 'assignment' })
  const templates = useQuery({ ...query(listTemplates, {}), enabled: beginning === 'template' })
  return useMemo(() => {
    if (beginning === 'blank' || charge === undefined) return []
    const all =
      beginning === 'assignment' ? homework.data?.map(sourceOfHomework) : templates.data?.map(sourceOfTemplate)
    return all && sourcesFor(all, charge)
  }, [beginning, charge, homework.data, templates.data])
}
