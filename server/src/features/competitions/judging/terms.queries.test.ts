import { defaultTerms } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { judgedUntil } from './terms.queries.ts'

const now = new Date('2026-09-01T00:00:00Z')
const { terms } = defaultTerms({ kind: 'lesson', ofSchool: false, stages: ['primary'], now })
// The domain's shapes are readonly, those of the wire are not.
const wire = terms as Parameters<typeof judgedUntil>[0]
const phase = (kind: string) => terms.phases.find((each) => each.kind === kind) ?? { from: '', until: '' }

describe('the end a judge reads', () => {
  it('is that of judging, also while samples are scored', () => {
    expect(judgedUntil(wire, new Date(phase('calibrate').from))).toBe(phase('judge').until)
    expect(judgedUntil(wire, new Date(phase('judge').from))).toBe(phase('judge').until)
  })

  it('is that of the arbitration once judging is over, and then none', () => {
    expect(judgedUntil(wire, new Date(phase('arbitrate').from))).toBe(phase('arbitrate').until)
    expect(judgedUntil(wire, new Date(phase('publicity').from))).toBeNull()
  })
})
