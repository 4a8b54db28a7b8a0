import * as contract from '@lightwork/contract'
import { startOfDay } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { judgedCompetition, publishedCompetition } from '../../../../test/results.ts'
import { inTransaction, wholeCounty } from '../../../db/transaction.ts'

const test = await startTestApp()
const { as, county, db, app, clock } = test
const plainly = { reason: '', without_sheets: [], without_works: [] }

describe('figures', () => {
  it('stand side by side, and a person can work each of them out again from its sheets', async () => {
    const { params, entries } = await judgedCompetition(test, {
      less: (work, judge) => 3 * work + (judge === 2 ? 8 : judge),
    })
    const made = await as('curator').call(contract.makeResult, { params, body: plainly })
    const [group] = made.groups
    expect(group?.entries.map(({ blind_id }) => blind_id)).toEqual(entries.map(({ blindId }) => blindId))
    expect(group?.entries.map(({ award }) => award)).toEqual(['first', 'second', 'third', 'third', null, null])
    const first = group?.entries[0]
    const figure = await as('curator').call(contract.unfoldFigure, {
      params: { ...params, version: made.version, blind_id: first?.blind_id ?? '' },
    })
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
    const totals = figure.sheets.map(({ marks }) => sum(Object.values(marks ?? {})))
    expect(totals).toEqual(figure.sheets.map(({ total }) => total))
    expect(figure.plain).toBeCloseTo(sum(totals) / totals.length, 9)
    expect(figure.trimmed).toBe(figure.plain)
    const corrected = figure.sheets.map(({ total, severity, share }) => ((total ?? 0) + (severity ?? 0)) * (share ?? 0))
    expect(figure.score).toBeCloseTo(sum(corrected), 9)
    expect(figure.sheets.map(({ label, judge }) => [label, judge?.name])).toEqual([
      ['A', 'judgeOne'],
      ['B', 'judgeTwo'],
      ['C', 'judgeThree'],
    ])
    const severe = group?.judges.find(({ label }) => label === 'C')
    expect(severe?.severity).toBeGreaterThan(3)
  })

  it('leave out the highest and the lowest from five judges on, and say which', async () => {
    const judges = ['judgeOne', 'judgeTwo', 'judgeThree', 'lead', 'englishTeacher'] as const
    const { params } = await judgedCompetition(test, {
      judges,
      count: 3,
      rules: { method: 'trimmed' },
      less: (w, j) => 10 * w + j * j,
    })
    const made = await as('curator').call(contract.makeResult, { params, body: plainly })
    const first = made.groups[0]?.entries[0]
    expect(first).toMatchObject({
      trimmed: 100 - (1 + 4 + 9) / 3,
      score: 100 - (1 + 4 + 9) / 3,
      plain: 100 - 30 / 5,
    })
    const figure = await as('curator').call(contract.unfoldFigure, {
      params: { ...params, version: made.version, blind_id: first?.blind_id ?? '' },
    })
    expect(figure.sheets.flatMap(({ dropped, total }) => (dropped ? [total] : [])).sort()).toEqual([100, 84])
  })

  it('are not worked out while a work lacks a sheet', async () => {
    const { params, competition, entries } = await judgedCompetition(test, { count: 2 })
    const blind_id = entries[0]?.blindId ?? ''
    const sheets = () =>
      db.updateTable('score_sheet').where('competition_id', '=', competition.id).where('blind_id', '=', blind_id)
    await sheets().set({ state: 'released', final_at: null }).execute()
    const making = as('curator').call(contract.makeResult, { params, body: plainly })
    await expect(making).rejects.toMatchObject({ code: 'result-incomplete', gaps: [{ blind_id, why: 'no_sheet' }] })
    await sheets().where('judge_id', '=', county.people.judgeOne).set({ state: 'draft' }).execute()
    const { gaps } = await as('curator').call(contract.getResultState, { params })
    expect(gaps).toMatchObject([{ why: 'open_sheets' }])
  })

  it('say what would change if it were decided otherwise', async () => {
    const { params } = await judgedCompetition(test)
    const { version } = await as('curator').call(contract.makeResult, { params, body: plainly })
    const variants = await as('curator').call(contract.getWhatIf, { params: { ...params, version } })
    expect(variants.map(({ variant }) => variant.kind)).toEqual([
      'rounding',
      'rounding',
      'method',
      'without_judge',
      'without_judge',
      'without_judge',
    ])
    const up = variants.find(({ variant }) => variant.kind === 'rounding' && variant.rounding === 'up')
    expect(up?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['third', 'second'],
      [null, 'third'],
    ])
  })

  it('send a near tie back to one judge who has scored none of it; the re-review then decides', async () => {
    const judges = ['judgeOne', 'judgeTwo'] as const
    const { params, competition } = await judgedCompetition(test, { judges, count: 4, less: () => 5 })
    const made = await as('curator').call(contract.makeResult, { params, body: plainly })
    const [group] = made.groups
    expect(group?.entries.every(({ undecided }) => undecided)).toBe(true)
    const border = {
      params: { ...params, version: made.version },
      body: { group_id: group?.group.id ?? '', award: 'first' },
    }
    await expect(as('curator').call(contract.sendBackNearTies, border)).rejects.toMatchObject({ code: 'judge-barred' })
    await as('curator').call(contract.inviteToCompetition, {
      params: { ...params, account_id: county.people.bureau, part: 'judge' },
      body: { group_ids: [], expertise: 2, most: null },
    })
    const sent = await as('curator').call(contract.sendBackNearTies, border)
    expect(sent).toEqual({ judge: { id: county.people.bureau, name: 'bureau' }, works: 4 })
    const publishing = as('curator').call(contract.publishResult, { params: { ...params, version: 1 }, body: {} })
    await expect(publishing).rejects.toMatchObject({ code: 'state-refused' })
    const { sheets } = await as('bureau').call(contract.getJudgingDesk, { params })
    expect(sheets.map(({ round }) => round)).toEqual(['tie', 'tie', 'tie', 'tie'])
    for (const [index, { sheet_id }] of sheets.entries())
      await db
        .updateTable('score_sheet')
        .set({
          state: 'final',
          final_at: clock.now,
          marks: JSON.stringify(
            Object.fromEntries(
              competition.terms.rubric.criteria.map(({ code, points }, at) => [code, points - (at === 0 ? index : 0)]),
            ),
          ),
        })
        .where('id', '=', sheet_id)
        .execute()
    const again = await as('curator').call(contract.makeResult, { params, body: plainly })
    expect(again.groups[0]?.entries.map(({ rank, decided_by }) => [rank, decided_by])).toEqual([
      [1, null],
      [2, 'review'],
      [3, 'review'],
      [4, 'review'],
    ])
    expect(again.version).toBe(2)
  })

  it('are the organiser’s and the handler’s alone; of the public result an entrant reads the own figures, without names', async () => {
    const { params, version, entries } = await publishedCompetition(test)
    for (const who of ['judgeOne', 'mathTeacher', 'head', 'otherTeacher'] as const) {
      await expect(as(who).call(contract.getResultState, { params })).rejects.toMatchObject({ code: 'not-allowed' })
      const which = { params: { ...params, version } }
      await expect(as(who).call(contract.getResult, which)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(as(who).call(contract.getWhatIf, which)).rejects.toMatchObject({ code: 'not-allowed' })
      const figure = { params: { ...params, version, blind_id: entries[0]?.blindId ?? '' } }
      await expect(as(who).call(contract.unfoldFigure, figure)).rejects.toMatchObject({ code: 'not-allowed' })
      for (const [endpoint, body] of [[contract.makeResult, plainly]] as const)
        await expect(as(who).call(endpoint, { params, body })).rejects.toMatchObject({ code: 'not-allowed' })
    }
    expect(await as('reviewer').call(contract.getResult, { params: { ...params, version } })).toMatchObject({ version })
    const own = await as('mathTeacher').call(contract.getOwnResults, { params })
    const mine = entries.filter(({ owner }) => owner === 'mathTeacher').map(({ blindId }) => blindId)
    expect(own.map(({ blind_id }) => blind_id)).toEqual(mine)
    expect(own[0]?.sheets.map(({ label, judge }) => [label, judge])).toEqual([
      ['A', null],
      ['B', null],
      ['C', null],
    ])
    expect(await as('judgeOne').call(contract.getOwnResults, { params })).toEqual([])
  })

  it('show nobody an own figure before the result is public', async () => {
    const { params } = await judgedCompetition(test)
    await as('curator').call(contract.makeResult, { params, body: plainly })
    expect(await as('mathTeacher').call(contract.getOwnResults, { params })).toEqual([])
  })
})

describe('public notice', () => {
  it('lasts five working days, make-up days and holidays counted right', async () => {
    const { params } = await judgedCompetition(test)
    // Monday; the Tuesday is a holiday, the Saturday makes up for it.
    clock.now = new Date('2026-12-14T02:00:00.000Z')
    for (const [day, kind] of [
      ['2026-12-15', 'rest'],
      ['2026-12-19', 'make_up'],
    ] as const)
      await as('bureau').call(contract.markCountyDay, { params: { day }, body: { kind, note: '' } })
    const { version } = await as('curator').call(contract.makeResult, { params, body: plainly })
    const { publicity_if_now } = await as('curator').call(contract.getResultState, { params })
    expect(publicity_if_now.days).toEqual(['2026-12-16', '2026-12-17', '2026-12-18', '2026-12-19', '2026-12-21'])
    const state = await as('curator').call(contract.publishResult, { params: { ...params, version }, body: {} })
    expect(state).toMatchObject({
      state: 'published',
      publicity: { version, corrected: false, last_day: '2026-12-21' },
    })
  })

  it('says who got what to anybody, without figures and without those who got nothing', async () => {
    const { params, competition } = await judgedCompetition(test)
    const page = () => app.inject({ url: `/publicity/${competition.id}` })
    expect((await page()).statusCode).toBe(404)
    const { version } = await as('curator').call(contract.makeResult, { params, body: plainly })
    expect((await page()).statusCode).toBe(404)
    await as('curator').call(contract.publishResult, { params: { ...params, version }, body: {} })
    const { statusCode, body, headers } = await page()
    expect(statusCode).toBe(200)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(body).toMatch(/一等奖.*作品1.*mathTeacher.*东河学校/)
    expect(body).toContain('共五个工作日')
    expect(body).not.toMatch(/作品5|作品6|<script|judge|score/)
    // A score, not two digits of an id or a hash.
    expect(body.replace(/[0-9a-f-]{16,}/g, '')).not.toMatch(/\b97\b/)
    clock.now = new Date(Date.parse(startOfDay('2027-06-01')))
    expect((await page()).body).not.toContain('作品1')
    expect((await app.inject({ url: '/publicity/%00' })).statusCode).toBe(404)
  })

  it('of a corrected result begins anew, says that it was corrected and why', async () => {
    const { params, competition, version, entries } = await publishedCompetition(test)
    const body = { reason: '', without_sheets: [], without_works: [entries[0]?.blindId ?? ''] }
    await expect(as('curator').call(contract.makeResult, { params, body })).rejects.toMatchObject({
      code: 'correction-unexplained',
    })
    const made = await as('curator').call(contract.makeResult, {
      params,
      body: { ...body, reason: '作品1 与已发表作品雷同' },
    })
    expect(made.version).toBe(version + 1)
    await as('curator').call(contract.publishResult, { params: { ...params, version: made.version }, body: {} })
    const { body: html } = await app.inject({ url: `/publicity/${competition.id}` })
    expect(html).toContain('评审结果公示（更正）')
    expect(html).toContain('作品1 与已发表作品雷同')
    expect(html).toMatch(/一等奖.*作品2/)
    const before = await as('curator').call(contract.getResult, { params: { ...params, version } })
    expect(before.groups[0]?.entries[0]).toMatchObject({ title: '作品1', award: 'first' })
  })
})

describe('the row itself', () => {
  it('of a result is neither changed nor taken away by the application', async () => {
    const { competition } = await publishedCompetition(test)
    const change = db
      .updateTable('competition_result')
      .set({ awards: '{}' })
      .where('competition_id', '=', competition.id)
    await expect(inTransaction(db, wholeCounty, () => change.execute())).rejects.toThrow(/permission denied/)
    const blind = { ...wholeCounty, blind: true } as const
    const seen = await inTransaction(db, blind, (tx) => tx.selectFrom('competition_result').select('version').execute())
    expect(seen).toEqual([])
  })
})
