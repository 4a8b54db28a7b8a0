import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  buildIndex,
  COMMON,
  candidateKeysOf,
  findAll,
  type LikenessItem,
  type LikenessKind,
  likenessOf,
  type Reading,
  readLean,
  type Signature,
  signatureOfReading,
} from '@lightwork/likeness'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import pg from 'pg'

const data = join(import.meta.dirname, '../../../shared/data')
const bars = { recall: 0.95, precision: 0.95, seconds: 120, megabytes: 1024, lookup: 10 } as const
const say = (line: string) => process.stdout.write(`${line}\n`)
const held: boolean[] = []
function check(holds: boolean, line: string): void {
  held.push(holds)
  say(`${line} ${holds ? 'ok' : 'NOT HELD'}`)
}

interface Labelled {
  readonly text: string
  readonly options: readonly { readonly content: string }[] | null
  readonly answer: unknown
}

interface LabelledPair {
  readonly label: string
  readonly a: Labelled
  readonly b: Labelled
}

const toItem = (stem: string, { options, answer }: Pick<Labelled, 'options' | 'answer'>): LikenessItem => ({
  stem,
  options: options?.map(({ content }) => content) ?? null,
  answer: typeof answer === 'string' ? answer : null,
})

/** What each label of the pairs should be called. */
const expected: Readonly<Record<string, LikenessKind>> = {
  duplicate: 'same',
  'duplicate-options-reordered': 'reordered',
  'options-edited': 'edited',
  'number-variant': 'adapted',
  'distractor-variant': 'extended',
  reworded: 'reworded',
  different: 'none',
}

function judgePairs(): void {
  const lines = readFileSync(join(data, 'near-duplicates-dev.jsonl'), 'utf8').trim().split('\n')
  // The file is what the pairs' publishers say it is: read, not checked.
  const pairs = lines.map((line) => JSON.parse(line) as LabelledPair)
  const judged = pairs.map(({ label, a, b }) => ({
    label,
    kind: likenessOf(toItem(a.text, a), toItem(b.text, b)).kind,
  }))
  const found = judged.filter(({ kind }) => kind !== 'none')
  const right = found.filter(({ label }) => label !== 'different').length
  for (const [label, group] of Map.groupBy(judged, (each) => each.label)) {
    const caught = group.filter(({ kind }) => kind !== 'none').length
    const named = group.filter(({ kind }) => kind === expected[label]).length
    const line = `pairs ${label}: ${caught} of ${group.length} reported, ${named} as ${expected[label]}`
    if (label === 'different') say(line)
    else check(caught / group.length >= bars.recall, line)
  }
  const precision = right / found.length
  check(precision >= bars.precision, `pairs precision: ${precision.toFixed(3)} (bar ${bars.precision})`)
}

/** Reads one file item by item, so that the texts need not be in memory together. */
function readFile(name: string, add: (reading: Reading) => void): void {
  const bytes = gunzipSync(readFileSync(join(data, name)))
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    const line = bytes.toString('utf8', from, end < 0 ? bytes.length : end)
    const record = JSON.parse(line) as Labelled & { readonly stem: string }
    add(readLean(toItem(record.stem, record)))
    from = end < 0 ? bytes.length : end + 1
  }
}

function sweep(): Signature[] {
  const started = { wall: performance.now(), cpu: process.cpuUsage() }
  const readings: Reading[] = []
  const signatures: Signature[] = []
  for (const name of ['items-large.jsonl.gz', 'texts-large.jsonl.gz']) {
    readFile(name, (reading) => {
      readings.push(reading)
      signatures.push(signatureOfReading(reading))
    })
  }
  const index = buildIndex(signatures)
  const kinds = new Map<string, number>()
  for (const { kind } of findAll(readings, index)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  // Processor time on one core: what the sweep takes where nothing else runs.
  const { user, system } = process.cpuUsage(started.cpu)
  const seconds = (user + system) / 1e6
  const wall = (performance.now() - started.wall) / 1000
  const megabytes = process.resourceUsage().maxRSS / 1024
  say(`sweep of ${readings.length} items: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
  check(
    seconds <= bars.seconds,
    `sweep: ${seconds.toFixed(1)} s of one core, ${wall.toFixed(1)} s here (bar ${bars.seconds})`,
  )
  check(megabytes <= bars.megabytes, `sweep: ${Math.round(megabytes)} MB at most (bar ${bars.megabytes})`)
  return signatures
}

/** The lookup an item bank does: every key read to the point where it counts as common, then items by shared keys. */
const lookup = `
  with hit as (
    select array (select id from signed where keys @> array[key] limit ${COMMON + 1}) ids from unnest($1::int[]) key
  )
  select id, count(*)::int shared from hit, unnest(ids) id where cardinality(ids) <= ${COMMON}
  group by id having count(*) >= 2 order by 2 desc limit 50`

async function lookUp(signatures: readonly Signature[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
  const postgres = await startEmbeddedPostgres(folder)
  const client = new pg.Client(postgres.url)
  try {
    await client.connect()
    await client.query('create unlogged table signed (id int primary key, keys int[] not null)')
    for (let from = 0; from < signatures.length; from += 5000) {
      const part = signatures.slice(from, from + 5000).map(candidateKeysOf)
      const rows = part.map((keys, place) => ({ id: from + place, keys }))
      await client.query('insert into signed select * from jsonb_to_recordset($1::jsonb) as r (id int, keys int[])', [
        JSON.stringify(rows),
      ])
    }
    await client.query('create index signed_keys on signed using gin (keys) with (fastupdate = off)')
    await client.query('vacuum analyze signed')
    // A limit makes the planner believe that reading the table from its start is cheap.
    await client.query('set enable_seqscan = off')
    const times: number[] = []
    for (let at = 37; at < signatures.length; at += 997) {
      const keys = candidateKeysOf(signatures[at] ?? { exact: 0, keys: new Int32Array() })
      const started = performance.now()
      await client.query({ name: 'lookup', text: lookup, values: [keys] })
      times.push(performance.now() - started)
    }
    times.sort((one, other) => one - other)
    const p50 = times[Math.floor(times.length / 2)] ?? 0
    const p99 = times[Math.floor(times.length * 0.99)] ?? 0
    check(
      p50 <= bars.lookup,
      `lookup in Postgres: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (bar p50 ${bars.lookup})`,
    )
  } finally {
    await client.end()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (existsSync(data)) {
  judgePairs()
  await lookUp(sweep())
} else say('duplicates: the shared data is not here, nothing was measured')
process.exitCode = held.every(Boolean) ? 0 : 1
