import { appointMember, listGuidance } from '@lightwork/contract'
import {
  gradesOfSubject,
  type Stage,
  type Station,
  type Subject,
  stagesOf,
  stations,
  subjects,
} from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { groupWords } from './group-words.ts'

interface AppointProps {
  readonly subject: Subject | null
  readonly onClose: () => void
}

/** Adds a person to the guidance group, for one subject and stage. */
export function AppointDialog({ subject: first, onClose }: AppointProps) {
  const say = useWords(groupWords)
  const names = useNames()
  const reviewNames = useReviewNames()
  const [login, setLogin] = useState('')
  const [station, setStation] = useState<Station>('backbone')
  const [subject, setSubject] = useState<Subject>(first ?? 'chinese')
  const [stage, setStage] = useState<Stage>('primary')
  const [from, to] = gradesOfSubject[subject]
  const offered = stagesOf([from, to])
  const chosen = offered.includes(stage) ? stage : (offered[0] ?? stage)
  const appoint = useMutation({
    mutationFn: () =>
      api(appointMember, { body: { login: login.trim().toLowerCase(), station, subject, stage: chosen } }),
    onSuccess: () => {
      void refresh(listGuidance)
      showToast({ text: say.added })
      onClose()
    },
  })
  return (
    <Dialog
      title={say.add}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={appoint.isPending}
            isDisabled={login.trim() === ''}
            onPress={() => appoint.mutate()}
          >
            {say.save}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <TextField label={say.login} help={say.loginHelp} value={login} onChange={setLogin} />
        <Select
          label={say.subject}
          options={subjects.map((value) => ({ value, label: names.subject(value) }))}
          value={subject}
          onChange={setSubject}
        />
        <RadioGroup
          label={say.stage}
          options={offered.map((value) => ({ value, label: reviewNames.stage[value] }))}
          value={chosen}
          onChange={setStage}
        />
        <RadioGroup
          label={say.station}
          options={stations.map((value) => ({ value, label: reviewNames.station[value] }))}
          value={station}
          onChange={setStation}
        />
      </div>
      <Refusal error={appoint.error} />
    </Dialog>
  )
}
