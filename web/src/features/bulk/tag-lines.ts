import type { BulkEditRow, SomeTags } from '@lightwork/contract'
import type { BulkChange, ListChange } from '@lightwork/domain'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { bulkWords } from './bulk-words.ts'

export const tagWords = defineWords({
  zh: {
    point_ids: '知识点',
    unit_ids: '教材单元',
    grades: '年级',
    competencies: '核心素养',
    minutes: '时间',
    type: '题型',
    tier: '层次',
    mode: '完成形式',
    place: '完成场所',
    education: '五育',
    origin: '来源',
    citation: '出处',
    licence: '许可',
  },
  en: {
    point_ids: 'Knowledge points',
    unit_ids: 'Textbook units',
    grades: 'Grades',
    competencies: 'Competencies',
    minutes: 'Time',
    type: 'Type',
    tier: 'Tier',
    mode: 'Form',
    place: 'Place',
    education: 'Education',
    origin: 'Origin',
    citation: 'Source',
    licence: 'Licence',
  },
})

export type TagName = keyof SomeTags
export const tagNames: readonly TagName[] = [
  'point_ids',
  'unit_ids',
  'grades',
  'competencies',
  'minutes',
  'type',
  'tier',
  'mode',
  'place',
  'education',
  'origin',
  'citation',
  'licence',
]

type TermNames = Readonly<Record<string, string>>

/** Tags as people read them. */
function useReadTags(terms: TermNames) {
  const say = useWords(bulkWords)
  const names = useNames()
  const list = (values: readonly string[] | undefined) => values?.join(say.list)
  const termsOf = (ids: readonly string[] | undefined) => list(ids?.map((id) => terms[id] ?? '…'))
  return (tags: SomeTags): Partial<Record<TagName, string | undefined>> => ({
    point_ids: termsOf(tags.point_ids),
    unit_ids: termsOf(tags.unit_ids),
    grades: list(tags.grades?.map(names.grade)),
    competencies: list(tags.competencies),
    minutes: tags.minutes === undefined ? undefined : names.minutes(tags.minutes),
    type: tags.type && names.itemType[tags.type],
    tier: tags.tier && names.tier[tags.tier],
    mode: tags.mode && names.mode[tags.mode],
    place: tags.place && names.place[tags.place],
    education: tags.education && names.education[tags.education],
    origin: tags.origin && names.origin[tags.origin],
    citation: tags.citation ?? undefined,
    licence: tags.licence,
  })
}

export interface TagLine {
  readonly name: TagName
  readonly title: string
  readonly before: string
  readonly after: string
}

/** The tags of a row that change, before and after. */
export function useTagLines(terms: TermNames): (row: BulkEditRow) => TagLine[] {
  const say = useWords(bulkWords)
  const titles = useWords(tagWords)
  const read = useReadTags(terms)
  return ({ before, after }) => {
    const [was, becomes] = [read(before ?? {}), read(after ?? {})]
    return tagNames
      .filter((name) => after !== null && name in after)
      .map((name) => ({
        name,
        title: titles[name],
        before: was[name] || say.empty,
        after: becomes[name] || say.empty,
      }))
  }
}

export interface ChangeLine {
  readonly name: TagName
  readonly title: string
  readonly text: string
}

/** A change in words, a line for each tag it names. */
export function useChangeLines(terms: TermNames): (change: BulkChange) => ChangeLine[] {
  const say = useWords(bulkWords)
  const titles = useWords(tagWords)
  const read = useReadTags(terms)
  const listText = ({ op }: ListChange<unknown>, values: string) => say[op](values || say.empty)
  const minutesText = ({ op, value }: NonNullable<BulkChange['minutes']>, set: string) =>
    op === 'set' ? say.set(set) : op === 'add' ? say.plus(value) : say.times(Math.round(value * 100))
  return ({ point_ids, unit_ids, grades, competencies, minutes, ...plain }) => {
    const texts = read({
      ...plain,
      point_ids: [...(point_ids?.values ?? [])],
      unit_ids: [...(unit_ids?.values ?? [])],
      grades: [...(grades?.values ?? [])],
      competencies: [...(competencies?.values ?? [])],
      minutes: minutes?.value ?? 0,
    })
    const lists = { point_ids, unit_ids, grades, competencies }
    return tagNames.flatMap((name): ChangeLine[] => {
      const text = texts[name] ?? ''
      if (name === 'minutes')
        return minutes === undefined ? [] : [{ name, title: titles[name], text: minutesText(minutes, text) }]
      if (name === 'point_ids' || name === 'unit_ids' || name === 'grades' || name === 'competencies') {
        const change = lists[name]
        return change === undefined ? [] : [{ name, title: titles[name], text: listText(change, text) }]
      }
      return name in plain ? [{ name, title: titles[name], text: say.set(text || say.empty) }] : []
    })
  }
}
