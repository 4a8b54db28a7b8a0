import {
  applyBulkEdit,
  type BulkEditDetails,
  getBulkEdit,
  getItem,
  listBulkEditItems,
  listBulkEdits,
  listReviews,
  searchItems,
} from '@lightwork/contract'
import type { ReviewTick } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { query, queryClient, refresh } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { BulkItems } from './BulkItems.tsx'
import { bulkWords, useBulkNames } from './bulk-words.ts'
import { NextSteps } from './NextSteps.tsx'
import { useChangeLines } from './tag-lines.ts'
import './bulk.css'

const POLL_MS = 700

const keep = (edit: BulkEditDetails) =>
  queryClient.setQueryData(query(getBulkEdit, { params: { edit_id: edit.edit_id } }).queryKey, edit)

function Counts({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const isOpen = edit.started_at === null
  const counts = [
    ...(isOpen ? [{ term: say.willChange, n: edit.waiting }] : [{ term: say.changed, n: edit.changed }]),
    { term: say.unchanged, n: edit.unchanged },
    { term: isOpen ? say.willRefuse : say.refused, n: edit.refused },
  ]
  return (
    <dl className="bulk-counts">
      {counts.map(({ term, n }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{n}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is done, in words. */
function Deed({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const linesOf = useChangeLines(edit.names)
  const bulkNames = useBulkNames()
  return (
    <>
      {edit.change !== null && (
        <ul className="bulk-change">
          {linesOf(edit.change).map(({ name, title, text }) => (
            <li key={name}>
              <strong>{title}</strong> {text}
            </li>
          ))}
        </ul>
      )}
      {edit.reason !== null && <p>{say.reasonOf(edit.reason)}</p>}
      {edit.reasons.length > 0 && (
        <ul className="bulk-reasons quiet">
          {edit.reasons.map(({ reason, n }) => (
            <li key={reason}>{say.each(bulkNames.refusal[reason], n)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

interface TicksProps {
  readonly asked: readonly ReviewTick[]
  readonly ticks: readonly ReviewTick[]
  readonly onChange: (ticks: readonly ReviewTick[]) => void
}

/** The self-check, ticked once for all by the person who stands for it. */
function SelfCheck({ asked, ticks, onChange }: TicksProps) {
  const say = useWords(bulkWords)
  const names = useReviewNames()
  return (
    <Section title={say.selfCheck}>
      <Card>
        <p className="ui-help">{say.selfCheckHelp}</p>
        <ul className="bulk-ticks">
          {asked.map((code) => (
            <li key={code}>
              <Checkbox
                isSelected={ticks.includes(code)}
                onChange={(isTicked) => onChange(isTicked ? [...ticks, code] : ticks.filter((each) => each !== code))}
              >
                {names.tick[code]}
              </Checkbox>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}

/** Before it starts: what it would do, and the button. */
function Preview({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const [ticks, setTicks] = useState<readonly ReviewTick[]>([])
  const apply = useMutation({
    mutationFn: () => api(applyBulkEdit, { params: { edit_id: edit.edit_id }, body: { ticks: [...ticks] } }),
    onSuccess: keep,
  })
  const isTicked = edit.ticks.every((code) => ticks.includes(code))
  return (
    <>
      <Notice tone={edit.waiting === 0 ? 'warn' : 'info'}>
        <p>{edit.waiting === 0 ? say.nothingToDo : say.preview}</p>
        {edit.new_versions > 0 && <p>{say.newVersions(edit.new_versions)}</p>}
      </Notice>
      {edit.waiting > 0 && edit.ticks.length > 0 && <SelfCheck asked={edit.ticks} ticks={ticks} onChange={setTicks} />}
      {edit.may.apply && edit.waiting > 0 && (
        <div className="ui-button-row">
          <Button kind="primary" isPending={apply.isPending} isDisabled={!isTicked} onPress={() => apply.mutate()}>
            {say.apply(edit.waiting)}
          </Button>
        </div>
      )}
      <Refusal error={apply.error} />
    </>
  )
}

function Progress({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const goOn = useMutation({
    mutationFn: () => api(applyBulkEdit, { params: { edit_id: edit.edit_id }, body: { ticks: [] } }),
    onSuccess: keep,
  })
  const done = edit.total - edit.waiting
  if (edit.interrupted)
    return (
      <Notice
        tone="warn"
        actions={
          edit.may.apply && (
            <Button isPending={goOn.isPending} onPress={() => goOn.mutate()}>
              {say.goOn}
            </Button>
          )
        }
      >
        <p>{say.wasInterrupted}</p>
        <p>{say.progress(done, edit.total)}</p>
        <Refusal error={goOn.error} />
      </Notice>
    )
  return (
    <div className="bulk-progress">
      <p role="status">{say.progress(done, edit.total)}</p>
      <progress aria-label={say.running} value={done} max={edit.total} />
    </div>
  )
}

function Edit({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const names = useBulkNames()
  const days = useDays()
  const isOver = edit.finished_at !== null
  useEffect(() => {
    if (isOver) void refresh(getBulkEdit, listBulkEdits, listBulkEditItems, searchItems, getItem, listReviews)
  }, [isOver])
  return (
    <Page
      title={names.kind[edit.kind]}
      lead={say.by(edit.prepared_by.name, days.moment(edit.started_at ?? edit.prepared_at))}
    >
      <BackLink to="/curation/bulk">{say.title}</BackLink>
      <Counts edit={edit} />
      <Deed edit={edit} />
      {edit.started_at === null ? (
        <Preview edit={edit} />
      ) : isOver ? (
        <NextSteps edit={edit} />
      ) : (
        <Progress edit={edit} />
      )}
      <BulkItems edit={edit} />
    </Page>
  )
}

/** One bulk edit: its preview, then its progress, then what became of it. */
export function BulkEditPage() {
  const { editId = '' } = useParams()
  const edit = useQuery({
    ...query(getBulkEdit, { params: { edit_id: editId } }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.started_at !== null && data.finished_at === null ? POLL_MS : false,
  })
  return <Answer query={edit}>{(found) => <Edit key={found.edit_id} edit={found} />}</Answer>
}
