import { type Assignment, beginFrom, createAssignment, listAssignments } from '@lightwork/contract'
import { api } from '../../../lib/api.ts'
import { wordsNow } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import type { HomeworkText } from '../saving/homework-text.ts'
import { toJson } from '../saving/server-saves.ts'
import { togetherWords } from './together-words.ts'

const TITLE_LIMIT = 100
const titled = (title: string) => wordsNow(togetherWords).copyOf(title).slice(0, TITLE_LIMIT)

type Source = Pick<Assignment, 'school_id' | 'id' | 'title' | 'grade'>

/** A homework of the person's own with the text that the server has of another. */
export async function copyHomework({ school_id, id, title, grade }: Source): Promise<Assignment> {
  const body = { from: { kind: 'assignment', id }, title: titled(title), grade } as const
  const made = await api(beginFrom, { params: { school_id }, body })
  await refresh(listAssignments)
  return made
}

/** The same with the text on the paper, where the server gives the homework no more. */
export async function saveAsOwn({ school_id, subject, grade }: Assignment, text: HomeworkText): Promise<Assignment> {
  const body = { title: titled(text.title), subject, grade, document: toJson(text.document) }
  const made = await api(createAssignment, { params: { school_id }, body })
  await refresh(listAssignments)
  return made
}
