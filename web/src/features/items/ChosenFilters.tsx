import type { getTaxonomy, Output } from '@lightwork/contract'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button } from '../../ui/Button.tsx'
import { RemovableChip } from '../../ui/Chip.tsx'
import { type BankChange, type BankQuestion, type FilterKey, filterKeys } from './bank-question.ts'
import { bankWords } from './bank-words.ts'

export interface ChosenFiltersProps {
  readonly question: BankQuestion
  readonly taxonomy: Output<typeof getTaxonomy> | undefined
  readonly onChange: (change: BankChange) => void
  readonly onClear: () => void
}

/** What the results are narrowed by, each with its cross. */
export function ChosenFilters({ question, taxonomy, onChange, onClear }: ChosenFiltersProps) {
  const say = useWords(bankWords)
  const names = useNames()
  const { subject, grade, unit_id, point_id, tier, type, mode, minutes_max, import_id } = question
  const labels: Record<FilterKey, string | undefined> = {
    subject: subject && names.subject(subject),
    grade: grade === undefined ? undefined : names.grade(grade),
    unit_id: unit_id && (taxonomy?.units.find(({ id }) => id === unit_id)?.title ?? say.unit),
    point_id: point_id && (taxonomy?.points.find(({ id }) => id === point_id)?.name ?? say.point),
    tier: tier && names.tier[tier],
    type: type && names.itemType[type],
    mode: mode && names.mode[mode],
    minutes_max: minutes_max === undefined ? undefined : say.minutesMax(minutes_max),
    import_id: import_id && say.oneImport,
  }
  const chosen = filterKeys.flatMap((key) => {
    const label = labels[key]
    return label === undefined ? [] : [{ key, label }]
  })
  if (chosen.length === 0) return null
  return (
    <fieldset aria-label={say.chosen} className="bank-chips">
      {chosen.map(({ key, label }) => (
        <RemovableChip key={key} removeLabel={say.remove(label)} onRemove={() => onChange({ [key]: undefined })}>
          {label}
        </RemovableChip>
      ))}
      {chosen.length > 1 && (
        <Button kind="quiet" onPress={onClear}>
          {say.clearAll}
        </Button>
      )}
    </fieldset>
  )
}
