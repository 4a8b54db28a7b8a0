import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWhole, mayChoose, type PairChoice, pairDecisions } from './duplicate.ts'

const choices: fc.Arbitrary<PairChoice> = fc
  .record({ decision: fc.constantFrom(...pairDecisions), keeps: fc.constantFrom('a', 'b', null) })
  .filter(isWhole)
const people = fc.record({ a: fc.boolean(), b: fc.boolean() })

describe('who has words in one of two items', () => {
  it('never decides that the own item stays while another’s goes', () => {
    fc.assert(
      fc.property(choices, people, (choice, mine) => {
        const kept = choice.decision === 'same' && choice.keeps !== null && mine[choice.keeps]
        const gone = choice.decision === 'same' && choice.keeps !== null && mine[choice.keeps === 'a' ? 'b' : 'a']
        if (kept && !gone) expect(mayChoose(mine, choice)).toBe(false)
        if (choice.decision !== 'same' && (mine.a || mine.b)) expect(mayChoose(mine, choice)).toBe(false)
        if (!mine.a && !mine.b) expect(mayChoose(mine, choice)).toBe(true)
      }),
    )
  })

  it('decides alike from whichever side the pair is read', () => {
    const other = { a: 'b', b: 'a' } as const
    fc.assert(
      fc.property(choices, people, ({ decision, keeps }, { a, b }) => {
        const turned = { decision, keeps: keeps === null ? null : other[keeps] }
        expect(mayChoose({ a: b, b: a }, turned)).toBe(mayChoose({ a, b }, { decision, keeps }))
      }),
    )
  })

  it('may always give the own item up', () => {
    expect(mayChoose({ a: true, b: false }, { decision: 'same', keeps: 'b' })).toBe(true)
    expect(mayChoose({ a: true, b: true }, { decision: 'same', keeps: 'b' })).toBe(true)
  })
})
