import { type BulkEdit, listBulkEdits } from '@lightwork/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { bulkWords, useBulkNames } from './bulk-words.ts'
import { tagNames, tagWords } from './tag-lines.ts'
import './bulk.css'

function Edits({ edits }: { readonly edits: readonly BulkEdit[] }) {
  const say = useWords(bulkWords)
  const titles = useWords(tagWords)
  const names = useBulkNames()
  const days = useDays()
  const what = ({ change, reason }: BulkEdit) =>
    change === null ? reason : tagNames.flatMap((name) => (name in change ? [titles[name]] : [])).join(say.list)
  const stateOf = ({ finished_at, interrupted }: BulkEdit) =>
    finished_at !== null ? say.finished : interrupted ? say.interrupted : say.running
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={edits}
      rowKey={({ edit_id }) => edit_id}
      columns={[
        {
          key: 'what',
          title: say.what,
          isHeading: true,
          cell: (edit) => (
            <>
              <Link to={`/curation/bulk/${edit.edit_id}`}>{names.kind[edit.kind]}</Link>{' '}
              <span className="quiet">{what(edit)}</span>
            </>
          ),
        },
        { key: 'when', title: say.when, cell: ({ started_at }) => started_at !== null && days.moment(started_at) },
        { key: 'who', title: say.who, cell: ({ prepared_by }) => prepared_by.name },
        { key: 'state', title: say.state, cell: stateOf },
        { key: 'changed', title: say.changed, cell: ({ changed }) => changed, end: true },
        { key: 'refused', title: say.refused, cell: ({ refused }) => refused, end: true },
      ]}
    />
  )
}

/** Who changed what for many items, newest first; each leads to its details and its undo. */
export function BulkEditsPage() {
  const say = useWords(bulkWords)
  const me = useMe()
  const toBank = <LinkButton to="/bank">{say.toBank}</LinkButton>
  const edits = useInfiniteQuery({
    queryKey: [listBulkEdits.url],
    queryFn: ({ pageParam }) =>
      api(listBulkEdits, { querystring: { ...(pageParam !== null && { after: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    enabled: hasRole(me, 'curator'),
  })
  if (!hasRole(me, 'curator'))
    return (
      <Page title={say.title}>
        <Notice tone="refuse" actions={toBank}>
          <p>{say.notCurator}</p>
        </Notice>
      </Page>
    )
  return (
    <Page title={say.title} lead={say.lead} actions={toBank}>
      <Answer query={edits}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.edits)
          return rows.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Card>
              <Edits edits={rows} />
              {edits.hasNextPage && (
                <Button onPress={() => void edits.fetchNextPage()} isPending={edits.isFetchingNextPage}>
                  {say.more}
                </Button>
              )}
            </Card>
          )
        }}
      </Answer>
    </Page>
  )
}
