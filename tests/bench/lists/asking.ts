import { type Call, createClient, type ProblemBody } from '@lightwork/contract'
import { buildApp } from '@lightwork/server/src/app.ts'
import type { Config } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { sql } from 'kysely'
import { type Cost, countCosts } from '../counting.ts'
import { withSearch } from '../search-questions.ts'
import { madeId } from './made-id.ts'
import type { ListQuestion } from './questions.ts'

const config: Config = {
  port: 3000,
  dataDir: '/nonexistent',
  mode: 'demo',
  publicOrigin: 'http://127.0.0.1:3000',
  databaseUrl: null,
  meiliUrls: [],
  meiliKey: null,
}
const now = () => new Date('2026-11-25T08:00:00.000Z')

export interface Asked {
  readonly statements: number
  readonly buffers: number
  readonly costs: readonly Cost[]
  /** Rows that the answer lists, so that a list that answers nothing is not taken for a cheap one. */
  readonly rows: number
}

/** The longest list in an answer. */
function rowsOf(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length
  if (typeof answer !== 'object' || answer === null) return 0
  return Math.max(0, ...Object.values(answer).map((value) => (Array.isArray(value) ? value.length : 0)))
}

/** Asks each question of the real application over one bank, as the person it names, and counts what it costs. */
export async function askAll(appUrl: string, questions: readonly ListQuestion[]): Promise<Asked[]> {
  const log = createLog('silent')
  const db = connect({ url: appUrl, log, max: 2 })
  const counting = countCosts(appUrl, 1)
  try {
    return await withSearch({ db, asked: counting.db }, async (search) => {
      const app = await buildApp({ config, db: counting.db, log, search, now })
      const cookies = new Map<number, string>()
      const callAs = (who: number): Call =>
        createClient(async ({ method, url, headers, body }) => {
          const cookie = cookies.get(who) ?? ''
          const request = { method, url, headers: { ...headers, cookie }, ...(body !== undefined && { payload: body }) }
          const response = await app.inject(request)
          if (response.statusCode >= 400)
            throw new Error(`${method} ${url}: ${response.body}`, { cause: response.json() as ProblemBody })
          return { ok: true, json: response.json() as unknown }
        })
      const asked: Asked[] = []
      for (const question of questions) {
        const { who, cursor, ask } = question
        if (!cookies.has(who))
          cookies.set(
            who,
            `lightwork=${await inTransaction(db, nothing, (tx) => openSession(tx, madeId('account', who), now()))}`,
          )
        const from = cursor === undefined ? '' : ((await sql.raw<{ at: string }>(cursor).execute(db)).rows[0]?.at ?? '')
        const { value, costs } = await counting.during(() => ask(callAs(who), from))
        const buffers = costs.reduce((sum, cost) => sum + cost.buffers, 0)
        asked.push({ statements: costs.length, buffers, costs, rows: rowsOf(value) })
      }
      await app.close()
      // What the previews wrote would be in the way of the next run.
      await db.deleteFrom('bulk_edit').where('prepared_at', '=', now().toISOString()).execute()
      return asked
    })
  } finally {
    await counting.db.destroy()
    await db.destroy()
  }
}
