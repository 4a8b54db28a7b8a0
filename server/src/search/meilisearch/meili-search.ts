import type { Log } from '../../log.ts'
import { type ItemAnswer, type ItemQuestion, type ItemSearch, noFacets } from '../item-search.ts'
import { readQuestion } from '../tokens/question.ts'
import { askEngine, wordingOf } from './ask.ts'
import { type Breaker, breaker } from './breaker.ts'
import { type EngineAddress, type EngineClient, engineClient } from './engine-client.ts'
import type { ReadyEngines } from './ready-engines.ts'

export interface MeiliSearchOptions {
  readonly addresses: readonly EngineAddress[]
  readonly ready: ReadyEngines
  /** Answers whenever no engine does. */
  readonly postgres: ItemSearch
  readonly log: Log
  readonly timeout: number
}

interface Engine {
  readonly url: string
  readonly client: EngineClient
  readonly breaker: Breaker
}

/** Engines asked for one question at most, so that nobody waits for a row of dead ones. */
const MOST_ENGINES = 2

/** Searches in the engines in turn; Postgres answers when none can, and what is too long for them. */
export function meiliSearch({ addresses, ready, postgres, log, timeout }: MeiliSearchOptions): ItemSearch {
  const engines: Engine[] = addresses.map((address) => ({
    url: address.url,
    client: engineClient(address, timeout),
    breaker: breaker(),
  }))
  let turn = 0
  const inTurn = (): Engine[] => {
    turn = (turn + 1) % engines.length
    return [...engines.slice(turn), ...engines.slice(0, turn)]
  }
  return {
    name: 'meilisearch',
    async find(question: ItemQuestion): Promise<ItemAnswer> {
      const text = readQuestion(question.text)
      if (question.states.length === 0 || (text.clauses.length === 0 && question.text.trim() !== ''))
        return { itemIds: [], total: 0, exact: true, facets: noFacets, highlights: [] }
      const wording = wordingOf(text)
      if (wording === null) return postgres.find(question)
      let asked = 0
      for (const { url, client, breaker } of inTurn()) {
        const uid = ready.current().get(url)
        if (uid === undefined || asked === MOST_ENGINES || !breaker.tries()) continue
        asked++
        try {
          const answer = await askEngine(client, uid, question, { text, wording })
          breaker.note(true)
          return answer
        } catch (error) {
          breaker.note(false)
          log.warn({ error: error instanceof Error ? error.message : String(error) }, 'a search engine did not answer')
        }
      }
      return postgres.find(question)
    },
  }
}
