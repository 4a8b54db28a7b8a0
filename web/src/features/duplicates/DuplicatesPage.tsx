import { type ListedPair, listDuplicates } from '@lightwork/contract'
import { type AlikeKind, likenessKinds, type Subject, subjects } from '@lightwork/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDuplicateNames } from '../../lib/duplicate-names.ts'
import { useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { SubjectSelect } from '../../lib/SubjectSelect.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Chip, SubjectDot } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { Select } from '../../ui/Select.tsx'
import { Table } from '../../ui/Table.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { duplicateWords } from './duplicate-words.ts'
import { pairAddress } from './pair-address.ts'
import { SweepPart } from './SweepPart.tsx'
import './duplicates.css'

const DAY_MS = 86_400_000

interface Asked {
  readonly subject: Subject | null
  readonly kind: AlikeKind | null
  readonly runId: string | null
}

const useQueue = ({ subject, kind, runId }: Asked) =>
  useInfiniteQuery({
    queryKey: [listDuplicates.url, { subject, kind, runId }],
    queryFn: ({ pageParam }) =>
      api(listDuplicates, {
        querystring: {
          ...(subject !== null && { subject }),
          ...(kind !== null && { kind }),
          ...(runId !== null && { run_id: runId }),
          ...(pageParam !== null && { after: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })

function Opening({ side: { opening, state } }: { readonly side: ListedPair['a'] }) {
  const say = useWords(duplicateWords)
  const names = useNames()
  return (
    <span className="duplicate-opening">
      <span className="duplicate-words">
        {opening.content === undefined ? say.noWords : <Rendered content={opening} />}
      </span>
      <Chip tone={state === 'published' ? 'accent' : 'plain'}>{names.itemState[state]}</Chip>
    </span>
  )
}

function PairTable({ pairs, filters }: { readonly pairs: readonly ListedPair[]; readonly filters: URLSearchParams }) {
  const say = useWords(duplicateWords)
  const names = useNames()
  const duplicateNames = useDuplicateNames()
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={pairs}
      rowKey={({ item_a, item_b }) => `${item_a} ${item_b}`}
      columns={[
        {
          key: 'pair',
          title: say.pair,
          isHeading: true,
          cell: (pair) => (
            <Link className="duplicate-pair" to={pairAddress(pair, filters)}>
              <Opening side={pair.a} />
              <Opening side={pair.b} />
            </Link>
          ),
        },
        {
          key: 'subject',
          title: say.subject,
          cell: ({ b: { subject } }) => (
            <>
              <SubjectDot subject={subject} /> {names.subject(subject)}
            </>
          ),
        },
        { key: 'kind', title: say.kind, cell: ({ kind }) => duplicateNames.kind[kind] },
        {
          key: 'waiting',
          title: say.waiting,
          cell: ({ found_at, decision }) =>
            decision === null
              ? say.days((Date.now() - Date.parse(found_at)) / DAY_MS)
              : duplicateNames.decision[decision],
        },
      ]}
    />
  )
}

function Queue({ asked, filters }: { readonly asked: Asked; readonly filters: URLSearchParams }) {
  const say = useWords(duplicateWords)
  const duplicateNames = useDuplicateNames()
  const queue = useQueue(asked)
  return (
    <Answer query={queue}>
      {({ pages }) => {
        const pairs = pages.flatMap((page) => page.pairs)
        return (
          <div className="duplicate-queue">
            <p className="quiet">
              {(pages[0]?.counts ?? []).map(({ kind, n }) => say.count(duplicateNames.kind[kind], n)).join(' · ')}
            </p>
            {pairs.length === 0 ? <Empty>{say.empty}</Empty> : <PairTable pairs={pairs} filters={filters} />}
            {queue.hasNextPage && (
              <Button onPress={() => void queue.fetchNextPage()} isPending={queue.isFetchingNextPage}>
                {say.more}
              </Button>
            )}
          </div>
        )
      }}
    </Answer>
  )
}

/** Pairs of items alike that wait for a decision, oldest first. The address says which. */
export function DuplicatesPage() {
  const say = useWords(duplicateWords)
  const duplicateNames = useDuplicateNames()
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const subject = subjects.find((each) => each === address.get('subject')) ?? null
  const kind = likenessKinds.find((each) => each === address.get('kind')) ?? null
  const runId = address.get('run')
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(address)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setAddress(next, { replace: true })
  }
  return (
    <Page title={say.title} lead={say.lead}>
      <BankNav />
      {hasRole(me, 'curator') && runId === null && <SweepPart />}
      <div className="duplicate-filters">
        <SubjectSelect value={subject} onChange={(chosen) => change('subject', chosen ?? '')} />
        <Select
          label={say.kind}
          options={[
            { value: '', label: say.everyKind },
            ...likenessKinds.map((value) => ({ value, label: duplicateNames.kind[value] })),
          ]}
          value={kind ?? ''}
          onChange={(value) => change('kind', value)}
        />
        {runId !== null && (
          <p className="duplicate-run">
            {say.ofImport} <LinkButton to="/curation/duplicates">{say.allPairs}</LinkButton>
          </p>
        )}
      </div>
      <Queue asked={{ subject, kind, runId }} filters={address} />
    </Page>
  )
}
