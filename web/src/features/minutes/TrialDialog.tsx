import { addTrial, type ItemVersionForTeacher } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { readClock, toClock } from './clock.ts'
import { keepMinutes } from './keep-minutes.ts'
import { minutesWords } from './minutes-words.ts'

/** Seconds since it was started; stands still when stopped. */
function useStopwatch() {
  const began = useRef<number | null>(null)
  const [seconds, setSeconds] = useState(0)
  const [isRunning, setRunning] = useState(false)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => {
      if (began.current !== null) setSeconds(Math.floor((performance.now() - began.current) / 1000))
    }, 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return {
    seconds,
    isRunning,
    start: () => {
      began.current = performance.now()
      setSeconds(0)
      setRunning(true)
    },
    stop: () => setRunning(false),
  }
}

export interface TrialProps {
  readonly version: ItemVersionForTeacher
  readonly onClose: () => void
}

/** «I did it in 3:20»: by the stopwatch or typed. */
export function TrialDialog({ version, onClose }: TrialProps) {
  const say = useWords(minutesWords)
  const names = useNames()
  const watch = useStopwatch()
  const [typed, setTyped] = useState<string | null>(null)
  const [grade, setGrade] = useState(String(version.grades[0] ?? 1))
  const shown = typed ?? (watch.seconds === 0 ? '' : toClock(watch.seconds))
  const seconds = readClock(shown)
  const save = useMutation({
    mutationFn: (took: number) =>
      api(addTrial, { params: { item_id: version.item_id }, body: { seconds: took, grade: Number(grade) } }),
    onSuccess: (known) => {
      keepMinutes(version.item_id, known)
      showToast({ text: say.trialSaved })
      onClose()
    },
  })
  return (
    <Dialog
      title={say.trialTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={save.isPending}
            isDisabled={seconds === null || watch.isRunning}
            onPress={() => seconds !== null && save.mutate(seconds)}
          >
            {say.trialSave}
          </Button>
        </>
      }
    >
      <p>{say.trialHelp}</p>
      <div className="ui-form">
        <div className="minutes-watch">
          <span className="minutes-clock" role="timer">
            {toClock(watch.seconds)}
          </span>
          <Button
            onPress={() => {
              setTyped(null)
              if (watch.isRunning) watch.stop()
              else watch.start()
            }}
          >
            {watch.isRunning ? say.stop : watch.seconds > 0 ? say.again : say.start}
          </Button>
        </div>
        <TextField
          label={say.clock}
          help={say.clockHelp}
          value={shown}
          onChange={setTyped}
          isDisabled={watch.isRunning}
          error={shown !== '' && seconds === null ? say.clockWrong : undefined}
        />
        {version.grades.length > 1 && (
          <RadioGroup
            label={say.grade}
            options={version.grades.map((each) => ({ value: String(each), label: names.grade(each) }))}
            value={grade}
            onChange={setGrade}
          />
        )}
      </div>
      <Refusal error={save.error} />
    </Dialog>
  )
}
