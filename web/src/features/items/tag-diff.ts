import type { TagRow } from './tag-rows.ts'

export interface TagChange {
  readonly term: string
  readonly kept: readonly string[]
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** Tags that differ. Lists are sets: another order is no change, except that of nothing at all. */
export const diffTags = (before: readonly TagRow[], after: readonly TagRow[]): TagChange[] =>
  before.flatMap(({ term, values }): TagChange[] => {
    const others = after.find((row) => row.term === term)?.values ?? []
    const gone = values.filter((value) => !others.includes(value))
    const come = others.filter((value) => !values.includes(value))
    if (gone.length + come.length === 0) return []
    return [{ term, gone, come, kept: values.filter((value) => others.includes(value)) }]
  })
