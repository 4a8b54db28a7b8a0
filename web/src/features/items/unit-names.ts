import type { ItemVersionForPupil } from '@lightwork/contract'
import { getLanguage } from '../../lib/language.ts'
import type { namesIn } from '../../lib/names.ts'
import type { ListOption } from '../../ui/Select.tsx'

export type Unit = ItemVersionForPupil['units'][number]
type Names = ReturnType<typeof namesIn>

const englishVolumes = { 上: 'volume 1', 下: 'volume 2', 全: 'one volume' }

/** 五年级上册 · 示例教材 */
export function unitPlace({ grade, volume, edition }: Unit, names: Names): string {
  const book =
    getLanguage() === 'zh'
      ? `${names.grade(grade)}${volume === '全' ? '全一册' : `${volume}册`}`
      : `${names.grade(grade)}, ${englishVolumes[volume]}`
  return `${book} · ${edition}`
}

export const unitOption = (unit: Unit, names: Names): ListOption<string> => ({
  value: unit.id,
  label: unit.title,
  detail: unitPlace(unit, names),
})
