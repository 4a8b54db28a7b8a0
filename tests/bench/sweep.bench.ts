import { connect } from '@lightwork/server/src/db/connect.ts'
import { runSweep } from '@lightwork/server/src/features/duplicates/run-sweep.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { hasData, openBank, say, sizes } from './bank.ts'
import { cpuOf } from './cpu-time.ts'

/** On two cores the worker and the database run side by side; together they may take two minutes of one. */
const bars = { seconds: 120, megabytes: 1536 } as const
const LARGEST = sizes.at(-1) ?? 0

/** Compares the whole bank as the server does, from the tables and back into them. Leaves no pair behind. */
async function measure(url: string): Promise<boolean> {
  const db = connect({ url, log: createLog('silent'), max: 1 })
  const forget = async () => {
    await sql`delete from duplicate_pair`.execute(db)
    await sql`update duplicate_sweep set finished_at = now() where finished_at is null`.execute(db)
  }
  try {
    await forget()
    const id = newId()
    const account = await sql<{ id: string }>`
      insert into account (id, login, name) values (${newId()}, 'sweep', 'sweep') on conflict (login) do update set name = 'sweep' returning id`.execute(
      db,
    )
    await sql`insert into duplicate_sweep (id, started_by, started_at, progress_at) values (${id}, ${account.rows[0]?.id}, now(), now())`.execute(
      db,
    )
    const backend = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? 0
    const [before, own, begun] = [cpuOf(backend), process.cpuUsage(), performance.now()]
    await runSweep(db, { id, from: null, now: () => new Date(), signal: new AbortController().signal })
    const { user, system } = process.cpuUsage(own)
    const [server, database] = [(user + system) / 1e6, cpuOf(backend) - before]
    const wall = (performance.now() - begun) / 1000
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    const done = await sql<{
      texts_read: number
      pairs: number
    }>`select texts_read, pairs from duplicate_sweep where id = ${id}`.execute(db)
    const { texts_read = 0, pairs = 0 } = done.rows[0] ?? {}
    const holds = server + database <= bars.seconds && megabytes <= bars.megabytes
    say(
      `sweep through Postgres, ${texts_read} texts, ${pairs} pairs: server ${server.toFixed(1)} s + database ${database.toFixed(1)} s of processor time ` +
        `(bar ${bars.seconds} together), ${megabytes} MB (bar ${bars.megabytes}), wall ${wall.toFixed(0)} s ${holds ? 'ok' : 'ABOVE'}`,
    )
    return holds
  } finally {
    await forget()
    await db.destroy()
  }
}

if (!hasData()) {
  say('sweep: no ../shared/data beside the repository, nothing is measured')
} else {
  const bank = await openBank()
  try {
    process.exitCode = (await measure(bank.appUrl(LARGEST))) ? 0 : 1
  } finally {
    await bank.stop()
  }
}
