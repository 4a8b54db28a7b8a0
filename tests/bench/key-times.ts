import { readFileSync } from 'node:fs'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds, both. */
  readonly ts: number
  readonly dur?: number
  readonly args: { readonly data?: { readonly type?: string } }
}

/** What the browser must note down for `keyTimesOf`. */
export const keyCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur

export interface KeyTime {
  /**
   * Milliseconds that the page's main thread worked for the key: from the task that takes it to the end of the frame that
   * shows it, all tasks between them included. Waiting is left out: the screen's next beat is the same for every page.
   */
  readonly whole: number
  /** Of these, scripts. */
  readonly script: number
}

const sumOf = (events: readonly TraceEvent[]) => events.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000

/** Of calls within calls only the outermost. */
const outermost = (calls: readonly TraceEvent[]): TraceEvent[] => {
  let until = 0
  return calls.filter((call) => {
    if (call.ts < until) return false
    until = endOf(call)
    return true
  })
}

/** What each key of a trace cost. */
export function keyTimesOf(traceFile: string): KeyTime[] {
  const { traceEvents } = JSON.parse(readFileSync(traceFile, 'utf8')) as { traceEvents: TraceEvent[] }
  const whole = traceEvents.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts)
  const keys = whole.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown')
  const [one] = keys
  if (one === undefined) throw new Error('the trace has no keys')
  const own = whole.filter(({ pid, tid }) => pid === one.pid && tid === one.tid)
  const tasks = own.filter(({ name }) => name === 'RunTask')
  const frames = own.filter(({ name }) => name === 'Commit')
  const scripts = outermost(own.filter(({ name }) => name === 'FunctionCall'))
  return keys.flatMap((key) => {
    const shown = frames.find(({ ts }) => ts > key.ts)
    const spent = tasks.filter((task) => endOf(task) > key.ts && task.ts < (shown?.ts ?? 0))
    const [first, last] = [spent[0], spent.at(-1)]
    if (first === undefined || last === undefined) return []
    return [{ whole: sumOf(spent), script: sumOf(scripts.filter(({ ts }) => ts >= first.ts && ts < endOf(last))) }]
  })
}
