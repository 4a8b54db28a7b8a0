import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import type { Log } from '../../log.ts'
import type { Pace } from './feeder/pace.ts'
import { settingsHash } from './index-settings.ts'

export interface ReadyEngines {
  /** Index to ask, by engine; only engines whose index is full and up to date. */
  readonly current: () => ReadonlyMap<string, string>
  refresh(): Promise<void>
  stop(): void
}

const EVERY_MS = 1000

/** Which engines can be asked at present, at most a second old. */
export function keepReadyEngines(db: Db, log: Log, pace: Pace): ReadyEngines {
  let current: ReadonlyMap<string, string> = new Map()
  const refresh = async () => {
    const { rows } = await sql<{ url: string; uid: string }>`
      select i.url, i.uid from search_instance s join search_index i on i.url = s.url and i.uid = s.active_index
      where i.settings_hash = ${settingsHash} and i.caught_up_at > now() - make_interval(secs => ${pace.stale / 1000})`.execute(
      db,
    )
    current = new Map(rows.map(({ url, uid }) => [url, uid]))
  }
  let timer: NodeJS.Timeout
  let isStopped = false
  const again = () => {
    if (isStopped) return
    timer = setTimeout(() => {
      refresh()
        .catch((error: Error) =>
          log.warn({ error: error.message }, 'the state of the search engines could not be read'),
        )
        .finally(again)
    }, EVERY_MS)
    timer.unref()
  }
  again()
  return {
    current: () => current,
    refresh,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
