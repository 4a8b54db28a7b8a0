import { type Competition, getCompetition, getResultState } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { isId } from '../../../lib/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { LinkButton } from '../../../ui/Button.tsx'
import { Page } from '../../../ui/Page.tsx'
import { type TabOf, Tabs } from '../../../ui/Tabs.tsx'
import { NotFound } from '../../shell/PageError.tsx'
import { ArchivePart } from './ArchivePart.tsx'
import { afterWords } from './after-words.ts'
import { FiguresPart } from './FiguresPart.tsx'
import { ObjectionsPart } from './ObjectionsPart.tsx'
import { OwnResults } from './OwnResults.tsx'
import { PublicityPart } from './PublicityPart.tsx'
import { resultWords } from './result-words.ts'
import './results.css'

const parts = ['figures', 'notice', 'own', 'objections', 'archive'] as const
type Part = (typeof parts)[number]

/** One part at a time; which one stands in the address. */
function Parts({ label, tabs }: { readonly label: string; readonly tabs: readonly TabOf<Part>[] }) {
  const [address, setAddress] = useSearchParams()
  const asked = address.get('part')
  const spaced = tabs.map((tab) => ({ ...tab, content: <div className="result-part">{tab.content}</div> }))
  const value = (tabs.find((tab) => tab.value === asked) ?? tabs[0])?.value ?? 'own'
  return <Tabs label={label} tabs={spaced} value={value} onChange={(part) => setAddress({ part }, { replace: true })} />
}

/** For who organises, and for who answers objections: everything up to the archive. */
function Overseen({ competition }: { readonly competition: Competition }) {
  const say = useWords(resultWords)
  const { id, my } = competition
  const state = useQuery(query(getResultState, { params: { competition_id: id } }))
  return (
    <Answer query={state}>
      {(now) => {
        const figures = <FiguresPart competitionId={id} state={now} organises={my.organises} />
        const notice = <PublicityPart competitionId={id} state={now} />
        return (
          <Parts
            label={say.title}
            tabs={[
              { value: 'figures', label: say.figures, content: figures },
              ...(my.organises ? [{ value: 'notice' as const, label: say.notice, content: notice }] : []),
              { value: 'objections', label: say.objections, content: <ObjectionsPart competitionId={id} /> },
              { value: 'archive', label: say.archive, content: <ArchivePart competitionId={id} /> },
            ]}
          />
        )
      }}
    </Answer>
  )
}

function Results({ competition }: { readonly competition: Competition }) {
  const say = useWords(resultWords)
  const after = useWords(afterWords)
  const { id, title, my } = competition
  return (
    <Page
      title={say.title}
      lead={title}
      actions={<LinkButton to={`/competitions/${id}/exhibition`}>{after.exhibition}</LinkButton>}
    >
      <BackLink to={`/competitions/${id}`}>{say.back}</BackLink>
      {my.organises || (my.handles_objections && !my.judges) ? (
        <Overseen competition={competition} />
      ) : (
        <Parts
          label={say.title}
          tabs={[
            { value: 'own', label: say.own, content: <OwnResults competitionId={id} /> },
            { value: 'objections', label: say.objections, content: <ObjectionsPart competitionId={id} /> },
          ]}
        />
      )}
    </Page>
  )
}

/** What comes of a competition, for everybody as far as it concerns them. */
export function ResultsPage() {
  const { competitionId = '' } = useParams()
  const competition = useQuery({
    ...query(getCompetition, { params: { competition_id: competitionId } }),
    enabled: isId(competitionId),
  })
  if (!isId(competitionId)) return <NotFound />
  return <Answer query={competition}>{(found) => <Results competition={found} />}</Answer>
}
