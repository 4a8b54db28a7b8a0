import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Busy, Notice } from '../ui/Notice.tsx'
import { messageOf } from './api.ts'
import { defineWords, useWords } from './language.ts'

const words = defineWords({
  zh: { loading: '正在读取…', again: '再试一次' },
  en: { loading: 'Loading…', again: 'Try again' },
})

/** A refusal in its place, in the person's language; nothing while there is none. */
export function Refusal({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }) {
  if (error === null || error === undefined) return null
  return (
    <Notice tone="refuse" actions={actions}>
      <p>{messageOf(error)}</p>
    </Notice>
  )
}

export interface AnswerProps<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** What a query answered: words while it waits, a refusal with a way to try again, or the data. Old data stays while new is fetched. */
export function Answer<T>({ query, children }: AnswerProps<T>) {
  const say = useWords(words)
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return <Busy>{say.loading}</Busy>
  return <Refusal error={query.error} actions={<Button onPress={() => void query.refetch()}>{say.again}</Button>} />
}
