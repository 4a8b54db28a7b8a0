import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Competition } from '@lightwork/contract'
import type { County } from '@lightwork/server/test/county.ts'
import { testDataDir } from '@lightwork/server/test/data-dir.ts'

/** Two databases, entered and not yet closed, and the leak with which they are closed and judged. */
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
  readonly difference?: string | null
  readonly error?: string
}

/** Loads the server with leaks in it, outside of the test's own process. */
export function startLeaking(): ChildProcess {
  return fork(fileURLToPath(new URL('leaking.ts', import.meta.url)), [], {
    execArgv: [],
    env: { ...process.env, LEAK_DATA: testDataDir },
  })
}

/** Where the two sides first differ with the leak; null: nobody would notice it. */
export const tryLeak = (child: ChildProcess, trial: LeakTrial): Promise<string | null> =>
  new Promise((resolve, reject) => {
    child.once('message', ({ difference = null, error }: Answer) =>
      error === undefined ? resolve(difference) : reject(new Error(error)),
    )
    child.send(trial)
  })
