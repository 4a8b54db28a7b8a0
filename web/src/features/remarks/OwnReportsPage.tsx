import { listOwnReports, type OwnReport } from '@lightwork/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { reportWords } from './report-words.ts'
import './remarks.css'

function Report({ report }: { readonly report: OwnReport }) {
  const say = useWords(reportWords)
  const days = useDays()
  const { outcome, answer, kinds, text, mended_by_id, mended_by_number } = report
  const address = mended_by_id === null ? `/bank/${report.item_id}` : `/bank/${report.item_id}?version=${mended_by_id}`
  return (
    <li>
      <p>
        <Chip tone={outcome === null ? 'plain' : 'accent'}>
          {outcome === null ? say.waiting : say.outcomeOf(outcome)}
        </Chip>{' '}
        <span className="quiet small">{say.on(days.moment(report.reported_at))}</span>
      </p>
      <Rendered content={report.opening} />
      <p>
        {kinds.map(say.kindOf).join(say.list)}
        {text !== '' && <span className="report-text">{`${say.colon}${text}`}</span>}
      </p>
      {answer !== null && answer !== '' && (
        <p className="report-text">
          <strong>{say.answerOf}</strong>
          {answer}
        </p>
      )}
      <p>
        <Link to={address}>{mended_by_number === null ? say.toItem : say.mendedBy(mended_by_number)}</Link>
      </p>
    </li>
  )
}

/** What I reported, and what became of it. */
export function OwnReportsPage() {
  const say = useWords(reportWords)
  const reports = useInfiniteQuery({
    queryKey: [listOwnReports.url],
    queryFn: ({ pageParam }) => api(listOwnReports, { querystring: pageParam === null ? {} : { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  return (
    <Page title={say.own} width="narrow">
      <Answer query={reports}>
        {({ pages }) => {
          const listed = pages.flatMap((page) => page.reports)
          if (listed.length === 0) return <Empty>{say.ownEmpty}</Empty>
          return (
            <>
              <ul className="report-own">
                {listed.map((report) => (
                  <Report key={report.report_id} report={report} />
                ))}
              </ul>
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
