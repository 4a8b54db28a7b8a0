import { listReports, type QueuedReport } from '@lightwork/contract'
import { type Subject, subjects } from '@lightwork/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { isId } from '../../lib/ids.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { SubjectSelect } from '../../lib/SubjectSelect.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip, SubjectDot } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { Table } from '../../ui/Table.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { reportWords } from './report-words.ts'
import './remarks.css'

const DAY_MS = 86_400_000

interface Asked {
  readonly subject: Subject | null
  readonly itemId: string | null
}

const useReports = ({ subject, itemId }: Asked) =>
  useInfiniteQuery({
    queryKey: [listReports.url, { subject, itemId }],
    queryFn: ({ pageParam }) =>
      api(listReports, {
        querystring: {
          ...(subject !== null && { subject }),
          ...(itemId !== null && { item_id: itemId }),
          ...(pageParam !== null && { after: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })

function ItemCell({ report }: { readonly report: QueuedReport }) {
  const say = useWords(reportWords)
  const names = useNames()
  const { number, published_number, retired } = report
  return (
    <>
      <Link to={`/bank/${report.item_id}`}>
        <Rendered content={report.opening} />
      </Link>
      <span className="report-line">
        <SubjectDot subject={report.subject} /> {names.subject(report.subject)} · {names.itemType[report.type]} ·{' '}
        {say.version(number)}
        {published_number !== null && published_number > number && ` · ${say.nowVersion(published_number)}`}
        {retired && ` · ${say.retired}`}
      </span>
    </>
  )
}

function ReportTable({ reports }: { readonly reports: readonly QueuedReport[] }) {
  const say = useWords(reportWords)
  const [answering, setAnswering] = useState<QueuedReport | null>(null)
  return (
    <>
      <Table
        caption={say.queue}
        hideCaption
        rows={reports}
        rowKey={({ report_id }) => report_id}
        columns={[
          { key: 'item', title: say.item, isHeading: true, cell: (report) => <ItemCell report={report} /> },
          {
            key: 'what',
            title: say.what,
            cell: ({ kinds, text, reports_of_item }) => (
              <>
                {kinds.map(say.kindOf).join(say.list)}{' '}
                {reports_of_item > 1 && <Chip tone="accent">{say.ofItem(reports_of_item)}</Chip>}
                {text !== '' && <p className="report-text">{text}</p>}
              </>
            ),
          },
          {
            key: 'who',
            title: say.who,
            cell: ({ reported_by }) => (
              <>
                {reported_by.name} <span className="report-line">{reported_by.organisation}</span>
              </>
            ),
          },
          {
            key: 'age',
            title: say.age,
            cell: ({ reported_at }) => say.days((Date.now() - Date.parse(reported_at)) / DAY_MS),
          },
          {
            key: 'actions',
            title: say.actions,
            hideTitle: true,
            cell: (report) => <Button onPress={() => setAnswering(report)}>{say.answer}</Button>,
          },
        ]}
      />
      {answering !== null && <AnswerDialog report={answering} onClose={() => setAnswering(null)} />}
    </>
  )
}

/** What teachers reported, oldest first. The address says of which subject or item. */
export function ReportsPage() {
  const say = useWords(reportWords)
  const [address, setAddress] = useSearchParams()
  const subject = subjects.find((each) => each === address.get('subject')) ?? null
  const item = address.get('item')
  const itemId = item !== null && isId(item) ? item : null
  const reports = useReports({ subject, itemId })
  return (
    <Page title={say.queue} lead={say.queueLead}>
      <BankNav />
      <div className="report-filters">
        {itemId === null ? (
          <SubjectSelect
            value={subject}
            onChange={(chosen) => setAddress(chosen === null ? {} : { subject: chosen }, { replace: true })}
          />
        ) : (
          <>
            <p>{say.oneItem}</p>
            <Button onPress={() => setAddress({}, { replace: true })}>{say.everyItem}</Button>
          </>
        )}
      </div>
      <Answer query={reports}>
        {({ pages }) => {
          const listed = pages.flatMap((page) => page.reports)
          return (
            <>
              <p role="status" className="quiet">
                {say.waitingCount(pages[0]?.waiting ?? 0)}
              </p>
              {listed.length === 0 ? <Empty>{say.empty}</Empty> : <ReportTable reports={listed} />}
              {reports.hasNextPage && (
                <Button onPress={() => void reports.fetchNextPage()} isPending={reports.isFetchingNextPage}>
                  {say.more}
                </Button>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
