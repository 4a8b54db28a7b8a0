import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { announcedCompetition, type MadeEntry, moveToPhase } from '../../../../test/competition.ts'
import { judges, type PersonName } from '../../../../test/county.ts'
import { assignedJudging, handInAs, type Judging, judgesOf, openJudging, sheetOf } from '../../../../test/judging.ts'

const test = await startTestApp()
const { as, clock, county } = test
const start = clock.now
const { call } = as('curator')

const back = () => {
  clock.now = start
}
const plan = ({ params }: Judging) => call(contract.previewAssignment, { params })
const confirm = ({ params }: Judging, { plan: body }: { plan: string }) =>
  call(contract.confirmAssignment, { params, body: { plan: body } })
const progressOf = ({ params }: Judging) => call(contract.getJudgingProgress, { params })
const sheetsOf = ({ params }: Judging, { blindId }: MadeEntry) =>
  call(contract.getSheetsOfWork, { params: { ...params, blind_id: blindId } })
const give = (
  { params }: Judging,
  { blindId }: MadeEntry,
  body: { judge_id: string; round: 'main' | 'third' | 'arbitration'; replaces: string | null },
) => call(contract.giveScoreSheet, { params: { ...params, blind_id: blindId }, body })
const leave = (judging: Judging, judge: PersonName) =>
  call(contract.leaveCompetition, {
    params: { ...judging.params, account_id: county.people[judge], part: 'judge' },
    body: { reason: '出差' },
  })

describe('the plan', () => {
  it('is looked at before it is carried out, names what is short, and bars the own school', async () => {
    back()
    const judging = await openJudging(test, { count: 6 })
    const shown = await plan(judging)
    // The judges teach at the other school: two of six works are of that school.
    expect(shown).toMatchObject({ works: 6, judges_per_entry: 2, added: 8, released: 0 })
    expect(shown.short.map(({ missing }) => missing)).toEqual([2, 2])
    expect(shown.judges.reduce((sum, { load }) => sum + load, 0)).toBe(8)
    expect((await progressOf(judging)).judges.every(({ counts }) => counts.assigned === 0)).toBe(true)
    await confirm(judging, shown)
    const { sheets } = await as('judgeOne').call(contract.getJudgingDesk, { params: judging.params })
    // Version 4: random. Version 7 would begin with the moment.
    for (const { sheet_id } of sheets) expect(sheet_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    const after = await progressOf(judging)
    expect(after.judges.reduce((sum, { counts }) => sum + counts.assigned, 0)).toBe(8)
    expect(after.attention.filter(({ why }) => why === 'short')).toHaveLength(2)
    expect(await plan(judging)).toMatchObject({ added: 0, released: 0 })
  })

  it('that something has changed since is refused, and nothing is half done', async () => {
    back()
    const judging = await openJudging(test, { count: 2 })
    const shown = await plan(judging)
    await call(contract.declareJudgeConflict, {
      params: judging.params,
      body: {
        judge_id: county.people.judgeOne,
        kind: 'relative',
        about_school_id: null,
        about_account_id: county.people.mathTeacher,
        note: '',
      },
    })
    await expect(confirm(judging, shown)).rejects.toMatchObject({ code: 'state-refused' })
    const now = await plan(judging)
    await Promise.allSettled([confirm(judging, now), confirm(judging, now)])
    expect(await judgesOf(test, judging.params, judging.entries[0] as MadeEntry)).toEqual(
      expect.not.arrayContaining(['judgeOne']),
    )
    const { judges: loads } = await progressOf(judging)
    expect(loads.reduce((sum, { counts }) => sum + counts.assigned, 0)).toBe(now.added)
  })

  it('waits for the closing of entries and belongs to who organises', async () => {
    back()
    const { id } = await announcedCompetition(test)
    const params = { competition_id: id }
    const shown = await call(contract.previewAssignment, { params })
    expect(shown.works).toBe(0)
    const early = call(contract.confirmAssignment, { params, body: { plan: shown.plan } })
    await expect(early).rejects.toMatchObject({ code: 'state-refused' })
    for (const who of ['judgeOne', 'head', 'mathTeacher'] as const) {
      const others = as(who)
      await expect(others.call(contract.previewAssignment, { params })).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(others.call(contract.getJudgingProgress, { params })).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(others.call(contract.listJudgedWorks, { params })).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })

  it('repairs itself when a judge leaves: finished sheets stay, only the open ones go to others', async () => {
    back()
    const judging = await assignedJudging(test, { count: 9 })
    const { params, entries } = judging
    const own = await as('judgeOne').call(contract.getJudgingDesk, { params })
    const [done] = own.sheets
    await handInAs(test, 'judgeOne', { ...params, sheet_id: done?.sheet_id ?? '' })
    await leave(judging, 'judgeOne')
    await expect(as('judgeOne').call(contract.getJudgingDesk, { params })).rejects.toMatchObject({ code: 'not-found' })
    const repair = await plan(judging)
    expect(repair).toMatchObject({ added: own.sheets.length - 1, released: own.sheets.length - 1 })
    await confirm(judging, repair)
    const held = await Promise.all(entries.map((work) => judgesOf(test, params, work)))
    expect(held.flat().filter((name) => name === 'judgeOne')).toHaveLength(1)
    const progress = await progressOf(judging)
    expect(progress.judges.find(({ judge }) => judge.id === county.people.judgeOne)).toMatchObject({
      has_left: true,
      counts: { assigned: 0, draft: 0, final: 1 },
    })
  })
})

describe('a sheet given by hand', () => {
  it('takes the place of an unfinished one, by the rules of the plan', async () => {
    back()
    const judging = await assignedJudging(test, { count: 1 })
    const [work] = judging.entries as [MadeEntry]
    const [leaves, stays] = (await judgesOf(test, judging.params, work)) as [PersonName, PersonName]
    const free = judges.find((name) => name !== leaves && name !== stays) ?? 'judgeOne'
    const replaces = await sheetOf(test, { params: judging.params, work, judge: leaves })
    const after = await give(judging, work, { judge_id: county.people[free], round: 'main', replaces })
    expect(after.sheets.map(({ judge }) => judge.id).sort()).toEqual([county.people[free], county.people[stays]].sort())
    const twice = give(judging, work, { judge_id: county.people[free], round: 'main', replaces: null })
    await expect(twice).rejects.toMatchObject({ code: 'judge-barred' })
    await expect(
      give(judging, work, { judge_id: county.people.mathTeacher, round: 'main', replaces: null }),
    ).rejects.toMatchObject({ code: 'unknown-reference' })
    const again = await give(judging, work, { judge_id: county.people[leaves], round: 'arbitration', replaces: null })
    expect(again.sheets.find(({ round }) => round === 'arbitration')?.judge.id).toBe(county.people[leaves])
  })

  it('never goes to a judge of the same school or with a conflict, and says so before it is tried', async () => {
    back()
    const judging = await openJudging(test, { count: 2 })
    const [, ofOwnSchool] = judging.entries as [MadeEntry, MadeEntry]
    const { candidates } = await sheetsOf(judging, ofOwnSchool)
    expect(candidates.map(({ why_not }) => why_not)).toEqual(['own_school', 'own_school', 'own_school'])
    for (const round of ['main', 'third', 'arbitration'] as const) {
      const tried = give(judging, ofOwnSchool, { judge_id: county.people.judgeTwo, round, replaces: null })
      await expect(tried).rejects.toMatchObject({ code: 'judge-barred', why: 'own_school' })
    }
  })
})

describe('progress', () => {
  it('counts without showing marks, and says who may need a word', async () => {
    back()
    const judging = await assignedJudging(test, { count: 4 })
    const { params } = judging
    const { sheets } = await as('judgeTwo').call(contract.getJudgingDesk, { params })
    await handInAs(test, 'judgeTwo', { ...params, sheet_id: sheets[0]?.sheet_id ?? '' })
    clock.now = new Date(clock.now.getTime() + 4 * 24 * 3_600_000)
    const sheet_id = sheets[1]?.sheet_id ?? ''
    const { revision, text } = await as('judgeTwo').call(contract.getScoreSheet, { params: { ...params, sheet_id } })
    await as('judgeTwo').call(contract.saveScoreSheet, { params: { ...params, sheet_id }, body: { revision, text } })
    const { judges: standings, groups } = await progressOf(judging)
    const of = (name: PersonName) => standings.find(({ judge }) => judge.id === county.people[name])
    expect(of('judgeTwo')).toMatchObject({ counts: { draft: 1, final: 1 }, needs_nudge: false })
    expect(of('judgeOne')).toMatchObject({ counts: { draft: 0, final: 0 }, needs_nudge: true })
    expect(groups).toMatchObject([{ works: 4, counts: { draft: 1, final: 1 } }])
    expect(JSON.stringify({ standings, groups })).not.toMatch(/marks|total/)
    const works = await call(contract.listJudgedWorks, { params })
    expect(works.reduce((sum, { final }) => sum + final, 0)).toBe(1)
  })
})

describe('calibration', () => {
  it('lets judges score samples, then see the spread without names, and talk', async () => {
    back()
    const judging = await openJudging(test, { count: 2 })
    const { params, entries, competition } = judging
    const [work] = entries as [MadeEntry]
    moveToPhase(test, competition, 'calibrate')
    const started = await call(contract.startCalibration, { params, body: { blind_ids: [work.blindId] } })
    expect(started).toEqual({ sheets: 3 })
    expect(await call(contract.startCalibration, { params, body: { blind_ids: [work.blindId] } })).toEqual({
      sheets: 0,
    })
    const own = async (who: PersonName) => {
      const { samples } = await as(who).call(contract.getCalibration, { params })
      return { ...params, sheet_id: samples[0]?.sheet_id ?? '' }
    }
    await handInAs(test, 'judgeOne', await own('judgeOne'))
    await handInAs(test, 'judgeTwo', await own('judgeTwo'), 12)
    const remark = async (who: PersonName, text: string) =>
      as(who).call(contract.addCalibrationRemark, { params: await own(who), body: { text } })
    await expect(remark('judgeThree', '我先说')).rejects.toMatchObject({ code: 'state-refused' })
    await remark('judgeTwo', '分层做得不够，选做题难度没有拉开。')
    const unscored = await as('judgeThree').call(contract.getCalibration, { params })
    expect(unscored.samples).toMatchObject([{ spread: null, remarks: [] }])
    const seen = await as('judgeOne').call(contract.getCalibration, { params })
    const [sample] = seen.samples
    expect(sample?.spread).toMatchObject({ judges: 2, totals: [{ mark: 100 }, { mark: 88 }] })
    expect(sample?.spread?.totals.map(({ label }) => label)).toContain(seen.my_label)
    expect(sample?.remarks).toMatchObject([{ is_mine: false, text: '分层做得不够，选做题难度没有拉开。' }])
    expect(JSON.stringify(seen)).not.toMatch(/judge(One|Two|Three)/)
    // Calibration asks nobody for a third opinion and bears on nothing.
    expect((await sheetsOf(judging, work)).sheets.map(({ round }) => round)).toEqual([
      'calibration',
      'calibration',
      'calibration',
    ])
    moveToPhase(test, competition, 'judge')
    const late = await own('judgeThree')
    const { revision, text, is_open } = await as('judgeThree').call(contract.getScoreSheet, { params: late })
    expect(is_open).toBe(false)
    await expect(
      as('judgeThree').call(contract.saveScoreSheet, { params: late, body: { revision, text } }),
    ).rejects.toMatchObject({ code: 'state-refused' })
  })

  it('takes a work of an earlier competition as a sample that no main round assigns', async () => {
    back()
    const earlier = await openJudging(test, { count: 1 })
    back()
    const judging = await openJudging(test, { count: 1 })
    const [old] = earlier.entries as [MadeEntry]
    const [group] = judging.competition.groups
    const body = { from_competition_id: earlier.competition.id, from_blind_id: old.blindId, group_id: group?.id ?? '' }
    const sample = await call(contract.addSampleWork, { params: judging.params, body })
    expect(sample.code).toBe('样例-1')
    const twice = { ...body, from_competition_id: judging.competition.id }
    await expect(call(contract.addSampleWork, { params: judging.params, body: twice })).rejects.toMatchObject({
      code: 'unknown-reference',
    })
    expect(await plan(judging)).toMatchObject({ works: 1 })
    expect(
      await call(contract.startCalibration, { params: judging.params, body: { blind_ids: [sample.blind_id] } }),
    ).toEqual({ sheets: 3 })
  })
})
