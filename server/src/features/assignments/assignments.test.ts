import { emptyDocument } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { group, homework, ofMinutes, ownItem } from '../../../test/homework.ts'

const { as, app, county, clock, cookieOf } = await startTestApp()
const school_id = county.school
const day = '2026-11-26'

type Subject = 'math' | 'chinese' | 'english'
const subjectOf: Partial<Record<PersonName, Subject>> = {
  mathTeacher: 'math',
  chineseTeacher: 'chinese',
  englishTeacher: 'english',
}

const write = (who: PersonName, document: ReturnType<typeof homework>, grade = 5) =>
  as(who).call(contract.createAssignment, {
    params: { school_id },
    body: { title: '今日作业', subject: subjectOf[who] ?? 'math', grade, document },
  })

let keys = 0
interface Release {
  readonly classes?: readonly string[]
  readonly days?: readonly string[]
  readonly key?: string
  readonly revision?: number
}
const release = (
  who: PersonName,
  id: string,
  { classes = [county.classes.five1], days = [day], key, revision = 1 }: Release = {},
) =>
  as(who).call(contract.releaseAssignment, {
    params: { school_id, assignment_id: id },
    headers: { 'idempotency-key': key ?? `key-of-test-${++keys}` },
    body: { revision, class_ids: [...classes], days: [...days] },
  })

const dayOf = async (classId: string, on = day) => {
  const [found] = await as('lead').call(contract.listClassDays, {
    params: { school_id },
    querystring: { class_ids: classId, from: on, to: on },
  })
  if (found === undefined) throw new Error('no class day')
  return found
}

beforeEach(() => {
  clock.now = new Date('2026-11-25T08:00:00.000Z')
})

describe('writing a homework', () => {
  it('saves over the revision it started from and refuses an older one with the newer text', async () => {
    const { id } = await write('mathTeacher', ofMinutes(10))
    const params = { school_id, assignment_id: id }
    const save = (revision: number, title: string) =>
      as('mathTeacher').call(contract.saveAssignment, { params, body: { revision, title, document: ofMinutes(12) } })
    expect((await save(1, '改过的')).revision).toBe(2)
    await expect(save(1, '另一处')).rejects.toMatchObject({
      code: 'revision-outdated',
      newer: { revision: 2, title: '改过的' },
    })
  })

  it('keeps the text that lost a conflict, with its title, and the same one only once', async () => {
    const { id } = await write('mathTeacher', ofMinutes(10))
    const [nine, eight] = [ofMinutes(9), ofMinutes(8)]
    const keep = async (title: string, document: typeof nine) => {
      const body = { base_revision: 1, title, document }
      const params = { school_id, assignment_id: id }
      return (await as('mathTeacher').call(contract.keepConflict, { params, body })).id
    }
    const kept = await keep('我的', nine)
    expect(await keep('我的', nine)).toBe(kept)
    expect(await keep('我的，改了标题', nine)).not.toBe(kept)
    expect(await keep('我的', eight)).not.toBe(kept)
    const list = (person: 'mathTeacher' | 'chineseTeacher' | 'head') =>
      as(person).call(contract.listKeptTexts, { params: { school_id, assignment_id: id } })
    const texts = await list('mathTeacher')
    expect(texts.map(({ title }) => title).sort()).toEqual(['我的', '我的', '我的，改了标题'])
    expect(texts.find((text) => text.id === kept)?.document).toEqual(nine)
    expect(await list('chineseTeacher')).toEqual([])
    expect(await list('head')).toEqual([])
  })

  it('refuses unknown nodes, wrong attributes and bottomless nesting, and keeps the old text', async () => {
    const { id } = await write('mathTeacher', ofMinutes(10))
    const deep = (levels: number): object =>
      levels === 0
        ? { type: 'paragraph' }
        : { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, deep(levels - 1)] }] }
    const bad = [
      homework({ type: 'script' }),
      homework(ownItem({ minutes: -3 })),
      homework(ownItem({ tiers: [] })),
      homework(deep(200)),
      homework({ type: 'paragraph', content: [{ type: 'text', text: '' }] }),
    ]
    for (const document of bad) {
      const saving = as('mathTeacher').call(contract.saveAssignment, {
        params: { school_id, assignment_id: id },
        body: { revision: 1, title: 't', document },
      })
      await expect(saving).rejects.toMatchObject({ code: 'invalid-content', status: 422 })
    }
    const { revision } = await as('mathTeacher').call(contract.getAssignment, {
      params: { school_id, assignment_id: id },
    })
    expect(revision).toBe(1)
  })

  it('is nobody else’s to read, change, release or delete', async () => {
    const { id } = await write('mathTeacher', ofMinutes(10))
    const params = { school_id, assignment_id: id }
    for (const who of ['chineseTeacher', 'head', 'otherTeacher', 'bureau', 'curator'] as const) {
      await expect(as(who).call(contract.getAssignment, { params })).rejects.toMatchObject({ code: 'not-found' })
      await expect(
        as(who).call(contract.saveAssignment, { params, body: { revision: 1, title: 'x', document: ofMinutes(1) } }),
      ).rejects.toMatchObject({ code: 'not-found' })
      await expect(release(who, id)).rejects.toMatchObject({ code: 'not-found' })
      await expect(as(who).call(contract.deleteAssignment, { params })).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('lists the own ones, last saved first, without the deleted', async () => {
    const first = await write('englishTeacher', ofMinutes(5))
    const second = await write('englishTeacher', ofMinutes(6))
    await as('englishTeacher').call(contract.deleteAssignment, { params: { school_id, assignment_id: first.id } })
    const list = await as('englishTeacher').call(contract.listAssignments, {})
    expect(list.map(({ id }) => id)).toEqual([second.id])
    expect(list[0]?.load.base.written).toBe(6)
  })

  it('is refused for a subject that the grade does not have', async () => {
    await expect(
      as('mathTeacher').call(contract.createAssignment, {
        params: { school_id },
        body: { title: 't', subject: 'chemistry', grade: 5 },
      }),
    ).rejects.toMatchObject({ code: 'grade-mismatch' })
  })
})

describe('releasing', () => {
  const on = '2026-11-30'

  it('charges the class’s day by subject and shows who holds the minutes', async () => {
    const { id } = await write(
      'chineseTeacher',
      homework(ownItem({ minutes: 20 }), ownItem({ minutes: 15, mode: 'reading' })),
    )
    const { releases } = await release('chineseTeacher', id, { days: [on] })
    expect(releases).toMatchObject([{ class_name: '五年级(1)班', day: on, minutes: 35, withdrawn_at: null }])
    const charged = await dayOf(county.classes.five1, on)
    expect(charged).toMatchObject({ written: 20, home_total: 35, version: 1, day_kind: 'school_day' })
    expect(charged.blocking.map(({ quantity, minutes }) => [quantity, minutes])).toEqual([['written', 60]])
    expect(charged.releases).toMatchObject([{ subject: 'chinese', teacher: 'chineseTeacher', title: '今日作业' }])
  })

  it('refuses what would go over the limit, names the holder and the way out, and leaves no trace', async () => {
    const chinese = await write('chineseTeacher', ofMinutes(40))
    await release('chineseTeacher', chinese.id)
    const [keep, drop] = [ownItem({ minutes: 17 }), ownItem({ minutes: 8 })]
    const math = await write('mathTeacher', homework(keep, drop))
    const before = await dayOf(county.classes.five1)
    const refused = release('mathTeacher', math.id)
    await expect(refused).rejects.toMatchObject({ code: 'day-limit-exceeded', status: 409 })
    const { refusals } = (await refused.catch((problem) => problem)) as { refusals: contract.DayRefusal[] }
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toMatchObject({
      class_name: '五年级(1)班',
      day,
      version: before.version,
      excesses: [{ quantity: 'written', limit: 60, used: 40, asked: 25, over: 5 }],
      holders: [{ subject: 'chinese', teacher: 'chineseTeacher', minutes: 40 }],
      drop: [drop.attrs.id],
      next_day: '2026-11-27',
    })
    expect(refusals[0]?.rules[0]?.number).toBe('教基厅函〔2021〕13号')
    expect(await dayOf(county.classes.five1)).toEqual(before)
  })

  it('is all classes or none', async () => {
    const full = await write('englishTeacher', ofMinutes(55))
    await release('englishTeacher', full.id, { classes: [county.classes.five2] })
    const math = await write('mathTeacher', ofMinutes(10))
    const before = await dayOf(county.classes.five1)
    await expect(
      release('mathTeacher', math.id, { classes: [county.classes.five1, county.classes.five2] }),
    ).rejects.toMatchObject({ code: 'day-limit-exceeded' })
    expect(await dayOf(county.classes.five1)).toEqual(before)
  })

  it('answers a repeated key as the first time and counts it once; another request under the key is refused', async () => {
    const { id } = await write('mathTeacher', ofMinutes(10))
    const once = { days: ['2026-12-01'], key: 'one-key-for-all' }
    const first = await release('mathTeacher', id, once)
    expect(await release('mathTeacher', id, once)).toEqual(first)
    expect((await dayOf(county.classes.five1, '2026-12-01')).written).toBe(10)
    await expect(release('mathTeacher', id, { ...once, days: ['2026-12-02'] })).rejects.toMatchObject({
      code: 'key-reused',
      status: 422,
    })
    await expect(release('mathTeacher', id, { days: ['2026-12-01'] })).rejects.toMatchObject({
      code: 'already-released',
    })
  })

  it('replaces what was released of an older revision, keeping the ledger dense', async () => {
    const { id } = await write('mathTeacher', ofMinutes(50))
    const days = ['2026-12-03']
    await release('mathTeacher', id, { days })
    await as('mathTeacher').call(contract.saveAssignment, {
      params: { school_id, assignment_id: id },
      body: { revision: 1, title: '更正', document: ofMinutes(55) },
    })
    await release('mathTeacher', id, { days, revision: 2 })
    expect(await dayOf(county.classes.five1, '2026-12-03')).toMatchObject({ written: 55, version: 3 })
    const { releases } = await as('mathTeacher').call(contract.getAssignment, {
      params: { school_id, assignment_id: id },
    })
    expect(releases.map(({ revision, withdrawn_at }) => [revision, withdrawn_at !== null])).toEqual([
      [2, false],
      [1, true],
    ])
  })

  it('charges a long task day by day', async () => {
    const { id } = await write('mathTeacher', ofMinutes(50, { mode: 'practical' }))
    const days = ['2026-12-07', '2026-12-08', '2026-12-09']
    await release('mathTeacher', id, { days })
    const charged = await Promise.all(days.map((each) => dayOf(county.classes.five1, each)))
    expect(charged.map(({ home_total }) => home_total)).toEqual([17, 17, 16])
  })

  it('refuses written work at home in grades 1 and 2, and nothing else there', async () => {
    const written = await write('chineseTeacher', ofMinutes(5), 2)
    const refused = await release('chineseTeacher', written.id, { classes: [county.classes.two] }).catch(
      (problem) => problem,
    )
    expect(refused).toMatchObject({
      code: 'day-limit-exceeded',
      refusals: [{ excesses: [{ quantity: 'written_home', limit: 0 }] }],
    })
    const other = homework(ownItem({ minutes: 10, mode: 'reading' }), ownItem({ minutes: 15, place: 'after_school' }))
    const { id } = await write('chineseTeacher', other, 2)
    expect((await release('chineseTeacher', id, { classes: [county.classes.two] })).releases).toHaveLength(1)
  })

  it('gives no verdict on a rest day', async () => {
    const { id } = await write('mathTeacher', ofMinutes(80))
    await release('mathTeacher', id, { days: ['2026-11-28'] })
    expect(await dayOf(county.classes.five1, '2026-11-28')).toMatchObject({
      day_kind: 'rest_day',
      written: 80,
      blocking: [],
    })
  })

  it('holds a junior grade to 90 minutes', async () => {
    const { id } = await write('mathTeacher', ofMinutes(91), 7)
    await expect(release('mathTeacher', id, { classes: [county.classes.seven] })).rejects.toMatchObject({
      code: 'day-limit-exceeded',
    })
  })

  it('takes the k largest of a choice group', async () => {
    const { id } = await write('mathTeacher', homework(group(1, [ownItem({ minutes: 9 }), ownItem({ minutes: 6 })])))
    await release('mathTeacher', id, { days: ['2026-12-10'] })
    expect((await dayOf(county.classes.five1, '2026-12-10')).written).toBe(9)
  })

  it('refuses past, far, foreign, closed and untaught with their own words', async () => {
    const { id } = await write('mathTeacher', ofMinutes(1))
    const refusals: [Release, string][] = [
      [{ days: ['2026-11-24'] }, 'day-past'],
      [{ days: ['2027-06-01'] }, 'day-too-far'],
      [{ classes: [county.classes.otherSix] }, 'not-found'],
      [{ classes: [county.classes.seven] }, 'grade-mismatch'],
      [{ revision: 7 }, 'revision-outdated'],
      [{ days: ['2026-02-30'] }, 'invalid-request'],
    ]
    for (const [options, code] of refusals)
      await expect(release('mathTeacher', id, options)).rejects.toMatchObject({ code })
    const empty = await as('mathTeacher').call(contract.createAssignment, {
      params: { school_id },
      body: { title: 't', subject: 'math', grade: 5, document: emptyDocument as never },
    })
    await expect(release('mathTeacher', empty.id)).rejects.toMatchObject({ code: 'homework-empty' })
    const blank = await write('mathTeacher', ofMinutes(5, { text: '', pointer: '' }))
    await expect(release('mathTeacher', blank.id)).rejects.toMatchObject({ code: 'work-blank' })
    const untaught = await as('mathTeacher').call(contract.createAssignment, {
      params: { school_id },
      body: { title: 't', subject: 'art', grade: 5, document: ofMinutes(5) },
    })
    await expect(release('mathTeacher', untaught.id)).rejects.toMatchObject({ code: 'subject-not-taught' })
  })

  it('keeps today open until midnight of the school, whatever the server’s clock says', async () => {
    const { id } = await write('mathTeacher', ofMinutes(1))
    clock.now = new Date('2026-11-25T15:59:00.000Z')
    expect((await release('mathTeacher', id, { days: ['2026-11-25'] })).releases).toHaveLength(1)
    clock.now = new Date('2026-11-25T16:01:00.000Z')
    await expect(
      release('mathTeacher', id, { days: ['2026-11-25'], classes: [county.classes.five2] }),
    ).rejects.toMatchObject({ code: 'day-past' })
  })
})

describe('withdrawing', () => {
  it('gives the minutes back once, and only to those who may', async () => {
    const { id } = await write('mathTeacher', ofMinutes(30))
    const { releases } = await release('mathTeacher', id, { days: ['2026-12-14'] })
    const params = { school_id, release_id: releases[0]?.id ?? '' }
    const withdraw = (who: PersonName) =>
      as(who).call(contract.withdrawRelease, { params, body: { reason: '题目有误' } })
    await expect(withdraw('chineseTeacher')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(withdraw('otherHead')).rejects.toMatchObject({ code: 'not-found' })
    expect((await withdraw('lead')).withdrawn_at).toBeTruthy()
    await expect(withdraw('mathTeacher')).rejects.toMatchObject({ code: 'already-withdrawn' })
    expect(await dayOf(county.classes.five1, '2026-12-14')).toMatchObject({ written: 0, version: 2, releases: [] })
  })
})

describe('reading the load', () => {
  it('shows another school nothing, and answers nonsense with a problem', async () => {
    const ask = (who: PersonName, class_ids: string, from = day, to = day) =>
      as(who).call(contract.listClassDays, { params: { school_id }, querystring: { class_ids, from, to } })
    expect(await ask('otherTeacher', county.classes.five1)).toEqual([])
    await expect(ask('lead', 'not-an-id')).rejects.toMatchObject({ code: 'invalid-request' })
    await expect(ask('lead', county.classes.five1, '2026-01-01', '2026-12-31')).rejects.toMatchObject({
      code: 'invalid-request',
    })
  })

  it('answers bodies of the wrong type, size and shape with a problem', async () => {
    const cookie = await cookieOf('mathTeacher')
    const post = (payload: string, type = 'application/json') =>
      app.inject({
        method: 'POST',
        url: `/api/schools/${school_id}/assignments`,
        headers: { cookie, 'content-type': type },
        payload,
      })
    const status = async (payload: string, type?: string) => (await post(payload, type)).statusCode
    expect(await status('{"title":')).toBe(400)
    expect(await status('{"title":"t","subject":"math","grade":5,"owner_id":"x"}')).toBe(400)
    expect(await status('{"__proto__":{"a":1}}')).toBe(400)
    expect(await status('<x/>', 'text/xml')).toBe(415)
    expect(await status(`{"title":"${'x'.repeat(10_000_000)}"}`)).toBe(413)
    expect((await post('null')).json()).toMatchObject({ code: 'invalid-request' })
  })
})
