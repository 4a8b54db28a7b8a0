import { type DuplicateSweep, getSweep, listDuplicates, startSweep, stopSweep } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { duplicateWords } from './duplicate-words.ts'

const POLL = 1000

function Progress({ sweep: { texts_read, compared, total } }: { readonly sweep: DuplicateSweep }) {
  const say = useWords(duplicateWords)
  // Reading is the first half of the work, comparing the other.
  const done = compared > 0 ? total + compared : texts_read
  return (
    <>
      <p role="status">{compared > 0 ? say.comparing(compared, total) : say.reading(texts_read)}</p>
      <progress aria-label={say.sweep} max={Math.max(1, 2 * total)} value={done} />
    </>
  )
}

function Ended({ sweep }: { readonly sweep: DuplicateSweep }) {
  const say = useWords(duplicateWords)
  const days = useDays()
  if (sweep.finished_at === null) return null
  const moment = days.moment(sweep.finished_at)
  if (sweep.error !== null) return <p>{say.sweepFailed}</p>
  if (sweep.stopped_by !== null) return <p>{say.sweepStopped(moment, sweep.pairs)}</p>
  return <p>{say.sweepDone(moment, sweep.total, sweep.pairs)}</p>
}

/** Starts the comparison of the whole bank and shows how far it is. */
export function SweepPart() {
  const say = useWords(duplicateWords)
  const sweep = useQuery({
    ...query(getSweep, {}),
    refetchInterval: ({ state: { data } }) => (data?.sweep?.finished_at === null ? POLL : false),
  })
  const isRunning = sweep.data?.sweep?.finished_at === null
  const change = useMutation({
    mutationFn: async (isStart: boolean) => {
      await (isStart ? api(startSweep, {}) : api(stopSweep, {}))
    },
    onSettled: () => refresh(getSweep, listDuplicates),
  })
  useEffect(() => {
    if (!isRunning) void refresh(listDuplicates)
  }, [isRunning])
  return (
    <Answer query={sweep}>
      {({ sweep: newest }) => (
        <section className="duplicate-sweep" aria-label={say.sweep}>
          <div>
            {newest !== null && isRunning ? <Progress sweep={newest} /> : <p className="quiet">{say.sweepHelp}</p>}
            {newest !== null && <Ended sweep={newest} />}
            <Refusal error={change.error} />
          </div>
          <Button onPress={() => change.mutate(!isRunning)} isPending={change.isPending}>
            {isRunning ? say.stop : say.sweep}
          </Button>
        </section>
      )}
    </Answer>
  )
}
