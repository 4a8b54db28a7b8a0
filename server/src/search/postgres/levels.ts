/**
 * How much of the bank a question looks at. Every row has a level (n with probability 2^-n), and the rows of level >= n
 * are a fair sample that the token index can pick out. A narrow question looks at all its hits; a broad one at a sample
 * of them, so that the work stays the same however large the bank is.
 */
export interface Levels {
  readonly hits: number
  /** Of the hits whose knowledge points hold the phrase: looked at more fully, they come first. */
  readonly boosted: number
  /** Of the hits with one facet filter less. */
  readonly around: number
  /**
   * Filters are held against the columns of what the text finds, instead of being looked up in the token index with it:
   * that costs some pages of the index for each filter and each row, which is more than the few rows themselves.
   */
  readonly byColumns: boolean
}

/** How many rows were found at given levels; null where the question has no such rows. */
export interface Found {
  readonly hits: number
  readonly boosted: number | null
  /** Where filters are held against columns: what the text finds without any of them. */
  readonly around: number | null
}

/** Up to so many hits all are looked at. */
const EXACT_ROWS = 300
/** Beyond, so many of them. */
const SAMPLE_ROWS = 120
/** A bank of this size is not sampled before it is known that a question is broad. */
const SMALL_BANK = 2000
/** Most rows that a look reads without being sure that they are that few. */
const UNSURE_ROWS = 800
/** So many sampled rows say well enough how many there are; fewer may be chance. */
const SURE = 8

const levelFor = (rows: number, wanted: number): number => Math.max(0, Math.ceil(Math.log2(rows / wanted)))

/** The first look settles what the next one, if needed, looks at. */
export const firstLevels = (bank: number): Levels => {
  const level = bank <= SMALL_BANK ? 0 : levelFor(bank, UNSURE_ROWS)
  return { hits: level, boosted: level, around: level, byColumns: true }
}

/** As many as there may be, where a sample has so few (about 97 % of the time there are fewer). */
const upperBound = (found: number, level: number) => (found + 2 * Math.sqrt(found) + 3) * 2 ** level

function settle(found: number | null, level: number, wanted: number): number {
  if (found === null || level === 0) return level
  if (found < SURE) {
    const most = upperBound(found, level)
    return most <= UNSURE_ROWS ? 0 : Math.min(level - 1, levelFor(most, EXACT_ROWS))
  }
  if (found >= wanted / 2 && found <= EXACT_ROWS * 1.5) return level
  const estimate = found * 2 ** level
  return estimate <= EXACT_ROWS ? 0 : Math.min(level, levelFor(estimate, wanted))
}

/** All that the text finds is looked at. */
const wholly: Levels = { hits: 0, boosted: 0, around: 0, byColumns: true }

/** The levels to look at after a look. They do not depend on the page, so that all pages are parts of one list. */
export const nextLevels = (found: Found, levels: Levels): Levels => {
  if (levels.byColumns && found.around !== null && upperBound(found.around, levels.around) <= UNSURE_ROWS) return wholly
  const hits = settle(found.hits, levels.hits, SAMPLE_ROWS)
  return {
    hits,
    // Also when none is in the sample: there may be a few among all, and they belong on the first page.
    boosted: Math.min(hits, settle(found.boosted, levels.boosted, SAMPLE_ROWS / 2)),
    around: settle(found.around, levels.around, SAMPLE_ROWS),
    byColumns: false,
  }
}

/** A fuller sample for a page that lies beyond this one: so many hits must be in it. */
export const fullerLevels = (found: Found, levels: Levels, needed: number): Levels => {
  const wanted = levelFor(Math.max(1, found.hits) * 2 ** levels.hits, needed * 1.5)
  const hits = Math.min(levels.hits - 1, wanted)
  return { ...levels, hits, boosted: Math.min(hits, levels.boosted), byColumns: false }
}

/** Was this look too small to say how many there are? One with enough of them is not taken again for a better figure. */
export const isUnsure = ({ hits, around }: Found, levels: Levels): boolean =>
  (levels.hits > 0 && (hits < SURE || hits * 2 ** levels.hits <= EXACT_ROWS)) ||
  (levels.around > 0 && around !== null && around < SURE)

export const sameLevels = (a: Levels, b: Levels): boolean =>
  a.hits === b.hits && a.boosted === b.boosted && a.around === b.around
