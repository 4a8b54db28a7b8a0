import { giveScoreSheet, type SheetsOfWork } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useLanguage, useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { sheetNames } from './judging-words.ts'
import { overseeWords } from './oversee-words.ts'
import { refreshJudging } from './refresh-judging.ts'

type Round = SheetsOfWork['rounds'][number]

/** Gives the work to one more judge, or to another in place of one. */
export function GiveSheetForm({
  competitionId,
  work,
}: {
  readonly competitionId: string
  readonly work: SheetsOfWork
}) {
  const say = useWords(overseeWords)
  const names = sheetNames[useLanguage()]
  const [judgeId, setJudgeId] = useState<string | null>(null)
  const [round, setRound] = useState<Round>(work.rounds[0] ?? 'main')
  const [replaces, setReplaces] = useState('none')
  const give = useMutation({
    mutationFn: (judge_id: string) =>
      api(giveScoreSheet, {
        params: { competition_id: competitionId, blind_id: work.blind_id },
        body: { judge_id, round, replaces: replaces === 'none' ? null : replaces },
      }),
    onSuccess: () => {
      setJudgeId(null)
      setReplaces('none')
      showToast({ text: say.given })
      void refreshJudging()
    },
  })
  if (work.rounds.length === 0) return <p className="quiet">{say.judgingOver}</p>
  if (work.candidates.length === 0) return <p className="quiet">{say.noCandidate}</p>
  const unfinished = work.sheets.filter(
    (sheet) => sheet.state !== 'final' && sheet.state !== 'released' && sheet.round !== 'calibration',
  )
  return (
    <div className="give-sheet">
      <h3>{say.give}</h3>
      <div className="give-fields">
        <Select
          label={say.giveTo}
          options={work.candidates.map(({ judge, load, why_not }) => ({
            value: judge.id,
            label: `${judge.name}（${why_not === null ? say.inWork(load) : say.whyNot(why_not)}）`,
          }))}
          value={judgeId}
          onChange={setJudgeId}
        />
        <Select<Round>
          label={say.giveAs}
          options={work.rounds.map((value) => ({ value, label: names.round[value] }))}
          value={round}
          onChange={setRound}
        />
        <Select
          label={say.replace}
          options={[
            { value: 'none', label: say.replaceNone },
            ...unfinished.map(({ sheet_id, judge }) => ({ value: sheet_id, label: judge.name })),
          ]}
          value={replaces}
          onChange={setReplaces}
        />
      </div>
      <Refusal error={give.error} />
      <Button
        isPending={give.isPending}
        isDisabled={judgeId === null}
        onPress={() => judgeId !== null && give.mutate(judgeId)}
      >
        {say.giveDo}
      </Button>
    </div>
  )
}
