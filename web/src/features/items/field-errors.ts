import type { ProblemBody } from '@lightwork/contract'
import { getLanguage, halfOf, type Language, wordsNow } from '../../lib/language.ts'
import { itemWords } from './item-words.ts'

/** The fields of the form by the names the server uses in its refusals. */
const fieldNames = [
  'subject',
  'grades',
  'type',
  'tier',
  'mode',
  'place',
  'minutes',
  'minutes_note',
  'score_rate',
  'competencies',
  'education',
  'origin',
  'citation',
  'licence',
  'point_ids',
  'unit_ids',
  'body',
  'answer/key',
  'answer/body',
  'explanation',
] as const
export type FieldName = (typeof fieldNames)[number] | PartField

/** The nth part of the item (sub-item, day or movement), and what is right in it. */
export type PartField = `part/${number}` | `part-key/${number}`

export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>

/** `body/draft/answer/key/0` -> `answer/key`: the part of the request goes, as does what lies inside a field. */
export function fieldOf(path: string): Exclude<FieldName, PartField> | undefined {
  const inside = path.replace(/^body\/(draft\/)?(?=.)/, '')
  return fieldNames.find((name) => inside === name || inside.startsWith(`${name}/`))
}

/** The server says what to do in both languages, `中文 / English`; what a library says is for no person. */
const saidIn = (message: string, language: Language): string | undefined =>
  message.includes(' / ') ? halfOf(language, message) : undefined

/** What to do, by field, in the person's language. */
export function fieldErrorsOf(problem: ProblemBody): FieldErrors {
  const say = wordsNow(itemWords)
  // Only `item-incomplete` says that something is missing; other refusals say that it cannot be as it is.
  const missing: FieldErrors =
    problem.code === 'item-incomplete'
      ? { body: say.gapBody, 'answer/key': say.gapKey, 'answer/body': say.gapAnswer, citation: say.gapCitation }
      : {}
  const found = new Map<FieldName, string[]>()
  for (const { path, message } of problem.errors ?? []) {
    const name = fieldOf(path)
    if (name === undefined) continue
    const text = saidIn(message, getLanguage()) ?? missing[name] ?? say.checkField
    const said = found.get(name) ?? []
    if (!said.includes(text)) found.set(name, [...said, text])
  }
  return Object.fromEntries([...found].map(([name, texts]) => [name, texts.join(say.also)]))
}
