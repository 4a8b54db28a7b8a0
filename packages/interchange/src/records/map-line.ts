import { ContentError, checkItemContent, type Document, type DocumentNode, emptyDocument } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import { holdCompetencies } from '@lightwork/domain'
import { speaksTex, type TextContext, toBlocks, toParagraphs, type WarningCode } from '../text/to-blocks.ts'
import { type ReadAnswer, readAnswer } from './answers.ts'
import { estimateMinutes } from './minutes.ts'
import { readOptions } from './options.ts'
import { type BankRecord, readRecord } from './read-record.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import { educationOf, gradesOf, subjectOf, tierOf, typeOf } from './vocabulary.ts'

/** A record understood: everything an item version needs that the record can say. */
export interface MappedItem {
  readonly source: string
  readonly source_id: string
  readonly lang: 'zh' | 'en'
  /** Labels of the source, each with what it stands below: the bank knows them, or asks its curators about them. */
  readonly routes: readonly (readonly string[])[]
  readonly draft: Omit<ItemDraft, 'point_ids' | 'unit_ids' | 'minutes_note' | 'body' | 'answer' | 'explanation'> & {
    readonly body: Document
    readonly answer: { readonly key: readonly number[] | boolean | null; readonly body: Document }
    readonly explanation: Document
  }
  readonly warnings: readonly WarningCode[]
}

export type MappedLine =
  | { readonly outcome: 'item'; readonly item: MappedItem }
  | { readonly outcome: 'refused'; readonly code: RefusalCode; readonly detail: string }

const toDocument = (blocks: readonly DocumentNode[]): Document =>
  blocks.length === 0 ? emptyDocument : checkItemContent({ type: 'doc', content: blocks })

/** An option is one line: its paragraphs follow each other, its displays are set in the line. */
function toChoice(content: string, context: TextContext): DocumentNode {
  const inline = toParagraphs(content, context).flatMap((block): readonly DocumentNode[] =>
    block.type === 'mathBlock' ? [{ type: 'mathInline', attrs: block.attrs ?? {} }] : (block.content ?? []),
  )
  return inline.length === 0 ? { type: 'choice' } : { type: 'choice', content: inline }
}

/** Title and author of a text, above it. */
function heading({ title, author }: BankRecord): DocumentNode[] {
  const line = (text: string | null, marks: object): DocumentNode[] =>
    text === null || text.trim() === ''
      ? []
      : [{ type: 'paragraph', content: [{ type: 'text', text: text.trim(), ...marks }] }]
  return [...line(title, { marks: [{ type: 'bold' }] }), ...line(author, {})]
}

const mentionsPicture =
  /如[右左下上]?图|[右左下上]图|图中|the (?:figure|diagram|picture)\b|(?:figure|diagram) (?:below|above)/i

/** What sources write where they have no explanation. */
const noExplanation = /^\s*(?:暂无|略|无|见解析|n\/a)?[。．.]?\s*$/i

const words = ({ stem, options, solution }: BankRecord): string =>
  [stem, ...(options ?? []).map(({ content }) => content), solution ?? ''].join('\n')

interface Parts {
  readonly record: BankRecord
  readonly options: BankRecord['options']
  readonly answer: ReadAnswer
  readonly context: TextContext
}

function documents({ record, options, answer, context }: Parts) {
  const stem = [...(record.type === 'passage' ? heading(record) : []), ...toBlocks(record.stem, context)]
  if (stem.length === 0) throw new Refusal('wrong-shape', '题干为空 / the stem is empty')
  const choices = (options ?? []).map(({ content }) => toChoice(content, context))
  if (choices.some(({ content }) => content === undefined))
    throw new Refusal('option-empty', '有空选项 / an option is empty')
  return {
    body: toDocument(choices.length === 0 ? stem : [...stem, { type: 'choiceList', content: choices }]),
    answer: { key: answer.key, body: toDocument(toBlocks(answer.text, context)) },
    explanation: toDocument(noExplanation.test(record.solution ?? '') ? [] : toBlocks(record.solution ?? '', context)),
  }
}

const toRoute = (route: string): string[] =>
  route
    .split('->')
    .map((label) => label.trim())
    .filter((label) => label !== '')

function mapRecord(record: BankRecord): MappedItem {
  const subject = subjectOf(record.subject)
  const grades = gradesOf(record, subject)
  const warnings = new Set<WarningCode>()
  const context: TextContext = { texDialect: speaksTex(words(record)), warn: (code) => warnings.add(code) }
  if (record.hasImages)
    throw new Refusal(
      'picture-missing',
      '题目附有图片，单行文本无法带入 / the record has pictures, which a line cannot carry',
    )
  const { type, stem, options } = readOptions(record, typeOf(record.type, subject), context.warn)
  const answer = readAnswer(record, type, options)
  const tier = tierOf(record.difficulty)
  const [grade = 1] = grades
  const length = stem.length + options.reduce((sum, { content }) => sum + content.length, 0)
  if (mentionsPicture.test(record.stem)) context.warn('picture-mentioned')
  return {
    source: record.source,
    source_id: record.source_id,
    lang: record.lang,
    routes: record.knowledge.map(toRoute).filter((route) => route.length > 0),
    draft: {
      subject,
      grades,
      type: Array.isArray(answer.key) && answer.key.length > 1 && type === 'single_choice' ? 'multiple_choice' : type,
      tier,
      mode: type === 'reading' ? 'reading' : 'written',
      // Written work at home is not for grades 1-2; in after-school service it is fit for every grade of the range.
      place: type !== 'reading' && grade <= 2 ? 'after_school' : 'home',
      minutes: estimateMinutes({ type, tier, grade, lang: record.lang, length, answers: answer.count }),
      score_rate: null,
      competencies: holdCompetencies(subject, grades, record.competencies).known,
      education: educationOf(subject),
      origin: 'selected',
      citation: `${record.source} ${record.source_id}`,
      licence: record.licence,
      ...documents({ record: { ...record, stem }, options, answer, context }),
    },
    warnings: [...warnings],
  }
}

/** One line of the exchange format as an item, or why not. Never throws on any text. */
export function mapLine(line: string): MappedLine {
  try {
    return { outcome: 'item', item: mapRecord(readRecord(line)) }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', code: error.code, detail: error.detail }
    if (error instanceof ContentError)
      return {
        outcome: 'refused',
        code: 'content-refused',
        detail: `题库不收这样的内容 / the bank takes no such content: ${error.message}`,
      }
    throw error
  }
}
