import * as contract from '@lightwork/contract'
import { appOver } from '@lightwork/server/test/app.ts'
import { moveToPhase } from '@lightwork/server/test/competition.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { describe, expect, it } from 'vitest'
import { readsOf } from './blind/asks.ts'
import { enterTwice } from './blind/enter.ts'
import { askSide, blindRows, closeSide, drawFor, giveSheets, type Side } from './blind/side.ts'

/** Minutes of measuring, against itself and no clock: `LONG=1`, not with every run. */
const isLong = process.env.LONG !== undefined
const ROUNDS = 300
/** Slower by so much would be noticed: the measure must be finer than what it is to rule out. */
const SLOWER = 1.1

/** The chance that one of the first takes longer than one of the second; 0.5 where nothing tells them apart. */
function chanceLonger(first: readonly number[], second: readonly number[]): number {
  let wins = 0
  for (const one of first) for (const other of second) wins += one > other ? 1 : one === other ? 0.5 : 0
  return wins / (first.length * second.length)
}

const sigma = Math.sqrt((2 * ROUNDS + 1) / (12 * ROUNDS * ROUNDS))
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function timeOf(side: Side, ask: ReturnType<typeof readsOf>[number]): Promise<number> {
  const begun = performance.now()
  await askSide(side, 'judgeOne', ask)
  return performance.now() - begun
}

describe.runIf(isLong)('the time of an answer to a judge', () => {
  it('tells two competitions that differ only in who entered no better apart than two copies of one', async () => {
    const entered = await enterTwice()
    const { competition, county, sides } = entered
    const start = async ({ ownerUrl, entryIds }: (typeof sides)[number]) => {
      const copy = await appOver(await cloneDatabase(ownerUrl), county, { draw: drawFor(entryIds) })
      await closeSide(copy, competition)
      await giveSheets(copy, entered)
      moveToPhase(copy, competition, 'judge')
      return copy
    }
    const copies = [await start(sides[0]), await start(sides[1]), await start(sides[0])]
    const [one] = copies
    if (one === undefined) throw new RangeError('no copy')
    const desk = await one.as('judgeOne').call(contract.getJudgingDesk, { params: { competition_id: competition.id } })
    const fileIds = (await blindRows(one)).files.map(({ id }) => id)
    const foreign = sides.flatMap(({ entryIds }) => entryIds.slice(0, 1))
    const asks = readsOf({ competitionId: competition.id, sheets: desk.sheets, fileIds, foreign })
    const told: { readonly others: number; readonly same: number; readonly slower: number }[] = []
    for (const ask of asks) {
      const times = copies.map((): number[] => [])
      for (let round = -20; round < ROUNDS; round++)
        // Each is first, second and third equally often.
        for (let place = 0; place < copies.length; place++) {
          const index = (place + round + 30) % copies.length
          const copy = copies[index]
          if (copy === undefined) continue
          const time = await timeOf(copy, ask)
          if (round >= 0) times[index]?.push(time)
        }
      const [first = [], second = [], again = []] = times
      const deviation = (other: readonly number[]) => Math.abs(chanceLonger(first, other) - 0.5) / sigma
      const [others, same] = [deviation(second), deviation(again)]
      told.push({ others, same, slower: deviation(again.map((time) => time * SLOWER)) })
      console.log(
        `${ask.url.replace(/[0-9a-f-]{36}/g, ':id')}: ${times.map((each) => median(each).toFixed(2)).join(', ')} ms; ` +
          `who entered ${others.toFixed(1)} sigma, the same again ${same.toFixed(1)}`,
      )
    }
    const spread = (of: keyof (typeof told)[number]) =>
      Math.hypot(...told.map((each) => each[of])) / Math.sqrt(told.length)
    console.log(
      `spread over ${told.length} questions: who entered ${spread('others').toFixed(2)} sigma, ` +
        `the same again ${spread('same').toFixed(2)}, a tenth slower ${spread('slower').toFixed(2)}`,
    )
    expect(spread('slower')).toBeGreaterThan(2 * spread('same'))
    expect(spread('others')).toBeLessThan(1.5 * spread('same'))
  }, 600_000)
})
