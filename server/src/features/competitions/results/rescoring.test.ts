import * as contract from '@lightwork/contract'
import { expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import type { PersonName } from '../../../../test/county.ts'
import { handInAs } from '../../../../test/judging.ts'
import { type Judged, publishedCompetition } from '../../../../test/results.ts'

const test = await startTestApp()
const { as, county, clock } = test
const curator = as('curator')
const reason = '评分理由与作品不符'

/** An objection against the first work, or against the whole, answered as said. */
async function objected(judged: Judged, { outcome = 'upheld', whole = false }: Objected = {}) {
  const { params, entries } = judged
  const body = { unit: '', contact: '13800000000', text: '评分表与作品不符' }
  const entry_id = whole ? null : (entries[0]?.entryId ?? '')
  const { id } = await as('mathTeacher').call(contract.fileObjection, { params, body: { ...body, entry_id } })
  await as('reviewer').call(contract.answerObjection, {
    params: { ...params, objection_id: id },
    body: { outcome, answer: '经核对评分表。' },
  })
  return id
}
interface Objected {
  readonly outcome?: 'upheld' | 'refused'
  readonly whole?: boolean
}

const workOf = ({ params, entries }: Judged, index = 0) => ({ ...params, blind_id: entries[index]?.blindId ?? '' })
const sheetsOf = (judged: Judged, index = 0) =>
  curator.call(contract.getSheetsOfWork, { params: workOf(judged, index) })

async function reopen(judged: Judged, judge: PersonName, index = 0) {
  const { sheets } = await sheetsOf(judged, index)
  const sheet_id = sheets.find((sheet) => sheet.judge.id === county.people[judge])?.sheet_id ?? ''
  await curator.call(contract.reopenScoreSheet, { params: { ...judged.params, sheet_id }, body: { reason } })
  return { ...judged.params, sheet_id }
}

/** A judge who has not scored there yet, asked in a round. */
async function give(judged: Judged, round: 'main' | 'third' | 'arbitration', index = 0) {
  const judge_id = county.people.bureau
  await curator.call(contract.inviteToCompetition, {
    params: { ...judged.params, account_id: judge_id, part: 'judge' },
    body: { group_ids: [], expertise: 2, most: null },
  })
  return curator.call(contract.giveScoreSheet, {
    params: workOf(judged, index),
    body: { judge_id, round, replaces: null },
  })
}

const makeAnew = ({ params }: Judged) =>
  curator.call(contract.makeResult, {
    params,
    body: { reason: '异议成立，重新评分', without_sheets: [], without_works: [] },
  })

const publish = ({ params }: Judged, version: number) =>
  curator.call(contract.publishResult, { params: { ...params, version }, body: {} })

/** Judging is long over when somebody objects. */
const nextDay = () => {
  clock.now = new Date(clock.now.getTime() + 100 * 24 * 3_600_000)
}

it('is closed unless an objection to that very work was upheld', async () => {
  const judged = await publishedCompetition(test)
  const refused = { code: 'state-refused' }
  await expect(reopen(judged, 'judgeOne')).rejects.toMatchObject(refused)
  await objected(judged, { outcome: 'refused' })
  await expect(reopen(judged, 'judgeOne')).rejects.toMatchObject(refused)
  await expect(give(judged, 'arbitration')).rejects.toMatchObject(refused)
  expect((await sheetsOf(judged)).rounds).toEqual([])
  const id = await objected(judged)
  const { uncorrected } = await curator.call(contract.listObjections, { params: judged.params })
  expect(uncorrected).toEqual([{ id, blind_id: judged.entries[0]?.blindId }])
  expect((await as('mathTeacher').call(contract.listObjections, { params: judged.params })).uncorrected).toEqual([])
  await expect(reopen(judged, 'judgeOne', 1)).rejects.toMatchObject(refused)
  await expect(give(judged, 'main')).rejects.toMatchObject(refused)
  expect((await sheetsOf(judged)).rounds).toEqual(['arbitration'])
  await expect(as('head').call(contract.getSheetsOfWork, { params: workOf(judged) })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

it('lets the judge write on the reopened sheet only, and the corrected result takes it in', async () => {
  const judged = await publishedCompetition(test, { rules: { method: 'trimmed' } })
  const id = await objected(judged)
  const which = await reopen(judged, 'judgeOne')
  nextDay()
  const desk = await as('judgeOne').call(contract.getJudgingDesk, { params: judged.params })
  expect(desk.competition.may_judge).toBe(false)
  expect(desk.sheets.filter(({ is_open }) => is_open).map(({ sheet_id }) => sheet_id)).toEqual([which.sheet_id])
  expect(await as('judgeOne').call(contract.listJudgings, {})).toContainEqual(
    expect.objectContaining({ open: 1, competition: expect.objectContaining({ id: judged.competition.id }) }),
  )
  await expect(makeAnew(judged)).rejects.toMatchObject({ code: 'result-incomplete' })
  await handInAs(test, 'judgeOne', which, 30)
  const again = as('judgeOne').call(contract.saveScoreSheet, {
    params: which,
    body: { revision: 9, text: { marks: {}, comments: {}, requirements: {}, overall: '' } },
  })
  await expect(again).rejects.toMatchObject({ code: 'state-refused' })
  const made = await makeAnew(judged)
  const first = made.groups[0]?.entries.find(({ blind_id }) => blind_id === judged.entries[0]?.blindId)
  // 100, 99 and 98 before; the first is 70 now.
  expect(first?.plain).toBeCloseTo((70 + 99 + 98) / 3, 9)
  await publish(judged, made.version)
  const { objections } = await curator.call(contract.listObjections, { params: judged.params })
  expect(objections.map(({ awaits_correction }) => awaits_correction)).toEqual([false])
  await expect(reopen(judged, 'judgeOne')).rejects.toMatchObject({ code: 'state-refused' })
  const { links } = await curator.call(contract.exportArchive, { params: judged.params })
  const reopened = links.find(({ record }) => JSON.stringify(record).includes('sheet_reopened'))
  expect(JSON.stringify(reopened?.record)).toContain(id)
  expect(JSON.stringify(reopened?.record)).toContain(reason)
  const verdict = await curator.call(contract.verifyArchive, { params: judged.params })
  expect(verdict).toMatchObject({ chain: { holds: true }, changed_sheets: [], changed_results: [] })
})

it('goes to an arbiter, whose sheet stands alone in the corrected result', async () => {
  const judged = await publishedCompetition(test)
  const id = await objected(judged, { whole: true })
  const { sheets } = await give(judged, 'arbitration', 2)
  const given = sheets.find(({ round }) => round === 'arbitration')
  nextDay()
  await handInAs(test, 'bureau', { ...judged.params, sheet_id: given?.sheet_id ?? '' })
  const made = await makeAnew(judged)
  const figure = await curator.call(contract.unfoldFigure, {
    params: { ...workOf(judged, 2), version: made.version },
  })
  expect(figure.plain).toBe(100)
  expect(figure.sheets.filter(({ set_aside }) => set_aside === 'arbitrated')).toHaveLength(3)
  const { links } = await curator.call(contract.exportArchive, { params: judged.params })
  expect(
    links.some(({ record }) => JSON.stringify(record).includes('sheet_given') && JSON.stringify(record).includes(id)),
  ).toBe(true)
})

it('keeps a result from being made public while a sheet is open or came in after it', async () => {
  const judged = await publishedCompetition(test)
  await objected(judged)
  const { version } = await makeAnew(judged)
  const which = await reopen(judged, 'judgeTwo')
  await expect(publish(judged, version)).rejects.toMatchObject({ code: 'state-refused' })
  clock.now = new Date(clock.now.getTime() + 60_000)
  await handInAs(test, 'judgeTwo', which, 20)
  await expect(publish(judged, version)).rejects.toMatchObject({ code: 'state-refused' })
  await publish(judged, (await makeAnew(judged)).version)
})

it('may be given back by the judge, and then go to another one', async () => {
  const judged = await publishedCompetition(test)
  await objected(judged)
  const which = await reopen(judged, 'judgeTwo')
  nextDay()
  await as('judgeTwo').call(contract.recuseScoreSheet, { params: which, body: { reason: '不便再评' } })
  const made = await makeAnew(judged)
  expect(made.groups[0]?.entries.find(({ blind_id }) => blind_id === judged.entries[0]?.blindId)).toBeDefined()
})
