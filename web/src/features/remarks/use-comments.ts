import {
  type CommentThread,
  type ItemComments,
  type ItemVersionForTeacher,
  listItemComments,
} from '@lightwork/contract'
import type { CommentPart } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../lib/query.ts'

/** A block of the version, and the words the person had selected in it. */
export interface Place {
  readonly part: CommentPart
  readonly block: number
  readonly quote: string
}

export interface Comments {
  readonly version: ItemVersionForTeacher
  readonly found: ItemComments
  /** Where a comment is being written. */
  readonly place: Place | null
  readonly setPlace: (place: Place | null) => void
}

/** Comments of a version for a person who may read them; null until they are there. */
export function useComments(version: ItemVersionForTeacher, enabled = true): Comments | null {
  const [place, setPlace] = useState<Place | null>(null)
  const { data } = useQuery({
    ...query(listItemComments, { params: { version_id: version.version_id } }),
    enabled,
  })
  return data === undefined ? null : { version, found: data, place, setPlace }
}

/** Open threads at a place of this very version. */
export const threadsAt = ({ version, found }: Comments, part: CommentPart, block: number): CommentThread[] =>
  found.threads.filter(
    (thread) =>
      thread.version_id === version.version_id &&
      thread.part === part &&
      thread.block === block &&
      thread.resolved_at === null,
  )
