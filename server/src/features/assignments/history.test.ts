import * as contract from '@lightwork/contract'
import { figureOf } from '@lightwork/domain'
import { expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { ofMinutes } from '../../../test/homework.ts'
import { startTogether, teachMath } from '../../../test/together.ts'
import { inTransaction, wholeCounty } from '../../db/transaction.ts'

const test = await startTestApp()
const { as, county, clock, db } = test
await teachMath(test, 'lead', 'five2')

const START = Date.parse('2026-11-25T08:00:00.000Z')
const at = (minutes: number) => {
  clock.now = new Date(START + minutes * 60_000)
}
const homework = async () => {
  at(0)
  const made = await startTogether(test)
  return made
}

it('keeps what was saved with who, when and minutes, and thins what is close together', async () => {
  const { params, save, versions } = await homework()
  for (const [minutes, revision] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [21, 4],
  ] as const) {
    at(minutes)
    await save('mathTeacher', revision, `第 ${revision + 1} 稿`)
  }
  const kept = await versions('mathTeacher')
  expect(kept.map(({ revision }) => revision).slice(0, 2)).toEqual([5, 4])
  expect(kept.map(({ revision }) => revision)).not.toContain(2)
  expect(kept[0]).toMatchObject({ title: '第 5 稿', saved_by_name: 'mathTeacher', name: null, released: false })
  expect(figureOf(kept[0]?.load ?? ({} as never)).written).toBe(10)
  const one = await as('mathTeacher').call(contract.getHomeworkVersion, { params: { ...params, revision: 4 } })
  expect(one.document).toMatchObject({ type: 'doc', content: [{ type: 'ownItem' }] })
})

it('keeps a named and a released text for good, among saves of a whole day', async () => {
  const { params, save, versions } = await homework()
  at(1)
  await save('mathTeacher', 1, '命名的一稿')
  const name = (revision: number, value: string | null) =>
    as('mathTeacher').call(contract.nameHomeworkVersion, { params: { ...params, revision }, body: { name: value } })
  expect(await name(2, ' 定稿 ')).toMatchObject({ revision: 2, name: '定稿' })
  at(2)
  await save('mathTeacher', 2, '布置的一稿')
  await as('mathTeacher').call(contract.releaseAssignment, {
    params,
    headers: { 'idempotency-key': 'history-released' },
    body: { revision: 3, class_ids: [county.classes.five1], days: ['2026-11-26'] },
  })
  at(3)
  for (let revision = 3; revision < 30; revision++) await save('mathTeacher', revision, `第 ${revision + 1} 稿`)
  const kept = await versions('mathTeacher')
  expect(kept.length).toBeLessThan(6)
  expect(kept.find(({ revision }) => revision === 2)).toMatchObject({ name: '定稿', released: false })
  expect(kept.find(({ revision }) => revision === 3)).toMatchObject({ name: null, released: true })
  await name(2, null)
  await save('mathTeacher', 30, '最后一稿')
  expect((await versions('mathTeacher')).map(({ revision }) => revision)).not.toContain(2)
  await expect(name(2, '已经没有了')).rejects.toMatchObject({ code: 'not-found' })
  await expect(name(31, '   ')).rejects.toMatchObject({ code: 'invalid-request' })
})

it('brings a text back as a new revision and keeps the one that stood there, whoever wrote it', async () => {
  const { params, save, share, versions } = await homework()
  await share({ reach: 'grade', access: 'edit' })
  at(1)
  await save('lead', 1, '同事改的')
  at(2)
  const { revision } = await save('mathTeacher', 2, '分数练习', { restored_from: 1 })
  expect(revision).toBe(3)
  const kept = await versions('mathTeacher')
  expect(kept[0]).toMatchObject({ revision: 3, restored_from: 1, title: '分数练习' })
  expect(kept.find((version) => version.revision === 2)).toMatchObject({ title: '同事改的', saved_by_name: 'lead' })
  const name = as('lead').call(contract.nameHomeworkVersion, {
    params: { ...params, revision: 2 },
    body: { name: '甲' },
  })
  await expect(name).resolves.toMatchObject({ name: '甲' })
})

it('keeps for good what a text that was brought back took the place of, within the same minute too', async () => {
  const { save, versions } = await homework()
  at(1)
  await save('mathTeacher', 1, '写坏了')
  await save('mathTeacher', 2, '分数练习', { restored_from: 1 })
  for (let revision = 3; revision < 8; revision++) await save('mathTeacher', revision, `又写 ${revision}`)
  const kept = await versions('mathTeacher')
  expect(kept.find(({ revision }) => revision === 2)).toMatchObject({ title: '写坏了' })
  expect(kept.find(({ revision }) => revision === 3)).toMatchObject({ restored_from: 1 })
})

it('shows nobody the history of a homework that is not open to them', async () => {
  const { params, share, versions } = await homework()
  for (const who of ['lead', 'chineseTeacher', 'head', 'otherTeacher', 'bureau', 'curator'] as const) {
    expect(await versions(who)).toEqual([])
    const one = { params: { ...params, revision: 1 } }
    await expect(as(who).call(contract.getHomeworkVersion, one)).rejects.toMatchObject({ code: 'not-found' })
    const naming = as(who).call(contract.nameHomeworkVersion, { ...one, body: { name: '甲' } })
    await expect(naming).rejects.toMatchObject({ code: 'not-found' })
  }
  await share({ reach: 'grade', access: 'read' })
  expect(await versions('lead')).toHaveLength(1)
  const naming = as('lead').call(contract.nameHomeworkVersion, {
    params: { ...params, revision: 1 },
    body: { name: '只读者的名字' },
  })
  await expect(naming).rejects.toMatchObject({ code: 'not-found' })
})

it('still knows a text from before loads were kept, with its minutes', async () => {
  const { id, versions } = await startTogether(test, ofMinutes(7))
  await inTransaction(db, wholeCounty, async (tx) => {
    await tx.deleteFrom('assignment_revision').where('assignment_id', '=', id).execute()
    const row = await tx.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const { school_id, owner_id, title, revision, saved_at, document } = row
    const old = { school_id, assignment_id: id, revision, title, saved_at, saved_by: owner_id }
    await tx
      .insertInto('assignment_revision')
      .values({ ...old, document: JSON.stringify(document) })
      .execute()
  })
  const [only] = await versions('mathTeacher')
  expect(only?.load.base.written).toBe(7)
})
