import { inTransaction, nothing } from '../db/transaction.ts'
import type { Deps } from '../deps.ts'
import { removeOrphans } from '../features/media/media.commands.ts'

const DAY_MS = 86_400_000

/** Once a day, and soon after the start: what nothing uses goes. Answers how to stop. */
export function tidyMediaDaily({ db, log, now }: Pick<Deps, 'db' | 'log' | 'now'>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const tidy = () => {
    running = inTransaction(db, nothing, (tx) => removeOrphans(tx, now())).then(
      (removed) => void (removed > 0 && log.info({ removed }, 'unused media removed')),
      // Something began to use one of them in that moment; tomorrow is another day.
      (error: unknown) => log.warn({ err: error }, 'unused media were not removed'),
    )
  }
  const soon = setTimeout(tidy, 60_000)
  const daily = setInterval(tidy, DAY_MS)
  return async () => {
    clearTimeout(soon)
    clearInterval(daily)
    await running
  }
}
