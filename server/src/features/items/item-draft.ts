import { createHash } from 'node:crypto'
import { ContentError, checkItemContent, type Document, type DocumentNode, toText, walk } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import {
  choiceTypes,
  gradesOfSubject,
  holdCompetencies,
  type ItemType,
  type RequiredTag,
  tagGaps,
} from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

interface FieldError {
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

function figuresOf(documents: readonly DocumentNode[]): string[] {
  const assets = new Set<string>()
  for (const document of documents)
    walk(document, (node) => void (node.type === 'figure' && assets.add(String(node.attrs?.asset))))
  return [...assets]
}

/** Competencies as the closed list of the grades calls them. */
function readCompetencies({ subject, grades, competencies }: ItemDraft): string[] {
  const { known, unknown } = holdCompetencies(subject, grades, competencies)
  if (unknown.length === 0) return known
  const message = `“${unknown.join('、')}”不是这门学科、这些年级的核心素养 / not a competency of this subject and these grades`
  throw new Problem('invalid-request', message, { errors: [{ path: 'competencies', message }] })
}

/**
 * Knowledge points and units must be of the item's subject, figures must be stored: one statement. Answers the points,
 * each merged one as the term it stands for: whoever merged it while this was written takes nothing away.
 */
async function checkReferences(reader: Reader, draft: CheckedDraft): Promise<string[]> {
  const points = [...new Set(draft.point_ids)]
  const units = [...new Set(draft.unit_ids)]
  const figures = figuresOf([draft.body, draft.answer.body, draft.explanation])
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
  const checked = {
    ...draft,
    competencies: readCompetencies(draft),
    body: readContent(draft.body, 'body'),
    answer: { key: draft.answer.key, body: readContent(draft.answer.body, 'answer/body') },
    explanation: readContent(draft.explanation, 'explanation'),
  }
  return { ...checked, point_ids: await checkReferences(reader, checked) }
}

/** Fingerprint of everything a version says. */
export const contentHash = (content: object): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

interface Content {
  readonly type: string
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
}

const isEmpty = (document: DocumentNode): boolean => toText(document).replaceAll('_', '').trim() === ''

const optionsOf = (body: DocumentNode): readonly DocumentNode[] =>
  (body.content ?? []).filter(({ type }) => type === 'choiceList').flatMap(({ content }) => content ?? [])

function choiceGaps({ type, body, answer }: Content): FieldError[] {
  const options = optionsOf(body)
  const key = Array.isArray(answer.key) ? (answer.key as readonly number[]) : []
  const errors: FieldError[] = []
  if (options.length < 2 || options.some(isEmpty))
    errors.push({ path: 'body', message: '至少要有两个非空选项 / at least two options that are not empty' })
  const inRange =
    key.length > 0 && key.every((position) => position < options.length) && new Set(key).size === key.length
  if (!inRange || (type === 'single_choice' && key.length !== 1))
    errors.push({ path: 'answer/key', message: '请标出正确选项 / mark what is right' })
  return errors
}

/** What an item still lacks before somebody else may review it. A text to read needs no answer. */
export function gapsOf(content: Content): FieldError[] {
  const stem = { ...content.body, content: (content.body.content ?? []).filter(({ type }) => type !== 'choiceList') }
  const errors: FieldError[] = isEmpty(stem) ? [{ path: 'body', message: '题干是空的 / the stem is empty' }] : []
  // The codes of a stored type are those of ItemType.
  if (choiceTypes.includes(content.type as ItemType)) return [...errors, ...choiceGaps(content)]
  if (content.type === 'true_false') {
    return typeof content.answer.key === 'boolean'
      ? errors
      : [...errors, { path: 'answer/key', message: '请标出对或错 / say whether it is true' }]
  }
  const answered = content.type === 'reading' || !isEmpty(content.answer.body)
  return answered
    ? errors
    : [...errors, { path: 'answer/body', message: '请写出参考答案或评价要点 / write an answer or what to look for' }]
}

const tagMessages: Partial<Record<RequiredTag, string>> = {
  minutes: '请填预计时间 / say how long it takes',
  point_ids: '请至少选一个知识点 / choose a knowledge point at least',
  competencies: '请至少选一项核心素养 / choose a competency at least',
}

/** Required tags that are missing, named like the fields of the form. */
export const tagErrorsOf = (tags: Parameters<typeof tagGaps>[0]): FieldError[] =>
  tagGaps(tags).map((path) => ({ path, message: tagMessages[path] ?? '请填写 / this is needed' }))
