import type { Document } from '@lightwork/content'
import { dailyOf, drillsOf, minutesOfParts, subItemsOf } from '@lightwork/content/structure'
import { defineWords, useWords } from '../../lib/language.ts'
import './item-edit.css'

const words = defineWords({
  zh: {
    days: (days: number, minutes: number) => `${days} 天合计 ${minutes} 分钟`,
    day: (day: number, minutes: number) => `第 ${day} 天 ${minutes}`,
    drills: (drills: number, minutes: number) => `${drills} 个动作合计 ${minutes} 分钟（连同休息，不足一分钟算一分钟）`,
    subItems: (parts: number, minutes: number, reading: number) =>
      `${parts} 个小题合计 ${minutes} 分钟${reading > 0 ? `，另有 ${reading} 分钟读材料` : ''}`,
    list: '、',
    colon: '：',
  },
  en: {
    days: (days: number, minutes: number) => `${days} days, ${minutes} min in all`,
    day: (day: number, minutes: number) => `day ${day} ${minutes}`,
    drills: (drills: number, minutes: number) => `${drills} movements, ${minutes} min in all with rests, rounded up`,
    subItems: (parts: number, minutes: number, reading: number) =>
      `${parts} questions, ${minutes} min in all${reading > 0 ? ` and ${reading} min for reading` : ''}`,
    list: ', ',
    colon: ': ',
  },
})

interface PartsSumProps {
  readonly stem: Document
  readonly minutes: number | null
}

/** What the parts of the item add up to, while they are written. */
export function PartsSum({ stem, minutes }: PartsSumProps) {
  const say = useWords(words)
  const sum = minutesOfParts(stem)
  if (sum === null) return null
  const daily = dailyOf(stem)
  const drills = drillsOf(stem).length
  if ('atLeast' in sum)
    return (
      <p className="item-sum" role="status">
        {say.subItems(subItemsOf(stem).length, sum.atLeast, (minutes ?? 0) - sum.atLeast)}
      </p>
    )
  const each = (daily ?? []).flatMap((one, index) => (one === 0 ? [] : [say.day(index + 1, one)]))
  return (
    <p className="item-sum" role="status">
      {daily === null ? say.drills(drills, sum.exactly) : say.days(each.length, sum.exactly)}
      {each.length > 1 && say.colon + each.join(say.list)}
    </p>
  )
}
