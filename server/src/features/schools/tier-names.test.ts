import * as contract from '@lightwork/contract'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { homework, ownItem } from '../../../test/homework.ts'

const { app, as, county, cookieOf } = await startTestApp()
const params = { school_id: county.school }
type Who = Parameters<typeof as>[0]
const read = async (who: Who = 'mathTeacher') => (await as(who).call(contract.getTierNames, { params })).names
const name = (names: contract.ChosenTierNames['names'], who: Who = 'head') =>
  as(who).call(contract.nameTiers, { params, body: { names } })
const falling = { base: 'C', raise: 'B', extend: 'A' }

beforeEach(() => name(null))

describe('what a school calls its tiers', () => {
  it('is the standard until its head or the administrator says otherwise, and again when they take that back', async () => {
    expect(await read()).toBeNull()
    await name(falling)
    expect(await read()).toEqual(falling)
    await name({ base: ' 起步 ', raise: '进阶', extend: '挑战' }, 'admin')
    expect(await read('lead')).toEqual({ base: '起步', raise: '进阶', extend: '挑战' })
    await name(null)
    expect(await read()).toBeNull()
  })

  it('is three different short names', async () => {
    for (const names of [
      { base: 'A', raise: 'A', extend: 'B' },
      { base: ' ', raise: 'A', extend: 'B' },
      { base: '比六个字还要长', raise: 'A', extend: 'B' },
      { base: 'A\nB', raise: 'C', extend: 'D' },
    ])
      await expect(name(names)).rejects.toMatchObject({ code: 'invalid-request' })
    expect(await read()).toBeNull()
  })

  it('is not changed by teachers, nor seen from another school', async () => {
    await expect(name(falling, 'mathTeacher')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(name(falling, 'bureau')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(name(falling, 'otherHead')).rejects.toMatchObject({ code: 'not-found' })
    await expect(read('otherHead')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a homework of the school', () => {
  it('is printed and written to Word with its names, and holds none of them', async () => {
    const document = homework(ownItem({ tiers: ['extend'], minutes: 8, text: '最难的题' }))
    const { id } = await as('mathTeacher').call(contract.createAssignment, {
      params,
      body: { title: '分层作业', subject: 'math', grade: 5, document },
    })
    await name({ base: '<b>', raise: 'B', extend: 'A' })
    const url = contract.printHomework.url.replace(':school_id', county.school).replace(':assignment_id', id)
    const headers = { cookie: await cookieOf('mathTeacher') }
    const { body } = await app.inject({ method: 'GET', url: `${url}?kind=teacher`, headers })
    expect(body).toContain('A · 必做')
    expect(body).toContain('&lt;b&gt;：没有任务　B：没有任务　A：')
    const which = { ...params, assignment_id: id }
    const kept = await as('mathTeacher').call(contract.getAssignment, { params: which })
    expect(kept.document).toEqual(document)
    const { base64 } = await as('mathTeacher').call(contract.exportAssignment, {
      params: which,
      querystring: { copy: 'teacher', paper: 'a4' },
    })
    const word = unzipSync(Buffer.from(base64, 'base64'))
    expect(new TextDecoder().decode(word['word/document.xml'])).toContain('A层完成')
  })
})
