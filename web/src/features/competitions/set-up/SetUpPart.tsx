import {
  announceCompetition,
  type Competition,
  getCompetition,
  listCompetitionPeople,
  listCompetitions,
  saveCompetition,
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
import { useFaultText } from './fault-text.ts'
import { GroupsPart } from './GroupsPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import { setUpWords } from './set-up-words.ts'
import { PhasesPart, RubricPart, RulesPart } from './TermsPart.tsx'

const keep = (competition: Competition) => {
  queryClient.setQueryData(query(getCompetition, { params: { competition_id: competition.id } }).queryKey, competition)
  void refresh(listCompetitions)
}

const formOf = ({ title, groups, terms }: Competition) => ({ title, groups, terms })

/** Everything the organiser decides, on one page; what is missing is said as it is written. */
export function SetUpPart({ competition }: { readonly competition: Competition }) {
  const say = useWords(setUpWords)
  const faultText = useFaultText()
  const [form, setForm] = useState(() => formOf(competition))
  const [reason, setReason] = useState('')
  const params = { competition_id: competition.id }
  const { data: people = [] } = useQuery(query(listCompetitionPeople, { params }))
  const isChanged = !isSameJson(form, formOf(competition))
  const active = people.filter(({ left_at }) => left_at === null)
  const faults = setUpFaults({
    ...form,
    judges: active.filter(({ part }) => part === 'judge'),
    handlers: active.filter(({ part }) => part === 'appeals').length,
    now: new Date(competition.now),
  })
  const { kind, semester, feeds, revision, state } = competition
  const save = useMutation({
    mutationFn: () =>
      api(saveCompetition, {
        params,
        body: { ...form, revision, kind, semester, feeds_id: feeds?.id ?? null, reason },
      }),
    onSuccess: (saved) => {
      keep(saved)
      setForm(formOf(saved))
      setReason('')
      showToast({ text: say.saved })
    },
  })
  const announce = useMutation({
    mutationFn: () => api(announceCompetition, { params, body: { revision } }),
    onSuccess: keep,
  })
  const blocking = faults.filter(({ blocks }) => blocks)
  const worth = faults.filter(({ blocks }) => !blocks)
  const list = (some: typeof faults) => (
    <ul>
      {some.map((fault) => (
        <li key={faultText(fault)}>{faultText(fault)}</li>
      ))}
    </ul>
  )
  return (
    <>
      {blocking.length > 0 ? (
        <Notice tone="warn" title={say.missing}>
          {list(blocking)}
        </Notice>
      ) : (
        state === 'draft' && <Notice tone="done" title={say.ready} />
      )}
      {worth.length > 0 && <Notice title={say.worth}>{list(worth)}</Notice>}
      <Card>
        <TextField label={say.name} value={form.title} onChange={(title) => setForm({ ...form, title })} />
        <GroupsPart groups={form.groups} onChange={(groups) => setForm({ ...form, groups })} />
        <PhasesPart terms={form.terms} onChange={(terms) => setForm({ ...form, terms })} />
        <RubricPart terms={form.terms} onChange={(terms) => setForm({ ...form, terms })} />
        <RulesPart terms={form.terms} onChange={(terms) => setForm({ ...form, terms })} />
        {state !== 'draft' && isChanged && (
          <TextField label={say.reason} help={say.reasonHelp} value={reason} onChange={setReason} />
        )}
        <div className="ui-button-row competition-save">
          <Button isDisabled={!isChanged} isPending={save.isPending} onPress={() => save.mutate()}>
            {say.save}
          </Button>
          {isChanged && <span className="ui-help">{say.unsaved}</span>}
        </div>
        {isProblem(save.error, 'revision-outdated') ? (
          <Notice tone="refuse" actions={<Button onPress={() => void refresh(getCompetition)}>{say.reload}</Button>}>
            <p>{say.conflict}</p>
          </Notice>
        ) : (
          <Refusal error={save.error} />
        )}
        <PeoplePart competitionId={competition.id} people={people} />
      </Card>
      {state === 'draft' && (
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
    </>
  )
}
