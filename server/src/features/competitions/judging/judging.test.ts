import { createHash, randomUUID } from 'node:crypto'
import * as contract from '@lightwork/contract'
import { type Json, verifyChain } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { type MadeEntry, moveToPhase } from '../../../../test/competition.ts'
import type { PersonName } from '../../../../test/county.ts'
import { assignedJudging, handInAs, type Judging, judgesOf, sheetOf } from '../../../../test/judging.ts'

const test = await startTestApp()
const { as, db, clock } = test
const start = clock.now

const begin = async (wanted: Parameters<typeof assignedJudging>[1] = {}) => {
  clock.now = start
  return assignedJudging(test, wanted)
}
const first = ({ entries }: Judging) => entries[0] as MadeEntry

interface Seat {
  readonly judge: PersonName
  readonly of: { readonly competition_id: string; readonly sheet_id: string }
}

/** The two judges of the first work with their sheets. */
async function twoJudges(judging: Judging) {
  const { params } = judging
  const names = await judgesOf(test, params, first(judging))
  return Promise.all(
    names.map(async (judge) => ({
      judge,
      of: { ...params, sheet_id: await sheetOf(test, { params, work: first(judging), judge }) },
    })),
  ) as Promise<[Seat, Seat]>
}

const read = (judge: PersonName, params: { competition_id: string; sheet_id: string }) =>
  as(judge).call(contract.getScoreSheet, { params })

describe('a score sheet', () => {
  it('is found on the own desk in an order that never changes, and differs from judge to judge', async () => {
    const { params } = await begin({ count: 18 })
    const desk = (judge: PersonName) => as(judge).call(contract.getJudgingDesk, { params })
    const own = await desk('judgeOne')
    expect(own.sheets.length).toBeGreaterThan(4)
    expect((await desk('judgeOne')).sheets).toEqual(own.sheets)
    const order = (sheets: contract.OwnSheet[], shared: Set<string>) =>
      sheets.map(({ code }) => code).filter((code) => shared.has(code))
    const other = await desk('judgeTwo')
    const shared = new Set(
      own.sheets.map(({ code }) => code).filter((code) => other.sheets.some((one) => one.code === code)),
    )
    expect(shared.size).toBeGreaterThan(2)
    expect(order(own.sheets, shared)).not.toEqual([...order(own.sheets, shared)].sort())
    const [listed] = await as('judgeOne').call(contract.listJudgings, {})
    expect(listed).toMatchObject({ open: own.sheets.length, final: 0, competition: { may_judge: true } })
    const middle = own.sheets[1]?.sheet_id ?? ''
    expect(await read('judgeOne', { ...params, sheet_id: middle })).toMatchObject({
      previous_id: own.sheets[0]?.sheet_id,
      next_id: own.sheets[2]?.sheet_id,
      is_open: true,
    })
  })

  it('is saved as a draft by revision, incomplete too; an overtaken text is kept beside it', async () => {
    const [{ judge, of }] = await twoJudges(await begin())
    const { call } = as(judge)
    const { rubric, text } = await read(judge, of)
    const half = { ...text, marks: { [rubric.criteria[0]?.code ?? '']: 3 }, overall: '先记一笔' }
    const saved = await call(contract.saveScoreSheet, { params: of, body: { revision: 1, text: half } })
    expect(saved.revision).toBe(2)
    await expect(call(contract.saveScoreSheet, { params: of, body: { revision: 1, text } })).rejects.toMatchObject({
      code: 'revision-outdated',
      newer: { revision: 2, text: half },
    })
    for (let n = 1; n <= 7; n++)
      await call(contract.keepScoreSheet, {
        params: of,
        body: { base_revision: n, text: { ...text, overall: `第${n}份` } },
      })
    const after = await read(judge, of)
    expect(after).toMatchObject({ state: 'draft', revision: 2, text: half })
    expect(after.kept.map((one) => one.text.overall)).toEqual(['第7份', '第6份', '第5份', '第4份', '第3份'])
  })

  it('is handed in only when complete; the refusal names each criterion and the marks it allows', async () => {
    const [{ judge, of }] = await twoJudges(await begin())
    const { call } = as(judge)
    const { rubric, text } = await read(judge, of)
    const [one, two] = rubric.criteria
    const marks = { [one?.code ?? '']: 1 }
    await call(contract.saveScoreSheet, { params: of, body: { revision: 1, text: { ...text, marks } } })
    const refusal = await call(contract.handInScoreSheet, { params: of, body: { revision: 2 } }).catch((error) => error)
    expect(refusal.code).toBe('sheet-incomplete')
    const at = (path: string) => refusal.errors.find((error: { path: string }) => error.path === path)?.message
    expect(at(`marks/${one?.code}`)).toContain(`${one?.name}：1 不在可给的分数内`)
    expect(at(`marks/${one?.code}`)).toContain(`${one?.bands[0]?.from}–${one?.bands[0]?.to}`)
    expect(at(`marks/${two?.code}`)).toContain('还没有打分')
    expect(at(`requirements/${rubric.requirements[0]?.code}`)).toContain(rubric.requirements[0]?.text)
    const final = await handInAs(test, judge, of)
    expect(final).toMatchObject({ state: 'final', is_open: false })
    await expect(
      call(contract.saveScoreSheet, { params: of, body: { revision: final.revision, text } }),
    ).rejects.toMatchObject({ code: 'state-refused' })
  })

  it('can be changed only while judging is open', async () => {
    const judging = await begin()
    const [{ judge, of }] = await twoJudges(judging)
    moveToPhase(test, judging.competition, 'publicity')
    const { revision, text, is_open } = await read(judge, of)
    expect(is_open).toBe(false)
    const save = as(judge).call(contract.saveScoreSheet, { params: of, body: { revision, text } })
    await expect(save).rejects.toMatchObject({ code: 'state-refused' })
    const handIn = as(judge).call(contract.handInScoreSheet, { params: of, body: { revision } })
    await expect(handIn).rejects.toMatchObject({ code: 'state-refused' })
  })

  it('is reopened only by the organiser, with a reason and the old marks on record', async () => {
    const [{ judge, of }] = await twoJudges(await begin())
    await handInAs(test, judge, of, 3)
    const reopen = (who: PersonName) =>
      as(who).call(contract.reopenScoreSheet, { params: of, body: { reason: '漏看了附件' } })
    for (const who of [judge, 'mathTeacher', 'head'] as const)
      await expect(reopen(who)).rejects.toMatchObject({ code: 'not-allowed' })
    await reopen('curator')
    await expect(reopen('curator')).rejects.toMatchObject({ code: 'state-refused' })
    expect(await read(judge, of)).toMatchObject({ state: 'draft', is_open: true, final_at: null })
    await handInAs(test, judge, of, 4)
    const acts = await recordOf(of.competition_id)
    expect(acts.map(({ kind }) => kind).slice(-3)).toEqual(['sheet_final', 'sheet_reopened', 'sheet_final'])
    expect(acts.at(-2)?.body).toMatchObject({ reason: '漏看了附件', was: { total: 97 } })
  })

  it('of others shows only after the own one is final and the phase allows it', async () => {
    const judging = await begin({ rules: { third_threshold: null } })
    const [one, two] = await twoJudges(judging)
    await handInAs(test, two.judge, two.of, 2)
    moveToPhase(test, judging.competition, 'arbitrate')
    expect((await read(one.judge, one.of)).others).toBeNull()
    moveToPhase(test, judging.competition, 'judge')
    expect((await handInAs(test, one.judge, one.of)).others).toBeNull()
    moveToPhase(test, judging.competition, 'arbitrate')
    const { others } = await read(one.judge, one.of)
    expect(others).toMatchObject([{ label: expect.stringMatching(/^[A-C]$/), total: 98 }])
  })

  it('is given back with a reason at any time, and then counts as missing', async () => {
    const judging = await begin()
    const [one, two] = await twoJudges(judging)
    await handInAs(test, one.judge, one.of)
    for (const { judge, of } of [one, two])
      await as(judge).call(contract.recuseScoreSheet, { params: of, body: { reason: '看出是谁的作品了' } })
    const progress = await as('curator').call(contract.getJudgingProgress, { params: judging.params })
    expect(progress.attention).toContainEqual(
      expect.objectContaining({ blind_id: first(judging).blindId, why: 'short' }),
    )
    const { sheets } = await as('curator').call(contract.getSheetsOfWork, {
      params: { ...judging.params, blind_id: first(judging).blindId },
    })
    expect(sheets.map(({ state, total, recuse_reason }) => ({ state, total, recuse_reason }))).toEqual(
      [1, 2].map(() => ({ state: 'recused', total: null, recuse_reason: '看出是谁的作品了' })),
    )
  })

  it('belongs to its judge: to another judge, a teacher and the organiser there is none', async () => {
    const [one, two] = await twoJudges(await begin())
    for (const who of [two.judge, 'mathTeacher', 'curator', 'head'] as const) {
      await expect(read(who, one.of)).rejects.toMatchObject({ code: 'not-found' })
      const file = as(who).call(contract.getJudgedFile, { params: { ...one.of, file_id: randomUUID() } })
      await expect(file).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

describe('a third opinion', () => {
  it('is asked as soon as two final sheets differ by more than the threshold, of a judge who may', async () => {
    const judging = await begin({ count: 1 })
    const [one, two] = await twoJudges(judging)
    await handInAs(test, one.judge, one.of)
    await handInAs(test, two.judge, two.of, 11)
    const third = (['judgeOne', 'judgeTwo', 'judgeThree'] as const).find(
      (name) => name !== one.judge && name !== two.judge,
    )
    const sheet_id = await sheetOf(test, {
      params: judging.params,
      work: first(judging),
      judge: third ?? 'judgeOne',
      round: 'third',
    })
    expect((await recordOf(judging.competition.id)).at(-1)).toMatchObject({
      kind: 'third_opinion',
      account_id: null,
      body: { difference: 11 },
    })
    // Between the two and far from both: the organiser appoints who decides.
    await handInAs(test, third ?? 'judgeOne', { ...judging.params, sheet_id }, 5)
    const { attention } = await as('curator').call(contract.getJudgingProgress, { params: judging.params })
    expect(attention).toEqual([])
  })

  it('is not asked at the threshold itself, nor twice when both hand in at the same moment', async () => {
    const judging = await begin({ count: 1 })
    const [one, two] = await twoJudges(judging)
    await handInAs(test, one.judge, one.of)
    await handInAs(test, two.judge, two.of, 10)
    const of = { ...judging.params, blind_id: first(judging).blindId }
    expect((await as('curator').call(contract.getSheetsOfWork, { params: of })).sheets).toHaveLength(2)
    const again = await begin({ count: 1 })
    const both = await twoJudges(again)
    await Promise.all(both.map(({ judge, of: params }, index) => handInAs(test, judge, params, index * 20)))
    const work = { ...again.params, blind_id: first(again).blindId }
    const { sheets } = await as('curator').call(contract.getSheetsOfWork, { params: work })
    expect(sheets.map(({ round }) => round).sort()).toEqual(['main', 'main', 'third'])
  })
})

const recordOf = (competitionId: string) =>
  db
    .selectFrom('competition_record')
    .where('competition_id', '=', competitionId)
    .selectAll()
    .orderBy('number')
    .$castTo<{
      number: number
      kind: string
      body: Json
      at: string
      account_id: string | null
      previous: string
      hash: string
    }>()
    .execute()

describe('the record', () => {
  it('chains every act, also those of the same moment, and finds a changed mark', async () => {
    const judging = await begin({ count: 6 })
    const judges = ['judgeOne', 'judgeTwo', 'judgeThree'] as const
    await Promise.all(
      judges.map(async (judge) => {
        const { sheets } = await as(judge).call(contract.getJudgingDesk, { params: judging.params })
        for (const { sheet_id } of sheets) await handInAs(test, judge, { ...judging.params, sheet_id })
      }),
    )
    const rows = await recordOf(judging.competition.id)
    const links = rows.map(({ number, previous, hash, kind, body, at, account_id }) => ({
      number,
      previous,
      hash,
      record: { kind, body, at, account_id },
    }))
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(rows.filter(({ kind }) => kind === 'sheet_final').length).toBeGreaterThan(6)
    expect(await verifyChain(links, sha256)).toMatchObject({ holds: true })
    const place = rows.findIndex(({ kind }) => kind === 'sheet_final')
    const forged = structuredClone(links) as typeof links
    Object.assign(forged[place]?.record.body as object, { total: 99 })
    expect(await verifyChain(forged, sha256)).toMatchObject({ holds: false, number: place + 1 })
  })
})
