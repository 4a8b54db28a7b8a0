import type { Call } from '@lightwork/contract'
import { itemQuestions } from './item-questions.ts'
import { keeperQuestions } from './keeper-questions.ts'
import { queueQuestions } from './queue-questions.ts'

export interface ListBar {
  /** Every statement of the request, who is asking among them; the same in every bank. */
  readonly statements: number
  /** Shared buffers read, in the largest bank. */
  readonly buffers: number
}

export interface ListQuestion {
  readonly name: string
  /** Number of the person who asks. */
  readonly who: number
  /** SQL for the place, as `at`, from which a deep page goes on. */
  readonly cursor?: string
  readonly ask: (call: Call, cursor: string) => Promise<unknown>
  readonly bar: ListBar
  /** In smaller banks than this the answer says less: there the buffers of two banks do not compare. */
  readonly smallest?: number
}

/** Every list and queue of the bank, as the person who uses it: first page, a page from the middle on, each filter. */
export const questions: readonly ListQuestion[] = [...queueQuestions, ...itemQuestions, ...keeperQuestions]
