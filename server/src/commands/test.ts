import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../config.ts'
import { buildWeb } from './web.ts'

const require = createRequire(join(root, 'package.json'))

/** The entry of a tool installed at the root, run by this very Node. */
function run(name: string, entry: string, args: readonly string[]): boolean {
  const file = join(dirname(require.resolve(`${name}/package.json`)), entry)
  return spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}

/** `npm test`: types, lint, then every test. Closes with `N passed, N failed`. */
export async function test(args: readonly string[]): Promise<void> {
  const report = join(root, 'node_modules', '.test-report.json')
  const typesHold = ['tsconfig.json', 'web/tsconfig.json']
    .map((file) => run('typescript', 'bin/tsc', ['-p', file]))
    .every(Boolean)
  const lintHolds = run('@biomejs/biome', 'bin/biome', ['lint', '--diagnostic-level=error', '.'])
  await buildWeb()
  run('vitest', 'vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args])
  const { numPassedTests, numFailedTests, numFailedTestSuites } = require(report) as VitestReport
  const checks = [typesHold, lintHolds]
  const passed = numPassedTests + checks.filter(Boolean).length
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) + checks.filter((holds) => !holds).length
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}
