import { type ItemHit, searchItems } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { homeworkWords } from './homework-words.ts'

export interface BankDrawerProps {
  readonly subject: Subject
  readonly grade: number
  readonly onAdd: (hit: ItemHit) => void
}

const PAGE = 10

/** The bank beside the paper: items of the homework's subject and grade, each one press away from the sheet. */
export function BankDrawer({ subject, grade, onAdd }: BankDrawerProps) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const [text, setText] = useState('')
  const [pages, setPages] = useState(1)
  const asked = { subject, grade, page_size: PAGE * pages, ...(text !== '' && { q: text }) }
  const { data, isPlaceholderData } = useQuery({
    ...query(searchItems, { querystring: asked }),
    placeholderData: keepPreviousData,
  })
  const search = (value: string) => {
    setText(value)
    setPages(1)
  }
  return (
    <section className="homework-bank" aria-label={words.bank}>
      <SearchField
        label={words.search}
        placeholder={words.searchHint}
        clearLabel={words.clear}
        value={text}
        onSearch={search}
      />
      {data !== undefined && <p className="quiet small">{words.found(data.total)}</p>}
      {data?.total === 0 && <Empty>{words.none}</Empty>}
      <ul className={isPlaceholderData ? 'homework-hits homework-old' : 'homework-hits'}>
        {data?.hits.map((hit) => (
          <li key={hit.version_id} className="homework-hit">
            <div className="homework-stem">
              <Rendered content={hit.body} />
            </div>
            <p className="quiet small">
              {names.tier[hit.tier]} · {names.minutes(hit.minutes)}
            </p>
            <Button kind="quiet" onPress={() => onAdd(hit)}>
              {words.add}
            </Button>
          </li>
        ))}
      </ul>
      {data !== undefined && data.total > data.hits.length && pages < 5 && (
        <Button kind="plain" onPress={() => setPages(pages + 1)}>
          {words.more}
        </Button>
      )}
    </section>
  )
}
