import { type Competition, getCompetition, listCompetitionPeople } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { isId } from '../../lib/ids.ts'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { NotFound } from '../shell/PageError.tsx'
import { competitionWords } from './competition-words.ts'
import { EntriesPart } from './entering/EntriesPart.tsx'
import { OwnEntries } from './entering/OwnEntries.tsx'
import { HistoryPart } from './set-up/HistoryPart.tsx'
import { OwnConflicts } from './set-up/OwnConflicts.tsx'
import { PeoplePart } from './set-up/PeoplePart.tsx'
import { rubricWords } from './set-up/rubric-words.ts'
import { SetUpPart } from './set-up/SetUpPart.tsx'
import { setUpWords } from './set-up/set-up-words.ts'
import './competitions.css'

/** What everybody may read of the terms: dates, and what judges look for. */
function Terms({ competition: { id, terms, groups } }: { readonly competition: Competition }) {
  const say = useWords(setUpWords)
  const ofRubric = useWords(rubricWords)
  const words = useWords(competitionWords)
  const days = useDays()
  const { rules, quotas } = terms
  const places = [
    quotas.per_group !== null && `${say.perGroup} ${quotas.per_group} ${say.unitWorks}`,
    quotas.per_person !== null && `${say.perPerson} ${quotas.per_person} ${say.unitWorks}`,
  ].filter((line) => line !== false)
  return (
    <Card>
      <Section title={say.phases}>
        <ul>
          {terms.phases.map(({ kind, from, until }) => (
            <li key={kind}>{words.phaseLine(words[kind], days.moment(from), days.end(until))}</li>
          ))}
        </ul>
        <p className="ui-help">{say.publicityHelp}</p>
      </Section>
      <Section title={say.groups}>
        <p>{groups.map(({ name }) => name).join('、')}</p>
        {places.length === 0 ? <p>{say.noLimits}</p> : places.map((line) => <p key={line}>{line}</p>)}
      </Section>
      <Section title={say.awards}>
        <ul>
          {rules.awards.levels.map((level) => (
            <li key={level.code}>{say.awardOf(level)}</li>
          ))}
        </ul>
        <p>{say.judgedBy(rules.judges_per_entry, say[rules.method])}</p>
      </Section>
      <Section title={ofRubric.rubric}>
        <ul>
          {terms.rubric.criteria.map(({ code, name, points, guidance }) => (
            <li key={code}>{ofRubric.line(name, points, guidance)}</li>
          ))}
        </ul>
        <p className="ui-label">{ofRubric.requirements}</p>
        <ul>
          {terms.rubric.requirements.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      </Section>
      <HistoryPart competitionId={id} />
    </Card>
  )
}

/** To the own desk, or to how far the judges are. */
function ToJudging({ competition: { id, my, state } }: { readonly competition: Competition }) {
  const words = useWords(competitionWords)
  const isJudged = state !== 'draft' && state !== 'announced' && state !== 'cancelled'
  if (!isJudged || !(my.judges || my.organises)) return null
  return (
    <LinkButton kind="primary" to={`/competitions/${id}/judging`}>
      {my.judges ? words.toDesk : words.toJudging}
    </LinkButton>
  )
}

/** To what comes of it: for who answers for it once judging has begun, for everybody once it is public. */
function ToResults({ competition: { id, my, state } }: { readonly competition: Competition }) {
  const words = useWords(competitionWords)
  const isPublic = state === 'published' || state === 'archived'
  const mayOversee = (my.organises || my.handles_objections) && state === 'judging'
  return (
    <>
      {my.organises && <LinkButton to={`/competitions/${id}/steps`}>{words.toSteps}</LinkButton>}
      {(isPublic || mayOversee) && <LinkButton to={`/competitions/${id}/results`}>{words.toResults}</LinkButton>}
    </>
  )
}

/** After judging others may still be asked: an arbiter, or somebody who answers an objection. */
function People({ competition: { id, groups } }: { readonly competition: Competition }) {
  const people = useQuery(query(listCompetitionPeople, { params: { competition_id: id } }))
  return (
    <Card>
      <Answer query={people}>{(found) => <PeoplePart competitionId={id} groups={groups} people={found} />}</Answer>
    </Card>
  )
}

const Ways = ({ competition }: { readonly competition: Competition }) => (
  <div className="ui-button-row">
    <ToResults competition={competition} />
    <ToJudging competition={competition} />
  </div>
)

const isOpenToDeclare = (state: Competition['state']) => state === 'announced' || state === 'judging'

function Whole({ competition }: { readonly competition: Competition }) {
  const words = useWords(competitionWords)
  const { title, state, my, round_school, kind, semester } = competition
  const lead = [round_school?.name ?? words.county, words[kind], semester, words[state]].join(' · ')
  const isChangeable = state === 'draft' || state === 'announced' || state === 'judging'
  return (
    <Page title={title} lead={lead} actions={<Ways competition={competition} />}>
      <BackLink to="/competitions">{words.back}</BackLink>
      {my.may_enter && state !== 'draft' && <OwnEntries competition={competition} />}
      {my.organises && state !== 'draft' && <EntriesPart competition={competition} />}
      {my.judges && !my.organises && isOpenToDeclare(state) && <OwnConflicts competitionId={competition.id} />}
      {my.organises && state === 'published' && <People competition={competition} />}
      {my.organises && isChangeable ? <SetUpPart competition={competition} /> : <Terms competition={competition} />}
    </Page>
  )
}

/** One competition, as its organiser makes it or as everybody else reads it. */
export function CompetitionPage() {
  const { competitionId = '' } = useParams()
  const found = useQuery({
    ...query(getCompetition, { params: { competition_id: competitionId } }),
    enabled: isId(competitionId),
  })
  if (!isId(competitionId)) return <NotFound />
  return <Answer query={found}>{(competition) => <Whole key={competition.id} competition={competition} />}</Answer>
}
