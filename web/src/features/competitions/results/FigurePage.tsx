import { unfoldFigure } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { isId } from '../../../lib/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { NotFound } from '../../shell/PageError.tsx'
import { FigureSheets } from './FigureSheets.tsx'
import { figureWords } from './figure-words.ts'
import './results.css'

interface Which {
  readonly competition_id: string
  readonly version: number
  readonly blind_id: string
}

function Figure({ which }: { readonly which: Which }) {
  const say = useWords(figureWords)
  const figure = useQuery(query(unfoldFigure, { params: which }))
  return (
    <Answer query={figure}>
      {(unfolded) => (
        <Page title={say.title(unfolded.code, unfolded.title)} lead={say.lead(unfolded.rank, unfolded.award)}>
          <BackLink to={`/competitions/${which.competition_id}/results`}>{say.back}</BackLink>
          <Section title={say.sheets}>
            <FigureSheets figure={unfolded} />
          </Section>
        </Page>
      )}
    </Answer>
  )
}

/** Where one figure comes from, so that a person can work it out again. */
export function FigurePage() {
  const { competitionId = '', version = '', blindId = '' } = useParams()
  if (!isId(competitionId) || !isId(blindId) || !/^\d{1,4}$/.test(version)) return <NotFound />
  return <Figure which={{ competition_id: competitionId, version: Number(version), blind_id: blindId }} />
}
