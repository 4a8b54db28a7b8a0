import { listJudgedWorks, type Output, startCalibration } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Checkbox } from '../../../ui/Choice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { overseeWords } from './oversee-words.ts'
import { refreshJudging } from './refresh-judging.ts'
import { SampleDialog, type SampleGroups } from './SampleDialog.tsx'

type Work = Output<typeof listJudgedWorks>[number]

/** More samples than these no judge scores before the main round. */
const MOST_SAMPLES = 10

interface WorksPartProps {
  readonly competitionId: string
  readonly groups: SampleGroups
  readonly onSee: (blindId: string) => void
}

/** All works by code; the chosen ones go out for calibration. */
export function WorksPart({ competitionId, groups, onSee }: WorksPartProps) {
  const say = useWords(overseeWords)
  const params = { competition_id: competitionId }
  const works = useQuery(query(listJudgedWorks, { params }))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isSampling, setSampling] = useState(false)
  const start = useMutation({
    mutationFn: () => api(startCalibration, { params, body: { blind_ids: [...chosen] } }),
    onSuccess: ({ sheets }) => {
      setChosen([])
      showToast({ text: say.calibrated(sheets) })
      void refreshJudging()
    },
  })
  const choose = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id].slice(0, MOST_SAMPLES) : chosen.filter((other) => other !== id))
  return (
    <Section
      title={say.works}
      actions={
        <>
          <Button kind="quiet" onPress={() => setSampling(true)}>
            {say.sample}
          </Button>
          {chosen.length > 0 && (
            <Button isPending={start.isPending} onPress={() => start.mutate()}>
              {say.calibrateDo(chosen.length)}
            </Button>
          )}
        </>
      }
    >
      <p className="quiet small">{say.calibrateHelp}</p>
      <Refusal error={start.error} />
      <Answer query={works}>
        {(found) => (
          <Table<Work>
            caption={say.works}
            hideCaption
            rows={found}
            rowKey={({ blind_id }) => blind_id}
            columns={[
              {
                key: 'code',
                title: say.code,
                isHeading: true,
                cell: ({ code, calibrates, is_sample, withdrawn }) => (
                  <span className="judging-state">
                    {code}
                    {(calibrates || is_sample) && <Chip>{say.isCalibration}</Chip>}
                    {withdrawn && <Chip tone="quiet">{say.withdrawn}</Chip>}
                  </span>
                ),
              },
              { key: 'work', title: say.work, cell: ({ title }) => title },
              { key: 'group', title: say.group, cell: ({ group }) => group },
              { key: 'final', title: say.final, end: true, cell: ({ final }) => final },
              { key: 'open', title: say.open, end: true, cell: ({ open }) => open },
              {
                key: 'sample',
                title: say.calibrate,
                cell: ({ blind_id, withdrawn }) => (
                  <Checkbox
                    isSelected={chosen.includes(blind_id)}
                    isDisabled={withdrawn}
                    onChange={(isChosen) => choose(blind_id, isChosen)}
                  >
                    <span className="visually-hidden">{say.calibrate}</span>
                  </Checkbox>
                ),
              },
              {
                key: 'see',
                title: say.see,
                hideTitle: true,
                cell: ({ blind_id }) => (
                  <Button kind="quiet" onPress={() => onSee(blind_id)}>
                    {say.see}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answer>
      {isSampling && <SampleDialog competitionId={competitionId} groups={groups} onClose={() => setSampling(false)} />}
    </Section>
  )
}
