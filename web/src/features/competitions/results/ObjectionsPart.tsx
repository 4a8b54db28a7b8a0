import {
  answerObjection,
  fileObjection,
  getArchive,
  getResultState,
  listObjections,
  type Objection,
} from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Segmented } from '../../../ui/Choice.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { WorkSheetsDialog } from '../judging/WorkSheetsDialog.tsx'
import { afterWords } from './after-words.ts'

const refreshObjections = () => refresh(listObjections, getResultState, getArchive)

interface FileProps {
  readonly competitionId: string
  readonly entries: readonly { readonly id: string; readonly title: string }[]
  readonly onClose: () => void
}

const WHOLE = 'whole'

function FileDialog({ competitionId, entries, onClose }: FileProps) {
  const say = useWords(afterWords)
  const [entry, setEntry] = useState<string>(WHOLE)
  const [words, setWords] = useState({ unit: '', contact: '', text: '' })
  const [isTried, setIsTried] = useState(false)
  const missing = (value: string) => (isTried && value.trim() === '' ? say.needed : undefined)
  const write = (part: Partial<typeof words>) => setWords({ ...words, ...part })
  return (
    <FormDialog
      title={say.object}
      saveLabel={say.send}
      onClose={onClose}
      isReady={() => {
        setIsTried(true)
        return words.contact.trim() !== '' && words.text.trim() !== ''
      }}
      onSave={async () => {
        await api(fileObjection, {
          params: { competition_id: competitionId },
          body: { entry_id: entry === WHOLE ? null : entry, ...words },
        })
        await refreshObjections()
      }}
    >
      <Select
        label={say.about}
        options={[
          { value: WHOLE, label: say.aboutAll },
          ...entries.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        value={entry}
        onChange={setEntry}
      />
      <TextArea
        label={say.facts}
        error={missing(words.text)}
        value={words.text}
        onChange={(text) => write({ text })}
        maxLength={5000}
        rows={5}
      />
      <TextField
        label={say.contact}
        help={say.contactHelp}
        error={missing(words.contact)}
        value={words.contact}
        onChange={(contact) => write({ contact })}
        maxLength={100}
      />
      <TextField
        label={say.unit}
        help={say.unitHelp}
        value={words.unit}
        onChange={(unit) => write({ unit })}
        maxLength={100}
      />
    </FormDialog>
  )
}

interface AnswerProps {
  readonly competitionId: string
  readonly objection: Objection
  readonly onClose: () => void
}

function AnswerDialog({ competitionId, objection, onClose }: AnswerProps) {
  const say = useWords(afterWords)
  const [outcome, setOutcome] = useState<'upheld' | 'refused'>('refused')
  const [answer, setAnswer] = useState('')
  const [isTried, setIsTried] = useState(false)
  return (
    <FormDialog
      title={say.answer}
      saveLabel={say.answer}
      onClose={onClose}
      isReady={() => {
        setIsTried(true)
        return answer.trim() !== ''
      }}
      onSave={async () => {
        await api(answerObjection, {
          params: { competition_id: competitionId, objection_id: objection.id },
          body: { outcome, answer },
        })
        await refreshObjections()
      }}
    >
      <p className="result-text">{objection.text}</p>
      <Segmented
        label={say.outcome}
        options={(['refused', 'upheld'] as const).map((value) => ({ value, label: say[value] }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextArea
        label={say.answerText}
        error={isTried && answer.trim() === '' ? say.needed : undefined}
        value={answer}
        onChange={setAnswer}
        maxLength={5000}
        rows={6}
      />
    </FormDialog>
  )
}

function ObjectionCard({
  objection,
  onAnswer,
  onRescore,
}: {
  readonly objection: Objection
  readonly onAnswer: (() => void) | null
  /** For who organises, while it waits for a corrected result. */
  readonly onRescore: (() => void) | null
}) {
  const say = useWords(afterWords)
  const days = useDays()
  const { by, unit, contact, entry, text, receipt, at, outcome, answer, handler, answered_at } = objection
  return (
    <li className="ui-card">
      <p>
        <b>{entry?.title ?? say.aboutAll}</b>{' '}
        <Chip tone={outcome === null ? 'accent' : 'plain'}>{outcome === null ? say.pending : say[outcome]}</Chip>
      </p>
      <p className="result-text">{text}</p>
      <p className="quiet">
        {say.filed(unit === '' ? by.name : `${unit} ${by.name}`, days.moment(at))} · {contact} · {say.receipt(receipt)}
      </p>
      {answer !== null && answered_at !== null && (
        <>
          <p className="result-text">{answer}</p>
          <p className="quiet">{say.answeredBy(handler?.name ?? '', days.moment(answered_at))}</p>
        </>
      )}
      {objection.awaits_correction && (
        <Notice tone="warn" actions={onRescore !== null && <Button onPress={onRescore}>{say.rescore}</Button>}>
          <p>{say.correctNext}</p>
          {onRescore !== null && <p>{say.rescoreHelp}</p>}
        </Notice>
      )}
      {outcome === 'upheld' && !objection.awaits_correction && <Notice tone="done">{say.isCorrected}</Notice>}
      {onAnswer !== null && outcome === null && <Button onPress={onAnswer}>{say.answer}</Button>}
    </li>
  )
}

/** Objections that the person may read, with the way to file one while there is time. */
export function ObjectionsPart({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(afterWords)
  const days = useDays()
  const listed = useQuery(query(listObjections, { params: { competition_id: competitionId } }))
  const [isFiling, setIsFiling] = useState(false)
  const [answering, setAnswering] = useState<Objection | null>(null)
  const [rescoring, setRescoring] = useState<string | null>(null)
  const navigate = useNavigate()
  /** The sheets of the work that it names; of an objection to the whole, the list of all works. */
  const rescore = (blindId: string | null) => () =>
    blindId === null ? void navigate(`/competitions/${competitionId}/judging`) : setRescoring(blindId)
  return (
    <Answer query={listed}>
      {({ may_object, until, may_answer, entries, objections, uncorrected }) => (
        <>
          <div className="result-making">
            <p className="quiet">
              {may_object && until !== null ? say.objectionsLead(days.fullDay(until)) : say.notOpen}
            </p>
            {may_object && <Button onPress={() => setIsFiling(true)}>{say.object}</Button>}
          </div>
          {objections.length === 0 ? (
            <Empty>{say.noObjections}</Empty>
          ) : (
            <ul className="result-objections">
              {objections.map((objection) => {
                const open = uncorrected.find(({ id }) => id === objection.id)
                return (
                  <ObjectionCard
                    key={objection.id}
                    objection={objection}
                    onAnswer={may_answer ? () => setAnswering(objection) : null}
                    onRescore={open === undefined ? null : rescore(open.blind_id)}
                  />
                )
              })}
            </ul>
          )}
          {isFiling && (
            <FileDialog competitionId={competitionId} entries={entries} onClose={() => setIsFiling(false)} />
          )}
          {rescoring !== null && (
            <WorkSheetsDialog competitionId={competitionId} blindId={rescoring} onClose={() => setRescoring(null)} />
          )}
          {answering !== null && (
            <AnswerDialog competitionId={competitionId} objection={answering} onClose={() => setAnswering(null)} />
          )}
        </>
      )}
    </Answer>
  )
}
