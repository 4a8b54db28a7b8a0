import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'

const { as, county } = await startTestApp()
const { school, otherSchool, classes, people } = county
const nobodysId = '01900000-0000-7000-8000-000000000000'

describe('organisations', () => {
  const namesFor = async (who: Parameters<typeof as>[0]) =>
    (await as(who).call(contract.listOrganisations, {})).map(({ name }) => name)

  it('are all shown to the county’s people, bureau first', async () => {
    const all = ['测试县教育局', '测试县教师进修学校', '东河学校', '西山学校']
    for (const who of ['admin', 'bureau', 'curator'] as const) {
      const names = await namesFor(who)
      expect(names[0]).toBe('测试县教育局')
      expect(names).toEqual(expect.arrayContaining(all))
    }
  })

  it('are the own school and the bureau for a school’s people', async () => {
    expect(await namesFor('mathTeacher')).toEqual(['测试县教育局', '东河学校'])
    expect(await namesFor('otherHead')).toEqual(['测试县教育局', '西山学校'])
  })
})

describe('a school', () => {
  const draft = { name: '新城学校', system: '6+3' as const, grades: [3, 1, 2] }

  it('is added and changed by bureau and administrator only', async () => {
    const made = await as('bureau').call(contract.createSchool, { body: draft })
    expect(made).toMatchObject({ kind: 'school', name: '新城学校', grades: [1, 2, 3] })
    const params = { school_id: made.id }
    const changed = await as('admin').call(contract.changeSchool, {
      params,
      body: { ...draft, name: ' 新城小学 ', system: '5+4' },
    })
    expect(changed).toMatchObject({ name: '新城小学', system: '5+4' })
    await expect(as('head').call(contract.createSchool, { body: draft })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(as('curator').call(contract.changeSchool, { params, body: draft })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(as('head').call(contract.changeSchool, { params, body: draft })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('has a name of its own', async () => {
    await expect(
      as('bureau').call(contract.createSchool, { body: { ...draft, name: '东河学校' } }),
    ).rejects.toMatchObject({ code: 'name-taken' })
    for (const name of ['  ', '两\n行', '零\u0000字']) {
      await expect(as('bureau').call(contract.createSchool, { body: { ...draft, name } })).rejects.toMatchObject({
        code: 'invalid-request',
      })
    }
  })

  it('keeps a grade while a class of it is open', async () => {
    const params = { school_id: otherSchool }
    const body = { name: '西山学校', system: '5+4' as const, grades: [1, 2, 3] }
    await expect(as('bureau').call(contract.changeSchool, { params, body })).rejects.toMatchObject({
      code: 'state-refused',
      detail: expect.stringContaining('六年级(1)班'),
    })
  })

  it('is not found under the id of another organisation', async () => {
    const body = { ...draft, name: '不存在' }
    for (const school_id of [nobodysId, county.bureau]) {
      await expect(as('bureau').call(contract.changeSchool, { params: { school_id }, body })).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(as('bureau').call(contract.listClasses, { params: { school_id } })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })
})

describe('classes', () => {
  const params = { school_id: school }
  const teaching = [
    { account_id: people.mathTeacher, subject: 'math' as const },
    { account_id: people.lead, subject: 'morality' as const },
  ]
  const draft = { grade: 4, name: '四年级(1)班', lead_account_id: people.lead, teaching }

  it('are listed with lead and teachers to everyone of the school and to nobody of another', async () => {
    const listed = await as('mathTeacher').call(contract.listClasses, { params })
    const five = listed.find(({ name }) => name === '五年级(1)班')
    expect(five).toMatchObject({ grade: 5, lead: { name: 'lead' }, closed_at: null })
    expect(five?.teaching.map(({ subject, name }) => [subject, name])).toContainEqual(['math', 'mathTeacher'])
    await expect(as('otherHead').call(contract.listClasses, { params })).rejects.toMatchObject({ code: 'not-found' })
    await expect(as('curator').call(contract.listClasses, { params })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are made and changed by the head, with teaching replaced as a set', async () => {
    const made = await as('head').call(contract.createClass, { params, body: draft })
    expect(made.teaching.map(({ subject }) => subject)).toEqual(['math', 'morality'])
    const twice = { account_id: people.chineseTeacher, subject: 'chinese' as const }
    const body = {
      ...draft,
      name: '四(1)班',
      lead_account_id: null,
      teaching: [twice, twice, { account_id: people.mathTeacher.toUpperCase(), subject: 'math' as const }],
      closed: false,
    }
    const changed = await as('admin').call(contract.changeClass, { params: { ...params, class_id: made.id }, body })
    expect(changed).toMatchObject({ name: '四(1)班', lead: null })
    expect(changed.teaching.map(({ subject }) => subject)).toEqual(['chinese', 'math'])
  })

  it('are closed and opened again, the first closing moment kept', async () => {
    const made = await as('head').call(contract.createClass, { params, body: { ...draft, name: '四年级(9)班' } })
    const which = { ...params, class_id: made.id }
    const change = (closed: boolean) =>
      as('head').call(contract.changeClass, { params: which, body: { ...draft, name: '四年级(9)班', closed } })
    const { closed_at } = await change(true)
    expect(closed_at).not.toBeNull()
    expect((await change(true)).closed_at).toBe(closed_at)
    expect((await change(false)).closed_at).toBeNull()
  })

  it('refuse a taken name, a grade the school has not, and people of elsewhere', async () => {
    const make = (changes: Partial<typeof draft>) =>
      as('head').call(contract.createClass, { params, body: { ...draft, name: '试一试', ...changes } })
    await expect(make({ name: '五年级(1)班' })).rejects.toMatchObject({ code: 'name-taken' })
    await expect(make({ lead_account_id: people.otherHead })).rejects.toMatchObject({
      code: 'unknown-reference',
      account_ids: [people.otherHead],
    })
    await expect(make({ teaching: [{ account_id: nobodysId, subject: 'math' }] })).rejects.toMatchObject({
      code: 'unknown-reference',
    })
    const small = await as('bureau').call(contract.createSchool, {
      body: { name: '教学点', system: '6+3', grades: [1, 2] },
    })
    const there = { params: { school_id: small.id }, body: { ...draft, lead_account_id: null, teaching: [] } }
    await expect(as('admin').call(contract.createClass, there)).rejects.toMatchObject({ code: 'unknown-reference' })
  })

  it('are not the class lead’s or the bureau’s to change, and do not exist for another school', async () => {
    const body = { ...draft, name: '改不了', closed: false }
    const call = (who: Parameters<typeof as>[0]) =>
      as(who).call(contract.changeClass, { params: { ...params, class_id: classes.five1 }, body })
    await expect(call('lead')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(call('bureau')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(call('otherHead')).rejects.toMatchObject({ code: 'not-found' })
    const crossed = {
      params: { school_id: otherSchool, class_id: classes.five1 },
      body: { ...body, lead_account_id: null, teaching: [] },
    }
    await expect(as('otherHead').call(contract.changeClass, crossed)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the calendar', () => {
  const params = { school_id: school }
  const period = { from: '2026-12-01', to: '2026-12-31' }
  const mark = (
    who: Parameters<typeof as>[0],
    day: string,
    kind: 'rest' | 'make_up' | 'no_homework' | null,
    note = '',
  ) => as(who).call(contract.markSchoolDay, { params: { ...params, day }, body: { kind, note } })

  it('puts the school’s mark before the county’s and shows the county’s again when it is cleared', async () => {
    const county_day = (kind: 'rest' | null) =>
      as('bureau').call(contract.markCountyDay, { params: { day: '2026-12-10' }, body: { kind, note: '县里放假' } })
    const seen = async () =>
      (await as('mathTeacher').call(contract.getCalendar, { params, querystring: period })).map(
        ({ day, kind, from }) => [day, kind, from],
      )
    await county_day('rest')
    expect(await seen()).toEqual([['2026-12-10', 'rest', 'county']])
    await mark('head', '2026-12-10', 'make_up', '校内调休')
    await mark('head', '2026-12-10', 'no_homework', '读书日')
    expect(await seen()).toEqual([['2026-12-10', 'no_homework', 'school']])
    expect(
      await as('otherHead').call(contract.getCalendar, { params: { school_id: otherSchool }, querystring: period }),
    ).toMatchObject([{ from: 'county', note: '县里放假' }])
    await mark('head', '2026-12-10', null)
    expect(await seen()).toEqual([['2026-12-10', 'rest', 'county']])
    await county_day(null)
    expect(await as('curator').call(contract.getCountyCalendar, { querystring: period })).toEqual([])
  })

  it('is the head’s and the bureau’s to mark', async () => {
    await expect(mark('lead', '2026-12-11', 'rest')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(mark('otherHead', '2026-12-11', 'rest')).rejects.toMatchObject({ code: 'not-found' })
    const body = { kind: 'rest' as const, note: '' }
    await expect(
      as('head').call(contract.markCountyDay, { params: { day: '2026-12-11' }, body }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('refuses days out of reach and endless periods', async () => {
    for (const day of ['0000-01-01', '1999-12-31', '2100-01-01', '2026-02-30']) {
      await expect(mark('head', day, 'rest')).rejects.toMatchObject({ code: 'invalid-request' })
    }
    for (const querystring of [
      { from: '2026-02-01', to: '2026-01-01' },
      { from: '2020-01-01', to: '2026-01-01' },
      { from: '0000-01-01', to: '0000-01-02' },
    ]) {
      await expect(as('head').call(contract.getCalendar, { params, querystring })).rejects.toMatchObject({
        code: 'invalid-request',
      })
    }
  })
})

describe('the notice address', () => {
  const params = { school_id: school, class_id: classes.seven }

  it('is given with a QR code to those who teach or lead there', async () => {
    for (const who of ['head', 'lead', 'mathTeacher'] as const) {
      const { url, qr_svg } = await as(who).call(contract.getNoticeAddress, { params })
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/n\/[\w-]{22}$/)
      expect(qr_svg).toMatch(/^<svg[^>]*>/)
      expect(qr_svg).not.toMatch(/<script|onload|href/i)
    }
    await expect(as('otherTeacher').call(contract.getNoticeAddress, { params })).rejects.toMatchObject({
      code: 'not-found',
    })
    const crossed = { school_id: otherSchool, class_id: classes.seven }
    await expect(as('otherHead').call(contract.getNoticeAddress, { params: crossed })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(as('bureau').call(contract.getNoticeAddress, { params })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('is renewed by head or class lead only', async () => {
    const before = await as('lead').call(contract.getNoticeAddress, { params })
    await expect(as('mathTeacher').call(contract.renewNoticeAddress, { params })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const after = await as('lead').call(contract.renewNoticeAddress, { params })
    expect(after.url).not.toBe(before.url)
    expect(await as('mathTeacher').call(contract.getNoticeAddress, { params })).toEqual(after)
  })
})
