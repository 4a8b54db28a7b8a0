import { randomUUID } from 'node:crypto'
import * as contract from '@lightwork/contract'
import { reading, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { blindSight } from '@lightwork/server/src/features/competitions/judging/blind.ts'
import { appOver, type TestApp } from '@lightwork/server/test/app.ts'
import { moveToPhase } from '@lightwork/server/test/competition.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { sheetText } from '@lightwork/server/test/judging.ts'
import { type KyselyPlugin, sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { type Ask, readsOf, writesOf } from './blind/asks.ts'
import { enterTwice } from './blind/enter.ts'
import { startLeaking, tryLeaks } from './blind/leak-trials.ts'
import { leaks } from './blind/leaks.ts'
import { askSide, blindRows, closeSide, drawFor, giveSheets } from './blind/side.ts'

/** The half that says who entered. */
const identities = [
  'entry',
  'entry_receipt',
  'entry_work',
  'entry_file',
  'entry_likeness',
  'entry_mask',
  'entry_harvest',
  'objection',
] as const

type Judge = 'judgeOne' | 'judgeTwo'

const leaking = startLeaking()
afterAll(() => {
  leaking.kill()
})
const entered = await enterTwice()
const { competition, county, sides } = entered
const params = { competition_id: competition.id }
/** Ids of entries are known to their owners; a judge may hold one. */
const entryIds = sides.flatMap((side) => side.entryIds.slice(0, 1))

/** The feeder of the search works in the background, whoever asks. */
const isBackground = (text: string) =>
  text.includes('search_stale') || (isSight(text) && (text.match(/"value":""/g) ?? []).length === 2)
const isSight = (text: string) => text.includes("set_config('app.blind'")

function recorder() {
  const statements: string[] = []
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const text = JSON.stringify(node)
      if (!isBackground(text)) statements.push(text)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { statements, plugin }
}

/** One of the two, closed by its organiser and given to judges. */
async function startCopy({ ownerUrl, entryIds: places }: (typeof sides)[number]) {
  const database = await cloneDatabase(ownerUrl)
  const { statements, plugin } = recorder()
  const copy = await appOver({ ...database, db: database.db.withPlugin(plugin) }, county, { draw: drawFor(places) })
  await closeSide(copy, competition)
  await giveSheets(copy, entered)
  return { ...copy, statements }
}
type Copy = Awaited<ReturnType<typeof startCopy>>

const copies = [await startCopy(sides[0]), await startCopy(sides[1])] as const
const rows = await Promise.all(copies.map(blindRows))
const sheetsOf = {
  judgeOne: (await copies[0].as('judgeOne').call(contract.getJudgingDesk, { params })).sheets,
  judgeTwo: (await copies[0].as('judgeTwo').call(contract.getJudgingDesk, { params })).sheets,
}

async function ask(copy: Copy, who: Judge, request: Ask) {
  // Signing in is not what is counted.
  await copy.cookieOf(who)
  copy.statements.length = 0
  const answer = await askSide(copy, who, request)
  return { ...answer, statements: [...copy.statements] }
}

const askingIn = (phase: string): Judge[] => (phase === 'judge' ? ['judgeOne', 'judgeTwo'] : ['judgeOne'])

/** Everything one judge can ask on the desk, reading and writing, right and wrong. */
function asksOf(who: Judge, fileIds: readonly string[]): Ask[] {
  const other = sheetsOf[who === 'judgeOne' ? 'judgeTwo' : 'judgeOne'][0]?.sheet_id ?? ''
  const foreign = [...entryIds, rows[0]?.entries[0]?.id ?? '', other]
  const known = { competitionId: competition.id, sheets: sheetsOf[who], fileIds, foreign }
  const reads = readsOf(known)
  return [...reads, ...writesOf(known, sheetText(competition.terms.rubric, 7)), ...reads]
}

describe('two competitions that differ only in who entered', () => {
  it('are closed into the same rows', () => {
    const [one, two] = rows
    expect(one?.entries).toHaveLength(4)
    expect(one?.files).toHaveLength(1)
    expect(two).toEqual(one)
  })

  it('answer a judge the same bytes, in as many statements, whatever is asked', async () => {
    const fileIds = rows[0]?.files.map(({ id }) => id) ?? []
    let asked = 0
    for (const phase of ['calibrate', 'judge', 'arbitrate'] as const) {
      for (const copy of copies) moveToPhase(copy, competition, phase)
      for (const who of askingIn(phase))
        for (const request of asksOf(who, fileIds)) {
          // Each a second later, so that nothing falls on one moment.
          for (const { clock } of copies) clock.now = new Date(clock.now.getTime() + 1000)
          const [one, two] = [await ask(copies[0], who, request), await ask(copies[1], who, request)]
          asked += 1
          expect({ ...two, statements: two.statements.length }).toEqual({ ...one, statements: one.statements.length })
          expect(one.status).toBeLessThan(500)
        }
    }
    expect(asked).toBeGreaterThan(200)
  }, 60_000)
})

describe('a planted leak', () => {
  it.each(Object.entries(leaks))(
    'is noticed where it lets something through: %s',
    async (leak, planted) => {
      const prepare = async ({ ownerUrl, entryIds: places }: (typeof sides)[number]) => ({
        appUrl: (await cloneDatabase(ownerUrl)).appUrl,
        entryIds: places,
      })
      const cloned = [await prepare(sides[0]), await prepare(sides[1])] as const
      const places = await tryLeaks(leaking, { ...entered, leak, sides: cloned })
      for (const [name, { seen }] of Object.entries(planted))
        expect({ name, places }).toEqual({ name, places: expect.arrayContaining([seen]) })
    },
    60_000,
  )
})

describe('the statements of a judge', () => {
  const names = new RegExp(`"name":"(${identities.join('|')})"|\\b(from|join|update|into) (${identities.join('|')})\\b`)
  const isBlind = (text: string) => isSight(text) && text.includes('"on"')

  it('run with the first half out of sight, and none of them names it', async () => {
    const [copy] = copies
    moveToPhase(copy, competition, 'judge')
    const tried = new Set<string>()
    for (const request of asksOf('judgeOne', [])) {
      const { statements: texts, status } = await ask(copy, 'judgeOne', request)
      // Refused by its form, or no address of the desk at all.
      if (status === 400 || request.url.endsWith('..')) continue
      const firstBlind = texts.findIndex(isBlind)
      // Before it only who is asking is found out.
      expect(
        texts.slice(0, firstBlind).every((text) => isSight(text) || /session|account|membership|teaching/.test(text)),
      ).toBe(true)
      expect({ url: request.url, blind: firstBlind >= 0 }).toEqual({ url: request.url, blind: true })
      const later = texts.findIndex((text, index) => index > firstBlind && isSight(text) && !isBlind(text))
      const own = later < 0 ? texts : texts.slice(0, later)
      expect(own.filter((text) => names.test(text))).toEqual([])
      tried.add(`${request.method} ${request.url.replace(/[0-9a-f-]{36}/g, ':id')}`)
    }
    expect(tried.size).toBeGreaterThan(8)
  }, 60_000)

  it('would meet no row of it even without their predicates', async () => {
    const [{ db }] = copies
    for (const table of identities) {
      const count = (sightOf: typeof blindSight) =>
        reading(db, sightOf, async (reader) => {
          const { n } = await reader
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
          return n
        })
      expect({ table, n: await count(blindSight) }).toEqual({ table, n: 0 })
      if (['entry', 'entry_mask'].includes(table)) expect(await count(wholeCounty)).toBe(4)
    }
    const joined = await reading(db, { schools: '*', blind: true }, (reader) =>
      reader
        .selectFrom('blind_entry')
        .innerJoin('entry_mask', 'entry_mask.blind_id', 'blind_entry.id')
        .select(sql`entry_mask.entry_id`.as('entry'))
        .execute(),
    )
    expect(joined).toEqual([])
  })
})

describe('every endpoint of the application', () => {
  const isEndpoint = (value: unknown): value is contract.Endpoint =>
    typeof value === 'object' && value !== null && 'method' in value && 'url' in value
  const endpoints = Object.values(contract as Record<string, unknown>).filter(isEndpoint)

  /** What tells who entered: names, accounts, receipts, and the ids by which entries are known outside judging. */
  async function secretsOf(copy: TestApp): Promise<string[]> {
    const rows = await reading(copy.db, wholeCounty, (reader) =>
      reader
        .selectFrom('entry')
        .innerJoin('account', 'account.id', 'entry.owner_id')
        .where('entry.competition_id', '=', params.competition_id)
        .select(['entry.id', 'entry.receipt', 'account.name', 'account.login'])
        .execute(),
    )
    return [...new Set(rows.flatMap(({ id, receipt, name, login }) => [id, receipt ?? id, name, login]))]
  }

  it('tells a judge nothing of who entered', async () => {
    const [, copy] = copies
    moveToPhase(copy, competition, 'judge')
    const secrets = await secretsOf(copy)
    const work = { entryId: sides[1].entryIds[0] ?? '', blindId: rows[1]?.entries[0]?.id ?? '' }
    const known: Record<string, string> = {
      competition_id: params.competition_id,
      entry_id: work.entryId,
      blind_id: work.blindId,
      sheet_id: sheetsOf.judgeOne[0]?.sheet_id ?? '',
      group_id: competition.groups[0]?.id ?? '',
      school_id: county.school,
      organisation_id: county.school,
      account_id: county.people.mathTeacher,
      part: 'judge',
      subject: 'math',
      day: '2026-11-26',
    }
    const queries = ['', `?q=${encodeURIComponent('第1课')}`]
    const values = [known, { ...known, entry_id: work.blindId, item_id: work.blindId, assignment_id: work.entryId }]
    const cookie = await copy.cookieOf('judgeOne')
    let answered = 0
    for (const endpoint of endpoints) {
      if (/sign-out|session/.test(endpoint.url)) continue
      for (const filled of /:(entry|item|assignment)_id/.test(endpoint.url) ? values : [known]) {
        for (const query of endpoint.method === 'GET' ? queries : ['']) {
          const url = endpoint.url.replace(/:(\w+)/g, (_, name: string) =>
            encodeURIComponent(filled[name] ?? randomUUID()),
          )
          const { body, statusCode } = await copy.app.inject({
            method: endpoint.method,
            url: url + query,
            headers: { cookie, ...(endpoint.body !== undefined && { 'content-type': 'application/json' }) },
            ...(endpoint.body !== undefined && { payload: '{}' }),
          })
          if (statusCode === 200) answered += 1
          // What was asked with is no news.
          const asked = url + query
          const told = secrets.filter((secret) => body.includes(secret) && !asked.includes(secret))
          expect({ url: asked, told }).toEqual({ url: asked, told: [] })
        }
      }
    }
    expect(answered).toBeGreaterThan(30)
  }, 60_000)
})
