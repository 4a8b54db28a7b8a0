import * as contract from '@lightwork/contract'
import { buildApp } from '@lightwork/server/src/app.ts'
import { readConfig } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { announcedCompetition } from '@lightwork/server/test/competition.ts'
import { makeCounty, type PersonName } from '@lightwork/server/test/county.ts'
import { readyEntry } from '@lightwork/server/test/entry.ts'
import { copyDrafts } from '@lightwork/server/test/storm-drafts.ts'

// The real application in a process of its own, with a competition that closes in some seconds and drafts to hand in.
const [port = '4294', drafts = '2000', seconds = '12'] = process.argv.slice(2)
const config = readConfig({ PORT: port })
const log = createLog('silent')
const db = connect({ url: process.env.APP_URL ?? '', log })
const { search } = await createSearch(config, db, log)
const app = await buildApp({ config, db, log, search, now: () => new Date() })
const county = await makeCounty(db)
await app.listen({ port: config.port, host: '127.0.0.1' })
const origin = `http://127.0.0.1:${config.port}`

const tokenOf = (person: PersonName) =>
  inTransaction(db, nothing, (tx) => openSession(tx, county.people[person], new Date()))
const tokens = new Map<PersonName, string>()
const as = (person: PersonName | null) => ({
  call: contract.createClient(async ({ method, url, headers, body }) => {
    if (person !== null && !tokens.has(person)) tokens.set(person, await tokenOf(person))
    const cookie = person === null ? '' : `lightwork=${tokens.get(person)}`
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers, cookie },
      ...(body !== undefined && { body }),
    })
    return { ok: answer.ok, json: await answer.json() }
  }),
})

const clock = { now: new Date() }
const test = { as, county, db, clock }
const DAY = 86_400_000
const competition = await announcedCompetition(test, {
  judges: [],
  change: ({ terms }) => ({
    terms: {
      ...terms,
      quotas: { per_group: null, per_person: null, schools: [] },
      phases: terms.phases.map((phase) =>
        phase.kind === 'enter' ? { ...phase, from: new Date(clock.now.getTime() - DAY).toISOString() } : phase,
      ),
    },
  }),
})
const made = await readyEntry(test, competition)
const ids = await copyDrafts(db, made.params, Number(drafts))
const until = new Date(Date.now() + Number(seconds) * 1000).toISOString()
const { revision, kind, title, semester, groups, terms } = competition
await as('curator').call(contract.saveCompetition, {
  params: { competition_id: competition.id },
  body: {
    ...{ revision, kind, title, semester, groups, feeds_id: null, reason: '到点截止' },
    terms: { ...terms, phases: terms.phases.map((phase) => (phase.kind === 'enter' ? { ...phase, until } : phase)) },
  },
})
// Ends with the one that asked for it, also when that fails.
process.on('disconnect', () => process.exit())
process.send?.({
  origin,
  competitionId: competition.id,
  until,
  ids,
  revision: made.revision,
  cookie: `lightwork=${tokens.get('mathTeacher')}`,
})
