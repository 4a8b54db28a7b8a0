import {
  announceCompetition,
  type Competition,
  type CompetitionPerson,
  getCompetition,
  listCompetitionPeople,
  listCompetitions,
  listCompetitionTerms,
  saveCompetition,
  type TermsBody,
} from '@lightwork/contract'
import { isSameJson, setUpFaults } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api, isProblem } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Card } from '../../../ui/Page.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { CancelPart } from './CancelPart.tsx'
import { ConflictsPart } from './ConflictsPart.tsx'
import { useFaultText } from './fault-text.ts'
import { GroupsPart } from './GroupsPart.tsx'
import { HistoryPart } from './HistoryPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import { PhasesPart } from './PhasesPart.tsx'
import { peopleWords } from './people-words.ts'
import { QuotasPart } from './QuotasPart.tsx'
import { RubricPart } from './RubricPart.tsx'
import { RulesPart } from './RulesPart.tsx'
import { setUpWords } from './set-up-words.ts'

const keep = (competition: Competition) => {
  queryClient.setQueryData(query(getCompetition, { params: { competition_id: competition.id } }).queryKey, competition)
  void refresh(listCompetitions, listCompetitionTerms)
}

const formOf = ({ title, groups, terms }: Competition) => ({ title, groups, terms })

/** A name that is empty has nothing to be read by: it is not sent. */
const hasBlank = ({ title, groups, terms: { rubric, rules } }: ReturnType<typeof formOf>) =>
  [
    title,
    ...groups.map(({ name }) => name),
    ...rubric.criteria.flatMap(({ name, bands }) => [name, ...bands.map((band) => band.name)]),
    ...rubric.requirements.map(({ text }) => text),
    ...rules.awards.levels.map(({ name }) => name),
  ].some((text) => text.trim() === '')

const judgesOf = (people: readonly CompetitionPerson[]) =>
  people.filter(({ part, left_at }) => part === 'judge' && left_at === null).map(({ account }) => account)

/** Everything the organiser decides, on one page; what is missing is said as it is written. */
export function SetUpPart({ competition }: { readonly competition: Competition }) {
  const say = useWords(setUpWords)
  const ofPeople = useWords(peopleWords)
  const [base, setBase] = useState(competition)
  const [form, setForm] = useState(() => formOf(competition))
  const faultText = useFaultText(form.terms.rubric.criteria)
  const setTerms = (part: Partial<TermsBody>) => setForm({ ...form, terms: { ...form.terms, ...part } })
  const [reason, setReason] = useState('')
  const params = { competition_id: competition.id }
  const { data: people = [] } = useQuery(query(listCompetitionPeople, { params }))
  const isBlank = hasBlank(form)
  const isChanged = !isSameJson(form, formOf(base))
  const start = (from: Competition) => {
    setBase(from)
    setForm(formOf(from))
  }
  // What another step of this page saved is taken over, unless something is being written here.
  if (base.revision !== competition.revision && !isChanged) start(competition)
  const active = people.filter(({ left_at }) => left_at === null)
  const faults = setUpFaults({
    ...form,
    judges: active.filter(({ part }) => part === 'judge'),
    handlers: active.filter(({ part }) => part === 'appeals').length,
    now: new Date(competition.now),
  })
  const { kind, semester, feeds, revision, state } = base
  const save = useMutation({
    mutationFn: () =>
      api(saveCompetition, {
        params,
        body: { ...form, revision, kind, semester, feeds_id: feeds?.id ?? null, reason },
      }),
    onSuccess: (saved) => {
      keep(saved)
      start(saved)
      setReason('')
      showToast({ text: say.saved })
    },
  })
  const reload = useMutation({
    mutationFn: () => api(getCompetition, { params }),
    onSuccess: (fresh) => {
      keep(fresh)
      start(fresh)
      save.reset()
    },
  })
  const announce = useMutation({
    mutationFn: () => api(announceCompetition, { params, body: { revision } }),
    onSuccess: keep,
  })
  const isDraft = state === 'draft'
  // Once it is announced, that entering ends is how it should be.
  const blocking = faults.filter(({ blocks, fault }) => blocks && (isDraft || fault !== 'entering_is_over'))
  const worth = faults.filter(({ blocks }) => !blocks)
  const list = (some: typeof faults) => (
    <ul>
      {[...new Set(some.map(faultText))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
  return (
    <>
      {blocking.length > 0 ? (
        <Notice tone="warn" title={isDraft ? say.missing : say.wrong}>
          {list(blocking)}
        </Notice>
      ) : (
        isDraft && <Notice tone="done" title={say.ready} />
      )}
      {worth.length > 0 && <Notice title={isDraft ? say.worth : say.worthNow}>{list(worth)}</Notice>}
      <Card>
        <TextField label={say.name} value={form.title} onChange={(title) => setForm({ ...form, title })} />
        <GroupsPart groups={form.groups} onChange={(groups) => setForm({ ...form, groups })} />
        <QuotasPart
          terms={form.terms}
          groups={form.groups}
          ofSchool={competition.round_school !== null}
          onChange={setTerms}
        />
        <PhasesPart phases={form.terms.phases} onChange={(phases) => setTerms({ phases })} />
        <RubricPart rubric={form.terms.rubric} onChange={(rubric) => setTerms({ rubric })} />
        <RulesPart rules={form.terms.rules} onChange={(rules) => setTerms({ rules })} />
        {!isDraft && isChanged && (
          <TextField label={say.reason} help={say.reasonHelp} value={reason} onChange={setReason} />
        )}
        <div className="ui-button-row competition-save">
          <Button isDisabled={!isChanged || isBlank} isPending={save.isPending} onPress={() => save.mutate()}>
            {say.save}
          </Button>
          {isChanged && <span className="ui-help">{isBlank ? say.blank : say.unsaved}</span>}
        </div>
        {isProblem(save.error, 'revision-outdated') ? (
          <Notice tone="refuse" actions={<Button onPress={() => reload.mutate()}>{say.reload}</Button>}>
            <p>{say.conflict}</p>
          </Notice>
        ) : (
          <Refusal error={save.error} />
        )}
        <PeoplePart competitionId={competition.id} groups={competition.groups} people={people} />
        <ConflictsPart competitionId={competition.id} judges={judgesOf(people)} help={ofPeople.conflictsHelp} />
        {!isDraft && <HistoryPart competitionId={competition.id} />}
      </Card>
      {isDraft && (
        <div className="competition-announce">
          <Button
            kind="primary"
            isDisabled={isChanged || blocking.length > 0}
            isPending={announce.isPending}
            onPress={() => announce.mutate()}
          >
            {say.announce}
          </Button>
          <p className="ui-help">{isChanged ? say.unsaved : say.announceHelp}</p>
          <Refusal error={announce.error} />
        </div>
      )}
      <CancelPart competition={competition} />
    </>
  )
}
