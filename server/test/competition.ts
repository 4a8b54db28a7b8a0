import { randomUUID } from 'node:crypto'
import * as contract from '@lightwork/contract'
import { noLoad, type PhaseKind, type TaskGroups } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { inTransaction, type Tx, wholeCounty } from '../src/db/transaction.ts'
import type { TestApp } from './app.ts'
import { judges as judgeNames, type PersonName } from './county.ts'
import { ofMinutes } from './homework.ts'

type Test = Pick<TestApp, 'as' | 'county' | 'db' | 'clock'>

interface Wanted {
  /** `county` is run by the curator, `school` is the round of the first school, run by its head. */
  readonly of?: 'county' | 'school'
  readonly judges?: readonly PersonName[]
  readonly appeals?: PersonName
  readonly change?: (competition: contract.Competition) => Partial<contract.Competition>
}

/** A competition as its organiser sets it up, not yet announced: the default terms, judges for all groups. */
export async function draftCompetition({ as, county }: Test, wanted: Wanted = {}): Promise<contract.Competition> {
  const { of = 'county', judges = judgeNames, appeals = 'reviewer', change = () => ({}) } = wanted
  const organiser = as(of === 'county' ? 'curator' : 'head')
  const made = await organiser.call(contract.createCompetition, {
    body: {
      kind: 'lesson',
      title: '作业设计评比',
      semester: '2026-2027-1',
      round_school_id: of === 'county' ? null : county.school,
      feeds_id: null,
    },
  })
  const params = { competition_id: made.id }
  const invite = (person: PersonName, part: 'judge' | 'appeals') =>
    organiser.call(contract.inviteToCompetition, {
      params: { ...params, account_id: county.people[person], part },
      body: { group_ids: [], expertise: 1, most: null },
    })
  for (const judge of judges) await invite(judge, 'judge')
  await invite(appeals, 'appeals')
  const { revision, kind, title, semester, groups, terms } = { ...made, ...change(made) }
  return organiser.call(contract.saveCompetition, {
    params,
    body: { revision, kind, title, semester, feeds_id: made.feeds?.id ?? null, groups, terms, reason: '' },
  })
}

/** The same, announced. */
export async function announcedCompetition(test: Test, wanted: Wanted = {}): Promise<contract.Competition> {
  const { id, revision } = await draftCompetition(test, wanted)
  const organiser = test.as(wanted.of === 'school' ? 'head' : 'curator')
  return organiser.call(contract.announceCompetition, { params: { competition_id: id }, body: { revision } })
}

/** Sets the test's clock an hour into a phase. */
export function moveToPhase({ clock }: Pick<TestApp, 'clock'>, { terms }: contract.Competition, kind: PhaseKind): void {
  const phase = terms.phases.find((found) => found.kind === kind)
  if (phase === undefined) throw new RangeError(`no phase ${kind}`)
  clock.now = new Date(Date.parse(phase.from) + 3_600_000)
}

export interface MadeEntry {
  readonly entryId: string
  readonly blindId: string
  readonly groupId: string
  readonly owner: PersonName
}

/** Owners of made entries, in turn: of both schools. */
const owners = ['mathTeacher', 'otherTeacher', 'chineseTeacher'] as const satisfies readonly PersonName[]

const paragraph = (text: string) =>
  JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

/** The homework of a made entry is for two groups of pupils. */
const groups: TaskGroups = [
  { name: '甲组', tiers: ['base', 'raise'] },
  { name: '乙组', tiers: ['extend'] },
]

async function writeEntry(
  tx: Tx,
  { county, clock }: Test,
  competition: contract.Competition,
  made: MadeEntry & { index: number; isSample: boolean },
) {
  const { id: competition_id, terms_version } = competition
  const { entryId, blindId, groupId, owner, index, isSample } = made
  const entrant_school_id = owner === 'otherTeacher' ? county.otherSchool : county.school
  const row = {
    number: 1,
    pointer: '完成练习',
    type: null,
    minutes: 10,
    tiers: ['base', 'raise', 'extend'],
    required: true,
    mode: 'written',
    place: 'home',
    points: ['分数的意义'],
    score_rate: null,
    origin: null,
  }
  const attributes = JSON.stringify({
    works: [{ title: `作品${index + 1}`, subject: 'math', grade: 5, load: noLoad, rows: [row] }],
  })
  const shown = { title: `作品${index + 1}`, intent: paragraph('设计意图'), aims: paragraph('目标'), attributes }
  const at = clock.now
  await tx
    .insertInto('entry')
    .values({
      ...shown,
      competition_id,
      id: entryId,
      group_id: groupId,
      entrant_school_id,
      owner_id: county.people[owner],
      state: 'submitted',
      authors: JSON.stringify([{ name: owner, account_id: county.people[owner] }]),
      licence: 'CC-BY-4.0',
      may_exhibit: true,
      terms_version,
      masks_confirmed_at: at,
      created_at: at,
      saved_at: at,
      begun_at: at,
      submitted_at: at,
      receipt: `T-${entryId}`,
    })
    .execute()
  const document = { ...ofMinutes(10, { text: `练习 ${index + 1}` }), attrs: { groups } }
  const work = { title: `作品${index + 1}`, document, load: noLoad, items: [] }
  await tx
    .insertInto('blind_entry')
    .values({
      ...shown,
      competition_id,
      id: blindId,
      group_id: groupId,
      code: `${groupId.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`,
      works: JSON.stringify([work]),
      is_sample: isSample,
    })
    .execute()
  await tx.insertInto('entry_mask').values({ competition_id, entry_id: entryId, blind_id: blindId }).execute()
}

/** So many closed entries in a group, written straight into both halves; the competition is then being judged. */
export async function makeEntries(
  test: Test,
  competition: contract.Competition,
  { groupId, count, samples = 0 }: { readonly groupId: string; readonly count: number; readonly samples?: number },
): Promise<readonly MadeEntry[]> {
  const made = Array.from({ length: count + samples }, (_, index) => ({
    entryId: newId(),
    blindId: randomUUID(),
    groupId,
    // The remainder names one of them.
    owner: owners[index % owners.length] as PersonName,
  }))
  await inTransaction(test.db, wholeCounty, async (tx) => {
    for (const [index, entry] of made.entries())
      await writeEntry(tx, test, competition, { ...entry, index, isSample: index >= count })
    await tx.updateTable('competition').set({ state: 'judging' }).where('id', '=', competition.id).execute()
  })
  return made
}
