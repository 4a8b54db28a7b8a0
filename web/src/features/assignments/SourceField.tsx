import { figureOf } from '@lightwork/domain'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { ComboBox } from '../../ui/Select.tsx'
import type { Beginning, Source } from './new-homework.ts'

const words = defineWords({
  zh: {
    assignment: '哪一份作业',
    template: '哪个模板',
    none: '没有这样的作业或模板。换个词，或从空白开始。',
    noHomework: '这个学科还没有以前的作业，请从空白开始。',
    noTemplate: '这个学科还没有模板。可以先从空白开始，以后把作业存为模板。',
    givenOn: (day: string) => `${day} 布置`,
    lastWeek: (day: string) => `上周今天（${day}）布置`,
    draft: '草稿',
  },
  en: {
    assignment: 'Which homework',
    template: 'Which template',
    none: 'No such homework or template. Try another word, or begin with an empty sheet.',
    noHomework: 'No earlier homework in this subject; please begin with an empty sheet.',
    noTemplate: 'No template in this subject yet. Begin with an empty sheet and save it as a template later.',
    givenOn: (day: string) => `released for ${day}`,
    lastWeek: (day: string) => `released a week ago (${day})`,
    draft: 'draft',
  },
})

export interface SourceFieldProps {
  readonly beginning: Exclude<Beginning, 'blank'>
  readonly sources: readonly Source[]
  readonly chosen: Source | undefined
  /** The day a week ago. */
  readonly weekAgo: string
  readonly onChoose: (id: string) => void
}

/** The homework or the template that a new one begins with. */
export function SourceField({ beginning, sources, chosen, weekAgo, onChoose }: SourceFieldProps) {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  if (sources.length === 0) return <p className="quiet">{beginning === 'template' ? say.noTemplate : say.noHomework}</p>
  const given = (day: string | null) => {
    if (day === null) return beginning === 'template' ? [] : [say.draft]
    const on = days.dayAndWeekday(day)
    return [day === weekAgo ? say.lastWeek(on) : say.givenOn(on)]
  }
  return (
    <ComboBox
      label={say[beginning]}
      options={sources.map(({ id, title, grade, minutes, day }) => ({
        value: id,
        label: title,
        detail: [names.grade(grade), names.minutes(figureOf(minutes).written), ...given(day)].join(' · '),
      }))}
      value={chosen?.id ?? null}
      onChange={onChoose}
      empty={say.none}
    />
  )
}
