import { type Competition, type Entry, getCompetition, getEntry } from '@lightwork/contract'
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
import { Notice } from '../../../ui/Notice.tsx'
import { Card, Page, Section } from '../../../ui/Page.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { Conflict } from './Conflict.tsx'
import { enteringWords } from './entering-words.ts'
import { type EntryForm, formOf, sameForm } from './entry-form.ts'
import { keyOfEntry, readJournal } from './entry-journal.ts'
import { FilesPart } from './FilesPart.tsx'
import { KeptTexts } from './KeptTexts.tsx'
import { MasksPart } from './MasksPart.tsx'
import { SubmitPart } from './SubmitPart.tsx'
import { TextsPart } from './TextsPart.tsx'
import { newerOf, useEntrySaving } from './use-entry-saving.ts'
import { WorksPart } from './WorksPart.tsx'
import '../competitions.css'

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
  const saving = useEntrySaving({ competitionId: competition.id, entry, journalKey, first })
  const { form, change, isChanged, savedAt, save, round } = saving
  const { error } = save
  const parts = { competitionId: competition.id, entry, canWrite: !isChanged }
  return (
    <>
      {isRestored && <Notice title={say.restored} />}
      <Card>
        <WorksPart {...parts} canWrite />
        <TextsPart key={round} competition={competition} school={entry.school} form={form} onChange={change} />
        <p role="status" className="ui-help">
          {isChanged ? say.kept : savedAt !== null && say.saved(days.clock(savedAt))}
        </p>
        {isProblem(error, 'revision-outdated') ? (
          <Conflict
            newer={newerOf(error)}
            onOwn={(newer) => void saving.takeOwn(newer)}
            onTheirs={(newer) => void saving.takeTheirs(newer)}
          />
        ) : (
          <Refusal error={error} actions={<Button onPress={() => save.mutate(form)}>{say.save}</Button>} />
        )}
        <KeptTexts textsKey={journalKey} onTake={(text) => void saving.takeBack(text)} />
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
