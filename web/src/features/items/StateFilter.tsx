import { type ItemState, itemStates } from '@lightwork/domain'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { type Option, Segmented } from '../../ui/Choice.tsx'
import type { BankChange } from './bank-question.ts'
import { bankWords } from './bank-words.ts'
import { isCurator, mayWrite } from './item-roles.ts'

export interface StateFilterProps {
  readonly state: ItemState | undefined
  readonly onChange: (change: BankChange) => void
}

/** Curators see every state; whoever else writes items finds their own drafts here; readers need no choice. */
export function StateFilter({ state, onChange }: StateFilterProps) {
  const say = useWords(bankWords)
  const names = useNames()
  const me = useMe()
  if (!mayWrite(me)) return null
  const options: Option<ItemState | 'any'>[] = isCurator(me)
    ? [{ value: 'any', label: say.all }, ...itemStates.map((value) => ({ value, label: names.itemState[value] }))]
    : [
        { value: 'any', label: say.bank },
        { value: 'draft', label: say.myDrafts },
        { value: 'in_review', label: say.myReviews },
        { value: 'retired', label: say.myRetired },
      ]
  return (
    <Segmented
      hideLabel
      label={say.state}
      options={options}
      value={state ?? 'any'}
      onChange={(value) => onChange({ state: value === 'any' ? undefined : value })}
    />
  )
}
