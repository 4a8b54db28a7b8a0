import type { Input } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { reading, wholeCounty } from '../../db/transaction.ts'
import { calendarKinds } from './calendar.queries.ts'
import { policiesFor } from './policies.queries.ts'

const { as, county, clock, db } = await startTestApp()
const { school, otherSchool } = county
const params = { school_id: school }
const limit = {
  band: 'upper' as const,
  quantity: 'written' as const,
  day_kind: 'school_day' as const,
  minutes: 40,
  effective_from: '2026-11-25',
  effective_to: null,
  note: '高年级再减二十分钟',
}
type Limit = Input<typeof contract.addSchoolLimit>['body']
const add = (changes: Partial<Limit> = {}, who: Parameters<typeof as>[0] = 'head') =>
  as(who).call(contract.addSchoolLimit, { params, body: { ...limit, ...changes } })
const end = (id: string, who: Parameters<typeof as>[0] = 'head') =>
  as(who).call(contract.endSchoolLimit, { params: { ...params, limit_id: id.replace('school-', '') } })
const own = async () =>
  (await as('head').call(contract.listPolicies, { querystring: params })).filter(({ level }) => level === 'school')

beforeEach(() => {
  clock.now = new Date('2026-11-25T08:00:00.000Z')
})

describe('policies', () => {
  it('are listed with their documents, nation first, to everyone signed in', async () => {
    const rules = await as('curator').call(contract.listPolicies, { querystring: {} })
    expect(rules[0]?.level).toBe('national')
    expect(rules.at(-1)).toMatchObject({ level: 'province', enabled: false })
    expect(rules.find(({ id }) => id === 'zy13-upper')).toMatchObject({
      number: '教基厅函〔2021〕13号',
      minutes: 60,
      severity: 'block',
    })
  })

  it('of the province are switched by the bureau, as a limit or as advice', async () => {
    const change = (who: Parameters<typeof as>[0], rule_id: string, enabled: boolean, severity: 'block' | 'warn') =>
      as(who).call(contract.switchPolicy, { params: { rule_id }, body: { enabled, severity } })
    expect(await change('bureau', 'ln10-upper', true, 'block')).toMatchObject({ enabled: true, severity: 'block' })
    expect(await change('admin', 'ln10-upper', false, 'warn')).toMatchObject({ enabled: false })
    await expect(change('head', 'ln10-upper', true, 'block')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(change('bureau', 'no-such-rule', true, 'block')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('of the nation stay on, and the refusal says so', async () => {
    const change = (enabled: boolean, severity: 'block' | 'warn') =>
      as('admin').call(contract.switchPolicy, { params: { rule_id: 'zy13-upper' }, body: { enabled, severity } })
    await expect(change(false, 'block')).rejects.toMatchObject({
      code: 'not-allowed',
      detail: expect.stringContaining('国家'),
    })
    await expect(change(true, 'warn')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await change(true, 'block')).toMatchObject({ enabled: true })
  })
})

describe('a limit of the school', () => {
  it('stands among the rules of that school only', async () => {
    const added = await add()
    expect(added).toMatchObject({
      level: 'school',
      minutes: 40,
      issuer: '东河学校',
      severity: 'block',
      text_zh: '高年级再减二十分钟',
      effective_to: null,
    })
    expect(added.id).toMatch(/^school-[0-9a-f-]{36}$/)
    expect(await own()).toEqual([added])
    const elsewhere = await as('otherHead').call(contract.listPolicies, { querystring: { school_id: otherSchool } })
    expect(elsewhere.filter(({ level }) => level === 'school')).toEqual([])
    await end(added.id)
  })

  it('is never looser than what stands above it, and the refusal names the rule', async () => {
    await expect(add({ minutes: 61 })).rejects.toMatchObject({
      code: 'limit-too-loose',
      rule: { id: 'zy13-upper', minutes: 60 },
    })
    await end((await add({ minutes: 60 })).id)
    await end((await add({ quantity: 'home_total', minutes: 600 })).id)
  })

  it('begins today or later and ends after it began', async () => {
    for (const changes of [
      { effective_from: '2026-11-24' },
      { effective_to: '2026-11-24' },
      { effective_from: '0001-01-01' },
      { note: '一\u0000二' },
    ]) {
      await expect(add(changes)).rejects.toMatchObject({ code: 'invalid-request' })
    }
  })

  it('that was in force ends yesterday and keeps its past; one that was not goes', async () => {
    const held = await add()
    const future = await add({ effective_from: '2026-12-20' })
    clock.now = new Date('2026-11-25T17:00:00.000Z')
    await end(held.id)
    await end(future.id)
    expect(await own()).toMatchObject([{ id: held.id, effective_to: '2026-11-25' }])
    clock.now = new Date('2026-11-26T04:30:00.000Z')
    await own()
    clock.now = new Date('2026-11-26T16:00:00.000Z')
    await end(held.id)
    expect(await own()).toMatchObject([{ id: held.id, effective_to: '2026-11-25' }])
  })

  it('is the head’s to set and to end', async () => {
    await expect(add({}, 'lead')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(add({}, 'bureau')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(add({}, 'otherHead')).rejects.toMatchObject({ code: 'not-found' })
    const { id } = await add()
    await expect(end(id, 'mathTeacher')).rejects.toMatchObject({ code: 'not-allowed' })
    const crossed = { school_id: otherSchool, limit_id: id.replace('school-', '') }
    await expect(as('otherHead').call(contract.endSchoolLimit, { params: crossed })).rejects.toMatchObject({
      code: 'not-found',
    })
    await end(id)
  })
})

describe('what other features ask', () => {
  it('is answered with rules and marked days of one school', async () => {
    const { id } = await add()
    const day = '2026-12-24'
    await as('head').call(contract.markSchoolDay, {
      params: { ...params, day },
      body: { kind: 'no_homework', note: '' },
    })
    const period = { from: '2026-12-01', to: '2026-12-31' }
    await reading(db, { schools: [school] }, async (reader) => {
      expect((await policiesFor(reader, school)).map((rule) => rule.id)).toContain(id)
      expect((await calendarKinds(reader, school, period)).get(day)).toEqual({ kind: 'no_homework', from: 'school' })
    })
    await reading(db, wholeCounty, async (reader) => {
      expect((await policiesFor(reader, otherSchool)).map((rule) => rule.id)).not.toContain(id)
      expect(await calendarKinds(reader, otherSchool, period)).toEqual(new Map())
    })
  })
})
