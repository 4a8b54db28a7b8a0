import {
  type Competition,
  closeEntering,
  type EntrySummary,
  getCompetition,
  listCompetitions,
  listEntries,
  refuseEntry,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { closingWords } from './closing-words.ts'
import { EndEntering } from './EndEntering.tsx'
import { enteringWords } from './entering-words.ts'
import { LikePart } from './LikePart.tsx'

interface OfEntry {
  readonly competition: Competition
  readonly entry: EntrySummary
  readonly onClose: () => void
}

function RefuseDialog({ competition, entry, onClose }: OfEntry) {
  const say = useWords(enteringWords)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={`${say.refuse}：${entry.title}`}
      saveLabel={say.refuse}
      isReady={() => reason.trim() !== ''}
      onClose={onClose}
      onSave={async () => {
        await api(refuseEntry, {
          params: { competition_id: competition.id, entry_id: entry.id },
          body: { reason: reason.trim() },
        })
        await refresh(listEntries)
      }}
    >
      <TextField label={say.refuseReason} value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  )
}

function List({
  competition,
  entries,
}: {
  readonly competition: Competition
  readonly entries: readonly EntrySummary[]
}) {
  const say = useWords(enteringWords)
  const [refusing, setRefusing] = useState<EntrySummary | null>(null)
  const actionsOf = (entry: EntrySummary) =>
    entry.state === 'submitted' &&
    competition.state === 'announced' && <Button onPress={() => setRefusing(entry)}>{say.refuse}</Button>
  return (
    <>
      <Table
        caption={say.entries}
        hideCaption
        rows={entries}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: say.name,
            isHeading: true,
            cell: ({ id, title }) => <Link to={`/competitions/${competition.id}/entries/${id}`}>{title}</Link>,
          },
          {
            key: 'group',
            title: say.group,
            cell: ({ group_id }) => competition.groups.find(({ id }) => id === group_id)?.name ?? '',
          },
          { key: 'school', title: say.school, cell: ({ school }) => school.name },
          { key: 'authors', title: say.authors, cell: ({ authors }) => authors.map(({ name }) => name).join('、') },
          { key: 'state', title: say.stateOrCode, cell: ({ state, code }) => code ?? say[state] },
          { key: 'actions', title: say.actions, hideTitle: true, cell: actionsOf },
        ]}
      />
      {refusing !== null && (
        <RefuseDialog competition={competition} entry={refusing} onClose={() => setRefusing(null)} />
      )}
    </>
  )
}

/** What came in, for the organiser: whose it is, what it is like, and the step that makes the blind copies. */
export function EntriesPart({ competition }: { readonly competition: Competition }) {
  const say = useWords(enteringWords)
  const closing = useWords(closingWords)
  const days = useDays()
  const { enter_from, enter_until, terms } = competition
  const now = Date.parse(competition.now)
  const isOpen =
    enter_from !== null && enter_until !== null && Date.parse(enter_from) <= now && now < Date.parse(enter_until)
  // What was begun in time is waited for.
  const closable =
    enter_until === null ? null : new Date(Date.parse(enter_until) + terms.rules.grace_seconds * 1000).toISOString()
  const isOver = closable !== null && Date.parse(closable) <= now
  const params = { competition_id: competition.id }
  const entries = useQuery(query(listEntries, { params }))
  const close = useMutation({
    mutationFn: () => api(closeEntering, { params, body: { revision: competition.revision } }),
    onSuccess: (closed) => {
      queryClient.setQueryData(query(getCompetition, { params }).queryKey, closed)
      void refresh(listEntries, listCompetitions)
    },
  })
  return (
    <Section title={say.entries}>
      <Answer query={entries}>
        {(list) =>
          list.length === 0 ? <Empty>{say.noEntries}</Empty> : <List competition={competition} entries={list} />
        }
      </Answer>
      <LikePart competitionId={competition.id} />
      {competition.state === 'announced' && (
        <div className="competition-announce">
          <div className="ui-button-row">
            <Button kind={isOver ? 'primary' : 'plain'} isPending={close.isPending} onPress={() => close.mutate()}>
              {closing.close}
            </Button>
            {isOpen && <EndEntering competition={competition} />}
          </div>
          {closable !== null && <p className="ui-help">{closing.closeHelp(days.moment(closable))}</p>}
          <Refusal error={close.error} />
        </div>
      )}
    </Section>
  )
}
