import {
  type CompetitionGroup,
  type CompetitionPerson,
  inviteToCompetition,
  listCompetitionPeople,
} from '@lightwork/contract'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { CheckboxGroup, Segmented } from '../../../ui/Choice.tsx'
import { NumberField } from '../../../ui/Field.tsx'
import { peopleWords } from './people-words.ts'

interface Props {
  readonly competitionId: string
  readonly groups: readonly CompetitionGroup[]
  readonly person: CompetitionPerson
  readonly onClose: () => void
}

/** From the one who knows the field to its expert. */
export const expertiseWords = ['knows', 'teaches', 'expert'] as const

/** What a judge judges, how well they know it, and how much they take. */
export function PersonDialog({ competitionId, groups, person, onClose }: Props) {
  const say = useWords(peopleWords)
  const [groupIds, setGroupIds] = useState<readonly string[]>(person.group_ids)
  const [expertise, setExpertise] = useState(person.expertise)
  const [most, setMost] = useState(person.most)
  return (
    <FormDialog
      title={say.changeTitle(person.account.name)}
      onClose={onClose}
      onSave={async () => {
        await api(inviteToCompetition, {
          params: { competition_id: competitionId, account_id: person.account.id, part: person.part },
          body: { group_ids: [...groupIds], expertise, most },
        })
        await refresh(listCompetitionPeople)
      }}
    >
      <CheckboxGroup
        label={say.groups}
        help={say.groupsHelp}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={groupIds}
        onChange={setGroupIds}
      />
      <Segmented
        label={say.expertise}
        options={expertiseWords.map((word, level) => ({ value: String(level), label: say[word] }))}
        value={String(expertise)}
        onChange={(level) => setExpertise(Number(level))}
      />
      <NumberField
        label={say.most}
        help={say.mostHelp}
        unit={say.unit}
        min={1}
        max={500}
        value={most}
        onChange={setMost}
      />
    </FormDialog>
  )
}
