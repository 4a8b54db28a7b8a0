import { judgeTrial, worst } from '../fairness/bars.ts'
import type { Setting } from '../fairness/simulate.ts'
import { type Trial, tryMethods } from '../fairness/trial.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const [wanted] = process.argv.slice(2).filter((each) => /^\d+$/.test(each))
const COMPETITIONS = Number(wanted ?? 1000)

/** Beside the worst: one kind of badness each, none at all, and three judges instead of five. */
const others: readonly Setting[] = [
  { bad: ['severe', 'lenient'], perEntry: 5 },
  { bad: ['erratic', 'colluding'], perEntry: 5 },
  { bad: [], perEntry: 5 },
  { bad: worst.bad, perEntry: 3 },
]

const figures = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join(', ')

function report(count: number, { bad, perEntry }: Setting, trial: Trial): void {
  say(`\n${count} competitions, ${perEntry} sheets an entry, bad judges: ${bad.length === 0 ? 'none' : bad.join(', ')}`)
  say(`  Kendall tau: ${figures(trial.tau)}`)
  say(`  best tenth found: ${figures(trial.best)}`)
  say(
    `  corrected beats trimmed in ${(100 * trial.wins).toFixed(1)} %, bands hold ${(100 * trial.coverage).toFixed(1)} %`,
  )
  for (const [manner, { judges, any, ...flags }] of Object.entries(trial.flags)) {
    if (judges === 0) continue
    const shares = Object.fromEntries(Object.entries({ any, ...flags }).map(([flag, count]) => [flag, count / judges]))
    say(`  ${manner}, ${judges} judges: ${figures(shares)}`)
  }
  if (trial.colluders.met > 0)
    say(`  colluding on three and more entries: ${trial.colluders.caught} of ${trial.colluders.met} found`)
}

const trial = await tryMethods(COMPETITIONS, worst, 'bench')
report(COMPETITIONS, worst, trial)
const verdicts = judgeTrial(trial)
for (const { what, figure, holds } of verdicts) say(`${what}: ${figure.toFixed(3)} ${holds ? 'ok' : 'NOT HELD'}`)
for (const setting of others) {
  const count = Math.ceil(COMPETITIONS / 5)
  report(count, setting, await tryMethods(count, setting, 'other'))
}
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1
