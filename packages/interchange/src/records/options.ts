import { choiceTypes, type ItemType } from '@lightwork/domain'
import type { WarningCode } from '../text/to-blocks.ts'
import type { BankRecord, RecordOption } from './read-record.ts'
import { Refusal } from './refusal.ts'

/** What a spreadsheet writes where it could not read a cell; M3KE's variant lost a letter on top. */
const damaged = /#(?:NAME|NME|REF|VALUE|DIV\/0)[?!]/

/** `01:02:00` was 1:2, `44930` may have been 1/4: some are true figures, so nobody converts them. */
const spreadsheetValue = /^(?:\d\d:\d\d:\d\d|1900-\d\d-\d\d.*|\d{4}-\d\d-\d\d 00:00:00|4[2-6]\d{3})$/

export interface ReadOptions {
  readonly type: ItemType
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

/**
 * The options of a choice item. Options that stand inside the stem stay there: the pupil writes the letter, so the item
 * becomes one to fill in. Throws Refusal where options are missing, empty or damaged.
 */
export function readOptions(record: BankRecord, type: ItemType, warn: (code: WarningCode) => void): ReadOptions {
  if (damaged.test(record.stem))
    throw new Refusal('spreadsheet-damage', '题干被电子表格损坏 / a spreadsheet ate a part of the stem')
  if (!choiceTypes.includes(type)) return { type, options: [] }
  const { options } = record
  if (options === null && record.optionsInline) {
    warn('options-inline')
    return { type: 'fill_blank', options: [] }
  }
  if (options === null || options.length < 2)
    throw new Refusal('options-missing', '选择题至少要有两个选项 / a choice item needs two options')
  checkTexts(options, warn)
  return { type, options }
}
