import { declareJudgeConflict, findConflictPeople, listJudgeConflicts, listOrganisations } from '@lightwork/contract'
import { conflictKinds, type conflictKinds as Kinds } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { RadioGroup, Segmented } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { ComboBox, Select } from '../../../ui/Select.tsx'
import { peopleWords } from './people-words.ts'

interface ChoiceProps {
  readonly value: string | null
  readonly onChange: (id: string) => void
}

function SchoolChoice(props: ChoiceProps) {
  const say = useWords(peopleWords)
  const found = useQuery(query(listOrganisations, {}))
  return (
    <Answer query={found}>
      {(organisations) => (
        <ComboBox
          {...props}
          label={say.schoolName}
          empty={say.nobodyFound}
          options={organisations
            .filter(({ kind }) => kind === 'school')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Answer>
  )
}

function PersonChoice({ competitionId, ...props }: ChoiceProps & { readonly competitionId: string }) {
  const say = useWords(peopleWords)
  const [name, setName] = useState('')
  const asked = name.trim()
  const found = useQuery({
    ...query(findConflictPeople, { params: { competition_id: competitionId }, querystring: { name: asked } }),
    enabled: asked !== '',
  })
  return (
    <>
      <TextField label={say.wholeName} value={name} onChange={setName} />
      {asked !== '' && (
        <Answer query={found}>
          {(people) =>
            people.length === 0 ? (
              <p className="ui-help">{say.nobodyFound}</p>
            ) : (
              <RadioGroup
                {...props}
                label={say.found}
                column
                options={people.map(({ account, organisations }) => ({
                  value: account.id,
                  label: `${account.name}（${organisations.map(({ name }) => name).join('、')}）`,
                }))}
              />
            )
          }
        </Answer>
      )}
    </>
  )
}

interface Props {
  readonly competitionId: string
  readonly judges: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

/** Works of a school, or of a person, that a judge may not score. */
export function ConflictDialog({ competitionId, judges, onClose }: Props) {
  const say = useWords(peopleWords)
  const [judge, setJudge] = useState(judges[0]?.id ?? null)
  const [kind, setKind] = useState<(typeof Kinds)[number]>('relative')
  const [about, setAbout] = useState<'school' | 'person'>('person')
  const [target, setTarget] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const choice = { value: target, onChange: setTarget }
  return (
    <FormDialog
      title={say.declare}
      isReady={() => judge !== null && target !== null}
      onClose={onClose}
      onSave={async () => {
        await api(declareJudgeConflict, {
          params: { competition_id: competitionId },
          body: {
            judge_id: judge ?? '',
            kind,
            about_school_id: about === 'school' ? target : null,
            about_account_id: about === 'person' ? target : null,
            note: note.trim(),
          },
        })
        await refresh(listJudgeConflicts)
      }}
    >
      {judges.length > 1 && (
        <Select
          label={say.judge}
          options={judges.map(({ id, name }) => ({ value: id, label: name }))}
          value={judge}
          onChange={setJudge}
        />
      )}
      <RadioGroup
        label={say.kind}
        options={conflictKinds.map((value) => ({ value, label: say[value] }))}
        value={kind}
        onChange={setKind}
      />
      <Segmented
        label={say.about}
        options={[
          { value: 'person', label: say.person },
          { value: 'school', label: say.school },
        ]}
        value={about}
        onChange={(next) => {
          setAbout(next)
          setTarget(null)
        }}
      />
      {about === 'school' ? <SchoolChoice {...choice} /> : <PersonChoice {...choice} competitionId={competitionId} />}
      <TextField label={say.note} value={note} onChange={setNote} />
    </FormDialog>
  )
}
