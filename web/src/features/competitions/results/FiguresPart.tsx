import { getResult, makeResult, type ResultState } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { GroupFigures } from './GroupFigures.tsx'
import { refreshResults } from './refresh-results.ts'
import { resultWords } from './result-words.ts'
import { WhatIfPart } from './WhatIfPart.tsx'

interface PartProps {
  readonly competitionId: string
  readonly state: ResultState
}

/** What is missing, or the one press that works it out. */
function Making({ competitionId, state, organises }: PartProps & { readonly organises: boolean }) {
  const say = useWords(resultWords)
  const [correcting, setCorrecting] = useState(false)
  const make = useMutation({
    mutationFn: () =>
      api(makeResult, {
        params: { competition_id: competitionId },
        body: { reason: '', without_sheets: [], without_works: [] },
      }),
    onSuccess: refreshResults,
  })
  if (state.state === 'archived' || !organises) return null
  if (state.gaps.length > 0)
    return (
      <Notice tone="warn" title={say.gaps(state.gaps.length)}>
        <ul className="result-gaps">
          {state.gaps.map(({ blind_id, code, group, why }) => (
            <li key={blind_id}>
              {group} {code}：{say[why]}
            </li>
          ))}
        </ul>
      </Notice>
    )
  const isFirst = state.versions.length === 0
  return (
    <div className="result-making">
      <p className="quiet">{isFirst ? say.complete(state.works) : say.making}</p>
      <Button
        kind={isFirst ? 'primary' : 'plain'}
        isPending={make.isPending}
        onPress={() => (state.publicity === null ? make.mutate() : setCorrecting(true))}
      >
        {isFirst ? say.make : say.makeAgain}
      </Button>
      <Refusal error={make.error} />
      {correcting && <CorrectDialog competitionId={competitionId} onClose={() => setCorrecting(false)} />}
    </div>
  )
}

function Version({
  competitionId,
  version,
  state,
  organises,
}: PartProps & { readonly version: number; readonly organises: boolean }) {
  const say = useWords(resultWords)
  const days = useDays()
  const figures = useQuery(query(getResult, { params: { competition_id: competitionId, version } }))
  return (
    <Answer query={figures}>
      {(result) => (
        <>
          <p className="quiet">
            {say.madeBy(result.made_by.name, days.moment(result.made_at))}
            {result.public_from !== null && ` · ${say.isPublic}`} · {say.methodIs(say[`method_${result.method}`])}
          </p>
          {result.reason !== '' && <p className="quiet">{say.reasonOf(result.reason)}</p>}
          {result.groups.map((group) => (
            <GroupFigures
              key={group.group.id}
              competitionId={competitionId}
              result={result}
              group={group}
              maySendBack={organises && state.state === 'judging' && version === state.versions[0]?.version}
            />
          ))}
          {organises && (
            <Section title={say.whatIf}>
              <WhatIfPart competitionId={competitionId} result={result} />
            </Section>
          )}
        </>
      )}
    </Answer>
  )
}

/** The figures of a competition: what is missing, the versions, and each figure to be unfolded. */
export function FiguresPart({ competitionId, state, organises }: PartProps & { readonly organises: boolean }) {
  const say = useWords(resultWords)
  const [chosen, setChosen] = useState<number | null>(null)
  const newest = state.versions[0]?.version
  const version = chosen ?? newest
  return (
    <>
      <Making competitionId={competitionId} state={state} organises={organises} />
      {version === undefined ? (
        <Empty>{say.noVersion}</Empty>
      ) : (
        <>
          {state.versions.length > 1 && (
            <Select
              label={say.title}
              hideLabel
              options={state.versions.map((each) => ({
                value: String(each.version),
                label: say.version(each.version) + (each.public_from === null ? '' : ` · ${say.isPublic}`),
              }))}
              value={String(version)}
              onChange={(value) => setChosen(Number(value))}
            />
          )}
          <Version competitionId={competitionId} version={version} state={state} organises={organises} />
        </>
      )}
    </>
  )
}
