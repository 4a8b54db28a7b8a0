import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { announcedCompetition, draftCompetition, makeEntries } from '../../../../test/competition.ts'

const test = await startTestApp()
const { as, county, db } = test

const bodyOf = ({ revision, kind, title, semester, groups, terms, feeds }: contract.Competition, reason = '') => ({
  revision,
  kind,
  title,
  semester,
  groups,
  terms,
  feeds_id: feeds?.id ?? null,
  reason,
})

describe('setting up', () => {
  it('makes a county competition that lacks nothing but people', async () => {
    const made = await draftCompetition(test)
    const announced = await as('curator').call(contract.announceCompetition, {
      params: { competition_id: made.id },
      body: { revision: made.revision },
    })
    expect(announced).toMatchObject({ state: 'announced', terms_version: 1, my: { organises: true, judges: false } })
    expect(announced.groups.map(({ name }) => name)).toEqual(['小学组', '初中组'])
  })

  it('says everything that is missing before it is announced', async () => {
    const { id, revision } = await as('curator').call(contract.createCompetition, {
      body: { kind: 'unit', title: '单元', semester: '2026-2027-1', round_school_id: null, feeds_id: null },
    })
    const announcing = as('curator').call(contract.announceCompetition, {
      params: { competition_id: id },
      body: { revision },
    })
    await expect(announcing).rejects.toMatchObject({
      code: 'competition-incomplete',
      missing: [{ fault: 'no_handlers' }],
    })
  })

  it('is the head’s for a school round, and of nobody else', async () => {
    const round = { kind: 'lesson', title: '校级初赛', semester: '2026-2027-1', feeds_id: null } as const
    const create = (who: 'head' | 'otherHead' | 'mathTeacher' | 'curator', round_school_id: string | null) =>
      as(who).call(contract.createCompetition, { body: { ...round, round_school_id } })
    expect(await create('head', county.school)).toMatchObject({ round_school: { name: '东河学校' } })
    for (const who of ['otherHead', 'mathTeacher', 'curator'] as const)
      await expect(create(who, county.school)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(create('head', null)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('feeds a competition of the county only', async () => {
    const above = await announcedCompetition(test)
    const create = (feeds_id: string) =>
      as('head').call(contract.createCompetition, {
        body: { kind: 'lesson', title: '初赛', semester: '2026-2027-1', round_school_id: county.school, feeds_id },
      })
    const round = await create(above.id)
    expect(round.feeds).toEqual({ id: above.id, title: above.title })
    await expect(create(round.id)).rejects.toMatchObject({ code: 'unknown-reference' })
  })

  it('hides a draft from everybody but its organisers, and shows a round only where it belongs', async () => {
    const { id } = await draftCompetition(test, { of: 'school', judges: ['judgeOne'] })
    const get = (who: Parameters<typeof as>[0], competition_id: string) =>
      as(who).call(contract.getCompetition, { params: { competition_id } })
    for (const who of ['mathTeacher', 'judgeOne', 'curator'] as const)
      await expect(get(who, id)).rejects.toMatchObject({ code: 'not-found' })
    const announced = await announcedCompetition(test, { of: 'school', judges: ['judgeOne'] })
    expect(await get('mathTeacher', announced.id)).toMatchObject({ my: { may_enter: true, organises: false } })
    expect(await get('judgeOne', announced.id)).toMatchObject({ my: { may_enter: false, judges: true } })
    await expect(get('otherTeacher', announced.id)).rejects.toMatchObject({ code: 'not-found' })
    const listed = await as('otherTeacher').call(contract.listCompetitions, {})
    expect(listed.map((found) => found.id)).not.toContain(announced.id)
  })
})

describe('terms', () => {
  it('are versions, with a reason once announced', async () => {
    const made = await announcedCompetition(test)
    const params = { competition_id: made.id }
    const quotas = { ...made.terms.quotas, per_group: 5 }
    const save = (reason: string) =>
      as('curator').call(contract.saveCompetition, {
        params,
        body: { ...bodyOf(made, reason), terms: { ...made.terms, quotas } },
      })
    await expect(save(' ')).rejects.toMatchObject({ code: 'reason-needed' })
    expect(await save('报名踊跃')).toMatchObject({ terms_version: made.terms_version + 1, terms: { quotas } })
    await expect(save('再来一次')).rejects.toMatchObject({ code: 'revision-outdated', newer: { title: made.title } })
    const seen = await as('mathTeacher').call(contract.listCompetitionTerms, { params })
    expect(seen.map(({ reason }) => reason)).toEqual(['报名踊跃', ''])
    const records = await db
      .selectFrom('competition_record')
      .where('competition_id', '=', made.id)
      .select('kind')
      .orderBy('number')
      .execute()
    expect(records.map(({ kind }) => kind)).toEqual(['announced', 'terms_changed'])
  })

  it('keep their rubric once a sheet is final', async () => {
    const made = await announcedCompetition(test)
    const [group] = made.groups
    const [entry] = await makeEntries(test, made, { groupId: group?.id ?? '', count: 1 })
    const at = new Date()
    await db
      .insertInto('score_sheet')
      .values({
        competition_id: made.id,
        id: entry?.entryId ?? '',
        blind_id: entry?.blindId ?? '',
        judge_id: county.people.judgeOne,
        round: 'main',
        state: 'final',
        terms_version: made.terms_version,
        assigned_at: at,
        final_at: at,
      })
      .execute()
    const rubric = { ...made.terms.rubric, name: '另一份标准' }
    const saving = as('curator').call(contract.saveCompetition, {
      params: { competition_id: made.id },
      body: { ...bodyOf(made, '换标准'), terms: { ...made.terms, rubric } },
    })
    await expect(saving).rejects.toMatchObject({ code: 'rubric-in-use' })
    const removing = as('curator').call(contract.saveCompetition, {
      params: { competition_id: made.id },
      body: { ...bodyOf(made), groups: made.groups.slice(1) },
    })
    await expect(removing).rejects.toMatchObject({ code: 'group-in-use' })
  })

  it('can be called off', async () => {
    const { id, revision } = await announcedCompetition(test)
    const params = { competition_id: id }
    await expect(
      as('mathTeacher').call(contract.cancelCompetition, { params, body: { revision } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await as('bureau').call(contract.cancelCompetition, { params, body: { revision } })).toMatchObject({
      state: 'cancelled',
    })
  })
})

describe('people', () => {
  it('are found by a part of their name, of a round only where it belongs', async () => {
    const { id } = await draftCompetition(test)
    const find = (who: 'curator' | 'head', competition_id: string, q: string) =>
      as(who).call(contract.findCompetitionCandidates, { params: { competition_id }, querystring: { q } })
    expect((await find('curator', id, 'JUDGE')).map(({ account }) => account.name)).toEqual([
      'judgeOne',
      'judgeThree',
      'judgeTwo',
    ])
    expect(await find('curator', id, '%')).toEqual([])
    const round = await draftCompetition(test, { of: 'school', judges: [] })
    expect(await find('head', round.id, 'judge')).toEqual([])
    await expect(find('head', id, 'judge')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('do not judge what they organise, and do not handle objections to what they judge', async () => {
    const { id } = await draftCompetition(test)
    const invite = (person: keyof typeof county.people, part: 'judge' | 'appeals') =>
      as('curator').call(contract.inviteToCompetition, {
        params: { competition_id: id, account_id: county.people[person], part },
        body: { group_ids: [], expertise: 2, most: 10 },
      })
    await expect(invite('curator', 'judge')).rejects.toMatchObject({ code: 'part-refused' })
    await expect(invite('judgeOne', 'appeals')).rejects.toMatchObject({ code: 'part-refused' })
    const people = await invite('bureau', 'judge')
    expect(people.find(({ account }) => account.name === 'bureau')).toMatchObject({ expertise: 2, most: 10 })
    await expect(
      as('bureau').call(contract.listCompetitionPeople, { params: { competition_id: id } }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('leave with a reason, by the organiser or by themselves', async () => {
    const { id } = await announcedCompetition(test)
    const leave = (who: 'judgeTwo' | 'judgeOne') =>
      as(who).call(contract.leaveCompetition, {
        params: { competition_id: id, account_id: county.people.judgeOne, part: 'judge' },
        body: { reason: '出差' },
      })
    await expect(leave('judgeTwo')).rejects.toMatchObject({ code: 'not-allowed' })
    await leave('judgeOne')
    const people = await as('curator').call(contract.listCompetitionPeople, { params: { competition_id: id } })
    expect(people.at(-1)).toMatchObject({ account: { name: 'judgeOne' }, leave_reason: '出差' })
  })

  it('declare conflicts of interest that others do not read', async () => {
    const { id } = await announcedCompetition(test)
    const params = { competition_id: id }
    const declare = (who: 'judgeOne' | 'judgeTwo' | 'curator') =>
      as(who).call(contract.declareJudgeConflict, {
        params,
        body: {
          judge_id: county.people.judgeOne,
          kind: 'relative',
          about_school_id: null,
          about_account_id: county.people.mathTeacher,
          note: '',
        },
      })
    await expect(declare('judgeTwo')).rejects.toMatchObject({ code: 'not-allowed' })
    const find = (who: 'judgeOne' | 'curator' | 'mathTeacher', name: string) =>
      as(who).call(contract.findConflictPeople, { params, querystring: { name } })
    for (const who of ['judgeOne', 'curator'] as const)
      expect((await find(who, ' mathTeacher ')).map(({ account }) => account.id)).toEqual([county.people.mathTeacher])
    expect(await find('judgeOne', 'mathTeach')).toEqual([])
    await expect(find('mathTeacher', 'mathTeacher')).rejects.toMatchObject({ code: 'not-allowed' })
    const [own] = await declare('judgeOne')
    expect(own).toMatchObject({ about_account: { name: 'mathTeacher' }, about_school: null })
    expect(await as('judgeTwo').call(contract.listJudgeConflicts, { params })).toEqual([])
    expect(await as('curator').call(contract.listJudgeConflicts, { params })).toHaveLength(1)
    const withdraw = (who: 'judgeOne' | 'judgeTwo' | 'curator') =>
      as(who).call(contract.withdrawJudgeConflict, { params: { ...params, conflict_id: own?.id ?? '' } })
    await expect(withdraw('judgeTwo')).rejects.toMatchObject({ code: 'not-found' })
    await expect(withdraw('curator')).rejects.toMatchObject({ code: 'not-found' })
    await withdraw('judgeOne')
  })
})
