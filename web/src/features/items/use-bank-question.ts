import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type BankChange, type BankQuestion, changeQuestion, readQuestion, writeQuestion } from './bank-question.ts'

export interface AskedQuestion {
  readonly question: BankQuestion
  readonly change: (change: BankChange) => void
  /** Everything back but the words. */
  readonly clear: () => void
}

/** The question in the address. Every change is a step that Back undoes, only words being typed are one step. */
export function useBankQuestion(): AskedQuestion {
  const [address, setAddress] = useSearchParams()
  const question = useMemo(() => readQuestion(address), [address])
  const go = (next: BankQuestion, replace: boolean, turnsPage: boolean) =>
    setAddress(writeQuestion(next), { replace, preventScrollReset: !turnsPage })
  return {
    question,
    change: (change) =>
      go(changeQuestion(question, change), 'q' in change && question.q !== undefined, 'page' in change),
    clear: () => {
      const { q, sort, state } = question
      go(changeQuestion({}, { q, sort, state }), false, false)
    },
  }
}
