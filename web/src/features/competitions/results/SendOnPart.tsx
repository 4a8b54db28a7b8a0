import {
  type Competition,
  getCompetition,
  getResult,
  listEntries,
  type ResultState,
  sendEntryOn,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Select } from '../../../ui/Select.tsx'
import { stepWords } from './step-words.ts'

interface PartProps {
  readonly competition: Competition
  readonly version: number
}

interface WinnerProps {
  readonly competitionId: string
  readonly groupId: string
  readonly entry: { readonly id: string; readonly title: string; readonly sent_on: boolean }
  readonly award: string
}

function Winner({ competitionId, groupId, entry, award }: WinnerProps) {
  const say = useWords(stepWords)
  const send = useMutation({
    mutationFn: () =>
      api(sendEntryOn, { params: { competition_id: competitionId, entry_id: entry.id }, body: { group_id: groupId } }),
    onSuccess: () => refresh(listEntries),
  })
  return (
    <p className="result-making">
      <span>
        {entry.title} <Chip>{award}</Chip>
      </span>
      {send.data !== undefined ? (
        <span className="quiet">{say.sentWith(send.data.receipt)}</span>
      ) : entry.sent_on ? (
        <span className="quiet">{say.sent}</span>
      ) : (
        <Button isPending={send.isPending} onPress={() => send.mutate()}>
          {say.send}
        </Button>
      )}
      <Refusal error={send.error} />
    </p>
  )
}

function Winners({ competition, version, above }: PartProps & { readonly above: Competition }) {
  const say = useWords(stepWords)
  const params = { competition_id: competition.id }
  const entries = useQuery(query(listEntries, { params }))
  const result = useQuery(query(getResult, { params: { ...params, version } }))
  const [group, setGroup] = useState(above.groups[0]?.id ?? '')
  return (
    <Answer query={result}>
      {({ groups, awards }) => (
        <>
          {above.groups.length > 1 && (
            <Select
              label={say.sendTo}
              options={above.groups.map(({ id, name }) => ({ value: id, label: name }))}
              value={group}
              onChange={setGroup}
            />
          )}
          {groups
            .flatMap((each) => each.entries)
            .filter(({ award }) => award !== null)
            .map(({ blind_id, code, award }) => {
              const entry = entries.data?.find((each) => each.code === code)
              if (entry === undefined) return null
              const name = awards.find((each) => each.code === award)?.name ?? ''
              return <Winner key={blind_id} competitionId={competition.id} groupId={group} entry={entry} award={name} />
            })}
        </>
      )}
    </Answer>
  )
}

/** Awarded works of a school's round, each to be entered above with one press. */
export function SendOnPart({ competition, state }: { readonly competition: Competition; readonly state: ResultState }) {
  const above = useQuery({
    ...query(getCompetition, { params: { competition_id: competition.feeds?.id ?? '' } }),
    enabled: competition.feeds !== null,
  })
  const [newest] = state.versions
  if (competition.feeds === null || newest === undefined) return null
  return (
    <Answer query={above}>
      {(found) => <Winners competition={competition} version={newest.version} above={found} />}
    </Answer>
  )
}
