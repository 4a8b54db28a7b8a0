import { homeworkTasks } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { figureOf, loadOf, type TaskGroup } from '@lightwork/domain'
import { unzipSync } from 'fflate'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { group, homework, ownItem } from '../../../test/homework.ts'

const { app, as, county, cookieOf } = await startTestApp()
const params = { school_id: county.school }
const classId = county.classes.five1
const call = as('mathTeacher').call

const groups: TaskGroup[] = [
  { name: '甲组', tiers: ['base', 'raise'] },
  { name: '乙组', tiers: ['raise', 'extend'] },
]
const work = [
  ownItem({ tiers: ['base'], minutes: 10, text: '基础的题', pointer: '' }),
  ownItem({ tiers: ['raise'], minutes: 8, text: '提升的题', pointer: '' }),
  group(1, [
    ownItem({ tiers: ['raise'], minutes: 4, text: '任选一', pointer: '' }),
    ownItem({ tiers: ['extend'], minutes: 6, text: '任选二', pointer: '' }),
  ]),
  ownItem({ tiers: ['extend'], minutes: 15, text: '拓展的题', pointer: '' }),
]
/** 甲组: 10 + 8 + 4 = 22; 乙组: 8 + 6 + 15 = 29. */
const grouped = (own: readonly object[] | null = groups, content: readonly object[] = work) =>
  ({ ...homework(...content), ...(own !== null && { attrs: { groups: own } }) }) as ReturnType<typeof homework>

async function create(document = grouped()) {
  const body = { title: '分组作业', subject: 'math' as const, grade: 5, document }
  const made = await call(contract.createAssignment, { params, body })
  return { made, of: { ...params, assignment_id: made.id } }
}

const release = (of: { school_id: string; assignment_id: string }, day: string, revision = 1) =>
  call(contract.releaseAssignment, {
    params: of,
    headers: { 'idempotency-key': newId() },
    body: { revision, class_ids: [classId], days: [day] },
  })

async function dayOf(day: string) {
  const [found] = await call(contract.listClassDays, {
    params,
    querystring: { class_ids: classId, from: day, to: day },
  })
  return found
}

describe('groups of a homework', () => {
  it('are kept with it and its versions, and given to a copy and a template', async () => {
    const { made, of } = await create()
    expect(made.document).toEqual(grouped())
    const body = { revision: 1, title: '分组作业', document: grouped(null) }
    await call(contract.saveAssignment, { params: of, body })
    const now = await call(contract.getAssignment, { params: of })
    expect(now.document).toEqual(grouped(null))
    const first = await call(contract.getHomeworkVersion, { params: { ...of, revision: 1 } })
    expect(first.document).toEqual(grouped())
    expect(figureOf(first.load).written).toBe(29)
    expect(figureOf(now.load).written).toBe(21)

    const { made: other } = await create()
    const template = await call(contract.createTemplate, {
      params,
      body: { assignment_id: other.id, name: '分组模板', reach: 'own' },
    })
    expect(figureOf(template.load).written).toBe(29)
    for (const from of [
      { kind: 'template', id: template.id },
      { kind: 'assignment', id: other.id },
    ] as const) {
      const copy = await call(contract.beginFrom, { params, body: { from, title: '新的一份', grade: 5 } })
      expect(copy.document).toMatchObject({ attrs: { groups } })
    }
  })

  it('are refused where they are not two to four sets of tiers of different names', async () => {
    const [one, other] = groups as [TaskGroup, TaskGroup]
    for (const wrong of [
      [one],
      [],
      [one, one],
      [one, { ...other, tiers: [] }],
      [one, { ...other, tiers: ['hard'] }],
      [one, { ...other, tiers: ['base', 'base'] }],
      [one, { ...other, name: '' }],
      [one, { ...other, pupils: ['张三'] }],
      [one, { name: 5, tiers: ['base'] }],
      'none',
    ])
      await expect(create(grouped(wrong as object[]))).rejects.toMatchObject({ code: 'invalid-content' })
  })
})

describe('a release with groups', () => {
  it('is charged what its largest group gets, and gives all of it back', async () => {
    const { of } = await create()
    const { releases } = await release(of, '2026-11-26')
    expect(releases[0]?.minutes).toBe(29)
    const day = await dayOf('2026-11-26')
    expect(day?.written).toBe(29)
    expect(day?.loads.math).toMatchObject({ base: { written: 22 }, raise: { written: 29 }, extend: { written: 29 } })
    const which = { school_id: county.school, release_id: releases[0]?.id ?? '' }
    await call(contract.withdrawRelease, { params: which, body: { reason: '改日再做' } })
    expect(await dayOf('2026-11-26')).toMatchObject({ written: 0 })
  })

  it('is refused by the same figure, with a way out that fits', async () => {
    const heavy = grouped(groups, [
      ownItem({ tiers: ['base'], minutes: 30 }),
      ownItem({ tiers: ['raise'], minutes: 25 }),
      ownItem({ tiers: ['extend'], minutes: 40 }),
    ])
    const { of } = await create(heavy)
    const refused = await release(of, '2026-11-27').catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'day-limit-exceeded',
      refusals: [{ excesses: [{ quantity: 'written', asked: 65, limit: 60 }] }],
    })
    const [extend] = (refused as { refusals: contract.DayRefusal[] }).refusals[0]?.drop ?? []
    expect(extend).toBe(heavy.content[1] && (heavy.content[1] as ReturnType<typeof ownItem>).attrs.id)
    // The same work without groups: every pupil has one tier's.
    const { of: plain } = await create(grouped(null, heavy.content))
    expect((await release(plain, '2026-11-27')).releases[0]?.minutes).toBe(40)
  })

  it('leaves work that no group gets out of the minutes and the notice, and names no group there', async () => {
    const onlyBase = groups.map((each) => ({ ...each, tiers: ['base'] }))
    const { of } = await create(grouped(onlyBase))
    await release(of, '2026-11-30')
    expect((await dayOf('2026-11-30'))?.written).toBe(10)
    const { url } = await call(contract.getNoticeAddress, { params: { ...params, class_id: classId } })
    const { body } = await app.inject({ method: 'GET', url: `${new URL(url).pathname}/2026-11-30` })
    expect(body).toContain('基础的题')
    for (const hidden of ['提升的题', '拓展的题', '任选', '甲组', '乙组']) expect(body).not.toContain(hidden)
    const nobody = groups.map((each) => ({ ...each, tiers: ['extend'] }))
    const { of: empty } = await create(grouped(nobody, [ownItem({ tiers: ['base'] })]))
    await expect(release(empty, '2026-11-30')).rejects.toMatchObject({ code: 'homework-empty' })
  })

  it('charges the day what the rules of the editor say', async () => {
    const { of, made } = await create(grouped([{ name: '一组', tiers: ['base', 'extend'] }, groups[0] as TaskGroup]))
    await release(of, '2026-12-01')
    expect((await dayOf('2026-12-01'))?.written).toBe(figureOf(loadOf(homeworkTasks(made.document))).written)
    expect(figureOf(made.load).written).toBe(31)
  })
})

describe('on paper', () => {
  const open = async (id: string, query: string) => {
    const url = contract.printHomework.url.replace(':school_id', county.school).replace(':assignment_id', id)
    const headers = { cookie: await cookieOf('mathTeacher') }
    return app.inject({ method: 'GET', url: `${url}?${query}`, headers })
  }

  it('each group has a sheet of its own, numbered through, with its minutes and without its name', async () => {
    const { made } = await create()
    const one = (await open(made.id, 'kind=pupils&path=group_1')).body
    expect(one).toContain('基础的题')
    expect(one).not.toContain('拓展的题')
    expect(one).toContain('22 分钟')
    expect(one).toContain('<span class="dots">●</span>')
    const two = (await open(made.id, 'kind=pupils&path=group_2')).body
    expect(two).not.toContain('基础的题')
    expect(two).toContain('第 3～4 题，共 2 题，任选 1 题完成')
    expect(two).toContain('<span class="no">5.</span>')
    expect(two).toContain('29 分钟')
    for (const sheet of [one, two]) expect(sheet).not.toMatch(/甲组|乙组/)
    expect((await open(made.id, 'kind=teacher')).body).toContain('甲组：书面 22 分钟　乙组：书面 29 分钟')
  })

  it('the class set has as many copies as each group needs; a way that is no more is refused', async () => {
    const { made } = await create()
    const { body } = await open(made.id, 'kind=set&group_1=20&group_2=15')
    expect(body.match(/data-copies="\d+"/g)).toEqual(['data-copies="20"', 'data-copies="15"'])
    expect((await open(made.id, 'kind=set&base=3')).json()).toMatchObject({ code: 'copies-wanted' })
    for (const path of ['base', 'group_3'])
      expect((await open(made.id, `kind=pupils&path=${path}`)).json()).toMatchObject({ code: 'path-gone' })
  })

  it('Word says which group does what, and how long each takes', async () => {
    const { of } = await create()
    const file = await call(contract.exportAssignment, { params: of, querystring: { copy: 'teacher', paper: 'a4' } })
    const files = unzipSync(Buffer.from(file.base64, 'base64'))
    const text = (name: string) => new TextDecoder().decode(files[name])
    expect(text('word/document.xml')).toContain('甲组完成')
    expect(text('word/document.xml')).toContain('全体完成')
    expect(text('word/header1.xml')).toContain('预计 甲组 22 分钟 · 乙组 29 分钟')
  })

  it('Word has a sheet for each group, which holds its work and its time and names no group', async () => {
    const { of } = await create()
    const sheet = async (path: 'base' | 'group_1' | 'group_2') => {
      const wishes = { copy: 'pupil', paper: 'a4', path } as const
      const { file_name, base64 } = await call(contract.exportAssignment, { params: of, querystring: wishes })
      const files = unzipSync(Buffer.from(base64, 'base64'))
      const [document, head, foot] = ['document', 'header1', 'footer1'].map((name) =>
        new TextDecoder().decode(files[`word/${name}.xml`]),
      )
      return { file_name, document, head, foot }
    }
    const [one, two] = [await sheet('group_1'), await sheet('group_2')]
    expect([one.file_name, two.file_name].map((name) => name.slice(-11))).toEqual([
      '（作业单1）.docx',
      '（作业单2）.docx',
    ])
    expect([one.head, two.head].map((head = '') => /预计 (\d+) 分钟/.exec(head)?.[1])).toEqual(['22', '29'])
    expect(one.document).toContain('基础的题')
    expect(two.document).not.toContain('基础的题')
    expect(two.document).toContain('从下面 2 项中任选 1 项完成')
    expect(one.foot).toContain('●　第')
    expect(two.foot).toContain('●●　第')
    for (const all of [JSON.stringify(one), JSON.stringify(two)]) expect(all).not.toMatch(/甲组|乙组|全体完成/)
    await expect(sheet('base')).rejects.toMatchObject({ code: 'path-gone' })
  })
})
