import { type Document, type DocumentNode, groupsOf, homeworkTasks, type WorkAttributes } from '@lightwork/content'
import {
  figureOf,
  isOn,
  loadOf,
  type Mode,
  minutesFor,
  type Path,
  type Place,
  pathsOf,
  type TierMinutes,
  tiersOn,
} from '@lightwork/domain'
import { cutText, type NoticeText, oneLine } from './notice-text.ts'

/** One piece of work as the public reads it: no answers, no tiers, nothing of the teacher's marking. */
export interface NoticeLine {
  readonly kind: 'work'
  readonly text: NoticeText
  readonly mode: Mode
  readonly place: Place
  readonly required: boolean
  readonly minutes: number
  /** False: the teacher's sheet says who does it. */
  readonly everyone: boolean
  /** Of a project: minutes of its first day, its second … */
  readonly daily?: readonly number[]
}

/** 任选: a pupil does `pick` of the lines. */
export interface NoticeChoice {
  readonly kind: 'choice'
  readonly pick: number
  readonly lines: readonly NoticeLine[]
}

/** A heading or a word of the teacher on how to do the work. */
export interface NoticeWord {
  readonly kind: 'heading' | 'instruction'
  readonly text: NoticeText
}

export type NoticePart = NoticeLine | NoticeChoice | NoticeWord

/** What the notice says of one release, frozen with it (column `release.notice`). Old rows are read for ever: only add. */
export interface NoticeContent {
  readonly title: string
  readonly subject: string
  /** Minutes of the whole homework, the longest tier. */
  readonly figure: TierMinutes
  readonly parts: readonly NoticePart[]
  /** Lines beyond those listed; a notice stays one sheet. */
  readonly more: number
}

const LINES_LIMIT = 40
const WORD_LIMIT = 200
const POINTER_LIMIT = 200
/** An own item without wording of its own shows how it begins. */
const BEGINNING_LIMIT = 60
const onSheet: NoticeText = ['见老师发的作业单']

const attributesOf = (node: DocumentNode) => node.attrs as unknown as WorkAttributes

function textOf(node: DocumentNode, { pointer }: WorkAttributes): NoticeText {
  if (pointer.trim() !== '') return cutText([pointer], POINTER_LIMIT)
  const beginning = node.type === 'ownItem' ? cutText([node], BEGINNING_LIMIT) : []
  return beginning.length > 0 ? beginning : onSheet
}

/** A piece of work that pupils get; none when no group has it. */
function toLines(node: DocumentNode, paths: readonly Path[]): NoticeLine[] {
  const attributes = attributesOf(node)
  const { mode, place, required, daily } = attributes
  const own = paths.filter((path) => isOn(path, attributes))
  if (own.length === 0) return []
  return [
    {
      kind: 'work',
      text: textOf(node, attributes),
      mode,
      place,
      required,
      minutes: Math.max(...own.map((path) => minutesFor(attributes, tiersOn(path, attributes)))),
      everyone: own.length === paths.length,
      ...(daily != null && { daily }),
    },
  ]
}

function toParts(node: DocumentNode, paths: readonly Path[]): NoticePart[] {
  if (node.type === 'itemBlock' || node.type === 'ownItem') return toLines(node, paths)
  if (node.type === 'choiceGroup') {
    const lines = (node.content ?? []).flatMap((each) => toLines(each, paths))
    if (lines.length === 0) return []
    return [{ kind: 'choice', pick: Math.min(Number(node.attrs?.pick), lines.length), lines }]
  }
  if (node.type === 'heading' || node.type === 'instruction') {
    const text = cutText([node], WORD_LIMIT)
    return text.length > 0 ? [{ kind: node.type, text }] : []
  }
  return (node.content ?? []).flatMap((each) => toParts(each, paths))
}

const linesOf = (part: NoticePart) => (part.kind === 'choice' ? part.lines.length : 1)

/** As many parts as have room, the last group perhaps shortened. */
function fitting(parts: readonly NoticePart[]): NoticePart[] {
  let room = LINES_LIMIT
  return parts.flatMap((part): NoticePart[] => {
    const before = room
    room -= linesOf(part)
    if (room >= 0) return [part]
    return part.kind === 'choice' && before > 0 ? [{ ...part, lines: part.lines.slice(0, before) }] : []
  })
}

const countLines = (parts: readonly NoticePart[]) => parts.reduce((sum, part) => sum + linesOf(part), 0)

/** What the public reads of a checked homework document. */
export function toNoticeContent(
  document: Document,
  { title, subject }: Pick<NoticeContent, 'title' | 'subject'>,
): NoticeContent {
  const all = toParts(document, pathsOf(groupsOf(document)))
  const parts = fitting(all)
  return {
    title: oneLine(title).trim(),
    subject,
    figure: figureOf(loadOf(homeworkTasks(document))),
    parts,
    more: countLines(all) - countLines(parts),
  }
}
