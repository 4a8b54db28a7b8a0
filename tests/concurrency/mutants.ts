import { registerHooks } from 'node:module'

interface Mutant {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Each takes one safeguard away (limits.md 3.3); the storm must notice every one of them. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'the guard is dropped': { file: 'load/charge.ts', from: 'refused: excesses(dayFigure(before.loads), after, blocking)', to: 'refused: []' },
  'the sum is read without the lock': { file: 'load/charge.ts', from: '.forNoKeyUpdate()', to: '' },
  'the row is changed whatever its version': { file: 'load/charge.ts', from: 'and d.version = x.version_before', to: '/* any */' },
  'rows are locked in the order of the request': {
    file: 'load/charge.ts',
    from: "const ordered = inOrder(keys)",
    to: "const ordered = Math.random() < 0.5 ? inOrder(keys) : inOrder(keys).reverse(); for (const key of ordered) await tx.insertInto('class_day').values({ school_id: schoolId, ...key }).onConflict((c) => c.columns(['school_id', 'class_id', 'day']).doUpdateSet({ optional: 0 })).execute()",
  },
  'a repeated key does the work again': {
    file: 'assignments/release.commands.ts',
    from: 'const stored = await takeKey(tx, actor.accountId, request.key, fingerprintOf({ ...request, key: null }))',
    to: 'const stored = undefined',
  },
  'the ledger forgets': { file: 'load/charge.ts', from: 'days.flatMap(toEntryRows)', to: 'days.flatMap(toEntryRows).slice(1)' },
}

const chosen = mutants[process.env.MUTANT ?? '']
if (chosen !== undefined) {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith(chosen.file)) return loaded
      const source = String(loaded.source)
      if (!source.includes(chosen.from)) throw new Error(`the mutant no longer fits ${chosen.file}`)
      return { ...loaded, source: source.replace(chosen.from, chosen.to) }
    },
  })
}
