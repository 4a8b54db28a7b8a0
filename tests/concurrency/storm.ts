import { type ChildProcess, fork } from 'node:child_process'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { type Db, inTransaction, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { newAddress } from '@lightwork/server/src/features/identity/secrets.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { seedPolicies } from '@lightwork/server/src/jobs/seed-policies.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { ofMinutes } from '@lightwork/server/test/homework.ts'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { faultsOf, type Operation } from './history.ts'

const DAY = '2026-11-26'
const NOW = new Date('2026-11-25T08:00:00.000Z')
const subjects = ['chinese', 'math', 'english', 'science', 'morality', 'art', 'it', 'pe'] as const

export interface StormOptions {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly rounds: number
  /** Requests that start at the same moment. */
  readonly width: number
  readonly ports: readonly number[]
  /** Backends killed per round. */
  readonly kills: number
  readonly mutant?: string
}

interface Teacher {
  readonly id: string
  readonly cookie: string
  readonly subject: string
}

interface Stage {
  readonly db: Db
  readonly schoolId: string
  readonly teachers: readonly Teacher[]
}

async function setStage(appUrl: string): Promise<Stage> {
  const db = connect({ url: appUrl, log: createLog('silent'), max: 4 })
  const schoolId = newId()
  const teachers: Teacher[] = []
  await inTransaction(db, wholeCounty, async (tx) => {
    await seedPolicies(tx)
    await tx
      .insertInto('organisation')
      .values({ id: schoolId, kind: 'school', name: `风暴学校 ${schoolId}`, system: '6+3', grades: [5] })
      .execute()
    for (const subject of subjects) {
      const id = newId()
      await tx
        .insertInto('account')
        .values({ id, login: `t${id}`, name: subject })
        .execute()
      await tx
        .insertInto('membership')
        .values({ id: newId(), account_id: id, organisation_id: schoolId, role: 'teacher', subject })
        .execute()
      teachers.push({ id, subject, cookie: `lightwork=${await openSession(tx, id, NOW)}` })
    }
  })
  return { db, schoolId, teachers }
}

interface Sheet {
  readonly id: string
  readonly minutes: number
  readonly teacher: Teacher
}

/** Three classes and `width` homeworks of 3 to 25 minutes, written straight into the tables: only releases are raced. */
async function setRound(
  { db, schoolId, teachers }: Stage,
  width: number,
): Promise<{ classIds: string[]; sheets: Sheet[] }> {
  const classIds = [newId(), newId(), newId()]
  const sheets = Array.from({ length: width }, (_, index): Sheet => {
    const teacher = teachers[index % teachers.length]
    if (teacher === undefined) throw new Error('no teachers')
    return { id: newId(), minutes: 3 + Math.floor(Math.random() * 23), teacher }
  })
  await inTransaction(db, { schools: [schoolId] }, async (tx) => {
    await tx
      .insertInto('class')
      .values(
        classIds.map((id) => ({ school_id: schoolId, id, grade: 5, name: id.slice(-20), notice_token: newAddress() })),
      )
      .execute()
    const taught = classIds.flatMap((class_id) =>
      teachers.map(({ id, subject }) => ({ school_id: schoolId, class_id, account_id: id, subject })),
    )
    await tx.insertInto('teaching').values(taught).execute()
    const assignments = sheets.map(({ id, minutes, teacher }) => ({
      school_id: schoolId,
      id,
      owner_id: teacher.id,
      subject: teacher.subject,
      grade: 5,
      title: '风暴',
      document: JSON.stringify(ofMinutes(minutes)),
    }))
    await tx.insertInto('assignment').values(assignments).execute()
  })
  return { classIds, sheets }
}

interface Answer {
  readonly status: number
  readonly json: {
    code?: string
    releases?: { id: string; class_id: string }[]
    refusals?: { class_id: string; version: number; excesses: { used: number }[] }[]
  }
}

function post(
  port: number,
  path: string,
  { cookie, key, body }: { cookie: string; key: string; body: unknown },
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const payload = JSON.stringify(body)
    const headers = {
      cookie,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      'idempotency-key': key,
    }
    const sending = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) }))
    })
    sending.on('error', () => resolve(null))
    sending.setTimeout(ANSWER_LIMIT, () => sending.destroy())
    sending.end(payload)
  })
}

/** Longer than any time-out of the server: a request without an answer by then is lost, in milliseconds. */
const ANSWER_LIMIT = 20_000
const TRIES = 4

function outcomeOf(answer: Answer | null): Operation['outcome'] | 'again' {
  if (answer === null || answer.status === 503) return 'again'
  const { status, json } = answer
  if (status === 200)
    return { kind: 'released', releases: (json.releases ?? []).map(({ id, class_id }) => ({ id, classId: class_id })) }
  if (json.code !== 'day-limit-exceeded') return { kind: 'wrong', what: `${status} ${json.code}` }
  const refusals = (json.refusals ?? []).map(({ class_id, version, excesses }) => ({
    classId: class_id,
    version,
    used: excesses[0]?.used ?? -1,
  }))
  return { kind: 'refused', refusals }
}

const settled = (outcome: Operation['outcome'] | 'again'): outcome is Operation['outcome'] => outcome !== 'again'

/** What a request and its twin under the same key come to: two answers that differ are a fault of their own. */
function agreed(outcomes: readonly (Operation['outcome'] | 'again')[]): Operation['outcome'] | 'again' {
  const answered = outcomes.filter(settled)
  const [first] = answered
  const released = answered.filter(({ kind }) => kind === 'released').map((outcome) => JSON.stringify(outcome))
  if (new Set(released).size > 1) return { kind: 'wrong', what: 'one key was released twice' }
  return (
    answered.find(({ kind }) => kind === 'wrong') ??
    answered.find(({ kind }) => kind === 'released') ??
    first ??
    'again'
  )
}

/** One release as a careful client sends it: the same key on every retry, each retry to the other process. */
async function release(
  { schoolId }: Stage,
  sheet: Sheet,
  classIds: readonly string[],
  ports: readonly number[],
): Promise<Operation> {
  const path = `/api/schools/${schoolId}/assignments/${sheet.id}/releases`
  const key = `storm-${sheet.id}`
  const began = performance.now()
  let outcome: Operation['outcome'] | 'again' = 'again'
  const first = Math.floor(Math.random() * ports.length)
  for (let tries = 0; tries < TRIES && outcome === 'again'; tries++) {
    const send = { cookie: sheet.teacher.cookie, key, body: { revision: 1, class_ids: classIds, days: [DAY] } }
    const port = ports[(first + tries) % ports.length] ?? 0
    const twice = Math.random() < 0.2
    const answers = await Promise.all([post(port, path, send), ...(twice ? [post(ports[0] ?? port, path, send)] : [])])
    outcome = agreed(answers.map(outcomeOf))
  }
  const final: Operation['outcome'] = outcome === 'again' ? { kind: 'unknown' } : outcome
  return { id: sheet.id, classIds, day: DAY, minutes: sheet.minutes, began, ended: performance.now(), outcome: final }
}

async function killBackends(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  for (let index = 0; index < count; index++) {
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40))
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'lightwork_app'
       and state <> 'idle' order by random() limit 1`,
    )
  }
  await client.end()
}

function startServer(port: number, { appUrl, mutant }: StormOptions): Promise<ChildProcess> {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
  const child = fork(file('serve.ts'), [String(port)], {
    execArgv: ['--import', file('mutants.ts')],
    env: { ...process.env, APP_URL: appUrl, ...(mutant !== undefined && { MUTANT: mutant }) },
  })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`server process ended with ${code}`)))
  })
}

/** Deadlocks that Postgres had to break so far: with one locking order there are none. */
async function deadlocks(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query('select deadlocks::int from pg_stat_database where datname = current_database()')
  await client.end()
  return rows[0].deadlocks
}

const shuffled = <T>(values: readonly T[]) =>
  values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)

export interface StormReport {
  readonly operations: number
  readonly released: number
  readonly refused: number
  readonly unknown: number
  readonly faults: readonly string[]
}

/** Rounds of `width` releases at one moment against three class days, through all server processes, while backends are killed. */
export async function storm(options: StormOptions): Promise<StormReport> {
  const { ports, rounds, width, kills, ownerUrl } = options
  const servers = await Promise.all(ports.map((port) => startServer(port, options)))
  const stage = await setStage(options.appUrl)
  const deadlocksBefore = await deadlocks(ownerUrl)
  const faults: string[] = []
  const kinds = { released: 0, refused: 0, unknown: 0, wrong: 0 }
  try {
    for (let round = 0; round < rounds && faults.length === 0; round++) {
      const { classIds, sheets } = await setRound(stage, width)
      const targets = () => shuffled(classIds).slice(0, Math.random() < 0.4 ? 3 : 1)
      const [operations] = await Promise.all([
        Promise.all(sheets.map((sheet) => release(stage, sheet, targets(), ports))),
        killBackends(ownerUrl, kills),
      ])
      for (const { outcome } of operations) kinds[outcome.kind]++
      faults.push(...(await faultsOf(ownerUrl, stage.schoolId, DAY, operations)))
      const broken = (await deadlocks(ownerUrl)) - deadlocksBefore
      if (broken > 0) faults.push(`${broken} deadlocks`)
    }
  } finally {
    for (const server of servers) server.kill('SIGKILL')
    await stage.db.destroy()
  }
  return { operations: kinds.released + kinds.refused + kinds.unknown + kinds.wrong, ...kinds, faults }
}
