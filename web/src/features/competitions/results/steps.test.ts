import { describe, expect, it } from 'vitest'
import { type Standing, stepsOf } from './steps.ts'

const counts = { assigned: 0, draft: 0, final: 0, recused: 0 }
const group = (change: Partial<typeof counts>) => ({ counts: { ...counts, ...change } })
const standing = (change: Partial<Standing> = {}): Standing => ({
  competition: { state: 'draft', feeds: null },
  progress: { groups: [] },
  result: { gaps: [], versions: [], certificates: 0, works: 0 },
  sentOn: 0,
  ...change,
})
const states = (change?: Partial<Standing>) => stepsOf(standing(change)).map(({ state }) => state)

describe('the steps of a round', () => {
  it('begin with the set-up, and one is next', () => {
    expect(states()).toEqual(['next', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  it('go on to the county where the round feeds it', () => {
    const feeds = { id: '', title: '县赛' }
    const steps = stepsOf(standing({ competition: { state: 'announced', feeds } }))
    expect(steps.map(({ name }) => name).at(-1)).toBe('sendOn')
    expect(steps.map(({ state }) => state)).toEqual(['done', 'next', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  it('send works on while the notice is still up', () => {
    const competition = { state: 'published', feeds: { id: '', title: '县赛' } } as const
    const progress = { groups: [group({ final: 6 })] } as unknown as Standing['progress']
    const result = { gaps: [], versions: [{ version: 1 }], certificates: 0, works: 2 } as unknown as Standing['result']
    expect(states({ competition, progress, result }).slice(3)).toEqual(['done', 'next', 'next'])
    expect(states({ competition, progress, result, sentOn: 1 }).slice(3)).toEqual(['done', 'next', 'done'])
  })

  it('wait for the last sheet', () => {
    const progress = (change: Partial<typeof counts>) =>
      ({ groups: [group({ final: 3 }), group(change)] }) as unknown as Standing['progress']
    const competition = { state: 'judging', feeds: null } as const
    expect(states({ competition, progress: progress({ draft: 1 }) })[2]).toBe('next')
    expect(states({ competition, progress: progress({ final: 1, recused: 1 }) }).slice(2, 4)).toEqual(['done', 'next'])
  })
})
