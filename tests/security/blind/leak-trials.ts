import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Competition } from '@lightwork/contract'
import type { County } from '@lightwork/server/test/county.ts'
import { testDataDir } from '@lightwork/server/test/data-dir.ts'

/** Two databases, entered and not yet closed, and the leaks with which they are closed and judged. */
export interface LeakTrial {
  readonly leak: string
  readonly county: County
  readonly competition: Competition
  readonly judgeIds: readonly string[]
  readonly sides: readonly [LeakSide, LeakSide]
}
interface LeakSide {
  readonly appUrl: string
  readonly entryIds: readonly string[]
}

interface Answer {
  readonly leak: string
  readonly places?: readonly string[]
  readonly error?: string
}

/** Loads the server with leaks in it, outside of the test's own process. */
export function startLeaking(): ChildProcess {
  return fork(fileURLToPath(new URL('leaking.ts', import.meta.url)), [], {
    execArgv: [],
    env: { ...process.env, LEAK_DATA: testDataDir },
  })
}

/** Where the two sides differ with the leaks of a trial; nowhere: nobody would notice them. */
export const tryLeaks = (child: ChildProcess, trial: LeakTrial): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const hear = ({ leak, places = [], error }: Answer) => {
      if (leak !== trial.leak) return
      child.off('message', hear)
      if (error === undefined) resolve(places)
      else reject(new Error(error))
    }
    child.on('message', hear)
    child.send(trial)
  })
