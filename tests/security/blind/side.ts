import { createHash } from 'node:crypto'
import { blindCodes } from '@lightwork/assembly'
import type { Competition } from '@lightwork/contract'
import { type Db, inTransaction, reading, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import type { Draw } from '@lightwork/server/src/features/competitions/entering/draw.ts'
import type { TestApp } from '@lightwork/server/test/app.ts'
import { type Ask, type Known, readsOf } from './asks.ts'

/** One of two competitions that differ in nothing but who entered. */
export interface Side {
  readonly app: Pick<TestApp['app'], 'inject'>
  readonly db: Db
  readonly clock: { now: Date }
  cookieOf(person: 'curator' | 'judgeOne' | 'judgeTwo'): Promise<string>
}

/** Draws the same for the same places, whatever the ids of who stands there. */
export function drawFor(entryIds: readonly string[]): Draw {
  let drawn = 0
  const places = new Map(entryIds.map((id, index) => [`place ${index}`, id]))
  return {
    id: () => idOf(`drawn ${drawn++}`),
    codes: (ids, prefix) => {
      const own = [...places].filter(([, id]) => ids.includes(id)).map(([place]) => place)
      const codes = blindCodes({ entryIds: own, prefix, seed: 'the same lot' })
      return new Map([...codes].map(([place, code]) => [places.get(place) ?? '', code]))
    },
  }
}

/** An id that looks random. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The moment within a phase. */
export const momentIn = ({ terms }: Competition, kind: string): Date => {
  const phase = terms.phases.find((found) => found.kind === kind)
  return new Date(Date.parse(phase?.from ?? '') + 3_600_000)
}

/** Closes entering as the organiser does. */
export async function closeSide(side: Side, competition: Competition): Promise<void> {
  side.clock.now = momentIn(competition, 'calibrate')
  const answer = await side.app.inject({
    method: 'POST',
    url: `/api/competitions/${competition.id}/close-entering`,
    headers: { cookie: await side.cookieOf('curator'), 'content-type': 'application/json' },
    payload: JSON.stringify({ revision: competition.revision }),
  })
  if (answer.statusCode !== 200) throw new Error(`closing failed: ${answer.body}`)
}

/** All rows that judges' answers are made of, each in the order of the codes. */
export const blindRows = ({ db }: Pick<Side, 'db'>) =>
  reading(db, wholeCounty, async (reader) => ({
    entries: await reader.selectFrom('blind_entry').selectAll().orderBy('code').execute(),
    files: (
      await reader
        .selectFrom('blind_file')
        .innerJoin('blind_entry', 'blind_entry.id', 'blind_file.blind_id')
        .selectAll('blind_file')
        .select('blind_entry.code')
        .orderBy('code')
        .orderBy('name')
        .execute()
    ).map(({ bytes, ...file }) => ({ ...file, bytes: bytes.toString('base64') })),
  }))

interface Giving {
  readonly competition: Competition
  readonly judgeIds: readonly string[]
}

/** The same sheets for both sides: by rights, who entered decides who may judge what. */
export const giveSheets = ({ db, clock }: Side, { competition, judgeIds }: Giving): Promise<void> =>
  inTransaction(db, wholeCounty, async (tx) => {
    const works = await tx.selectFrom('blind_entry').select(['id', 'code']).orderBy('code').execute()
    const sheets = judgeIds.flatMap((judge_id) =>
      works.flatMap(({ id: blind_id, code }, index) =>
        (index < 2 ? (['calibration', 'main'] as const) : (['main'] as const)).map((round) => ({
          competition_id: competition.id,
          id: idOf([code, judge_id, round].join()),
          blind_id,
          judge_id,
          round,
          terms_version: competition.terms_version,
          assigned_at: clock.now,
        })),
      ),
    )
    await tx.insertInto('score_sheet').values(sheets).execute()
  })

/** Names of the moment of the request only: ids of requests and of what was made in it. */
const plain = (body: string) =>
  body.replace(/"instance":"[^"]+"/g, '"instance":""').replace(/"id":"[0-9a-f-]{36}","label"/g, '"id":"","label"')

export async function askSide(side: Side, who: 'judgeOne' | 'judgeTwo', { method, url, payload }: Ask) {
  const cookie = await side.cookieOf(who)
  const answer = await side.app.inject({
    method,
    url,
    headers: { cookie, ...(payload !== undefined && { 'content-type': 'application/json' }) },
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  })
  const { date: _, ...headers } = answer.headers
  return { url, status: answer.statusCode, headers, body: plain(answer.body) }
}

const isSame = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two)

type Row = Readonly<Record<string, unknown>>

/** Columns in which the rows of two tables differ. */
const differing = (table: string, one: readonly Row[], two: readonly Row[]): string[] =>
  Object.keys(one[0] ?? {})
    .filter(
      (column) =>
        !isSame(
          one.map((row) => row[column]),
          two.map((row) => row[column]),
        ),
    )
    .map((column) => `${table}.${column}`)

/** Closes both and, when judges get the same, reads as a judge would: where they differ. */
export async function differences(sides: readonly [Side, Side], giving: Giving, foreign: readonly string[]) {
  for (const side of sides) await closeSide(side, giving.competition)
  const [one, two] = [await blindRows(sides[0]), await blindRows(sides[1])]
  const inRows = [...differing('work', one.entries, two.entries), ...differing('file', one.files, two.files)]
  if (inRows.length > 0) return inRows
  for (const side of sides) {
    await giveSheets(side, giving)
    side.clock.now = momentIn(giving.competition, 'judge')
  }
  const competitionId = giving.competition.id
  const desk = await askSide(sides[0], 'judgeOne', { method: 'GET', url: `/api/judging/${competitionId}` })
  const { sheets }: Pick<Known, 'sheets'> = JSON.parse(desk.body)
  const places = new Set<string>()
  for (const ask of readsOf({ competitionId, sheets, fileIds: [], foreign })) {
    const answers = [await askSide(sides[0], 'judgeOne', ask), await askSide(sides[1], 'judgeOne', ask)] as const
    if (!isSame(...answers)) places.add(`${answers[0].status} ${ask.url.replace(/[0-9a-f-]{36}/g, ':id')}`)
  }
  return [...places]
}
