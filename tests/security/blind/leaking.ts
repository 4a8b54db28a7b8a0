import { registerHooks } from 'node:module'
import { readConfig } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import type { LeakTrial } from './leak-trials.ts'
import { editsOf } from './leaks.ts'
import { differences, drawFor, type Side } from './side.ts'

// A process of its own: the competitions of the server are loaded once for each trial, with its leaks in them.

const leakOf = (url: string) => new URL(url).searchParams.get('leak')
const isOwn = (url: string) => /\/server\/src\/(app\.ts|features\/competitions\/)/.test(url)

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const leak = context.parentURL === undefined ? null : leakOf(context.parentURL)
    if (leak === null || !isOwn(found.url)) return found
    return { ...found, url: `${found.url}?leak=${encodeURIComponent(leak)}` }
  },
  load(url, context, next) {
    const loaded = next(url, context)
    const edits = isOwn(url) ? editsOf(leakOf(url) ?? '').filter(({ file }) => url.includes(`/${file}?`)) : []
    if (edits.length === 0) return loaded
    let source = loaded.source instanceof Uint8Array ? Buffer.from(loaded.source).toString() : String(loaded.source)
    for (const { file, from, to } of edits) {
      if (!source.includes(from)) throw new Error(`the leak no longer fits ${file}`)
      source = source.replace(from, to)
    }
    return { ...loaded, source }
  },
})

const config = readConfig({ DATA_DIR: process.env.LEAK_DATA ?? '' })
const log = createLog('silent')

async function startSide(
  name: string,
  { people }: LeakTrial['county'],
  { appUrl, entryIds }: LeakTrial['sides'][number],
) {
  const address = import.meta.resolve('@lightwork/server/src/app.ts')
  const { buildApp }: typeof import('@lightwork/server/src/app.ts') = await import(
    `${address}?leak=${encodeURIComponent(name)}`
  )
  const db = connect({ url: appUrl, log, max: 2 })
  const clock = { now: new Date() }
  const { search, stop } = await createSearch(config, db, log)
  const app = await buildApp({ config, db, log, search, now: () => clock.now, draw: drawFor(entryIds) })
  const side: Side = {
    app,
    db,
    clock,
    cookieOf: async (person) =>
      `lightwork=${await inTransaction(db, nothing, (tx) => openSession(tx, people[person], clock.now))}`,
  }
  const close = async () => {
    await app.close()
    await stop()
    await db.destroy()
  }
  return { side, close }
}

async function noticed({ leak, county, sides, competition, judgeIds }: LeakTrial): Promise<string[]> {
  const [one, two] = [await startSide(leak, county, sides[0]), await startSide(leak, county, sides[1])]
  const foreign = sides.flatMap(({ entryIds }) => entryIds.slice(0, 1))
  const places = await differences([one.side, two.side], { competition, judgeIds }, foreign)
  await Promise.all([one.close(), two.close()])
  return places
}

process.on('message', (trial: LeakTrial) => {
  noticed(trial).then(
    (places) => process.send?.({ leak: trial.leak, places }),
    (error: unknown) => process.send?.({ leak: trial.leak, error: String(error) }),
  )
})
