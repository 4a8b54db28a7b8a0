import type { ItemType } from '@lightwork/domain'
import type { BankRecord, RecordOption } from './read-record.ts'
import { Refusal } from './refusal.ts'

/** What a record says is right: positions among its options, a truth value, or text. */
export interface ReadAnswer {
  readonly key: readonly number[] | boolean | null
  /** Text form, for the answer's document; empty when the key says it all. */
  readonly text: string
  readonly count: number
}

const yes = new Set(['true', 't', '对', '正确', '√', '✓', '是', 'yes'])
const no = new Set(['false', 'f', '错', '错误', '×', 'x', '✗', '否', 'no'])
const truthOf = (text: string): boolean | undefined => (yes.has(text) ? true : no.has(text) ? false : undefined)

/** The answers of a record that say something. */
export const filled = (answer: BankRecord['answer']): string[] =>
  (typeof answer === 'string' ? [answer] : (answer ?? [])).map((text) => text.trim()).filter((text) => text !== '')

/** Position of an answer among the options: by letter, or by its very text. */
function positionOf(answer: string, options: readonly RecordOption[]): number {
  const byKey = options.findIndex(({ key }) => key.toUpperCase() === answer.toUpperCase())
  return byKey !== -1 ? byKey : options.findIndex(({ content }) => content.trim() === answer)
}

/** `B`, `["A","C"]`, `AC`, `A、C` or the option's text as positions, in order, each once. */
export function positionsOf(answers: readonly string[], options: readonly RecordOption[]): number[] {
  const letters = answers.flatMap((answer) => {
    if (positionOf(answer, options) !== -1) return [answer]
    return /^[A-Za-z](?:[\s,，、;]*[A-Za-z])*$/.test(answer)
      ? [...answer.matchAll(/[A-Za-z]/g)].map(([letter]) => letter)
      : [answer]
  })
  const positions = letters.map((letter) => positionOf(letter, options))
  const lost = letters[positions.indexOf(-1)]
  if (lost !== undefined)
    throw new Refusal(
      'answer-not-an-option',
      `答案“${lost.slice(0, 40).toWellFormed()}”不在选项中 / is none of the options`,
    )
  return [...new Set(positions)].sort((a, b) => a - b)
}

const numbered = (answers: readonly string[]): string =>
  answers.length === 1 ? (answers[0] ?? '') : answers.map((answer, index) => `（${index + 1}）${answer}`).join('\n')

/** A record's answer for an item of this type. Only texts to read may have none. Throws Refusal. */
export function readAnswer(
  { answer }: Pick<BankRecord, 'answer'>,
  type: ItemType,
  options: readonly RecordOption[],
): ReadAnswer {
  const answers = filled(answer)
  if (answers.length === 0 && type === 'reading') return { key: null, text: '', count: 0 }
  if (answers.length === 0) throw new Refusal('answer-missing', '没有答案 / there is no answer')
  if (options.length > 0) return { key: positionsOf(answers, options), text: '', count: 1 }
  const truth = type === 'true_false' ? truthOf((answers[0] ?? '').toLowerCase()) : undefined
  if (type === 'true_false' && truth === undefined)
    throw new Refusal('answer-not-an-option', '判断题答案应为对或错 / a truth value is due')
  return { key: truth ?? null, text: truth === undefined ? numbered(answers) : '', count: answers.length }
}
