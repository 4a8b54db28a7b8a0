import { enableCompileCache } from 'node:module'
import { ConfigError } from './config.ts'

// What was read and stripped of its types once is kept: a command starts in half the time.
enableCompileCache()

/** What `npm start`, `npm test` and `npm run lightwork -- …` can do. Each loads only what it needs. */
const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  start: async () => (await import('./commands/start.ts')).start(),
  test: async (args) => (await import('./commands/test.ts')).test(args),
  generate: async () => (await import('./commands/generate.ts')).generate(),
  import: async (args) => (await import('./commands/import.ts')).importFile(args),
  search: async (args) => (await import('./commands/search.ts')).search(args),
  duplicates: async (args) => (await import('./commands/duplicates.ts')).duplicates(args),
  archive: async (args) => (await import('./commands/archive.ts')).archive(args),
  bench: async (args) => (await import('./commands/bench.ts')).bench(args),
  chaos: async (args) => (await import('./commands/bench.ts')).chaos(args),
}

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  process.stderr.write(`没有“${name}”这个命令。可用 / commands: ${Object.keys(commands).join(', ')}\n`)
  process.exit(2)
}
try {
  await command(args)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exit(1)
}
