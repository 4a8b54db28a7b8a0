import { giveOpinion, type ReviewDesk, tickReview } from '@lightwork/contract'
import { type ReviewTick, type Verdict, verdicts } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { useKeys } from '../../lib/use-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, RadioGroup, Segmented } from '../../ui/Choice.tsx'
import { NumberField, TextArea } from '../../ui/Field.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { deskWords } from './desk-words.ts'
import { keepDesk } from './keep-desk.ts'
import { Leave } from './Leave.tsx'

const scores = ['1', '2', '3', '4', '5'] as const

/** The list of the step. A tick is written at once; what was ticked is there after a reload. */
function Ticks({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const names = useReviewNames()
  const me = useMe()
  const asked = desk.rules.find(({ step }) => step === desk.step)?.ticks ?? []
  const own = new Set(
    desk.ticks
      .filter(({ step, account }) => step === desk.step && account.id === me.account_id)
      .map(({ code }) => code),
  )
  const tick = useMutation({
    mutationFn: ({ code, ticked }: { code: ReviewTick; ticked: boolean }) =>
      api(tickReview, { params: { review_id: desk.review_id }, body: { code, ticked } }),
    scope: { id: `ticks ${desk.review_id}` },
    onSuccess: keepDesk,
  })
  return (
    <Section title={say.list}>
      <Card>
        <p className="ui-help">{say.listHelp}</p>
        <ul className="review-ticks">
          {asked.map((code) => {
            const writing = tick.isPending && tick.variables.code === code ? tick.variables.ticked : undefined
            return (
              <li key={code}>
                <Checkbox isSelected={writing ?? own.has(code)} onChange={(ticked) => tick.mutate({ code, ticked })}>
                  {names.tick[code]}
                </Checkbox>
              </li>
            )
          })}
        </ul>
        <Refusal error={tick.error} />
      </Card>
    </Section>
  )
}

/** List, verdict, score, minutes, note: one person's judgement of one step. */
export function OpinionForm({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const names = useReviewNames()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [score, setScore] = useState<(typeof scores)[number] | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const give = useMutation({
    mutationFn: (body: { verdict: Verdict; score: number }) =>
      api(giveOpinion, { params: { review_id: desk.review_id }, body: { ...body, minutes, note } }),
    // After the ticks that are still on their way.
    scope: { id: `ticks ${desk.review_id}` },
    onSuccess: (after) => {
      keepDesk(after)
      showToast({ text: say.given })
    },
  })
  const noteField = useRef<HTMLDivElement>(null)
  const lacksNote = verdict === 'return' && note.trim() === ''
  const canGive = verdict !== null && score !== null && !lacksNote && !give.isPending
  const submit = () => canGive && give.mutate({ verdict, score: Number(score) })
  useKeys({
    a: () => setVerdict('accept'),
    r: () => {
      setVerdict('return')
      noteField.current?.querySelector('textarea')?.focus()
    },
    ...Object.fromEntries(scores.map((value) => [value, () => setScore(value)])),
    'ctrl+enter': submit,
  })
  return (
    <>
      <Ticks desk={desk} />
      <Section title={say.opinion}>
        <Card>
          <div className="ui-form">
            <RadioGroup
              label={say.verdict}
              options={verdicts.map((value) => ({ value, label: names.verdict[value] }))}
              value={verdict}
              onChange={setVerdict}
            />
            <Segmented
              label={say.score}
              options={scores.map((value) => ({ value, label: value }))}
              value={score}
              onChange={setScore}
            />
            <p className="ui-help">{say.scoreHelp}</p>
            <NumberField
              label={say.minutes}
              help={say.minutesHelp}
              value={minutes}
              onChange={setMinutes}
              min={1}
              max={600}
              unit={say.unit}
            />
            <div ref={noteField}>
              <TextArea label={say.note} help={say.noteHelp} value={note} onChange={setNote} maxLength={2000} />
            </div>
            <Refusal error={give.error} />
            <div className="review-give">
              <Button
                kind="primary"
                isPending={give.isPending}
                isDisabled={!canGive && !give.isPending}
                onPress={submit}
              >
                {say.give}
              </Button>
              <span className="quiet small">{say.final}</span>
            </div>
          </div>
          <Leave desk={desk} />
        </Card>
      </Section>
    </>
  )
}
