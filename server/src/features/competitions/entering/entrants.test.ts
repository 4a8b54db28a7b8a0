import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { announcedCompetition } from '../../../../test/competition.ts'
import type { PersonName } from '../../../../test/county.ts'
import { readyEntry, submit } from '../../../../test/entry.ts'

const test = await startTestApp()
const { as, county } = test

type Change = (competition: contract.Competition) => Partial<contract.Competition>

/** Entering has been open for an hour. */
const open = (change: Change = () => ({})) =>
  announcedCompetition(test, {
    judges: [],
    change: (made) => {
      const changed = change(made)
      const terms = changed.terms ?? made.terms
      const from = new Date(test.clock.now.getTime() - 3_600_000).toISOString()
      const phases = terms.phases.map((phase) => (phase.kind === 'enter' ? { ...phase, from } : phase))
      return { ...changed, terms: { ...terms, phases } }
    },
  })

const invite = (competition_id: string, person: PersonName, group_ids: string[], part: 'judge' | 'appeals' = 'judge') =>
  as('curator').call(contract.inviteToCompetition, {
    params: { competition_id, account_id: county.people[person], part },
    body: { group_ids, expertise: 1, most: null },
  })

const begin = (competition_id: string, group_id: string, who: PersonName = 'mathTeacher') =>
  as(who).call(contract.createEntry, {
    params: { competition_id },
    body: { group_id, school_id: who === 'otherTeacher' ? county.otherSchool : county.school, title: '作品' },
  })

const groupsOf = ({ groups }: contract.Competition) => groups.map(({ id }) => id) as [string, string]

describe('who judges a group', () => {
  it('does not enter it, but another one', async () => {
    const competition = await open()
    const [primary, junior] = groupsOf(competition)
    await invite(competition.id, 'mathTeacher', [primary])
    await expect(begin(competition.id, primary)).rejects.toMatchObject({ code: 'enters-and-judges' })
    const { revision, title, intent, aims, authors, licence, may_exhibit, id } = await begin(competition.id, junior)
    const moving = as('mathTeacher').call(contract.saveEntry, {
      params: { competition_id: competition.id, entry_id: id },
      body: { revision, title, intent, aims, authors, licence, may_exhibit, group_id: primary },
    })
    await expect(moving).rejects.toMatchObject({ code: 'enters-and-judges' })
    await invite(competition.id, 'mathTeacher', [])
    await expect(begin(competition.id, junior)).rejects.toMatchObject({ code: 'enters-and-judges' })
  })

  it('does not hand in a draft begun before, and is not an author of another’s work', async () => {
    const competition = await open()
    const [primary] = groupsOf(competition)
    const own = await readyEntry(test, competition)
    const { params, person, revision } = await readyEntry(test, competition, { who: 'chineseTeacher' })
    await invite(competition.id, 'mathTeacher', [primary])
    await expect(submit(own.person, own.params, own.revision)).rejects.toMatchObject({ code: 'enters-and-judges' })
    const { group_id, title, intent, aims, authors, licence, may_exhibit } = await person.call(contract.getEntry, {
      params,
    })
    const both = [...authors, { name: 'mathTeacher', account_id: county.people.mathTeacher }]
    const body = { revision, group_id, title, intent, aims, authors: both, licence, may_exhibit }
    const saved = await person.call(contract.saveEntry, { params, body })
    const { revision: looked, masks } = await person.call(contract.previewEntry, { params })
    expect(looked).toBe(saved.revision)
    const confirmed = await person.call(contract.confirmEntryMasks, {
      params,
      body: { revision: looked, confirm: true, masks: masks.map(({ count: _count, ...mask }) => mask) },
    })
    await expect(submit(person, params, confirmed.revision)).rejects.toMatchObject({ code: 'enters-and-judges' })
  })
})

describe('who has entered a group', () => {
  it('is invited for other groups only, and for objections', async () => {
    const competition = await open()
    const [primary, junior] = groupsOf(competition)
    const { params, person, revision } = await readyEntry(test, competition)
    await invite(competition.id, 'mathTeacher', [])
    await as('curator').call(contract.leaveCompetition, {
      params: { competition_id: competition.id, account_id: county.people.mathTeacher, part: 'judge' },
      body: { reason: '要参评' },
    })
    await submit(person, params, revision)
    for (const groups of [[], [primary], [junior, primary]])
      await expect(invite(competition.id, 'mathTeacher', groups)).rejects.toMatchObject({ code: 'enters-and-judges' })
    await invite(competition.id, 'mathTeacher', [junior])
  })

  it('is not made a judge by an invitation of the same moment', async () => {
    const competition = await open()
    const { params, person, revision } = await readyEntry(test, competition)
    const both = await Promise.allSettled([submit(person, params, revision), invite(competition.id, 'mathTeacher', [])])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('groups of town and villages', () => {
  it('take works of their schools, by the list of the terms', async () => {
    const competition = await open(({ groups, terms }) => ({
      groups: groups.map((group, index) => ({ ...group, session: index === 0 ? 'village' : 'town' })),
      terms: { ...terms, village_schools: [county.otherSchool] },
    }))
    const [village, town] = groupsOf(competition)
    await expect(begin(competition.id, village)).rejects.toMatchObject({ code: 'group-of-others' })
    await expect(begin(competition.id, town, 'otherTeacher')).rejects.toMatchObject({ code: 'group-of-others' })
    expect(await begin(competition.id, village, 'otherTeacher')).toMatchObject({ group_id: village })
    expect(await begin(competition.id, town)).toMatchObject({ group_id: town })
  })

  it('are not announced without the list of village schools', async () => {
    const announcing = open(({ groups }) => ({ groups: groups.map((group) => ({ ...group, session: 'village' })) }))
    await expect(announcing).rejects.toMatchObject({ missing: [{ fault: 'no_village_schools' }] })
  })
})
