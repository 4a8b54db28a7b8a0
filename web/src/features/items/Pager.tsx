import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '../../ui/icons.tsx'
import { PAGE_LIMIT, PAGE_SIZE } from './bank-question.ts'
import { bankWords } from './bank-words.ts'

export interface PagerProps {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}

/** Turns the pages of the results. The server answers a limited number of them; then the question is too broad. */
export function Pager({ page, total, onPage }: PagerProps) {
  const say = useWords(bankWords)
  const pages = Math.min(PAGE_LIMIT, Math.ceil(total / PAGE_SIZE))
  if (pages < 2 && page === 1) return null
  return (
    <nav aria-label={say.pages} className="bank-pager">
      <Button onPress={() => onPage(page - 1)} isDisabled={page <= 1}>
        <ChevronLeftIcon size={16} />
        {say.previous}
      </Button>
      <span>{say.page(page, Math.max(page, pages))}</span>
      <Button onPress={() => onPage(page + 1)} isDisabled={page >= pages}>
        {say.next}
        <ChevronRightIcon size={16} />
      </Button>
      {page >= pages && total > PAGE_LIMIT * PAGE_SIZE && (
        <p className="quiet">{say.tooMany(PAGE_LIMIT * PAGE_SIZE)}</p>
      )}
    </nav>
  )
}
