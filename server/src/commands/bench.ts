import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../config.ts'

const run = (file: string, args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: 'inherit' }).status === 0

/** `npm run bench`: every measurement of tests/bench, one after the other. */
export async function bench(args: readonly string[]): Promise<void> {
  const files = readdirSync(join(root, 'tests/bench')).filter((name) => name.endsWith('.bench.ts'))
  const held = files.map((name) => run(`tests/bench/${name}`, args))
  process.exitCode = held.every(Boolean) ? 0 : 1
}

/** `npm run chaos [operations]`: the long forms of the release storm and of typing while everything is killed. */
export async function chaos(args: readonly string[]): Promise<void> {
  const held = [run('tests/concurrency/chaos.ts', args), run('tests/concurrency/typing-chaos.ts', [])]
  process.exitCode = held.every(Boolean) ? 0 : 1
}
