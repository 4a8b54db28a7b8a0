import { listReviewRules, type Output, setReviewRule } from '@lightwork/contract'
import { type ReviewTick, reviewTicks, type Subject } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { groupWords } from './group-words.ts'

interface RuleProps {
  readonly rule: Output<typeof listReviewRules>[number]
  readonly subject: Subject
  readonly onClose: () => void
}

const floors = ['1', '2', '2.5', '3', '3.5', '4', '4.5', '5'] as const

/** A new rule for a step, from now on. */
export function RuleDialog({ rule, subject, onClose }: RuleProps) {
  const say = useWords(groupWords)
  const names = useNames()
  const reviewNames = useReviewNames()
  const [scope, setScope] = useState<'subject' | 'county'>(rule.set_for === 'county' ? 'county' : 'subject')
  const [votes, setVotes] = useState<number | null>(rule.votes)
  const [extra, setExtra] = useState<number | null>(rule.extra)
  const [floor, setFloor] = useState(String(rule.floor))
  const [ticks, setTicks] = useState<readonly ReviewTick[]>(rule.ticks)
  const asks = rule.step === 'subject_review' || rule.step === 'second_review'
  const save = useMutation({
    mutationFn: () =>
      api(setReviewRule, {
        body: {
          subject: scope === 'subject' ? subject : null,
          step: rule.step,
          votes: votes ?? rule.votes,
          extra: extra ?? rule.extra,
          floor: Number(floor),
          ticks: [...ticks],
        },
      }),
    onSuccess: () => {
      void refresh(listReviewRules)
      showToast({ text: say.saved })
      onClose()
    },
  })
  return (
    <Dialog
      title={say.changeTitle(reviewNames.step[rule.step])}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button kind="primary" isPending={save.isPending} onPress={() => save.mutate()}>
            {say.saveRule}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <RadioGroup
          label={say.scope}
          options={[
            { value: 'subject' as const, label: say.only(names.subject(subject)) },
            { value: 'county' as const, label: say.everyOne },
          ]}
          value={scope}
          onChange={setScope}
        />
        {asks && (
          <>
            <NumberField
              label={say.votes}
              value={votes}
              onChange={setVotes}
              min={rule.step === 'subject_review' ? 1 : 0}
              max={9}
            />
            <Select
              label={say.floor}
              options={floors.map((value) => ({ value, label: value }))}
              value={floors.find((value) => value === floor) ?? null}
              onChange={setFloor}
            />
            <NumberField label={say.extra} value={extra} onChange={setExtra} min={0} max={5} />
          </>
        )}
        <CheckboxGroup
          label={say.ticks}
          options={reviewTicks.map((value) => ({ value, label: reviewNames.tick[value] }))}
          value={ticks}
          onChange={setTicks}
          column
        />
      </div>
      <Refusal error={save.error} />
    </Dialog>
  )
}
