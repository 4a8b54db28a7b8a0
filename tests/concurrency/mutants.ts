import { registerHooks } from 'node:module'

interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

const charge = (from: string, to: string): Edit => ({ file: 'load/charge.ts', from, to })
const release = (from: string, to: string): Edit => ({ file: 'assignments/release.commands.ts', from, to })

/** Each takes one safeguard away (limits.md 3.3); the storm must notice every one of them. */
export const mutants: Readonly<Record<string, readonly Edit[]>> = {
  'the guard is dropped': [charge('refused: excesses(dayFigure(before.loads), after, blocking)', 'refused: []')],
  'the sum is read before the lock': [charge('.forNoKeyUpdate()', ''), charge('and d.version = x.version_before', '')],
  'the transaction is split': [
    release(
      'const locked = await lockDays(tx, schoolId, touched)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of the mutant, not a template.
      "const locked = await lockDays(tx, schoolId, touched); await sql`commit`.execute(tx); await sql`begin`.execute(tx); await sql`select set_config('app.schools', ${schoolId}, true)`.execute(tx)",
    ),
  ],
  'rows are not locked in order': [charge(".orderBy('class_id')", '.orderBy(sql`random()`)')],
  'a repeated key does the work again': [
    release(
      'const stored = await takeKey(tx, actor.accountId, request.key, fingerprintOf({ ...request, key: null }))',
      'const stored: unknown = undefined',
    ),
  ],
  'the ledger forgets': [charge('days.flatMap(toEntryRows)', 'days.flatMap(toEntryRows).slice(1)')],
}

const chosen = mutants[process.env.MUTANT ?? ''] ?? []
if (chosen.length > 0) {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      const edits = chosen.filter(({ file }) => url.endsWith(file))
      if (edits.length === 0) return loaded
      let source = loaded.source instanceof Uint8Array ? Buffer.from(loaded.source).toString() : String(loaded.source)
      for (const { file, from, to } of edits) {
        if (!source.includes(from)) throw new Error(`the mutant no longer fits ${file}`)
        source = source.replace(from, to)
      }
      return { ...loaded, source }
    },
  })
}
