import { randomUUID } from 'node:crypto'
import * as contract from '@lightwork/contract'
import { reading, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { blindSight } from '@lightwork/server/src/features/competitions/judging/blind.ts'
import { appOver, startTestApp, type TestApp } from '@lightwork/server/test/app.ts'
import { type MadeEntry, moveToPhase } from '@lightwork/server/test/competition.ts'
import { judges, type PersonName } from '@lightwork/server/test/county.ts'
import { asOwner, cloneDatabase } from '@lightwork/server/test/database.ts'
import { assignedJudging, sheetText } from '@lightwork/server/test/judging.ts'
import { type KyselyPlugin, sql } from 'kysely'
import { describe, expect, it } from 'vitest'

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

/** One competition in full swing; both copies begin as it. */
const original = await startTestApp()
const judging = await assignedJudging(original, { count: 6, rules: { third_threshold: null } })
const { params, competition, entries } = judging
const work = entries[0] as MadeEntry
moveToPhase(original, competition, 'calibrate')
await original.as('curator').call(contract.startCalibration, {
  params,
  body: {
    blind_ids: entries
      .filter(({ owner }) => owner !== 'otherTeacher')
      .map(({ blindId }) => blindId)
      .slice(0, 2),
  },
})
for (const { blindId } of entries)
  await asOwner(
    original.ownerUrl,
    `insert into blind_file (competition_id, blind_id, id, name, content_type, bytes)
     values ('${params.competition_id}', '${blindId}', '${randomUUID()}', '附件1.docx', 'application/octet-stream', 'words')`,
  )
const sheetsOf = new Map<PersonName, readonly contract.OwnSheet[]>()
for (const judge of judges) {
  const desk = await original.as(judge).call(contract.getJudgingDesk, { params })
  sheetsOf.set(judge, desk.sheets)
}
await original.app.close()
await original.db.destroy()

/** Other people, other schools, other times, another order of entering: nothing else differs. */
const otherIdentities = `
  update account set name = '欧阳' || left(md5(id::text), 4), login = 'x' || left(md5(id::text), 8)
    where id in (select owner_id from entry);
  update organisation set name = '第' || left(md5(id::text), 4) || '学校' where kind = 'school';
  with turned as (select id, competition_id, lead(owner_id, 1, (select owner_id from entry order by id limit 1)) over (order by id) as owner,
      lead(entrant_school_id, 1, (select entrant_school_id from entry order by id limit 1)) over (order by id) as school from entry)
    update entry e set owner_id = t.owner, entrant_school_id = t.school, authors = jsonb_build_array(jsonb_build_object('name', '司马', 'account_id', null)),
      title = '原题目' || left(e.id::text, 3), receipt = 'Z-' || e.id, begun_at = begun_at - random() * interval '9 days',
      submitted_at = submitted_at - random() * interval '3 days', created_at = created_at - random() * interval '30 days'
    from turned t where t.id = e.id;
  create temp table mixed as select m.competition_id, m.entry_id,
    lead(m.blind_id, 2, null) over (order by m.blind_id) as next, row_number() over (order by m.blind_id) as place, m.blind_id from entry_mask m;
  delete from entry_mask;
  insert into entry_mask select competition_id, entry_id, coalesce(next, (select blind_id from mixed f where f.place = mixed.place - (select count(*) from mixed) + 2)) from mixed;`

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

async function startCopy(change: string) {
  const database = await cloneDatabase(original.ownerUrl)
  if (change !== '') await asOwner(database.ownerUrl, change)
  const { statements, plugin } = recorder()
  const copy = await appOver({ ...database, db: database.db.withPlugin(plugin) }, original.county)
  return { ...copy, statements }
}
type Copy = Awaited<ReturnType<typeof startCopy>>

const copies = [await startCopy(''), await startCopy(otherIdentities)] as const

interface Ask {
  readonly who: PersonName
  readonly method: contract.Endpoint['method']
  readonly url: string
  readonly payload?: unknown
}

/** Names of the moment of the request only: ids of requests and of what was made in it. */
const plain = (body: string) =>
  body.replace(/"instance":"[^"]+"/g, '"instance":""').replace(/"id":"[0-9a-f-]{36}","label"/g, '"id":"","label"')

async function ask({ app, cookieOf, statements }: Copy, { who, method, url, payload }: Ask) {
  const cookie = await cookieOf(who)
  statements.length = 0
  const answer = await app.inject({
    method,
    url,
    headers: { cookie, ...(payload !== undefined && { 'content-type': 'application/json' }) },
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  })
  const { date: _, ...headers } = answer.headers
  return { url, status: answer.statusCode, headers, body: plain(answer.body), statements: [...statements] }
}

const desk = `/api/judging/${params.competition_id}`
const get = (who: PersonName, url: string): Ask => ({ who, method: 'GET', url })

const askingIn = (phase: string): PersonName[] => (phase === 'judge' ? ['judgeOne', 'judgeTwo'] : ['judgeOne'])

/** Everything one judge can ask on the desk, reading and writing, right and wrong. */
function asksOf(who: PersonName, fileIds: readonly string[]): Ask[] {
  const own = sheetsOf.get(who) ?? []
  const other = (sheetsOf.get(who === 'judgeOne' ? 'judgeTwo' : 'judgeOne') ?? [])[0]
  const rubric = competition.terms.rubric
  const wrong = [randomUUID(), work.entryId, work.blindId, other?.sheet_id ?? '', 'x', '%00', '..']
  const reads = [
    get(who, '/api/judging'),
    get(who, desk),
    get(who, `${desk}/calibration`),
    ...own.map(({ sheet_id }) => get(who, `${desk}/sheets/${sheet_id}`)),
    ...own.flatMap(({ sheet_id }) => fileIds.map((file) => get(who, `${desk}/sheets/${sheet_id}/files/${file}`))),
    ...wrong.map((id) => get(who, `${desk}/sheets/${id}`)),
    ...wrong.map((id) => get(who, `/api/judging/${id}`)),
    ...wrong.map((id) => get(who, `${desk}/sheets/${own[0]?.sheet_id}/files/${id}`)),
  ]
  const of = (sheet: contract.OwnSheet, method: Ask['method'], path: string, payload: unknown): Ask => ({
    who,
    method,
    url: `${desk}/sheets/${sheet.sheet_id}${path}`,
    payload,
  })
  const text = sheetText(rubric, 7)
  const writes = own.flatMap((sheet, index) => [
    of(sheet, 'POST', '/final', { revision: 1 }),
    of(sheet, 'PUT', '', { revision: 1, text }),
    of(sheet, 'PUT', '', { revision: 1, text: { ...text, overall: '另一份' } }),
    of(sheet, 'PUT', '', { revision: 'x' }),
    of(sheet, 'POST', '/kept', { base_revision: 1, text }),
    of(sheet, 'POST', '/remarks', { text: '我的看法' }),
    index === 2 ? of(sheet, 'POST', '/recuse', { reason: '认出来了' }) : of(sheet, 'POST', '/final', { revision: 2 }),
    of(sheet, 'POST', '/remarks', { text: '我的看法' }),
  ])
  return [...reads, ...writes, ...reads]
}

describe('two competitions that differ only in who entered', () => {
  it('answer a judge the same bytes, in as many statements, whatever is asked', async () => {
    const fileIds = await reading(copies[0].db, wholeCounty, async (reader) =>
      (await reader.selectFrom('blind_file').select('id').orderBy('id').limit(2).execute()).map(({ id }) => id),
    )
    let asked = 0
    for (const phase of ['calibrate', 'judge', 'arbitrate'] as const) {
      for (const copy of copies) moveToPhase(copy, competition, phase)
      for (const request of askingIn(phase).flatMap((who) => asksOf(who, fileIds))) {
        // Each a second later, so that nothing falls on one moment.
        for (const { clock } of copies) clock.now = new Date(clock.now.getTime() + 1000)
        const [one, two] = [await ask(copies[0], request), await ask(copies[1], request)]
        asked += 1
        expect({ ...two, statements: two.statements.length }).toEqual({ ...one, statements: one.statements.length })
        expect(one.status).toBeLessThan(500)
      }
    }
    expect(asked).toBeGreaterThan(200)
  }, 60_000)

  it('have ids that say nothing of time or order, and codes that are no numbers of entries', async () => {
    const { sheets } = await copies[0].as('judgeOne').call(contract.getJudgingDesk, { params })
    expect(sheets.length).toBeGreaterThan(3)
    // Version 4: random. Version 7 would begin with the moment.
    for (const { sheet_id } of sheets) expect(sheet_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  })
})

describe('the statements of a judge', () => {
  const names = new RegExp(`"name":"(${identities.join('|')})"|\\b(from|join|update|into) (${identities.join('|')})\\b`)
  const isBlind = (text: string) => isSight(text) && text.includes('"on"')

  it('run with the first half out of sight, and none of them names it', async () => {
    const [copy] = copies
    moveToPhase(copy, competition, 'judge')
    const tried = new Set<string>()
    for (const request of asksOf('judgeOne', [])) {
      const { statements: texts, status } = await ask(copy, request)
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
      if (['entry', 'entry_mask'].includes(table)) expect(await count(wholeCounty)).toBe(entries.length)
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
    const own = (sheetsOf.get('judgeOne') ?? [])[0]
    const group = competition.groups[0]?.id ?? ''
    const known: Record<string, string> = {
      competition_id: params.competition_id,
      entry_id: work.entryId,
      blind_id: work.blindId,
      sheet_id: own?.sheet_id ?? '',
      group_id: group,
      school_id: original.county.school,
      organisation_id: original.county.school,
      account_id: original.county.people.mathTeacher,
      part: 'judge',
      subject: 'math',
      day: '2026-11-26',
    }
    const queries = ['', `?q=${encodeURIComponent('作品1')}`]
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
