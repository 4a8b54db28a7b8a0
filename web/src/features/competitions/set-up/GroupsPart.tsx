import type { CompetitionGroup } from '@lightwork/contract'
import { competitionSessions, gradesOfSubject, type Subject, stages, subjects } from '@lightwork/domain'
import { newId } from '../../../editor/blocks/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { CheckboxGroup } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { PlusIcon, TrashIcon } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { competitionWords } from '../competition-words.ts'
import { setUpWords } from './set-up-words.ts'

interface Props {
  readonly groups: readonly CompetitionGroup[]
  readonly onChange: (groups: CompetitionGroup[]) => void
}

const offered = (stage: CompetitionGroup['stage']): Subject[] =>
  subjects.filter((subject) => {
    const [from, to] = gradesOfSubject[subject]
    return stage === 'primary' ? from <= 6 : to >= 7
  })

/** 组别: subjects of one stage, of all schools or of those of town or village. */
export function GroupsPart({ groups, onChange }: Props) {
  const say = useWords(setUpWords)
  const words = useWords(competitionWords)
  const names = useNames()
  const change = (id: string, part: Partial<CompetitionGroup>) =>
    onChange(groups.map((group) => (group.id === id ? { ...group, ...part } : group)))
  const add = () =>
    onChange([
      ...groups,
      {
        id: newId(),
        name: `${say.groups} ${groups.length + 1}`,
        subjects: offered('primary'),
        stage: 'primary',
        session: 'all',
      },
    ])
  return (
    <Section
      title={say.groups}
      actions={
        <Button onPress={add}>
          <PlusIcon />
          {say.addGroup}
        </Button>
      }
    >
      {groups.map((group) => (
        <div key={group.id} className="competition-group">
          <div className="competition-row">
            <TextField label={say.groupName} value={group.name} onChange={(name) => change(group.id, { name })} />
            <Select
              label={say.stage}
              options={stages.map((value) => ({ value, label: words[value] }))}
              value={group.stage}
              onChange={(stage) => change(group.id, { stage, subjects: offered(stage) })}
            />
            <Select
              label={say.session}
              options={competitionSessions.map((value) => ({ value, label: words[value] }))}
              value={group.session}
              onChange={(session) => change(group.id, { session })}
            />
            <IconButton
              label={say.removeGroup(group.name)}
              icon={<TrashIcon />}
              onPress={() => onChange(groups.filter(({ id }) => id !== group.id))}
            />
          </div>
          <details>
            <summary>
              {say.subjects}：{group.subjects.map(names.subject).join('、')}
            </summary>
            <CheckboxGroup
              label={say.subjects}
              options={offered(group.stage).map((value) => ({ value, label: names.subject(value) }))}
              value={group.subjects}
              onChange={(chosen) => chosen.length > 0 && change(group.id, { subjects: [...chosen] })}
            />
          </details>
        </div>
      ))}
    </Section>
  )
}
