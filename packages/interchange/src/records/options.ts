import { choiceTypes, type ItemType } from '@lightwork/domain'
import type { WarningCode } from '../text/to-blocks.ts'
import { filled, positionsOf } from './answers.ts'
import { splitInlineOptions } from './inline-options.ts'
import type { BankRecord, RecordOption } from './read-record.ts'
import { Refusal } from './refusal.ts'

/** What a spreadsheet writes where it could not read a cell; M3KE's variant lost a letter on top. */
const damaged = /#(?:NAME|NME|REF|VALUE|DIV\/0)[?!]/

/** `01:02:00` was 1:2, `44930` may have been 1/4: some are true figures, so nobody converts them. */
const spreadsheetValue = /^(?:\d\d:\d\d:\d\d|1900-\d\d-\d\d.*|\d{4}-\d\d-\d\d 00:00:00|4[2-6]\d{3})$/

export interface ReadOptions {
  readonly type: ItemType
  /** The stem without the options that stood in it. */
  readonly stem: string
  readonly options: readonly RecordOption[]
}

function checkTexts(options: readonly RecordOption[], warn: (code: WarningCode) => void): void {
  const texts = options.map(({ content }) => content.trim())
  if (texts.some((text) => damaged.test(text)))
    throw new Refusal('spreadsheet-damage', '选项被电子表格损坏 / a spreadsheet ate an option')
  if (texts.includes('')) throw new Refusal('option-empty', '有空选项 / an option is empty')
  if (new Set(options.map(({ key }) => key.toUpperCase())).size < options.length)
    throw new Refusal('options-ambiguous', '选项字母重复 / two options have one letter')
  if (texts.some((text) => spreadsheetValue.test(text))) warn('spreadsheet-value')
  if (new Set(texts).size < texts.length) warn('options-equal')
}

const isAnswered = (answer: BankRecord['answer'], options: readonly RecordOption[]): boolean => {
  try {
    return positionsOf(filled(answer), options).length > 0
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/**
 * Options that the record has in its stem. Where they cannot be told apart, or the answer is none of them, they stay
 * there: the pupil writes the letter.
 */
function fromStem({ stem, answer }: BankRecord, type: ItemType, warn: (code: WarningCode) => void): ReadOptions {
  const split = splitInlineOptions(stem)
  if (split === null || !isAnswered(answer, split.options)) {
    warn('options-inline')
    return { type: 'fill_blank', stem, options: [] }
  }
  checkTexts(split.options, warn)
  return { type, ...split }
}

/** The options of a choice item. Throws Refusal where they are missing, empty or damaged. */
export function readOptions(record: BankRecord, type: ItemType, warn: (code: WarningCode) => void): ReadOptions {
  const { options, stem, optionsInline } = record
  if (damaged.test(stem))
    throw new Refusal('spreadsheet-damage', '题干被电子表格损坏 / a spreadsheet ate a part of the stem')
  if (!choiceTypes.includes(type)) return { type, stem, options: [] }
  const hasNone = options === null || options.length === 0
  if (hasNone && (optionsInline || splitInlineOptions(stem) !== null)) return fromStem(record, type, warn)
  if (hasNone || options.length < 2)
    throw new Refusal('options-missing', '选择题至少要有两个选项 / a choice item needs two options')
  checkTexts(options, warn)
  return { type, stem, options }
}
