interface Pair {
  readonly item_a: string
  readonly item_b: string
}

/** The page of a pair; the queue's filters go along, so that the next pair is the next one of that queue. */
export const pairAddress = ({ item_a, item_b }: Pair, filters?: URLSearchParams): string => {
  const question = filters?.toString() ?? ''
  return `/curation/duplicates/${item_a}/${item_b}${question === '' ? '' : `?${question}`}`
}
