import type { ClassDay } from '@lightwork/contract'
import { defineWords, useLanguage, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'

const words = defineWords({
  zh: {
    none: '这些天没有规定书面作业的上限，只列出分钟数，不作判定。',
    advice: '提醒',
    source: (text: string) => `来源：${text}`,
  },
  en: {
    none: 'No rule limits these days; the minutes are shown without a verdict.',
    advice: 'Advice',
    source: (text: string) => `Source: ${text}`,
  },
})

/** The rules that judge these days, each with the document, clause and source that say so. */
export function Rules({ days }: { readonly days: readonly Pick<ClassDay, 'blocking' | 'advising'>[] }) {
  const say = useWords(words)
  const names = useNames()
  const language = useLanguage()
  const rules = new Map(
    days.flatMap(({ blocking, advising }) => [...blocking, ...advising].map((rule) => [rule.id, rule] as const)),
  )
  if (rules.size === 0) return <p className="quiet">{say.none}</p>
  return (
    <ul className="week-rules">
      {[...rules.values()].map(
        ({ id, severity, text_zh, text_en, title, number, clause, source, quantity, minutes }) => (
          <li key={id}>
            <p>
              {severity === 'warn' && `${say.advice} · `}
              {names.quantity[quantity]} {names.minutes(minutes)} — {language === 'zh' ? text_zh : text_en}
            </p>
            <p className="quiet small">
              {[title, number, clause].filter((part) => part !== null && part !== '').join(' · ')}
              {source !== null && `（${say.source(source)}）`}
            </p>
          </li>
        ),
      )}
    </ul>
  )
}
