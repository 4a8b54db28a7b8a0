import { getItemMinutes, type ItemMinutes, type ItemVersionForTeacher, withdrawSample } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { ChevronDownIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { toClock } from './clock.ts'
import { keepMinutes } from './keep-minutes.ts'
import { minutesWords } from './minutes-words.ts'
import { ReportDialog } from './ReportDialog.tsx'
import { TrialDialog } from './TrialDialog.tsx'
import './minutes.css'

type Sample = ItemMinutes['samples'][number]

function SampleLine({ itemId, sample }: { readonly itemId: string; readonly sample: Sample }) {
  const say = useWords(minutesWords)
  const names = useNames()
  const days = useDays()
  const { kind, minutes, seconds, grade, factor, pupils, account, at, mine } = sample
  const withdraw = useMutation({
    mutationFn: () => api(withdrawSample, { params: { sample_id: sample.sample_id } }),
    onSuccess: (known) => {
      keepMinutes(itemId, known)
      showToast({ text: say.withdrawn })
    },
  })
  const how =
    kind === 'reviewer'
      ? say.reviewer
      : kind === 'trial'
        ? say.trialOf(toClock(seconds ?? 0), names.grade(grade ?? 1), factor ?? 1)
        : say.classOf(pupils ?? 0)
  return (
    <li>
      <span>
        <strong>{names.minutes(Math.round(minutes))}</strong> {how}
      </span>
      <span className="quiet small">
        {account.name} · {days.moment(at)}
      </span>
      {mine && (
        <Button kind="quiet" onPress={() => withdraw.mutate()} isPending={withdraw.isPending}>
          {say.withdraw}
        </Button>
      )}
      <Refusal error={withdraw.error} />
    </li>
  )
}

function Known({ itemId, known }: { readonly itemId: string; readonly known: ItemMinutes }) {
  const say = useWords(minutesWords)
  const names = useNames()
  const days = useDays()
  const { estimate, calibrated, samples } = known
  return (
    <>
      <dl className="minutes-figures">
        <dt>{say.estimate}</dt>
        <dd>{names.minutes(estimate)}</dd>
        {calibrated !== null && (
          <>
            <dt>{say.calibrated}</dt>
            <dd>
              <strong>{names.minutes(calibrated.minutes)}</strong>
              <span className="quiet small">
                {say.spread(calibrated.low, calibrated.high)} ·{' '}
                {say.samples(calibrated.samples, days.moment(calibrated.at))}
              </span>
            </dd>
          </>
        )}
      </dl>
      {calibrated === null && <p className="quiet">{say.none}</p>}
      {calibrated?.disagrees === true && (
        <Notice tone="warn">
          <p>{say.disagrees}</p>
        </Notice>
      )}
      {samples.length > 0 && (
        <details className="item-fold">
          <summary>
            <ChevronDownIcon size={16} />
            {say.list}
          </summary>
          <ul className="minutes-samples">
            {samples.map((sample) => (
              <SampleLine key={sample.sample_id} itemId={itemId} sample={sample} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What is known of an item's time, and the two ways to add to it. */
export function ItemMinutesPart({ version }: { readonly version: ItemVersionForTeacher }) {
  const say = useWords(minutesWords)
  const me = useMe()
  const [adding, setAdding] = useState<'trial' | 'report' | null>(null)
  const { item_id } = version
  const known = useQuery(query(getItemMinutes, { params: { item_id } }))
  const mayAdd = hasRole(me, 'curator', 'teacher', 'class_lead', 'head')
  return (
    <Section title={say.title}>
      <Answer query={known}>{(found) => <Known itemId={item_id} known={found} />}</Answer>
      {mayAdd && (
        <div className="ui-button-row">
          <Button onPress={() => setAdding('trial')}>{say.trial}</Button>
          <Button onPress={() => setAdding('report')}>{say.report}</Button>
        </div>
      )}
      {adding === 'trial' && <TrialDialog version={version} onClose={() => setAdding(null)} />}
      {adding === 'report' && <ReportDialog itemId={item_id} onClose={() => setAdding(null)} />}
    </Section>
  )
}
