import fc from 'fast-check'
import type { LoadBlock, LoadPart } from '../src/load.ts'
import type { TaskGroup, TaskGroups } from '../src/paths.ts'
import { modes, places, tiers } from '../src/vocabulary.ts'

/** Any block of work and any homework made of blocks and choice groups. */
export const anyBlock: fc.Arbitrary<LoadBlock> = fc.record({
  id: fc.uuid(),
  minutes: fc.integer({ min: 0, max: 60 }),
  mode: fc.constantFrom(...modes),
  place: fc.constantFrom(...places),
  tiers: fc.subarray([...tiers], { minLength: 1 }),
  required: fc.boolean(),
})
export const anyParts: fc.Arbitrary<LoadPart[]> = fc.array(
  fc.oneof(
    anyBlock,
    fc.record({ pick: fc.integer({ min: 1, max: 4 }), blocks: fc.array(anyBlock, { minLength: 1, maxLength: 5 }) }),
  ),
  { maxLength: 8 },
)

/** Any two to four groups of pupils. */
export const someGroups: fc.Arbitrary<TaskGroup[]> = fc
  .array(fc.subarray([...tiers], { minLength: 1 }), { minLength: 2, maxLength: 4 })
  .map((sets) => sets.map((own, index) => ({ name: `${index + 1}组`, tiers: own })))
/** The same, or none. */
export const anyGroups: fc.Arbitrary<TaskGroups> = fc.option(someGroups)
