import { type BulkEditDetails, type BulkEditRow, listBulkEditItems } from '@lightwork/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { halfOf, useLanguage, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { bulkWords, useBulkNames } from './bulk-words.ts'
import { useTagLines } from './tag-lines.ts'

type Outcome = 'waiting' | 'changed' | 'unchanged' | 'refused'

function ItemCell({ row }: { readonly row: BulkEditRow }) {
  const say = useWords(bulkWords)
  const names = useNames()
  return (
    <>
      <Link className="bulk-opening" to={`/bank/${row.item_id}`}>
        {row.opening.content === undefined ? say.noWords : <Rendered content={row.opening} />}
      </Link>
      <span className="quiet small">
        {names.subject(row.subject)} · {names.itemState[row.state]}
      </span>
    </>
  )
}

interface RowsProps {
  readonly rows: readonly BulkEditRow[]
  readonly names: Readonly<Record<string, string>>
  readonly caption: string
}

function Rows({ rows, names, caption }: RowsProps) {
  const say = useWords(bulkWords)
  const language = useLanguage()
  const bulkNames = useBulkNames()
  const linesOf = useTagLines(names)
  const isRefused = rows.some(({ outcome }) => outcome === 'refused')
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ item_id }) => item_id}
      columns={[
        { key: 'item', title: say.item, isHeading: true, cell: (row) => <ItemCell row={row} /> },
        {
          key: 'change',
          title: isRefused ? say.why : say.change,
          cell: (row) =>
            row.reason !== null ? (
              <>
                {bulkNames.refusal[row.reason]}
                {row.detail !== null && <span className="bulk-detail">{halfOf(language, row.detail)}</span>}
              </>
            ) : (
              <>
                <ul className="bulk-lines">
                  {linesOf(row).map(({ name, title, before, after }) => (
                    <li key={name}>
                      {title} <del className="was">{before}</del> <ins>{after}</ins>
                    </li>
                  ))}
                </ul>
                {row.starts_version && <Chip>{say.newVersion}</Chip>}
              </>
            ),
        },
      ]}
    />
  )
}

function Part({
  editId,
  outcome,
  title,
}: {
  readonly editId: string
  readonly outcome: Outcome
  readonly title: string
}) {
  const say = useWords(bulkWords)
  const part = useInfiniteQuery({
    queryKey: [listBulkEditItems.url, { editId, outcome }],
    queryFn: ({ pageParam }) =>
      api(listBulkEditItems, {
        params: { edit_id: editId },
        querystring: { outcome, ...(pageParam !== null && { after: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  return (
    <Answer query={part}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        const names = Object.assign({}, ...pages.map((page) => page.names)) as Record<string, string>
        return (
          <>
            {rows.length === 0 ? <Empty>{say.noRows}</Empty> : <Rows rows={rows} names={names} caption={title} />}
            {part.hasNextPage && (
              <Button onPress={() => void part.fetchNextPage()} isPending={part.isFetchingNextPage}>
                {say.more}
              </Button>
            )}
          </>
        )
      }}
    </Answer>
  )
}

/** The items of an edit by what becomes of them, with their tags before and after. */
export function BulkItems({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const isOpen = edit.started_at === null
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const parts = [
    { value: 'waiting' as const, title: say.willChange, n: edit.waiting },
    { value: 'changed' as const, title: say.changed, n: edit.changed },
    { value: 'refused' as const, title: isOpen ? say.willRefuse : say.refused, n: edit.refused },
    { value: 'unchanged' as const, title: say.unchanged, n: edit.unchanged },
  ].filter(({ n }) => n > 0)
  const value = parts.find((part) => part.value === chosen)?.value ?? parts[0]?.value
  if (value === undefined) return null
  return (
    <div className="bulk-items">
      <Section title={say.items}>
        <Tabs
          label={say.items}
          value={value}
          onChange={setChosen}
          tabs={parts.map((part) => ({
            value: part.value,
            label: `${part.title} ${part.n}`,
            content: (
              <Part
                // A batch more, and the page is asked again.
                key={part.n}
                editId={edit.edit_id}
                outcome={part.value}
                title={part.title}
              />
            ),
          }))}
        />
      </Section>
    </div>
  )
}
