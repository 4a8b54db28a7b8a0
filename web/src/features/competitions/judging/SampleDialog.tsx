import { addSampleWork, listCompetitions, listJudgedWorks } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Select } from '../../../ui/Select.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { overseeWords } from './oversee-words.ts'
import { refreshJudging } from './refresh-judging.ts'

const hasWorks = new Set(['judging', 'published', 'archived'])

interface WorkChoiceProps {
  readonly from: string
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (blindId: string) => void
}

/** Works of an earlier competition as its judges knew them. */
function WorkChoice({ from, value, error, onChange }: WorkChoiceProps) {
  const say = useWords(overseeWords)
  const works = useQuery(query(listJudgedWorks, { params: { competition_id: from } }))
  return (
    <Answer query={works}>
      {(found) => {
        const standing = found.filter(({ withdrawn }) => !withdrawn)
        if (standing.length === 0) return <p className="quiet">{say.sampleNoWork}</p>
        return (
          <Select
            label={say.sampleWork}
            options={standing.map(({ blind_id, code, title }) => ({ value: blind_id, label: `${code} ${title}` }))}
            value={value}
            onChange={onChange}
            {...(error !== undefined && { error })}
          />
        )
      }}
    </Answer>
  )
}

export type SampleGroups = readonly { readonly id: string; readonly name: string }[]

interface SampleDialogProps {
  readonly competitionId: string
  readonly groups: SampleGroups
  readonly onClose: () => void
}

/** Takes a work of an earlier competition as an example: it has no names in it already. */
export function SampleDialog({ competitionId, groups, onClose }: SampleDialogProps) {
  const say = useWords(overseeWords)
  const [from, setFrom] = useState<string | null>(null)
  const [work, setWork] = useState<string | null>(null)
  const [group, setGroup] = useState<string | null>(groups[0]?.id ?? null)
  const [isMissing, setMissing] = useState(false)
  const competitions = useQuery(query(listCompetitions, {}))
  const add = async () => {
    if (from === null || work === null || group === null) return
    const body = { from_competition_id: from, from_blind_id: work, group_id: group }
    const { code } = await api(addSampleWork, { params: { competition_id: competitionId }, body })
    void refreshJudging()
    showToast({ text: say.sampleAdded(code) })
  }
  return (
    <FormDialog
      title={say.sample}
      saveLabel={say.sampleDo}
      isReady={() => {
        setMissing(work === null)
        return work !== null && group !== null
      }}
      onSave={add}
      onClose={onClose}
    >
      <p>{say.sampleHelp}</p>
      <Answer query={competitions}>
        {(found) => {
          const earlier = found.filter(
            ({ id, my, state }) => id !== competitionId && my.organises && hasWorks.has(state),
          )
          if (earlier.length === 0) return <p className="quiet">{say.sampleNone}</p>
          return (
            <Select
              label={say.sampleFrom}
              options={earlier.map(({ id, title, semester }) => ({ value: id, label: `${title}（${semester}）` }))}
              value={from}
              onChange={(id) => {
                setFrom(id)
                setWork(null)
              }}
              {...(isMissing && from === null && { error: say.sampleMissing })}
            />
          )
        }}
      </Answer>
      {from !== null && (
        <WorkChoice
          key={from}
          from={from}
          value={work}
          error={isMissing && work === null ? say.sampleMissing : undefined}
          onChange={setWork}
        />
      )}
      <Select
        label={say.sampleGroup}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={group}
        onChange={setGroup}
      />
    </FormDialog>
  )
}
