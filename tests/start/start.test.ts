import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folders: string[] = []
const children: ChildProcess[] = []

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-start-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
    }
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly output: () => string
}

function start(port: number, env: Record<string, string>): Running {
  const child = spawn(process.execPath, [join(root, 'server/src/commands.ts'), 'start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), LIGHTWORK_MODE: 'production', ...env },
  })
  children.push(child)
  let text = ''
  child.stdout?.on('data', (chunk) => (text += chunk))
  child.stderr?.on('data', (chunk) => (text += chunk))
  return { child, output: () => text }
}

async function untilReady(port: number, { child, output }: Running): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`ended: ${output()}`)
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`not ready: ${output()}`)
}

const exitOf = ({ child }: Running) => new Promise<number | null>((resolve) => child.once('exit', resolve))

describe('npm start', () => {
  it('sets up a county by the one-time code, and kill -9 loses nothing', async () => {
    const env = { DATA_DIR: newFolder() }
    const first = start(4301, env)
    await untilReady(4301, first)
    const file = join(env.DATA_DIR, 'set-up-code')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const body = {
      code: readFileSync(file, 'utf8').trim(),
      bureau_name: '青禾县教育局',
      login: 'first.admin',
      name: '方岩',
      password: '一个足够长的县级好口令',
    }
    const post = (path: string, sent: object) =>
      fetch(`http://127.0.0.1:4301${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      })
    expect((await post('/api/sign-in', { login: 'admin', password: 'password' })).status).toBe(401)
    const done = await post('/api/set-up', body)
    expect(done.status).toBe(200)
    // A real county has the limits of the law and the knowledge points from its first minute.
    const cookie = done.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const get = async (path: string) => (await fetch(`http://127.0.0.1:4301${path}`, { headers: { cookie } })).json()
    const limits = (await get('/api/policies')) as { id: string; level: string; enabled: boolean }[]
    expect(limits.filter(({ level, enabled }) => level === 'national' && enabled).length).toBeGreaterThan(5)
    expect(((await get('/api/taxonomy/math')) as { points: unknown[] }).points.length).toBeGreaterThan(10)
    expect((await post('/api/set-up', body)).status).toBe(401)
    const ended = exitOf(first)
    first.child.kill('SIGKILL')
    await ended
    const second = start(4301, env)
    await untilReady(4301, second)
    expect((await post('/api/sign-in', { login: 'first.admin', password: body.password })).status).toBe(200)
    expect(second.output()).not.toContain('set-up#')
  }, 90_000)

  it('says in one sentence what is wrong with the port, the folder or a setting', async () => {
    const taken = createServer().listen(4302, '127.0.0.1')
    const blocked = join(newFolder(), 'file')
    writeFileSync(blocked, '')
    const attempts: [number, Record<string, string>, RegExp][] = [
      [4302, { DATA_DIR: newFolder() }, /端口 4302 不能使用/],
      [4303, { DATA_DIR: join(blocked, 'data') }, /数据目录.*不能/],
      [4304, { DATA_DIR: newFolder(), LIGHTWORK_MODE: 'test' }, /LIGHTWORK_MODE 只能是/],
    ]
    for (const [port, env, sentence] of attempts) {
      const running = start(port, env)
      expect(await exitOf(running)).toBe(1)
      expect(running.output()).toMatch(sentence)
      expect(running.output()).not.toMatch(/\n\s+at /)
    }
    taken.close()
  }, 60_000)

  it('refuses a folder that another process uses', async () => {
    const env = { DATA_DIR: newFolder() }
    await untilReady(4305, start(4305, env))
    const second = start(4306, env)
    expect(await exitOf(second)).toBe(1)
    expect(second.output()).toMatch(/已由另一个轻作业使用/)
  }, 60_000)
})

async function ask<T>(url: string, text: string): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows[0] as T
  } finally {
    await client.end()
  }
}

describe('the embedded Postgres', () => {
  it.each(['C', 'POSIX', 'zh_CN.GB18030', ''])(
    'is UTF-8 in every way under LANG=%s',
    async (language) => {
      const before = process.env.LANG
      process.env.LANG = language
      try {
        const postgres = await startEmbeddedPostgres(newFolder())
        const row = await ask(
          postgres.url,
          `select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale, length('作业') as length,
           '作业' ~ '^\\w+$' as word, upper('é') as upper from pg_database where datname = current_database()`,
        )
        expect(row).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', length: 2, word: true, upper: 'É' })
        await postgres.stop()
      } finally {
        process.env.LANG = before
      }
    },
    60_000,
  )

  it('listens on the loopback only, asks everybody for the random password, and keeps it to its owner', async () => {
    const folder = newFolder()
    const postgres = await startEmbeddedPostgres(folder)
    const { listening, sockets, encryption } = await ask<Record<string, string>>(
      postgres.url,
      `select current_setting('listen_addresses') as listening, current_setting('unix_socket_directories') as sockets, current_setting('password_encryption') as encryption`,
    )
    expect([listening, sockets, encryption]).toEqual(['127.0.0.1', '', 'scram-sha-256'])
    const guess = new URL(postgres.url)
    for (const password of ['password', 'postgres', '']) {
      guess.password = password
      await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password/)
    }
    expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600)
    await postgres.stop()
  }, 60_000)

  it('recovers by itself after kill -9 of the postmaster', async () => {
    const folder = newFolder()
    const first = await startEmbeddedPostgres(folder)
    await ask(first.url, 'create table kept as select 7 as value')
    const pid = Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    const second = await startEmbeddedPostgres(folder)
    expect(await ask(second.url, 'select value from kept')).toEqual({ value: 7 })
    await second.stop()
  }, 60_000)
})
