import type { Db } from '@lightwork/server/src/db/transaction.ts'
import type { ItemSearch } from '@lightwork/server/src/search/item-search.ts'
import { say } from './bank.ts'
import { question, withSearch } from './search-questions.ts'
import type { SearchedText } from './searched-texts.ts'

const PAGE_SIZE = 100
/** As far as the pages of the bank go. */
const MOST_PAGES = 50

/**
 * Does a text hold what was typed? Characters with a space or a line's end between them do not stand together; letters
 * are looked for where a word begins («the» is not in «mother»).
 */
function holder(text: string): (stem: string) => boolean {
  if (!/^[a-z]+$/.test(text)) return (stem) => stem.includes(text)
  const beginning = new RegExp(`(?<!\\p{L})${text}`, 'iu')
  return (stem) => beginning.test(stem)
}

interface Walked {
  readonly ids: readonly string[]
  /** The last page was not full: there is nothing more. */
  readonly isAtEnd: boolean
}

async function walkPages(search: ItemSearch, text: string): Promise<Walked> {
  const ids: string[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { itemIds } = await search.find(question(text, { pageSize: PAGE_SIZE, page }))
    ids.push(...itemIds)
    if (itemIds.length < PAGE_SIZE) return { ids, isAtEnd: true }
  }
  return { ids, isAtEnd: false }
}

/**
 * Everything that holds the text, found by reading all texts, must be found by the search, page by page; where there
 * are more hits than pages, every page must be full. Nothing may come twice.
 */
export async function measureRecall(
  db: Db,
  stems: ReadonlyMap<string, string>,
  texts: readonly SearchedText[],
): Promise<boolean> {
  const kinds = ['one character', 'two characters', 'inner word', 'long phrase', 'broad']
  const sample = [...new Set(texts.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text))]
  const tally = { wanted: 0, found: 0, twice: 0, pagedToEnd: 0 }
  await withSearch({ db }, async (search) => {
    for (const text of sample) {
      const { ids, isAtEnd } = await walkPages(search, text)
      const seen = new Set(ids)
      tally.twice += ids.length - seen.size
      if (isAtEnd) tally.pagedToEnd++
      else if (seen.size === MOST_PAGES * PAGE_SIZE) continue
      const holds = holder(text)
      for (const [id, stem] of stems) {
        if (!holds(stem)) continue
        tally.wanted++
        if (seen.has(id)) tally.found++
        else if (tally.wanted - tally.found < 5) say(`  missed «${text}» in ${stem.slice(0, 60)}`)
      }
    }
  })
  const { wanted, found, twice, pagedToEnd } = tally
  const isWhole = found === wanted && twice === 0 && pagedToEnd > 20
  say(
    `search recall: ${found} of ${wanted} over ${pagedToEnd} texts walked to their last page, ${sample.length - pagedToEnd} broader ` +
      `ones over ${MOST_PAGES} full pages, ${twice} repeated ${isWhole ? 'ok' : 'BELOW'}`,
  )
  return isWhole
}
