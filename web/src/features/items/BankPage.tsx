import type { Me } from '@lightwork/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Dialog.tsx'
import { FilterIcon, PlusIcon, UploadIcon } from '../../ui/icons.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { BankNav } from './BankNav.tsx'
import { filterKeys, hasFilters, writeQuestion } from './bank-question.ts'
import { bankWords } from './bank-words.ts'
import { ChosenFilters } from './ChosenFilters.tsx'
import { FilterPanel, type FilterPanelProps, useTaxonomy } from './FilterPanel.tsx'
import { isCurator, mayWrite } from './item-roles.ts'
import { Results, useResults } from './Results.tsx'
import { StateFilter } from './StateFilter.tsx'
import { useBankQuestion } from './use-bank-question.ts'
import './bank.css'

function BankActions({ me }: { readonly me: Me }) {
  const say = useWords(bankWords)
  if (!mayWrite(me)) return null
  return (
    <ButtonRow>
      {isCurator(me) && (
        <LinkButton to="/bank/imports">
          <UploadIcon />
          {say.imports}
        </LinkButton>
      )}
      <LinkButton to="/bank/new" kind={isCurator(me) ? 'primary' : 'plain'}>
        <PlusIcon />
        {say.newItem}
      </LinkButton>
    </ButtonRow>
  )
}

/** The filters beside the results, or behind a button where there is no room beside them. */
function Filters(props: FilterPanelProps) {
  const say = useWords(bankWords)
  const [isOpen, setOpen] = useState(false)
  const chosen = filterKeys.filter((key) => props.question[key] !== undefined).length
  return (
    <>
      <aside className="bank-side" aria-label={say.filters}>
        <FilterPanel {...props} />
      </aside>
      <div className="bank-open-filters">
        <Button onPress={() => setOpen(true)}>
          <FilterIcon />
          {chosen === 0 ? say.filters : say.filtersChosen(chosen)}
        </Button>
      </div>
      <Sheet
        side="left"
        title={say.filters}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        closeLabel={say.close}
        actions={
          <Button kind="primary" onPress={() => setOpen(false)}>
            {say.showResults}
          </Button>
        }
      >
        <FilterPanel {...props} />
      </Sheet>
    </>
  )
}

/** A teacher's first question is nearly always their own subject and grade. */
function TeachingLinks({ me }: { readonly me: Me }) {
  const say = useWords(bankWords)
  const names = useNames()
  const taught = new Map(me.teaching.map(({ subject, grade }) => [`${subject} ${grade}`, { subject, grade }]))
  if (taught.size === 0) return null
  return (
    <p className="bank-teaching">
      {say.iTeach}
      {[...taught].slice(0, 8).map(([key, { subject, grade }]) => (
        <Link key={key} to={`/bank?${writeQuestion({ subject, grade })}`}>
          {names.grade(grade)} {names.subject(subject)}
        </Link>
      ))}
    </p>
  )
}

/** The bank: words, filters, results. The address says it all, so that it can be shared and Back works. */
export function BankPage() {
  const say = useWords(bankWords)
  const me = useMe()
  const asked = useBankQuestion()
  const { question, change, clear } = asked
  const results = useResults(question)
  const taxonomy = useTaxonomy(question.subject).data
  return (
    <Page title={say.title} actions={<BankActions me={me} />}>
      <BankNav />
      <div className="bank">
        <div className="bank-search">
          <SearchField
            label={say.search}
            placeholder={say.placeholder}
            clearLabel={say.clear}
            value={question.q ?? ''}
            onSearch={(text) => change({ q: text.trim() === '' ? undefined : text.trim() })}
          />
          <StateFilter state={question.state} onChange={change} />
          {question.q === undefined && !hasFilters(question) && <TeachingLinks me={me} />}
        </div>
        <Filters question={question} onChange={change} facets={results.data?.facets} taxonomy={taxonomy} />
        <div className="bank-main">
          <ChosenFilters question={question} taxonomy={taxonomy} onChange={change} onClear={clear} />
          <Results asked={asked} results={results} />
        </div>
      </div>
    </Page>
  )
}
