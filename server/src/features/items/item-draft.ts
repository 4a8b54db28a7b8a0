import { hash } from 'node:crypto'
import {
  ContentError,
  checkItemContent,
  type Document,
  mediaOf,
  minutesOfParts,
  settle,
  subItemAttributes,
  subItemsOf,
  walk,
} from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import { gradesOfSubject, holdCompetencies, type RequiredTag, tagGaps } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

export interface FieldError {
  readonly path: string
  readonly message: string
}

/** A draft whose documents were held to the schema. */
export type CheckedDraft = Omit<ItemDraft, 'body' | 'answer' | 'explanation'> & {
  readonly body: Document
  readonly answer: { readonly key: ItemDraft['answer']['key']; readonly body: Document }
  readonly explanation: Document
}

function readContent(value: unknown, path: string): Document {
  try {
    return checkItemContent(value)
  } catch (error) {
    if (error instanceof ContentError)
      throw new Problem('invalid-content', error.message, { errors: [{ path, message: error.message }] })
    throw error
  }
}

/** What the tables would refuse of a draft; said here with the field's name. */
function checkTags({ subject, grades, origin, citation }: ItemDraft): void {
  const [from, to] = gradesOfSubject[subject]
  if (grades.some((grade) => grade < from || grade > to)) {
    const message = `这门学科只在 ${from}–${to} 年级开设 / this subject is offered in grades ${from}-${to}`
    throw new Problem('invalid-request', message, { errors: [{ path: 'grades', message }] })
  }
  if (origin !== 'original' && (citation ?? '').trim() === '') {
    throw new Problem('item-incomplete', undefined, {
      errors: [{ path: 'citation', message: '改编、选编的题目要写明出处 / name the source' }],
    })
  }
}

/** What is heard is asked of the pupil by ear: its words stand in the answer. */
function checkTranscript(body: Document): void {
  walk(body, ({ type }) => {
    if (type !== 'transcript') return
    const message = '听力原文请放在参考答案里 / the transcript belongs into the answer'
    throw new Problem('invalid-content', message, { errors: [{ path: 'body', message }] })
  })
}

/** Competencies as the closed list of the grades calls them. */
function readCompetencies({ subject, grades, competencies }: ItemDraft): string[] {
  const { known, unknown } = holdCompetencies(subject, grades, competencies)
  if (unknown.length === 0) return known
  const message = `“${unknown.join('、')}”不是这门学科、这些年级的核心素养 / not a competency of this subject and these grades`
  throw new Problem('invalid-request', message, { errors: [{ path: 'competencies', message }] })
}

/** Minutes that its parts give an item are not another opinion: days, movements and sub-items add up. */
function checkMinutes({ body, minutes }: CheckedDraft): void {
  const parts = minutesOfParts(body)
  if (parts === null || ('exactly' in parts ? parts.exactly === minutes : parts.atLeast <= minutes)) return
  const message =
    'exactly' in parts
      ? `按各天或各组合计是 ${parts.exactly} 分钟 / its parts come to ${parts.exactly} minutes`
      : `各小题合计已有 ${parts.atLeast} 分钟，题组用时不能更少 / its sub-items alone take ${parts.atLeast} minutes`
  throw new Problem('invalid-request', message, { errors: [{ path: 'minutes', message }] })
}

/** A group is found by what its sub-items are about. */
const pointsOf = ({ point_ids, body }: CheckedDraft): string[] => [
  ...new Set([...point_ids, ...subItemsOf(body).flatMap((each) => subItemAttributes(each).point_ids)]),
]

/**
 * Knowledge points and units must be of the item's subject, pictures and recordings must be stored: one statement. Answers the points,
 * each merged one as the term it stands for: whoever merged it while this was written takes nothing away.
 */
async function checkReferences(reader: Reader, draft: CheckedDraft): Promise<string[]> {
  const points = pointsOf(draft)
  const units = [...new Set(draft.unit_ids)]
  const figures = mediaOf([draft.body, draft.answer.body, draft.explanation])
  const found = await reader
    .selectFrom(
      sql<{ points: string[]; units: number; figures: number }>`(select
      (select coalesce(array_agg(stands_for order by array_position(${sql.val(points)}::uuid[], id)), '{}') from knowledge_point
        where id = any (${sql.val(points)}::uuid[]) and subject = ${draft.subject}) as points,
      (select count(*)::int from textbook_unit u join textbook b on b.id = u.textbook_id
        where u.id = any (${sql.val(units)}::uuid[]) and b.subject = ${draft.subject}) as units,
      (select count(*)::int from media where id = any (${sql.val(figures)}::text[])) as figures)`.as('found'),
    )
    .selectAll()
    .executeTakeFirstOrThrow()
  const unknown = {
    point_ids: found.points.length < points.length,
    unit_ids: found.units < units.length,
    body: found.figures < figures.length,
  }
  const errors = Object.entries(unknown).flatMap(([path, isUnknown]) =>
    isUnknown ? [{ path, message: '不存在或不属于本学科 / unknown here' }] : [],
  )
  if (errors.length > 0) throw new Problem('unknown-reference', undefined, { errors })
  return [...new Set(found.points)]
}

/** Holds a draft to the content schema, the curriculum and what it refers to. Throws Problems that name the field. */
export async function readDraft(reader: Reader, draft: ItemDraft): Promise<CheckedDraft> {
  checkTags(draft)
  const { body, key } = settle(readContent(draft.body, 'body'), draft.answer.key)
  const checked = {
    ...draft,
    competencies: readCompetencies(draft),
    body,
    answer: { key, body: readContent(draft.answer.body, 'answer/body') },
    explanation: readContent(draft.explanation, 'explanation'),
  }
  checkTranscript(body)
  checkMinutes(checked)
  return { ...checked, point_ids: await checkReferences(reader, checked) }
}

/** Fingerprint of everything a version says. */
export const contentHash = (content: object): string => hash('sha256', JSON.stringify(content))

const tagMessages: Partial<Record<RequiredTag, string>> = {
  minutes: '请填预计时间 / say how long it takes',
  point_ids: '请至少选一个知识点 / choose a knowledge point at least',
  competencies: '请至少选一项核心素养 / choose a competency at least',
}

/** Required tags that are missing, named like the fields of the form. */
export const tagErrorsOf = (tags: Parameters<typeof tagGaps>[0]): FieldError[] =>
  tagGaps(tags).map((path) => ({ path, message: tagMessages[path] ?? '请填写 / this is needed' }))
