import { type InsertKey, insertCatalogue, type Offered } from '../insert-catalogue.ts'

export interface SlashEntry {
  readonly key: InsertKey
  readonly label: string
  readonly syllables: readonly string[]
  readonly run: () => void
}

/** What may be put into this text, with its names. */
export const slashEntries = (inserts: Offered, labels: Readonly<Record<InsertKey, string>>): readonly SlashEntry[] =>
  insertCatalogue.flatMap(({ key, pinyin }) => {
    const run = inserts[key]
    return run === undefined ? [] : [{ key, label: labels[key], syllables: pinyin.split(' '), run }]
  })

/** 0: begins with what was typed; 1: holds it; null: neither. Typed are characters, pinyin or initials. */
function rank({ label, syllables }: SlashEntry, asked: string): 0 | 1 | null {
  const initials = syllables.map(([first]) => first).join('')
  const spelled = syllables.map((_, index) => syllables.slice(index).join(''))
  const name = label.toLowerCase()
  if (name.startsWith(asked) || initials.startsWith(asked) || spelled[0]?.startsWith(asked) === true) return 0
  return name.includes(asked) || initials.includes(asked) || spelled.some((each) => each.startsWith(asked)) ? 1 : null
}

/** Entries that fit what was typed behind the stroke. An input method parts syllables with an apostrophe. */
export function matching(entries: readonly SlashEntry[], query: string): readonly SlashEntry[] {
  const asked = query.toLowerCase().replace(/['’\s]/g, '')
  const ranked = entries.map((entry) => ({ entry, place: rank(entry, asked) }))
  return [0, 1].flatMap((wanted) => ranked.flatMap(({ entry, place }) => (place === wanted ? [entry] : [])))
}
