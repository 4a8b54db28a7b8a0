import { growthOf } from './growth.ts'
import { type Asked, askAll } from './lists/asking.ts'
import { openListBank, sizes } from './lists/list-bank.ts'
import { type ListQuestion, questions } from './lists/questions.ts'

const GROWTH = 0.3
const say = (line: string) => process.stdout.write(`${line}\n`)

function judge({ name, bar, smallest = 0 }: ListQuestion, asked: readonly Asked[]): boolean {
  const statements = asked.map((one) => one.statements)
  const buffers = asked.map((one) => one.buffers)
  const growth = growthOf(
    sizes.filter((size) => size >= smallest),
    buffers.filter((_, index) => (sizes[index] ?? 0) >= smallest),
  )
  const broken = [
    ...(new Set(statements).size > 1 ? ['STATEMENTS NOT CONSTANT'] : []),
    ...(Math.max(...statements) > bar.statements ? [`STATEMENTS > ${bar.statements}`] : []),
    ...(Math.max(...buffers) > bar.buffers ? [`BUFFERS > ${bar.buffers}`] : []),
    ...(growth > GROWTH ? ['GROWTH'] : []),
  ]
  const rows = asked.map((one) => one.rows).join('/')
  say(
    `${name.padEnd(44)} ${[...new Set(statements)].join('/').padStart(3)}  ${buffers.join(' / ').padEnd(22)} ^${growth.toFixed(2).padStart(5)}` +
      `  rows ${rows.padEnd(10)} ${broken.length === 0 ? 'ok' : broken.join(', ')}`,
  )
  return broken.length === 0
}

const chosen = questions.filter(({ name }) => process.argv.slice(2).every((word) => name.includes(word)))
const bank = await openListBank()
try {
  const asked: Asked[][] = []
  for (const size of sizes) asked.push(await askAll(bank.appUrl(size), chosen))
  say(`statements, buffers at ${sizes.join(' / ')} items, growth of buffers, longest list answered:`)
  const held = chosen.map((question, index) =>
    judge(
      question,
      asked.flatMap((all) => all[index] ?? []),
    ),
  )
  say(`lists: ${held.filter(Boolean).length} of ${held.length} within their bars`)
  process.exitCode = held.every(Boolean) ? 0 : 1
} finally {
  await bank.stop()
}
