import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as contract from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { afterPublicity, type Judged, publishedCompetition } from '../../../../test/results.ts'
import { root } from '../../../config.ts'

const test = await startTestApp()
const { as, county, db, app, clock, cookieOf } = test
const run = promisify(execFile)

const words = { entry_id: null, unit: '东河学校', contact: '13800000000', text: '作品1 的内容曾公开发表' }
const file = (who: 'mathTeacher' | 'chineseTeacher' | 'reviewer' | 'judgeOne', { params }: Judged) =>
  as(who).call(contract.fileObjection, { params, body: words })
const answer = (
  who: 'reviewer' | 'curator' | 'judgeOne' | 'head',
  { params }: Judged,
  id: string,
  outcome: 'upheld' | 'refused' = 'refused',
) =>
  as(who).call(contract.answerObjection, {
    params: { ...params, objection_id: id },
    body: { outcome, answer: '经核对，与公开出版物比对无雷同。' },
  })

describe('an objection', () => {
  it('gets a receipt, and only who filed it, who organises and who handles it read it', async () => {
    const judged = await publishedCompetition(test)
    const filed = await file('mathTeacher', judged)
    expect(filed.receipt).toMatch(/^YY-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const { params } = judged
    const seen = async (who: Parameters<typeof as>[0]) => {
      const { objections } = await as(who).call(contract.listObjections, { params })
      return objections.map(({ id }) => id)
    }
    for (const who of ['mathTeacher', 'curator', 'reviewer'] as const) expect(await seen(who)).toEqual([filed.id])
    for (const who of ['chineseTeacher', 'judgeOne', 'head'] as const) expect(await seen(who)).toEqual([])
  })

  it('comes too late the moment the last day is over, by the server’s clock', async () => {
    const judged = await publishedCompetition(test)
    const { until } = await as('mathTeacher').call(contract.listObjections, { params: judged.params })
    clock.now = new Date(`${until}T23:59:59.000+08:00`)
    await file('mathTeacher', judged)
    clock.now = new Date(clock.now.getTime() + 1000)
    await expect(file('mathTeacher', judged)).rejects.toMatchObject({ code: 'objection-late', detail: until })
  })

  it('is answered by a handler, who has not judged and whom it does not concern', async () => {
    const judged = await publishedCompetition(test)
    const { id } = await file('chineseTeacher', judged)
    for (const who of ['curator', 'head', 'judgeOne'] as const)
      await expect(answer(who, judged, id)).rejects.toMatchObject({ code: 'not-allowed' })
    const own = await file('reviewer', judged)
    await expect(answer('reviewer', judged, own.id)).rejects.toMatchObject({ code: 'handler-barred' })
    expect(await answer('reviewer', judged, id)).toMatchObject({ outcome: 'refused', handler: { name: 'reviewer' } })
    await expect(answer('reviewer', judged, id)).rejects.toMatchObject({ code: 'state-refused' })
  })

  it('is refused a judge’s hand by the row, whatever the code says', async () => {
    const judged = await publishedCompetition(test)
    const { id } = await file('chineseTeacher', judged)
    const write = db
      .updateTable('objection')
      .set({ handler_id: county.people.judgeOne, outcome: 'refused', answer: '不', answered_at: clock.now })
      .where('id', '=', id)
    await expect(write.execute()).rejects.toThrow('a judge does not handle objections')
  })

  it('that is upheld must be corrected before anything is final', async () => {
    const judged = await publishedCompetition(test)
    const { params } = judged
    const { id } = await file('chineseTeacher', judged)
    await afterPublicity(test, judged)
    const issue = () => as('curator').call(contract.issueCertificates, { params, body: {} })
    await expect(issue()).rejects.toMatchObject({ code: 'publicity-not-over' })
    await answer('reviewer', judged, id, 'upheld')
    await expect(issue()).rejects.toMatchObject({ code: 'publicity-not-over' })
    const { version } = await as('curator').call(contract.makeResult, {
      params,
      body: { reason: '申诉成立', without_sheets: [], without_works: [judged.entries[0]?.blindId ?? ''] },
    })
    await as('curator').call(contract.publishResult, { params: { ...params, version }, body: {} })
    await afterPublicity(test, judged)
    const issued = await issue()
    expect(issued.map(({ printed }) => [printed.award, printed.title])).toEqual([
      ['一等奖', '作品2'],
      ['二等奖', '作品3'],
      ['三等奖', '作品4'],
      ['三等奖', '作品5'],
    ])
  })
})

describe('certificates', () => {
  it('are checked by anybody by their number, read by whose they are, and printed', async () => {
    const judged = await publishedCompetition(test)
    const { params } = judged
    await afterPublicity(test, judged)
    await expect(as('head').call(contract.issueCertificates, { params, body: {} })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const issued = await as('curator').call(contract.issueCertificates, { params, body: {} })
    expect(await as('curator').call(contract.issueCertificates, { params, body: {} })).toEqual(issued)
    const own = await as('mathTeacher').call(contract.listCertificates, { params })
    expect(own.map(({ printed }) => printed.name)).toEqual(['mathTeacher', 'mathTeacher'])
    expect(await as('judgeOne').call(contract.listCertificates, { params })).toEqual([])
    const page = await app.inject({ url: `/certificates/${own[0]?.number.toLowerCase()}` })
    expect(page.body).toMatch(/属实.*作业设计评比.*mathTeacher.*东河学校.*一等奖/)
    expect(page.body).not.toMatch(/<script|score|rank/)
    expect((await app.inject({ url: '/certificates/2026-AAAA-AAAA' })).statusCode).toBe(404)
    expect((await app.inject({ url: '/certificates/%00' })).statusCode).toBe(404)
    const url = contract.printCertificates.url.replace(':competition_id', params.competition_id)
    const pdf = await app.inject({ url, headers: { cookie: await cookieOf('mathTeacher') } })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const foreign = await app.inject({
      url: `${url}?number=${issued[1]?.number}`,
      headers: { cookie: await cookieOf('mathTeacher') },
    })
    expect(foreign.statusCode).toBe(404)
  }, 60_000)
})

describe('the archive', () => {
  it('holds, is exported, and is checked without the server; a changed link is named', async () => {
    const judged = await publishedCompetition(test)
    const { params } = judged
    await answer('reviewer', judged, (await file('chineseTeacher', judged)).id)
    const { lines } = await as('curator').call(contract.getArchive, { params })
    expect(lines.map(({ kind }) => kind).filter((kind) => kind !== 'sheet_final')).toEqual([
      'announced',
      'result_made',
      'result_published',
      'objection_filed',
      'objection_answered',
    ])
    expect(await as('curator').call(contract.verifyArchive, { params })).toMatchObject({
      ...{ chain: { holds: true }, links: lines.length, sheets: 18, changed_sheets: [], changed_results: [] },
    })
    for (const who of ['mathTeacher', 'judgeOne', 'head'] as const)
      for (const endpoint of [contract.getArchive, contract.verifyArchive, contract.exportArchive])
        await expect(as(who).call(endpoint, { params })).rejects.toMatchObject({ code: 'not-allowed' })
    const exported = await as('curator').call(contract.exportArchive, { params })
    expect(JSON.stringify(exported)).not.toContain(words.contact)
    const path = join(mkdtempSync(join(tmpdir(), 'archive-')), 'archive.json')
    const check = (links: readonly contract.ArchiveLink[], ...more: string[]) => {
      writeFileSync(path, JSON.stringify({ ...exported, links }))
      return run(process.execPath, [join(root, 'server/src/commands.ts'), 'archive', path, ...more])
    }
    const head = exported.links.at(-1)?.hash ?? ''
    expect((await check(exported.links)).stdout).toContain(head)
    const changed = exported.links.map((link) =>
      link.number === 3 ? { ...link, record: { ...link.record, at: '2026-01-01T00:00:00.000Z' } } : link,
    )
    await expect(check(changed)).rejects.toMatchObject({ stderr: expect.stringContaining('第 3 条不对') })
    await expect(check(exported.links.slice(0, -1), head)).rejects.toMatchObject({
      stderr: expect.stringContaining('records are missing'),
    })
  })

  it('shows a score, a result and a sheet that somebody changed or slipped in past it', async () => {
    const { params, competition, entries } = await publishedCompetition(test, { count: 3 })
    const sheets = await db
      .selectFrom('score_sheet')
      .where('competition_id', '=', competition.id)
      .select(['id', 'blind_id'])
      .orderBy('id')
      .execute()
    const [first] = sheets
    await db
      .updateTable('score_sheet')
      .set({ marks: JSON.stringify({}) })
      .where('id', '=', first?.id ?? '')
      .execute()
    const slipped = newId()
    await db
      .insertInto('score_sheet')
      .values({
        ...{ competition_id: competition.id, id: slipped, blind_id: entries[0]?.blindId ?? '', round: 'third' },
        ...{
          judge_id: county.people.bureau,
          state: 'final',
          terms_version: 1,
          assigned_at: clock.now,
          final_at: clock.now,
        },
      })
      .execute()
    const verdict = await as('curator').call(contract.verifyArchive, { params })
    expect(verdict.chain.holds).toBe(true)
    expect(verdict.changed_sheets.map(({ sheet_id, why }) => [sheet_id, why]).sort()).toEqual(
      [
        [first?.id, 'differs'],
        [slipped, 'not_chained'],
      ].sort(),
    )
  })

  it('is closed at the end, and then nothing is added', async () => {
    const judged = await publishedCompetition(test)
    const { params } = judged
    await afterPublicity(test, judged)
    await expect(as('mathTeacher').call(contract.closeCompetition, { params, body: {} })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const { head } = await as('curator').call(contract.closeCompetition, { params, body: {} })
    expect((await as('curator').call(contract.verifyArchive, { params })).chain).toEqual({ holds: true, head })
    await expect(file('mathTeacher', judged)).rejects.toMatchObject({ code: 'objection-late' })
    const again = { reason: '再算', without_sheets: [], without_works: [] }
    await expect(as('curator').call(contract.makeResult, { params, body: again })).rejects.toMatchObject({
      code: 'state-refused',
    })
  })
})
