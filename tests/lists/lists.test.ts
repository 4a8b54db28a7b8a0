import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { expect, it } from 'vitest'
import { growthOf } from '../bench/growth.ts'
import { askAll } from '../bench/lists/asking.ts'
import { fillBank } from '../bench/lists/fill.ts'
import { questions } from '../bench/lists/questions.ts'

/** The short form of `tests/bench/lists.bench.ts`, which judges 10,000 to 200,000 items by bars of each list. */
const sizes = [2000, 8000] as const
const GROWTH = 0.3
/** Below this a bank four times as large shows in an index that is one page higher. */
const FEW = 60

const banks = await Promise.all(
  sizes.map(async (size) => {
    const { appUrl, ownerUrl } = await cloneDatabase()
    await fillBank(ownerUrl, size)
    return askAll(appUrl, questions)
  }),
)

const figures = questions
  .map((question, index) => ({ ...question, asked: banks.map((asked) => asked[index]) }))
  .filter(({ smallest = 0 }) => smallest <= sizes[0])

it('lists take as many statements in a bank four times as large', () => {
  const uneven = figures.filter(({ asked }) => new Set(asked.map((one) => one?.statements)).size > 1)
  expect(uneven.map(({ name }) => name)).toEqual([])
})

it('lists read hardly more of a bank four times as large to answer as many rows', () => {
  // A page that a small bank cannot fill reads less for that reason alone.
  const alike = figures.filter(({ asked: [small, large] }) => small?.rows === large?.rows)
  expect(alike.length).toBeGreaterThan(figures.length / 2)
  const growing = alike.flatMap(({ name, asked }) => {
    const buffers = asked.map((one) => one?.buffers ?? 0)
    const growth = growthOf(sizes, buffers)
    return growth > GROWTH && Math.max(...buffers) > FEW
      ? [`${name}: ${buffers.join(' -> ')}, items^${growth.toFixed(2)}`]
      : []
  })
  expect(growing).toEqual([])
})
