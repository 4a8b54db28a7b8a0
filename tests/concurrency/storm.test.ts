import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { describe, expect, it } from 'vitest'
import { mutants } from './mutants.ts'
import { storm } from './storm.ts'

const { appUrl, ownerUrl } = await cloneDatabase()

describe('64 releases at one moment through two server processes', () => {
  it('never take a class over, lose an answer or refuse without reason, while connections are killed', async () => {
    const report = await storm({ appUrl, ownerUrl, rounds: 12, width: 64, ports: [4181, 4182], kills: 2 })
    expect(report.faults).toEqual([])
    expect(report.operations).toBe(12 * 64)
    expect(report.released).toBeGreaterThan(12)
    expect(report.refused).toBeGreaterThan(12 * 30)
  }, 180_000)
})

describe('the storm notices that', () => {
  it.each(Object.keys(mutants))(
    '%s',
    async (mutant) => {
      const { faults } = await storm({ appUrl, ownerUrl, rounds: 8, width: 40, ports: [4183, 4184], kills: 0, mutant })
      expect(faults).not.toEqual([])
    },
    60_000,
  )
})
