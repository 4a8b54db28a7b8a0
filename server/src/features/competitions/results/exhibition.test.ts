import { randomUUID } from 'node:crypto'
import * as contract from '@lightwork/contract'
import { noLoad } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { homework, ownItem } from '../../../../test/homework.ts'
import { afterPublicity, type Judged, publishedCompetition } from '../../../../test/results.ts'
import { inTransaction, wholeCounty } from '../../../db/transaction.ts'

const test = await startTestApp()
const { as, app, cookieOf, county, db } = test

const task = ownItem({ minutes: 5, text: '量一量课桌的长和宽' })
const document = homework(task)
const attributes = {
  works: [{ title: '长方形', subject: 'math', grade: 3, load: noLoad, rows: [] }],
}

/** A competition whose result stands, with one homework in each work. */
async function exhibited(change: Record<string, unknown> = {}) {
  const judged = await publishedCompetition(test, { count: 6 })
  await inTransaction(db, wholeCounty, async (tx) => {
    for (const { entryId } of judged.entries) {
      await tx
        .updateTable('entry')
        .set({ attributes: JSON.stringify(attributes), ...change })
        .where('id', '=', entryId)
        .execute()
      await tx
        .insertInto('entry_work')
        .values({
          ...{ competition_id: judged.competition.id, entry_id: entryId, position: 1, revision: 1, title: '长方形' },
          ...{ homework_school_id: county.school, assignment_id: entryId },
          document: JSON.stringify(document),
          load: JSON.stringify(noLoad),
        })
        .execute()
    }
  })
  return judged
}

const winner = ({ params, entries }: Judged, index = 0) => ({
  params: { ...params, entry_id: entries[index]?.entryId ?? '' },
})

describe('the exhibition', () => {
  it('opens when the result stands, with awarded works whose authors agreed', async () => {
    const judged = await exhibited()
    const get = () => as('chineseTeacher').call(contract.getExhibition, { params: judged.params })
    expect(await get()).toEqual({ open_since: null, works: [] })
    await expect(as('mathTeacher').call(contract.getExhibitedWork, winner(judged))).rejects.toMatchObject({
      code: 'publicity-not-over',
    })
    await afterPublicity(test, judged)
    const refusing = judged.entries[1]?.entryId ?? ''
    await db.updateTable('entry').set({ may_exhibit: false }).where('id', '=', refusing).execute()
    expect((await get()).works.map(({ title, award }) => [title, award])).toEqual([
      ['作品1', '一等奖'],
      ['作品3', '三等奖'],
      ['作品4', '三等奖'],
    ])
    for (const index of [1, 5])
      await expect(as('head').call(contract.getExhibitedWork, winner(judged, index))).rejects.toMatchObject({
        code: 'not-found',
      })
    const shown = await as('chineseTeacher').call(contract.getExhibitedWork, winner(judged))
    expect(shown).toMatchObject({
      ...{ authors: ['mathTeacher'], award: '一等奖', works: [{ title: '长方形' }] },
      may: { comment: false, harvest: false },
    })
    expect(JSON.stringify(shown)).not.toMatch(/"score"|"rank"|"trimmed"/)
  })

  it('gives the files of a winner out as judges had them, to whoever is signed in', async () => {
    const judged = await exhibited()
    const [first, , , , , last] = judged.entries
    const file = { content_type: 'application/pdf', competition_id: judged.competition.id }
    const [id, ofLast] = [randomUUID(), randomUUID()]
    await db
      .insertInto('blind_file')
      .values([
        { ...file, id, blind_id: first?.blindId ?? '', name: '附件1.pdf', bytes: Buffer.from('%PDF-1') },
        { ...file, id: ofLast, blind_id: last?.blindId ?? '', name: '附件1.pdf', bytes: Buffer.from('%PDF-6') },
      ])
      .execute()
    const of = ({ params }: ReturnType<typeof winner>, file_id: string) => ({ params: { ...params, file_id } })
    const get = (which: ReturnType<typeof of>) => as('chineseTeacher').call(contract.getExhibitedFile, which)
    await expect(get(of(winner(judged), id))).rejects.toMatchObject({ code: 'publicity-not-over' })
    await afterPublicity(test, judged)
    const { files } = await as('chineseTeacher').call(contract.getExhibitedWork, winner(judged))
    expect(files).toEqual([{ id, name: '附件1.pdf', content_type: 'application/pdf', bytes: 6 }])
    const url = `/api/competitions/${judged.competition.id}/exhibition/${first?.entryId}/files/${id}`
    expect((await app.inject({ url })).statusCode).toBe(401)
    const answered = await app.inject({ url, headers: { cookie: await cookieOf('otherTeacher') } })
    expect(answered.headers['content-disposition']).toMatch(/^attachment/)
    expect(answered.body).toBe('%PDF-1')
    for (const which of [of(winner(judged), ofLast), of(winner(judged, 5), ofLast)])
      await expect(get(which)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('takes what a judge who scored the work says of it', async () => {
    const judged = await exhibited()
    await afterPublicity(test, judged)
    const say = (who: 'judgeOne' | 'curator' | 'mathTeacher', text: string) =>
      as(who).call(contract.commentOnWinner, { ...winner(judged), body: { text } })
    for (const who of ['curator', 'mathTeacher'] as const)
      await expect(say(who, '好')).rejects.toMatchObject({ code: 'not-allowed' })
    await say('judgeOne', '分层清楚。')
    await say('judgeOne', '分层清楚，可以直接用。')
    const { commentary } = await as('mathTeacher').call(contract.getExhibitedWork, winner(judged))
    expect(commentary.map(({ judge, text }) => [judge.name, text])).toEqual([['judgeOne', '分层清楚，可以直接用。']])
    await say('judgeOne', ' ')
    expect((await as('mathTeacher').call(contract.getExhibitedWork, winner(judged))).commentary).toEqual([])
  })

  it('gives a template to a teacher in a school of theirs', async () => {
    const judged = await exhibited()
    await afterPublicity(test, judged)
    const make = (school_id: string) =>
      as('chineseTeacher').call(contract.templateFromWinner, {
        ...winner(judged),
        body: { school_id, work: 1, name: '长方形' },
      })
    await expect(make(county.otherSchool)).rejects.toMatchObject({ code: 'not-allowed' })
    const { template_id } = await make(county.school)
    const params = { school_id: county.school, template_id }
    const template = await as('chineseTeacher').call(contract.getTemplate, { params })
    expect(template).toMatchObject({ name: '长方形', subject: 'math', grade: 3, document })
  })

  it('sends tasks to the bank as drafts with credit, each once, and only as the licence allows', async () => {
    const judged = await exhibited()
    await afterPublicity(test, judged)
    const send = (who: 'curator' | 'mathTeacher' | 'head') =>
      as(who).call(contract.harvestItems, {
        ...winner(judged),
        body: { items: [{ work: 1, block_id: task.attrs.id }] },
      })
    for (const who of ['mathTeacher', 'head'] as const)
      await expect(send(who)).rejects.toMatchObject({ code: 'not-allowed' })
    const { items } = await send('curator')
    expect((await send('curator')).items).toEqual([])
    const item = await as('curator').call(contract.getItem, { params: { item_id: items[0]?.item_id ?? '' } })
    expect(item.current).toMatchObject({
      ...{ state: 'draft', subject: 'math', grades: [3], minutes: 5, origin: 'selected', licence: 'CC-BY-4.0' },
      citation: 'mathTeacher（东河学校），“作业设计评比”一等奖作品',
    })
    const shown = await as('curator').call(contract.getExhibitedWork, winner(judged))
    expect(shown.own_items.map(({ item_id }) => item_id)).toEqual(items.map(({ item_id }) => item_id))
    const closed = await exhibited({ licence: 'county-only' })
    await afterPublicity(test, closed)
    const refused = as('curator').call(contract.harvestItems, {
      ...winner(closed),
      body: { items: [{ work: 1, block_id: task.attrs.id }] },
    })
    await expect(refused).rejects.toMatchObject({ code: 'licence-refused' })
  })
})
