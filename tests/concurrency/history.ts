import { type DayLoads, dayFigure, type TierLoad, withoutSubject, withSubject } from '@lightwork/domain'
import pg from 'pg'

/** One request as its client saw it. Times are of one clock; `unknown` means no answer came. */
export interface Operation {
  readonly id: string
  readonly classIds: readonly string[]
  readonly day: string
  readonly minutes: number
  readonly began: number
  readonly ended: number
  readonly outcome:
    | { readonly kind: 'released'; readonly releases: readonly { readonly id: string; readonly classId: string }[] }
    | {
        readonly kind: 'refused'
        readonly refusals: readonly { readonly classId: string; readonly version: number; readonly used: number }[]
      }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'wrong'; readonly what: string }
}

interface Entry {
  readonly class_id: string
  readonly version: number
  readonly release_id: string
  readonly subject: string
  readonly sign: 1 | -1
  readonly load: TierLoad
  readonly written_after: number
}
interface DayRow {
  readonly class_id: string
  readonly written: number
  readonly version: number
  readonly written_limit: number
  readonly loads: DayLoads
}

async function rows<T>(url: string, text: string, values: readonly unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, [...values])).rows as T[]
  } finally {
    await client.end()
  }
}

function checkLedger(day: DayRow, entries: readonly Entry[]): string[] {
  const faults: string[] = []
  let loads: DayLoads = {}
  for (const [index, entry] of entries.entries()) {
    if (entry.version !== index + 1)
      faults.push(`versions are not dense: ${entry.version} stands at place ${index + 1}`)
    loads =
      entry.sign === 1
        ? withSubject(loads, entry.subject, entry.load)
        : withoutSubject(loads, entry.subject, entry.load)
    const after = dayFigure(loads).written
    if (after !== entry.written_after)
      faults.push(`version ${entry.version} says ${entry.written_after}, its steps make ${after}`)
    if (after > day.written_limit)
      faults.push(`version ${entry.version} holds ${after} of ${day.written_limit} minutes`)
  }
  if (day.written !== dayFigure(loads).written)
    faults.push(`the counter says ${day.written}, the ledger ${dayFigure(loads).written}`)
  if (day.version !== entries.length)
    faults.push(`the row is at version ${day.version} after ${entries.length} entries`)
  return faults
}

/** Versions of acknowledged releases follow real time: what ended before another began has the lower version. */
function checkOrder(classId: string, operations: readonly Operation[], entries: readonly Entry[]): string[] {
  const versionOf = new Map(
    entries.filter(({ sign }) => sign === 1).map(({ release_id, version }) => [release_id, version]),
  )
  const timed = operations.flatMap(({ outcome, began, ended }) => {
    const release = outcome.kind === 'released' ? outcome.releases.find((each) => each.classId === classId) : undefined
    const version = release === undefined ? undefined : versionOf.get(release.id)
    return version === undefined ? [] : [{ began, ended, version }]
  })
  return timed.flatMap((a) =>
    timed
      .filter((b) => a.ended < b.began && a.version >= b.version)
      .map((b) => `version ${a.version} ended before ${b.version} began`),
  )
}

function checkAcknowledged(classId: string, operations: readonly Operation[], entries: readonly Entry[]): string[] {
  const faults: string[] = []
  const charged = entries.filter(({ sign }) => sign === 1).map(({ release_id }) => release_id)
  const acknowledged = new Set<string>()
  let unknown = 0
  for (const { outcome, classIds, id } of operations) {
    if (!classIds.includes(classId)) continue
    if (outcome.kind === 'wrong') faults.push(`${id}: ${outcome.what}`)
    if (outcome.kind === 'unknown') unknown++
    if (outcome.kind !== 'released') continue
    const release = outcome.releases.find((each) => each.classId === classId)
    if (release === undefined || !charged.includes(release.id)) faults.push(`${id}: acknowledged and lost`)
    else acknowledged.add(release.id)
  }
  const ghosts = charged.filter((id) => !acknowledged.has(id)).length
  if (ghosts > unknown) faults.push(`${ghosts} charged that nobody was told of, only ${unknown} answers are unknown`)
  return faults
}

/** Every refusal names the version and use it saw: that version existed, held that use, and the minutes did not fit on it. */
function checkRefusals(day: DayRow, operations: readonly Operation[], entries: readonly Entry[]): string[] {
  const usedAt = (version: number) => (version === 0 ? 0 : entries[version - 1]?.written_after)
  return operations.flatMap(({ id, minutes, outcome }) =>
    (outcome.kind === 'refused' ? outcome.refusals : [])
      .filter(({ classId }) => classId === day.class_id)
      .flatMap(({ version, used }) => {
        if (usedAt(version) !== used)
          return [`${id}: refused at version ${version} with ${used} minutes, which held ${usedAt(version)}`]
        return used + minutes > day.written_limit ? [] : [`${id}: refused although ${minutes} fitted beside ${used}`]
      }),
  )
}

/** Checks a finished history against the tables (limits.md 3.3, P1-P7). Answers what is wrong, in words. */
export async function faultsOf(
  ownerUrl: string,
  schoolId: string,
  day: string,
  operations: readonly Operation[],
): Promise<string[]> {
  const classIds = [...new Set(operations.flatMap((operation) => operation.classIds))]
  const where = 'where school_id = $1 and day = $2 and class_id = any ($3)'
  const days = await rows<DayRow>(
    ownerUrl,
    `select class_id, written, version::int, written_limit, loads from class_day ${where}`,
    [schoolId, day, classIds],
  )
  const entries = await rows<Entry>(
    ownerUrl,
    `select class_id, version::int, release_id, subject, sign, load, written_after from class_day_entry ${where} order by version`,
    [schoolId, day, classIds],
  )
  const wrong = operations.flatMap(({ id, outcome }) => (outcome.kind === 'wrong' ? [`${id}: ${outcome.what}`] : []))
  const perDay = days.flatMap((row) => {
    const own = entries.filter(({ class_id }) => class_id === row.class_id)
    return [
      ...checkLedger(row, own),
      ...checkAcknowledged(row.class_id, operations, own),
      ...checkOrder(row.class_id, operations, own),
      ...checkRefusals(row, operations, own),
    ]
  })
  const missing = classIds.filter((id) => !days.some(({ class_id }) => class_id === id))
  const lost = operations.filter(
    ({ outcome, classIds: ids }) => outcome.kind === 'released' && ids.some((id) => missing.includes(id)),
  )
  return [...new Set([...wrong, ...perDay, ...lost.map(({ id }) => `${id}: acknowledged, and the day does not exist`)])]
}
