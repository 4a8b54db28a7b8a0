import type { ProblemBody } from '@lightwork/contract'
import { wordsNow } from '../../lib/language.ts'
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
export type FieldName = (typeof fieldNames)[number]

export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>

/** `body/draft/answer/key/0` -> `answer/key`: the part of the request goes, as does what lies inside a field. */
export function fieldOf(path: string): FieldName | undefined {
  const inside = path.replace(/^body\/(draft\/)?(?=.)/, '')
  return fieldNames.find((name) => inside === name || inside.startsWith(`${name}/`))
}

/** What to do, by field, in the person's language. */
export function fieldErrorsOf(problem: ProblemBody): FieldErrors {
  const say = wordsNow(itemWords)
  const known: FieldErrors = {
    body: say.gapBody,
    'answer/key': say.gapKey,
    'answer/body': say.gapAnswer,
    citation: say.gapCitation,
  }
  const found = (problem.errors ?? []).flatMap(({ path }) => fieldOf(path) ?? [])
  // Only `item-incomplete` says that something is missing; other refusals say that it cannot be as it is.
  return Object.fromEntries(
    found.map((name) => [name, (problem.code === 'item-incomplete' && known[name]) || say.checkField]),
  )
}
