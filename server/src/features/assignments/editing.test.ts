import * as contract from '@lightwork/contract'
import { LEASE_MS } from '@lightwork/domain'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { startTogether, teachMath } from '../../../test/together.ts'

const test = await startTestApp()
const { as, clock } = test
await teachMath(test, 'lead', 'five2')

const [school, home, colleague] = [newId(), newId(), newId()]
const pass = (milliseconds: number) => {
  clock.now = new Date(clock.now.getTime() + milliseconds)
}

beforeEach(() => {
  clock.now = new Date('2026-11-25T08:00:00.000Z')
})

const shared = async () => {
  const made = await startTogether(test)
  await made.share({ reach: 'grade', access: 'edit' })
  return made
}

describe('who is editing', () => {
  it('is one browser; another one, of the same person or of a colleague, reads and is told whose it is', async () => {
    const { edit, save } = await shared()
    expect(await edit('mathTeacher', school)).toMatchObject({ mine: true, revision: 1 })
    expect(await edit('mathTeacher', home)).toMatchObject({
      mine: false,
      holder: { name: 'mathTeacher', is_me: true, since: '2026-11-25T08:00:00.000Z' },
    })
    expect(await edit('lead', colleague)).toMatchObject({ mine: false, holder: { name: 'mathTeacher', is_me: false } })
    await expect(save('lead', 1, '同事', { browser: colleague })).rejects.toMatchObject({ code: 'edited-elsewhere' })
    await expect(save('mathTeacher', 1, '家里', { browser: home })).rejects.toMatchObject({ code: 'edited-elsewhere' })
    expect(await save('mathTeacher', 1, '学校', { browser: school })).toMatchObject({ revision: 2 })
  })

  it('lasts by the server’s clock, is renewed by asking and by saving, and ends by itself or when given back', async () => {
    const { edit, save, params } = await shared()
    await edit('mathTeacher', school)
    pass(LEASE_MS - 1)
    await save('mathTeacher', 1, '还在写', { browser: school })
    pass(LEASE_MS - 1)
    expect(await edit('mathTeacher', school)).toMatchObject({
      mine: true,
      holder: { since: '2026-11-25T08:00:00.000Z' },
    })
    pass(LEASE_MS - 1)
    expect(await edit('lead', colleague)).toMatchObject({ mine: false })
    pass(1)
    expect(await edit('lead', colleague)).toMatchObject({ mine: true, revision: 2, holder: { name: 'lead' } })
    const stop = (who: 'lead' | 'mathTeacher', browser: string) =>
      as(who).call(contract.stopEditing, { params, body: { browser } })
    await stop('mathTeacher', school)
    expect(await edit('mathTeacher', school)).toMatchObject({ mine: false })
    await stop('lead', colleague)
    expect(await edit('mathTeacher', school)).toMatchObject({ mine: true })
  })

  it('passes to whoever takes over; the first is refused, its words are kept, and it sees who has it', async () => {
    const { edit, save, params } = await shared()
    await edit('mathTeacher', school)
    expect(await edit('lead', colleague, true)).toMatchObject({ mine: true, revision: 1 })
    await expect(save('mathTeacher', 1, '没来得及', { browser: school })).rejects.toMatchObject({
      code: 'edited-elsewhere',
    })
    expect(await edit('mathTeacher', school)).toMatchObject({ mine: false, holder: { name: 'lead' } })
    expect(await save('lead', 1, '接手后', { browser: colleague })).toMatchObject({ revision: 2 })
    await expect(save('mathTeacher', 1, '没来得及', { browser: school })).rejects.toMatchObject({
      code: 'revision-outdated',
      newer: { title: '接手后', revision: 2 },
    })
    const { document } = await as('lead').call(contract.getAssignment, { params })
    await as('lead').call(contract.keepConflict, { params, body: { base_revision: 1, title: '同事的', document } })
    const kept = (who: 'lead' | 'mathTeacher') => as(who).call(contract.listKeptTexts, { params })
    expect((await kept('lead')).map(({ title }) => title)).toEqual(['同事的'])
    expect((await kept('mathTeacher')).map(({ title }) => title)).toEqual(['同事的'])
  })

  it('is over for colleagues when the sharing is withdrawn, or when they may only read', async () => {
    for (const share of [null, { reach: 'grade', access: 'read' }] as const) {
      const made = await shared()
      await made.edit('lead', colleague)
      await made.share(share)
      await expect(made.edit('lead', colleague)).rejects.toMatchObject({ code: 'not-found' })
      await expect(made.save('lead', 1, '还想写', { browser: colleague })).rejects.toMatchObject({ code: 'not-found' })
      expect(await made.edit('mathTeacher', school)).toMatchObject({ mine: true })
    }
  })
})

describe('two who write at the same time', () => {
  /** Steps of three browsers, run at the same moment two by two. */
  const step = fc.record({
    who: fc.constantFrom(['mathTeacher', school], ['mathTeacher', home], ['lead', colleague]),
    what: fc.constantFrom('save', 'edit', 'take', 'save', 'look'),
    named: fc.boolean(),
  })

  it('never overwrite each other unseen: every saved text was written upon the one before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (rounds) => {
        const { edit, save, get } = await shared()
        const seen = new Map<string, { revision: number; title: string }>()
        const chain = new Map<number, { title: string; upon: string }>([[1, { title: '分数练习', upon: '' }]])
        let count = 0
        for (const round of rounds) {
          await Promise.all(
            round.map(async ({ who: [person, browser], what, named }) => {
              const who = person as 'mathTeacher' | 'lead'
              if (what === 'edit' || what === 'take') await edit(who, browser as string, what === 'take')
              if (what === 'look') {
                const { revision, title } = await get(who)
                seen.set(browser as string, { revision, title })
              }
              const base = seen.get(browser as string)
              if (what !== 'save' || base === undefined) return
              const title = `第 ${++count} 次`
              const more = named ? { browser: browser as string } : {}
              await save(who, base.revision, title, more).then(
                ({ revision }) => {
                  chain.set(revision, { title, upon: base.title })
                  seen.set(browser as string, { revision, title })
                },
                (error: { code: string }) => expect(error.code).toMatch(/^(revision-outdated|edited-elsewhere)$/),
              )
            }),
          )
        }
        const { revision, title } = await get('mathTeacher')
        expect(chain.size).toBe(revision)
        expect(chain.get(revision)?.title).toBe(title)
        for (let at = 2; at <= revision; at++) expect(chain.get(at)?.upon).toBe(chain.get(at - 1)?.title)
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('are told apart to the last: of a save and a take-over at one moment, what the taker sees is what stands', async () => {
    for (let tries = 0; tries < 30; tries++) {
      const { edit, save, get } = await shared()
      await edit('mathTeacher', school)
      const [saved, taken] = await Promise.all([
        save('mathTeacher', 1, '最后一句', { browser: school }).then(
          () => true,
          () => false,
        ),
        edit('lead', colleague, true),
      ])
      expect(taken.mine).toBe(true)
      expect(taken.revision).toBe(saved ? 2 : 1)
      expect((await get('lead')).revision).toBe(taken.revision)
    }
  }, 60_000)
})
