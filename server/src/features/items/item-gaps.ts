import {
  type DocumentNode,
  dayStepsOf,
  drillsOf,
  isKeyed,
  type KeyGap,
  keyGaps,
  mediaOf,
  partGaps,
  stemOf,
  subItemAttributes,
  subItemsOf,
  toText,
  walk,
} from '@lightwork/content'
import type { ItemType } from '@lightwork/domain'
import type { Reader } from '../../db/transaction.ts'
import { type Lacking, mediaWithoutRights } from '../media/media.queries.ts'
import type { FieldError } from './item-draft.ts'

export interface Content {
  readonly type: string
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
  readonly explanation?: DocumentNode
}

const isEmpty = (document: DocumentNode): boolean => toText(document).replaceAll('_', '').trim() === ''

const inBody = (message: string): FieldError => ({ path: 'body', message })
const inKey = (message: string): FieldError => ({ path: 'answer/key', message })

const errorsOf: Readonly<Record<KeyGap, FieldError>> = {
  options: inBody('至少要有两个非空选项 / at least two options that are not empty'),
  key: inKey('请标出正确选项 / mark what is right'),
  truth: inKey('请标出对或错 / say whether it is true'),
  columns: inBody('连线要左右各至少两项，都不空 / two entries at least in each column, none empty'),
  pairs: inKey('请给左边每一项标出右边与它相配的 / say for each entry on the left what belongs to it'),
  entries: inBody('排序至少要两项，都不空 / at least two things to put in order, none empty'),
  order: inKey('请排出正确的顺序 / say the right order'),
  gaps: inBody('每个空的选项要么不写，要么至少两个，都不空 / a blank has no options or at least two'),
  gap_key: inKey('请给每个空标出正确选项或写出答案 / say for each blank what belongs in it'),
}

const ofPart =
  (index: number) =>
  ({ path, message }: FieldError): FieldError => ({
    path,
    message: `第 ${index + 1} 小题：${message.replace(' / ', ` / question ${index + 1}: `)}`,
  })

function groupGaps({ body, answer }: Content): FieldError[] {
  const parts = partGaps(body, answer.key)
  return subItemsOf(body).flatMap((part, index) => {
    const stem = { ...part, content: (part.content ?? []).filter(({ type }) => type !== 'choiceList') }
    const empty = isEmpty(stem) ? [inBody('问题是空的 / the question is empty')] : []
    return [...empty, ...(parts[index] ?? []).map((gap) => errorsOf[gap])].map(ofPart(index))
  })
}

/** Kinds that are made of parts lack them when they have none, unless they are written out in plain text. */
function partsMissing({ type, body, answer }: Content): FieldError[] {
  if (type === 'project' && dayStepsOf(body).length === 0)
    return [inBody('项目请按天写明做什么、几分钟 / say for each day what is done and how long it takes')]
  if (type === 'exercise' && drillsOf(body).some(({ name }) => name.trim() === ''))
    return [inBody('请写出每个动作的名称 / name each movement')]
  if (type === 'listening' && mediaOf([body]).length === 0 && isEmpty(answer.body))
    return [inBody('请放入录音，或在参考答案里写出由老师朗读的原文 / add a recording, or the text to be read aloud')]
  return []
}

/** Who cannot see it must be told what a picture shows, and what a recording is. */
function altMissing(documents: readonly DocumentNode[]): FieldError[] {
  let isMissing = false
  for (const document of documents)
    walk(document, ({ type, attrs }) => {
      if ((type === 'figure' || type === 'audio') && String(attrs?.alt ?? '').trim() === '') isMissing = true
    })
  return isMissing
    ? [inBody('有图片或录音缺替代文字，请说明它的内容 / say in words what each picture or recording is')]
    : []
}

const documentsOf = ({ body, answer, explanation }: Content): DocumentNode[] => [
  body,
  answer.body,
  ...(explanation === undefined ? [] : [explanation]),
]

function needsWrittenAnswer({ type, body }: Content): boolean {
  const parts = subItemsOf(body)
  if (parts.length > 0) return !parts.every((part) => isKeyed(subItemAttributes(part).type, part))
  // The codes of a stored type are those of ItemType.
  return type !== 'reading' && !isKeyed(type as ItemType, body)
}

/** What an item still lacks before somebody else may review it. A text to read needs no answer. */
export function gapsOf(content: Content): FieldError[] {
  const { type, body, answer } = content
  const stem = stemOf({ ...body, content: (body.content ?? []).filter((node) => node.type !== 'choiceList') })
  const isAnswered = !needsWrittenAnswer(content) || !isEmpty(answer.body)
  return [
    ...(isEmpty(stem) ? [inBody('题干是空的 / the stem is empty')] : []),
    ...partsMissing(content),
    ...(subItemsOf(body).length > 0
      ? groupGaps(content)
      : keyGaps(type as ItemType, body, answer.key).map((gap) => errorsOf[gap])),
    ...(isAnswered
      ? []
      : [{ path: 'answer/body', message: '请写出参考答案或评价要点 / write an answer or what to look for' }]),
    ...altMissing(documentsOf(content)),
  ]
}

const rightsGap: Readonly<Record<Lacking['kind'], FieldError>> = {
  picture: inBody('有图片没有写明来源、作者和许可 / a picture without source, author and licence'),
  recording: inBody('有录音没有写明来源、作者和许可 / a recording without source, author and licence'),
}

/** The same with what only the tables know: whose the pictures and recordings are. One statement for all contents. */
export async function allGapsOf(reader: Reader, contents: readonly Content[]): Promise<FieldError[][]> {
  const used = contents.map((content) => mediaOf(documentsOf(content)))
  const lacking = await mediaWithoutRights(reader, [...new Set(used.flat())])
  return contents.map((content, index) => {
    const own = lacking.filter(({ id }) => used[index]?.includes(id))
    return [...gapsOf(content), ...own.map(({ kind }) => rightsGap[kind])]
  })
}
