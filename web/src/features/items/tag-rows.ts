import { keyText } from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { itemWords } from './item-words.ts'
import { unitPlace } from './unit-names.ts'

/** One tag of an item in words: several where the tag is a list. */
export interface TagRow {
  readonly term: string
  readonly values: readonly string[]
}

/** Every tag of a version, and the key of its answer, as the page says them; always the same terms in the same order. */
export function useTagRows(): (version: ItemVersionForTeacher) => TagRow[] {
  const say = useWords(itemWords)
  const names = useNames()
  return (version) => {
    const { key } = version.answer
    const text = keyText(key, say)
    const short = text === '' ? [] : Array.isArray(key) ? text.split(' ') : [text]
    const rows: readonly (readonly [string, readonly (string | null)[]])[] = [
      [say.subject, [names.subject(version.subject)]],
      [say.grades, version.grades.map(names.grade)],
      [say.units, version.units.map((unit) => `${unit.title}（${unitPlace(unit, names)}）`)],
      [say.points, version.points.map(({ name }) => name)],
      [say.type, [names.itemType[version.type]]],
      [say.tier, [names.tier[version.tier]]],
      [say.mode, [names.mode[version.mode]]],
      [say.place, [names.place[version.place]]],
      [say.minutes, [names.minutes(version.minutes)]],
      [say.scoreRate, [version.score_rate === null ? null : `${Math.round(version.score_rate * 100)}%`]],
      [say.competencies, version.competencies],
      [say.education, [names.education[version.education]]],
      [say.origin, [names.origin[version.origin]]],
      [say.citation, [version.citation]],
      [say.licence, [version.licence]],
      [say.key, short],
    ]
    return rows.map(([term, values]) => ({
      term,
      values: values.filter((value) => value !== null && value !== '') as string[],
    }))
  }
}
