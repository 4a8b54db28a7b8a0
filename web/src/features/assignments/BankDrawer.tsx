import { type ItemHit, searchItems } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { SheetPart } from '../../editor/blocks/parts.ts'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { type BankChange, type BankQuestion, changeQuestion } from '../items/bank-question.ts'
import { ChosenFilters } from '../items/ChosenFilters.tsx'
import { FilterPanel, useTaxonomy } from '../items/FilterPanel.tsx'
import { BankHit } from './BankHit.tsx'
import { homeworkWords } from './homework-words.ts'
import { blockOfItem } from './sheet-items.ts'
import '../items/bank.css'

export interface BankDrawerProps {
  readonly subject: Subject
  readonly grade: number
  readonly parts: readonly SheetPart[]
  readonly onAdd: (hit: ItemHit) => void
  /** Shows the block on the paper. */
  readonly onFind: (blockId: string) => void
}

const PAGE = 10
const PAGES = 5

/** The bank beside the paper: items of the homework's subject and grade, each one press or one drag away from the sheet. */
export function BankDrawer({ subject, grade, parts, onAdd, onFind }: BankDrawerProps) {
  const words = useWords(homeworkWords)
  const panel = useId()
  const [question, setQuestion] = useState<BankQuestion>({ subject, grade })
  const [pages, setPages] = useState(1)
  const [filtering, setFiltering] = useState(false)
  const taxonomy = useTaxonomy(question.subject).data
  const { data, isPlaceholderData } = useQuery({
    ...query(searchItems, { querystring: { ...question, page_size: PAGE * pages } }),
    placeholderData: keepPreviousData,
  })
  const change = (next: BankChange) => {
    setQuestion(changeQuestion(question, next))
    setPages(1)
  }
  return (
    <div className="homework-bank">
      <SearchField
        label={words.search}
        placeholder={words.searchHint}
        clearLabel={words.clear}
        value={question.q ?? ''}
        onSearch={(text) => change({ q: text.trim() === '' ? undefined : text.trim() })}
      />
      <div className="homework-bank-line">
        <p role="status" className="quiet small">
          {data !== undefined && words.found(data.total)}
        </p>
        <Button kind="quiet" aria-expanded={filtering} aria-controls={panel} onPress={() => setFiltering(!filtering)}>
          <FilterIcon size={16} />
          {filtering ? words.hideFilters : words.filters}
        </Button>
      </div>
      <div id={panel} hidden={!filtering}>
        {filtering && <FilterPanel question={question} onChange={change} facets={data?.facets} taxonomy={taxonomy} />}
      </div>
      <ChosenFilters
        question={question}
        taxonomy={taxonomy}
        onChange={change}
        onClear={() => setQuestion({ ...(question.q !== undefined && { q: question.q }) })}
      />
      {data?.total === 0 && <Empty>{words.none}</Empty>}
      <ul className={isPlaceholderData ? 'homework-hits ui-dim' : 'homework-hits'}>
        {data?.hits.map((hit) => (
          <BankHit
            key={hit.version_id}
            hit={hit}
            block={blockOfItem(parts, hit.item_id)}
            onAdd={() => onAdd(hit)}
            onFind={onFind}
          />
        ))}
      </ul>
      {data !== undefined && data.total > data.hits.length && pages < PAGES && (
        <Button onPress={() => setPages(pages + 1)}>{words.more}</Button>
      )}
    </div>
  )
}
