import { getCompetition } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { query } from '../../../lib/query.ts'
import { DeskList } from './DeskList.tsx'
import { OverseePage } from './OverseePage.tsx'
import './judging.css'

/** Judging as the person meets it: the desk of a judge, or how far all are for who organises. */
export function JudgingPage() {
  const { competitionId = '' } = useParams()
  const competition = useQuery(query(getCompetition, { params: { competition_id: competitionId } }))
  return (
    <Answer query={competition}>
      {({ id, title, my }) => {
        if (my.judges) return <DeskList competitionId={id} />
        return my.organises ? (
          <OverseePage competitionId={id} title={title} />
        ) : (
          <Navigate to={`/competitions/${id}`} replace />
        )
      }}
    </Answer>
  )
}
