import type { Document } from '@lightwork/content'
import { type Competition, type Entry, getCompetition, getEntry } from '@lightwork/contract'
import { type EntryLicence, entryLicences } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { isProblem } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { useMe } from '../../../lib/me.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { RadioGroup, Switch } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Card, Page, Section } from '../../../ui/Page.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { TextPart } from '../../items/TextPart.tsx'
import { enteringWords } from './entering-words.ts'
import { authorsOf, type EntryForm, formOf, sameForm } from './entry-form.ts'
import { keyOfEntry, readJournal } from './entry-journal.ts'
import { FilesPart } from './FilesPart.tsx'
import { MasksPart } from './MasksPart.tsx'
import { SubmitPart } from './SubmitPart.tsx'
import { useEntrySaving } from './use-entry-saving.ts'
import { WorksPart } from './WorksPart.tsx'
import '../competitions.css'

interface TextsProps {
  readonly form: EntryForm
  readonly onChange: (part: Partial<EntryForm>) => void
}

const licenceWord = { 'CC-BY-4.0': 'by', 'CC-BY-NC-4.0': 'byNc', 'county-only': 'county' } as const satisfies Record<
  EntryLicence,
  string
>

function TextsPart({ form, onChange }: TextsProps) {
  const say = useWords(enteringWords)
  const [authors, setAuthors] = useState(form.authors.map(({ name }) => name).join('、'))
  return (
    <Section title={say.texts}>
      <div className="ui-form">
        <TextField label={say.name} value={form.title} onChange={(title) => onChange({ title })} />
        <TextPart label={say.aims} document={form.aims} onChange={(aims: Document) => onChange({ aims })} />
        <TextPart label={say.intent} document={form.intent} onChange={(intent: Document) => onChange({ intent })} />
        <TextField
          label={say.author}
          value={authors}
          onChange={(text) => {
            setAuthors(text)
            onChange({ authors: authorsOf(text, form.authors) })
          }}
        />
        <RadioGroup
          label={say.licence}
          options={entryLicences.map((value) => ({ value, label: say[licenceWord[value]] }))}
          value={form.licence}
          onChange={(licence) => onChange({ licence })}
        />
        <Switch isSelected={form.may_exhibit} onChange={(may_exhibit) => onChange({ may_exhibit })}>
          {say.exhibit}
        </Switch>
      </div>
    </Section>
  )
}

interface WritingProps {
  readonly competition: Competition
  readonly entry: Entry
  readonly journalKey: string
  readonly kept: EntryForm | undefined
}

/** The own work while it may be written. */
function Writing({ competition, entry, journalKey, kept }: WritingProps) {
  const say = useWords(enteringWords)
  const days = useDays()
  const [first] = useState(() => kept ?? formOf(entry))
  const [isRestored] = useState(() => kept !== undefined && !sameForm(kept, formOf(entry)))
  const { form, change, isChanged, savedAt, save, round, replace } = useEntrySaving({
    competitionId: competition.id,
    entry,
    journalKey,
    first,
  })
  const { error } = save
  const parts = { competitionId: competition.id, entry, canWrite: !isChanged }
  return (
    <>
      {isRestored && <Notice title={say.restored} />}
      <Card>
        <WorksPart {...parts} canWrite />
        <TextsPart key={round} form={form} onChange={change} />
        <p role="status" className="ui-help">
          {isChanged ? say.kept : savedAt !== null && say.saved(days.clock(savedAt))}
        </p>
        {isProblem(error, 'revision-outdated') ? (
          <Notice tone="refuse" actions={<Button onPress={() => replace(error.newer as Entry)}>{say.reload}</Button>}>
            <p>{say.conflict}</p>
          </Notice>
        ) : (
          <Refusal error={error} actions={<Button onPress={() => save.mutate(form)}>{say.save}</Button>} />
        )}
        <FilesPart {...parts} canWrite />
        <MasksPart competitionId={competition.id} entryId={entry.id} canWrite={!isChanged} />
        <SubmitPart competition={competition} entry={entry} isUnsaved={isChanged} />
      </Card>
    </>
  )
}

/** A work as its owner or the organiser reads it when nothing is written any more. */
function Reading({ competition, entry }: Omit<WritingProps, 'journalKey' | 'kept'>) {
  const say = useWords(enteringWords)
  const { aims, intent } = formOf(entry)
  return (
    <Card>
      {entry.reason !== null && <Notice tone="warn" title={say.reasonWas(entry.reason)} />}
      <Section title={say.aims}>
        <Rendered content={aims} />
      </Section>
      <Section title={say.intent}>
        <Rendered content={intent} />
      </Section>
      <WorksPart competitionId={competition.id} entry={entry} canWrite={false} />
      <FilesPart competitionId={competition.id} entry={entry} canWrite={false} />
      <MasksPart competitionId={competition.id} entryId={entry.id} canWrite={false} />
      {entry.mine && <SubmitPart competition={competition} entry={entry} isUnsaved />}
    </Card>
  )
}

function Whole({ competition, entry }: { readonly competition: Competition; readonly entry: Entry }) {
  const say = useWords(enteringWords)
  const me = useMe()
  const journalKey = keyOfEntry(me.account_id, entry.id)
  const kept = useQuery({
    queryKey: ['entry journal', journalKey],
    queryFn: async () => (await readJournal(journalKey)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const group = competition.groups.find(({ id }) => id === entry.group_id)?.name ?? ''
  const isOpen = competition.state === 'announced' && (entry.state === 'draft' || entry.state === 'submitted')
  return (
    <Page title={entry.title} lead={[competition.title, group, entry.school.name, say[entry.state]].join(' · ')}>
      <BackLink to={`/competitions/${competition.id}`}>{say.back}</BackLink>
      {entry.mine && isOpen ? (
        kept.isSuccess && (
          <Writing competition={competition} entry={entry} journalKey={journalKey} kept={kept.data ?? undefined} />
        )
      ) : (
        <Reading competition={competition} entry={entry} />
      )}
    </Page>
  )
}

/** One work. */
export function EntryPage() {
  const { competitionId = '', entryId = '' } = useParams()
  const competition = useQuery(query(getCompetition, { params: { competition_id: competitionId } }))
  const entry = useQuery(query(getEntry, { params: { competition_id: competitionId, entry_id: entryId } }))
  return (
    <Answer query={competition}>
      {(found) => <Answer query={entry}>{(work) => <Whole key={work.id} competition={found} entry={work} />}</Answer>}
    </Answer>
  )
}
