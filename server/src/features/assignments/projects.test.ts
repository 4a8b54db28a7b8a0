import type { Document } from '@lightwork/content'
import { dayStep, fromText, withParts } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { competenciesOf, tiers } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { testPoints } from '../../../test/county.ts'
import { group, homework, ownItem } from '../../../test/homework.ts'
import { publishItem } from '../../../test/review.ts'

const { as, county } = await startTestApp()

const json = (document: Document) => document as contract.ItemDraft['body']

const projectDraft = (daily: readonly number[]): contract.ItemDraft => ({
  subject: 'math',
  grades: [5],
  type: 'project',
  tier: 'base',
  mode: 'written',
  place: 'home',
  minutes: daily.reduce((sum, minutes) => sum + minutes, 0),
  score_rate: null,
  competencies: competenciesOf('math', [5]).slice(0, 1),
  education: 'intellectual',
  origin: 'original',
  citation: null,
  licence: 'CC BY 4.0',
  point_ids: [testPoints.math],
  unit_ids: [],
  body: json(
    withParts(
      fromText('观察豆芽'),
      daily.map((minutes, index) => dayStep(index + 1, minutes, fromText('记录'))),
    ),
  ),
  answer: { key: null, body: json(fromText('看记录是否完整')) },
  explanation: json(fromText('每天同一时刻')),
})

async function release(document: object, days: readonly string[], classId = county.classes.five1) {
  const { id } = await as('mathTeacher').call(contract.createAssignment, {
    params: { school_id: county.school },
    body: { title: '豆芽长高记', subject: 'math', grade: 5, document: document as never },
  })
  return as('mathTeacher').call(contract.releaseAssignment, {
    params: { school_id: county.school, assignment_id: id },
    headers: { 'idempotency-key': newId() },
    body: { revision: 1, class_ids: [classId], days: [...days] },
  })
}

async function writtenOn(from: string, to: string, classId = county.classes.five1) {
  const days = await as('mathTeacher').call(contract.listClassDays, {
    params: { school_id: county.school },
    querystring: { class_ids: classId, from, to },
  })
  return days.map(({ written }) => written)
}

const { current: project } = await publishItem(
  (person) => as(person),
  'mathTeacher',
  await as('mathTeacher').call(contract.createItem, { body: projectDraft([10, 10, 10]) }),
)

/** The block as homework pinned it before blocks named the days. */
const pinned = (attrs = {}) => ({
  type: 'itemBlock',
  attrs: {
    id: newId(),
    tiers: [...tiers],
    required: true,
    minutes: 30,
    mode: 'written',
    place: 'home',
    pointer: '豆芽长高记',
    item_id: project.item_id,
    item_version_id: project.version_id,
    ...attrs,
  },
})

describe('projects over several days', () => {
  it('are not put on one day, and the refusal names school days that will do', async () => {
    const refused = release(homework(pinned()), ['2026-11-26'])
    // Thursday, Friday, and Monday after the weekend.
    await expect(refused).rejects.toMatchObject({
      code: 'project-longer',
      days_needed: 3,
      days: ['2026-11-26', '2026-11-27', '2026-11-30'],
    })
    expect(await writtenOn('2026-11-26', '2026-11-26')).toEqual([0])
    await release(homework(pinned()), ['2026-11-26', '2026-11-27', '2026-11-30'])
    expect(await writtenOn('2026-11-26', '2026-11-30')).toEqual([10, 10, 0, 0, 10])
  })

  it('charge their own days and not an even share, beside what is spread evenly', async () => {
    const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']
    await release(homework(ownItem({ minutes: 25, daily: [5, 0, 20] }), ownItem({ minutes: 8 })), days)
    expect(await writtenOn('2026-12-01', '2026-12-04')).toEqual([7, 2, 22, 2])
  })

  it('inside a choice are charged as dear as the dearest choice of each day', async () => {
    const choice = group(1, [ownItem({ minutes: 20, daily: [12, 8] }), ownItem({ minutes: 20, daily: [4, 16] })])
    await release(homework(choice), ['2026-12-07', '2026-12-08'])
    expect(await writtenOn('2026-12-07', '2026-12-08')).toEqual([12, 16])
  })

  it('give back on each day what they took', async () => {
    const days = ['2026-12-09', '2026-12-10']
    const { releases } = await release(homework(ownItem({ minutes: 20, daily: [15, 5] })), days)
    await as('mathTeacher').call(contract.withdrawRelease, {
      params: { school_id: county.school, release_id: releases[0]?.id ?? '' },
      body: { reason: '改期' },
    })
    expect(await writtenOn('2026-12-09', '2026-12-10')).toEqual([0, 0])
  })

  it('are refused by the limit of the very day that would be too full', async () => {
    const refused = release(homework(ownItem({ minutes: 75, daily: [10, 65] })), ['2026-12-14', '2026-12-15'])
    await expect(refused).rejects.toMatchObject({
      code: 'day-limit-exceeded',
      refusals: [{ day: '2026-12-15', next_day: null }],
    })
  })
})

describe('groups with sub-items of several tiers', () => {
  it('charge the tier that does most, not the sum over tiers', async () => {
    const block = ownItem({ minutes: 12, tier_minutes: { base: 7, raise: 9, extend: 12 } })
    await release(homework(block, ownItem({ minutes: 10, tiers: ['base'] })), ['2026-12-16'])
    expect(await writtenOn('2026-12-16', '2026-12-16')).toEqual([17])
  })
})
