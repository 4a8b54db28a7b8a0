import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildApp } from '../app.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { connect } from '../db/connect.ts'
import { writeSecret } from '../db/embedded.ts'
import type { Db } from '../db/transaction.ts'
import { createDemoLinks, createSetUpCode } from '../features/identity/first-start.ts'
import { seedGround, seedIfEmpty } from '../jobs/seed.ts'
import { tidyMediaDaily } from '../jobs/tidy-media.ts'
import { createLog } from '../log.ts'
import { createSearch } from '../search/create-search.ts'
import { openDatabase } from './database.ts'
import { holdFolder } from './hold-folder.ts'
import { buildWeb } from './web.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** Told before anything is started: a taken port is the commonest reason not to. */
const refuseTakenPort = ({ port }: Config) =>
  new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new ConfigError(
          `端口 ${port} 不能使用（${error.code}）；请用 PORT=另一个端口 再启动 / port ${port} cannot be used; set PORT`,
        ),
      ),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })

/** Makes the first ways in and puts them into a file, before anybody can find the service ready. Answers what to say. */
async function openDoors(db: Db, config: Config): Promise<readonly string[]> {
  if (config.mode === 'demo') {
    const links = await createDemoLinks(db, config)
    writeSecret(join(config.dataDir, 'sign-in-links.json'), `${JSON.stringify(links, null, 2)}\n`)
    return [
      '演示模式。以下登录链接每次启动各可用一次 / demo sign-in links, single use per start:\n',
      ...links.map(({ title, url }) => `  ${title}\n    ${url}`),
      '\n按 Ctrl-C 停止。 Ctrl-C stops.',
    ]
  }
  const code = await createSetUpCode(db)
  if (code === null) return []
  writeSecret(join(config.dataDir, 'set-up-code'), `${code}\n`)
  return [`初始设置码（24 小时内有效，用一次即失效） one-time set-up code:\n  ${config.publicOrigin}/set-up#${code}`]
}

/** How long requests that are under way may take to end when the service stops. */
const GRACE_MS = 5_000

/** `npm start`: database, migrations, demo county, web app, then service until a signal stops it. */
export async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog()
  await refuseTakenPort(config)
  const release = holdFolder(config.dataDir)
  const [database] = await Promise.all([openDatabase(config, log), buildWeb()])
  const db = connect({ url: database.appUrl, log })
  await (config.mode === 'demo' ? seedIfEmpty(db, new Date()) : seedGround(db))
  const { search, stop: stopSearch } = await createSearch(config, db, log)
  const deps = { config, db, log, search, now: () => new Date() }
  const app = await buildApp(deps)
  const stopTidying = tidyMediaDaily(deps)
  const doors = await openDoors(db, config)
  await app.listen({ port: config.port, host: '127.0.0.1' })
  for (const line of [`\n轻作业 Lightwork 已启动：${config.publicOrigin}`, ...doors]) say(line)
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const closed = app.close()
    // Browsers keep sockets on which they have asked nothing yet, for up to a minute.
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref()
    await closed
    await stopSearch()
    await stopTidying()
    await db.destroy()
    await database.stop()
    release()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}
