import {
  type Competition,
  type EntrySummary,
  getCompetition,
  getJudgingProgress,
  getResultState,
  type JudgingProgress,
  listEntries,
  type ResultState,
} from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { isId } from '../../../lib/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { LinkButton } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Page } from '../../../ui/Page.tsx'
import { NotFound } from '../../shell/PageError.tsx'
import { SendOnPart } from './SendOnPart.tsx'
import { stepWords } from './step-words.ts'
import { type StepName, type StepState, sheetCounts, stepsOf } from './steps.ts'
import './results.css'

interface Known {
  readonly competition: Competition
  readonly progress: JudgingProgress
  readonly state: ResultState
  readonly entries: readonly EntrySummary[]
}

/** One sentence on each step: what to do, or what was done. */
function useStepText({ competition, progress, state, entries }: Known) {
  const say = useWords(stepWords)
  const days = useDays()
  const { final, all } = sheetCounts(progress)
  const submitted = entries.filter((entry) => entry.state === 'submitted')
  const until = competition.enter_until === null ? '' : days.end(competition.enter_until)
  const sentOn = entries.filter(({ sent_on }) => sent_on).length
  const { publicity } = state
  const done: Record<StepName, string> = {
    setUp: say.setUpDone(progress.judges.filter(({ has_left }) => !has_left).length),
    entries: say.entriesDone(state.works),
    judging: say.judgingDone(final),
    scores: say.scoresDone(state.versions[0]?.version ?? 0),
    awards: say.awardsDone(state.certificates),
    sendOn: say.sendOnDone(sentOn),
  }
  const now: Record<StepName, string> = {
    setUp: say.setUpNow,
    entries: say.entriesNow(submitted.length, until),
    judging: say.judgingNow(final, all),
    scores: say.scoresNow,
    awards:
      publicity === null || publicity.is_over ? say.awardsNow : say.awardsRunning(days.fullDay(publicity.last_day)),
    sendOn: say.sendOnNow(competition.feeds?.title ?? ''),
  }
  const waiting: Record<StepName, string> = {
    ...now,
    entries: say.entriesWaiting,
    judging: say.judgingWaiting,
    scores: say.scoresWaiting,
  }
  return (name: StepName, standing: StepState) => ({ done, next: now, waiting })[standing][name]
}

const pathOf: Record<StepName, string | null> = {
  setUp: '',
  entries: '',
  judging: '/judging',
  scores: '/results?part=figures',
  awards: '/results?part=notice',
  sendOn: null,
}

function Steps(known: Known) {
  const say = useWords(stepWords)
  const textOf = useStepText(known)
  const { competition, progress, state, entries } = known
  const sentOn = entries.filter(({ sent_on }) => sent_on).length
  const steps = stepsOf({ competition, progress, result: state, sentOn })
  const chip = { done: say.done, next: say.next, waiting: say.waiting }
  return (
    <ol className="result-steps">
      {steps.map(({ name, state: standing }) => {
        const path = pathOf[name]
        return (
          <li key={name} className={`ui-card ${standing}`} aria-current={standing === 'next' ? 'step' : undefined}>
            <div>
              <h2>
                {say[name]} <Chip tone={standing === 'next' ? 'accent' : 'quiet'}>{chip[standing]}</Chip>
              </h2>
              <p>{textOf(name, standing)}</p>
              {path !== null && standing !== 'waiting' && (
                <LinkButton
                  to={`/competitions/${competition.id}${path}`}
                  kind={standing === 'next' ? 'primary' : 'plain'}
                >
                  {standing === 'next' ? say.open(say[name]) : say.look(say[name])}
                </LinkButton>
              )}
              {name === 'sendOn' && standing !== 'waiting' && <SendOnPart competition={competition} state={state} />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Standing({ competition }: { readonly competition: Competition }) {
  const params = { competition_id: competition.id }
  const progress = useQuery(query(getJudgingProgress, { params }))
  const state = useQuery(query(getResultState, { params }))
  const entries = useQuery(query(listEntries, { params }))
  return (
    <Answer query={progress}>
      {(judged) => (
        <Answer query={state}>
          {(result) => (
            <Answer query={entries}>
              {(list) => <Steps competition={competition} progress={judged} state={result} entries={list} />}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  )
}

/** The whole round on one page: what is done, what is next, and the one press that leads there. */
export function StepsPage() {
  const say = useWords(stepWords)
  const { competitionId = '' } = useParams()
  const competition = useQuery({
    ...query(getCompetition, { params: { competition_id: competitionId } }),
    enabled: isId(competitionId),
  })
  if (!isId(competitionId)) return <NotFound />
  return (
    <Answer query={competition}>
      {(found) => (
        <Page title={say.title} lead={found.title} width="narrow">
          <BackLink to={`/competitions/${found.id}`}>{say.back}</BackLink>
          <Standing competition={found} />
        </Page>
      )}
    </Answer>
  )
}
