import { type ImportRun, listImports } from '@lightwork/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Notice.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { importWords } from './import-words.ts'
import { NewImport } from './NewImport.tsx'
import { RunReport } from './RunReport.tsx'
import './imports.css'

function Earlier() {
  const say = useWords(importWords)
  const days = useDays()
  const runs = useInfiniteQuery({
    queryKey: [listImports.url],
    queryFn: ({ pageParam }) => api(listImports, { querystring: { ...(pageParam !== null && { after: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  const stateOf = ({ finished_at, error }: ImportRun) =>
    finished_at === null ? say.isRunning : error === null ? say.isDone : say.isStopped
  return (
    <Section title={say.earlier}>
      <Answer query={runs}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.imports)
          return rows.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Card>
              <Table
                caption={say.earlier}
                hideCaption
                rows={rows}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'file',
                    title: say.file,
                    isHeading: true,
                    cell: ({ id, file_name }) => <Link to={`/bank/imports?run=${id}`}>{file_name}</Link>,
                  },
                  { key: 'when', title: say.when, cell: ({ started_at }) => days.moment(started_at) },
                  { key: 'state', title: say.state, cell: stateOf },
                  { key: 'added', title: say.added, cell: ({ added }) => added, end: true },
                  { key: 'unchanged', title: say.unchanged, cell: ({ unchanged }) => unchanged, end: true },
                  { key: 'refused', title: say.refused, cell: ({ refused }) => refused, end: true },
                  { key: 'warned', title: say.warned, cell: ({ warned }) => warned, end: true },
                ]}
              />
              {runs.hasNextPage && (
                <Button onPress={() => void runs.fetchNextPage()} isPending={runs.isFetchingNextPage}>
                  {say.more}
                </Button>
              )}
            </Card>
          )
        }}
      </Answer>
    </Section>
  )
}

/** Brings items into the bank from a file, and shows how each import went. `?run=` names the one that is shown. */
export function ImportPage() {
  const say = useWords(importWords)
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const runId = address.get('run')
  const toBank = <LinkButton to="/bank">{say.toBank}</LinkButton>
  if (!hasRole(me, 'curator')) {
    return (
      <Page title={say.title}>
        <Notice tone="refuse" actions={toBank}>
          <p>{say.notCurator}</p>
        </Notice>
      </Page>
    )
  }
  return (
    <Page title={say.title} lead={say.lead} actions={toBank}>
      <NewImport onStarted={({ id }) => setAddress({ run: id })} />
      {runId !== null && <RunReport key={runId} runId={runId} />}
      <Earlier />
    </Page>
  )
}
