import { type ItemHit, type SearchResult, searchItems } from '@lightwork/contract'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Busy, Empty } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { type BankQuestion, hasFilters, PAGE_SIZE, sortOf, sorts } from './bank-question.ts'
import { bankWords } from './bank-words.ts'
import { ItemCard } from './ItemCard.tsx'
import { isCurator } from './item-roles.ts'
import { MarkBar } from './MarkBar.tsx'
import { Pager } from './Pager.tsx'
import { UseInHomework } from './UseInHomework.tsx'
import type { AskedQuestion } from './use-bank-question.ts'
import { useMarks } from './use-marks.ts'

/** The answer to a question; while a new one is on its way, the one before. */
export const useResults = (question: BankQuestion): UseQueryResult<SearchResult> =>
  useQuery({
    ...query(searchItems, { querystring: { ...question, sort: sortOf(question), page_size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })

interface HeadProps extends Pick<AskedQuestion, 'question' | 'change'> {
  readonly data: SearchResult | undefined
}

function ResultsHead({ data, question, change }: HeadProps) {
  const say = useWords(bankWords)
  const heading = useRef<HTMLHeadingElement>(null)
  const page = useRef(question.page)
  useEffect(() => {
    if (page.current !== question.page) heading.current?.focus({ preventScroll: true })
    page.current = question.page
  }, [question.page])
  const labels = { relevance: say.relevance, newest: say.newest, minutes: say.shortest }
  const offered = sorts.filter((sort) => sort !== 'relevance' || question.q !== undefined)
  return (
    <div className="bank-results-head">
      <h2 ref={heading} tabIndex={-1}>
        <span className="visually-hidden">{say.results} </span>
        <span role="status">
          {data === undefined ? say.searching : data.exact ? say.count(data.total) : say.about(data.total)}
        </span>
      </h2>
      <div className="bank-sort">
        <Select
          hideLabel
          label={say.sort}
          options={offered.map((value) => ({ value, label: labels[value] }))}
          value={sortOf(question)}
          onChange={(sort) => change({ sort })}
        />
      </div>
    </div>
  )
}

export interface ResultsProps {
  readonly asked: AskedQuestion
  readonly results: UseQueryResult<SearchResult>
}

/** How many, in which order, and the items themselves. */
export function Results({ asked: { question, change, clear }, results }: ResultsProps) {
  const say = useWords(bankWords)
  const [inUse, setInUse] = useState<ItemHit | null>(null)
  const { data, isPlaceholderData, error, refetch } = results
  const marks = useMarks(question, data?.hits.map(({ item_id }) => item_id) ?? [])
  const marker = isCurator(useMe()) ? marks : undefined
  const isOld = isPlaceholderData || (error !== null && data !== undefined)
  const isNarrowed = hasFilters(question) || question.q !== undefined
  return (
    <section className="bank-results" aria-busy={isPlaceholderData}>
      <ResultsHead data={data} question={question} change={change} />
      <Refusal error={error} actions={<Button onPress={() => void refetch()}>{say.again}</Button>} />
      {data === undefined && error === null && <Busy>{say.searching}</Busy>}
      {data?.hits.length === 0 && (
        <Empty
          action={
            isNarrowed && (
              <Button onPress={hasFilters(question) ? clear : () => change({ q: undefined })}>{say.clearAll}</Button>
            )
          }
        >
          {isNarrowed ? say.none : say.noneAtAll}
        </Empty>
      )}
      {marker !== undefined && data !== undefined && data.hits.length > 0 && (
        <MarkBar marks={marker} data={data} question={question} />
      )}
      {data !== undefined && data.hits.length > 0 && (
        <ul className={isOld ? 'bank-cards ui-dim' : 'bank-cards'}>
          {data.hits.map((hit) => (
            <ItemCard key={hit.version_id} hit={hit} onUse={setInUse} marks={marker} />
          ))}
        </ul>
      )}
      {data !== undefined && (
        <Pager
          page={question.page ?? 1}
          total={data.total}
          onPage={(page) => change({ page: page === 1 ? undefined : page })}
        />
      )}
      {inUse !== null && <UseInHomework item={inUse} onClose={() => setInUse(null)} />}
    </section>
  )
}
