import type { ItemVersionForPupil } from '@lightwork/contract'
import { getLanguage } from '../../lib/language.ts'
import type { namesIn } from '../../lib/names.ts'
import type { ListOption } from '../../ui/Select.tsx'

export type Unit = ItemVersionForPupil['units'][number]
type Names = ReturnType<typeof namesIn>

/** 五年级上册 · 示例教材 */
export function unitPlace({ grade, volume, edition }: Unit, names: Names): string {
  const book =
    getLanguage() === 'zh'
      ? `${names.grade(grade)}${volume}册`
      : `${names.grade(grade)}, volume ${volume === '上' ? 1 : 2}`
  return `${book} · ${edition}`
}

export const unitOption = (unit: Unit, names: Names): ListOption<string> => ({
  value: unit.id,
  label: unit.title,
  detail: unitPlace(unit, names),
})
