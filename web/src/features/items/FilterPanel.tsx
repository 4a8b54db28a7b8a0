import { getTaxonomy, type Output, type SearchResult } from '@lightwork/contract'
import { gradesOfSubject, itemTypes, modes, type Subject, subjects, tiers } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { ComboBox } from '../../ui/Select.tsx'
import type { BankChange, BankQuestion } from './bank-question.ts'
import { bankWords } from './bank-words.ts'
import { Facet, type FacetOption } from './Facet.tsx'
import { unitOption } from './unit-names.ts'

const allGrades = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const minuteSteps = [5, 10, 15, 20, 30]

export type Facets = SearchResult['facets']
type Counts = Readonly<Record<string, number>> | undefined

/** Values that lead to nothing are left out, unless one is chosen; without counts every value is offered. */
function counted<V extends string | number>(
  values: readonly V[],
  counts: Counts,
  chosen: V | undefined,
  label: (value: V) => string,
): FacetOption<V>[] {
  const isCounted = counts !== undefined && Object.keys(counts).length > 0
  return values
    .map((value) => ({ value, label: label(value), count: isCounted ? (counts[String(value)] ?? 0) : undefined }))
    .filter(({ value, count }) => count !== 0 || value === chosen)
}

/** Taxonomy of the chosen subject; nothing is asked while there is none. */
export const useTaxonomy = (subject: Subject | undefined) =>
  useQuery({
    ...query(getTaxonomy, { params: { subject: subject ?? 'math' } }),
    enabled: subject !== undefined,
    staleTime: 600_000,
  })

interface PlaceProps {
  readonly question: BankQuestion
  readonly onChange: (change: BankChange) => void
  readonly taxonomy: Output<typeof getTaxonomy> | undefined
}

function PlaceFilters({ question, onChange, taxonomy }: PlaceProps) {
  const say = useWords(bankWords)
  const names = useNames()
  const { subject, grade } = question
  const units = (taxonomy?.units ?? []).filter((unit) => grade === undefined || unit.grade === grade)
  const help = subject === undefined ? { help: say.subjectFirst } : {}
  return (
    <>
      <ComboBox
        {...help}
        label={say.unit}
        isDisabled={subject === undefined}
        placeholder={say.anyUnit}
        empty={say.noUnit}
        options={units.map((unit) => unitOption(unit, names))}
        value={question.unit_id ?? null}
        onChange={(unit_id) => onChange({ unit_id })}
      />
      <ComboBox
        {...help}
        label={say.point}
        isDisabled={subject === undefined}
        placeholder={say.anyPoint}
        empty={say.noPoint}
        options={(taxonomy?.points ?? []).map(({ id, name, strand }) => ({ value: id, label: name, detail: strand }))}
        value={question.point_id ?? null}
        onChange={(point_id) => onChange({ point_id })}
      />
    </>
  )
}

export interface FilterPanelProps extends PlaceProps {
  readonly facets: Facets | undefined
}

/** The filters in the order people think: subject, grade, textbook place, point, tier, type, form, time. */
export function FilterPanel({ question, onChange, facets, taxonomy }: FilterPanelProps) {
  const say = useWords(bankWords)
  const names = useNames()
  const [first, last] = question.subject === undefined ? [1, 9] : gradesOfSubject[question.subject]
  const grades = allGrades.filter((grade) => grade >= first && grade <= last)
  return (
    <div className="bank-filters">
      <Facet
        title={say.subject}
        options={counted(subjects, facets?.subject, question.subject, names.subject)}
        chosen={question.subject}
        onChoose={(subject) => onChange({ subject })}
        countWord={say.count}
      />
      <Facet
        title={say.grade}
        options={counted(grades, facets?.grade, question.grade, names.grade)}
        chosen={question.grade}
        onChoose={(grade) => onChange({ grade })}
        countWord={say.count}
      />
      <PlaceFilters question={question} onChange={onChange} taxonomy={taxonomy} />
      <Facet
        title={say.tier}
        options={counted(tiers, facets?.tier, question.tier, (tier) => names.tier[tier])}
        chosen={question.tier}
        onChoose={(tier) => onChange({ tier })}
        countWord={say.count}
      />
      <Facet
        title={say.type}
        options={counted(itemTypes, facets?.type, question.type, (type) => names.itemType[type])}
        chosen={question.type}
        onChoose={(type) => onChange({ type })}
        countWord={say.count}
      />
      <Facet
        title={say.mode}
        options={counted(modes, facets?.mode, question.mode, (mode) => names.mode[mode])}
        chosen={question.mode}
        onChoose={(mode) => onChange({ mode })}
        countWord={say.count}
      />
      <Facet
        title={say.minutes}
        options={minuteSteps.map((minutes) => ({ value: minutes, label: say.minutesMax(minutes) }))}
        chosen={question.minutes_max}
        onChoose={(minutes_max) => onChange({ minutes_max })}
        countWord={say.count}
      />
    </div>
  )
}
