import {
  type Document,
  dayStep,
  fromText,
  subItem,
  withChoices,
  withColumns,
  withDrills,
  withEntries,
  withGaps,
  withParts,
} from '@lightwork/content'
import type { AnswerKey, Drill, SimpleKey } from '@lightwork/domain'
import type { SeedItem, SeedParts, SeedSet } from './items.ts'

/** How the names in a seed text become ids of the county. */
export interface SeedReading {
  readonly figure: (name: string) => string | undefined
  readonly point: (name: string) => string | undefined
  /** A lasting id for the part of an item. */
  readonly partId: (item: string, index: number) => string
}

const drillOf = ({ name, sets, seconds, times, each, rest }: SeedSet): Drill => ({
  name,
  sets,
  amount: seconds ?? times ?? 1,
  unit: seconds === undefined ? 'times' : 'seconds',
  set_seconds: seconds ?? each ?? 30,
  rest_seconds: rest,
})

/** What stands below a stem: options, columns, steps; its numbered blanks. */
function bodyOf(stem: Document, { options, pairs, extra = [], sequence, gaps }: SeedParts): Document {
  const withBlanks =
    gaps === undefined
      ? stem
      : withGaps(
          stem,
          gaps.map((gap) => gap.options ?? []),
        )
  if (pairs !== undefined) {
    const right = [...new Set([...pairs.map(([, each]) => each), ...extra])]
    return withColumns(
      withBlanks,
      pairs.map(([left]) => left),
      right,
    )
  }
  if (sequence !== undefined) return withEntries(withBlanks, sequence)
  return withChoices(withBlanks, options ?? [])
}

function keyOf({ type, key, pairs, sequence, gaps }: SeedParts): SimpleKey {
  if (pairs !== undefined) {
    const right = [...new Set(pairs.map(([, each]) => each))]
    return { pairs: pairs.map(([, each], index): [number, number] => [index, right.indexOf(each)]) }
  }
  if (sequence !== undefined) return { order: sequence.map((_, index) => index) }
  if (gaps !== undefined) return { gaps: gaps.map((gap) => gap.accept ?? gap.key ?? 0) }
  if (type === 'true_false') return key?.[0] === true
  return key === undefined ? null : key.filter((position) => typeof position === 'number')
}

/** The documents and the key of a seed item, as its author wrote them: steps in order, pairs side by side. */
export function seedContent(
  item: SeedItem,
  { figure, point, partId }: SeedReading,
): { readonly body: Document; readonly key: AnswerKey; readonly answer: Document; readonly explanation: Document } {
  const read = (text: string): Document => fromText(text, { figure })
  const parts = (item.parts ?? []).map((part, index) => {
    const points = (part.points ?? []).flatMap((name) => point(name) ?? [])
    const attributes = { id: partId(item.id, index), type: part.type, tier: part.tier, minutes: part.minutes }
    return subItem({ ...attributes, point_ids: points }, bodyOf(read(part.stem), part))
  })
  const days = (item.days ?? []).map(({ day, minutes, do: text }) => dayStep(day, minutes, read(text)))
  const stem = withDrills(bodyOf(read(item.stem), item), (item.sets ?? []).map(drillOf))
  const script = item.script === undefined ? [] : [{ type: 'transcript', content: read(item.script).content ?? [] }]
  return {
    body: withParts(stem, [...parts, ...days]),
    key: item.parts === undefined ? keyOf(item) : { parts: item.parts.map(keyOf) },
    answer: { type: 'doc', content: [...(read(item.answer).content ?? []), ...script] },
    explanation: read(item.explanation),
  }
}
