import { addCalibrationRemark, type Calibrated, getCalibration } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Card } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { judgingWords } from './judging-words.ts'

type Spread = NonNullable<Calibrated['spread']>
interface SpreadRow {
  readonly code: string
  readonly name: string
  readonly marks: Spread['totals']
}

const rangeOf = (marks: Spread['totals']): string => {
  const values = marks.map(({ mark }) => mark)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0) return '—'
  return low === high ? String(low) : `${low}～${high}`
}

/** Marks of all judges for a sample, each under a letter. */
function SpreadTable({
  sample,
  spread,
  mine,
}: {
  readonly sample: Calibrated
  readonly spread: Spread
  readonly mine: string
}) {
  const say = useWords(judgingWords)
  const labels = spread.totals.map(({ label }) => label)
  const rows: SpreadRow[] = [
    ...sample.rubric.criteria.map(({ code, name }) => ({
      code,
      name,
      marks: spread.criteria.find((criterion) => criterion.code === code)?.marks ?? [],
    })),
    { code: '', name: say.total, marks: spread.totals },
  ]
  return (
    <Table<SpreadRow>
      caption={say.spread(spread.judges)}
      stacks={false}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: 'criterion', title: say.criterion, isHeading: true, cell: ({ name }) => name },
        { key: 'range', title: say.range, end: true, cell: ({ marks }) => rangeOf(marks) },
        ...labels.map((label) => ({
          key: label,
          title: label === mine ? say.me(label) : say.judge(label),
          end: true,
          cell: ({ marks }: SpreadRow) => marks.find((one) => one.label === label)?.mark ?? '—',
        })),
      ]}
    />
  )
}

function Remarks({ competitionId, sample }: { readonly competitionId: string; readonly sample: Calibrated }) {
  const say = useWords(judgingWords)
  const days = useDays()
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () =>
      api(addCalibrationRemark, {
        params: { competition_id: competitionId, sheet_id: sample.sheet_id },
        body: { text: text.trim() },
      }),
    onSuccess: () => {
      setText('')
      return refresh(getCalibration)
    },
  })
  return (
    <div className="calibration-remarks">
      <h4>{say.remarks}</h4>
      {sample.remarks.length === 0 && <p className="quiet">{say.noRemarks}</p>}
      <ul>
        {sample.remarks.map(({ id, label, is_mine, text: words, at }) => (
          <li key={id}>
            <span className="quiet small">
              {is_mine ? say.me(label) : say.judge(label)} · {days.moment(at)}
            </span>
            <p>{words}</p>
          </li>
        ))}
      </ul>
      <TextArea label={say.remark} value={text} onChange={setText} rows={2} maxLength={2000} />
      <Refusal error={send.error} />
      <Button isPending={send.isPending} isDisabled={text.trim() === ''} onPress={() => send.mutate()}>
        {say.send}
      </Button>
    </div>
  )
}

function Sample({
  competitionId,
  sample,
  mine,
}: {
  readonly competitionId: string
  readonly sample: Calibrated
  readonly mine: string
}) {
  const say = useWords(judgingWords)
  const { spread } = sample
  return (
    <Card>
      <div className="calibration-head">
        <h3>
          {sample.code} {sample.title}
        </h3>
        <LinkButton to={`/competitions/${competitionId}/judging/${sample.sheet_id}`}>
          {spread === null ? say.toSample : say.openSample}
        </LinkButton>
      </div>
      {spread === null ? (
        <p className="quiet">{say.spreadHidden}</p>
      ) : (
        <>
          <SpreadTable sample={sample} spread={spread} mine={mine} />
          <Remarks competitionId={competitionId} sample={sample} />
        </>
      )}
    </Card>
  )
}

/** 标准校准: score, see how all judges' marks spread, talk, and only then the main round. */
export function CalibrationPart({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(judgingWords)
  const calibration = useQuery(query(getCalibration, { params: { competition_id: competitionId } }))
  return (
    <Answer query={calibration}>
      {({ my_label, samples }) => (
        <div className="calibration">
          <p className="quiet small">{say.youAre(my_label)}</p>
          {samples.map((sample) => (
            <Sample key={sample.sheet_id} competitionId={competitionId} sample={sample} mine={my_label} />
          ))}
        </div>
      )}
    </Answer>
  )
}
