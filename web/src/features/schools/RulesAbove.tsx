import type { LimitRule } from '@lightwork/domain'
import { defineWords, useLanguage, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Table } from '../../ui/Table.tsx'
import { onceEach } from './rule-order.ts'

const words = defineWords({
  zh: { caption: '上级规定', text: '规定', days: '适用日', minutes: '上限', source: '文件', join: '、' },
  en: {
    caption: 'Rules above the school',
    text: 'Rule',
    days: 'Days',
    minutes: 'Limit',
    source: 'Document',
    join: ', ',
  },
})

/** The rules that a school may not loosen, each once, with the document that says so. */
export function RulesAbove({ rules }: { readonly rules: readonly LimitRule[] }) {
  const say = useWords(words)
  const language = useLanguage()
  const names = useNames()
  return (
    <Table
      caption={say.caption}
      hideCaption
      rows={onceEach(rules)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'text',
          title: say.text,
          isHeading: true,
          cell: ({ text_zh, text_en }) => (language === 'zh' ? text_zh : text_en),
        },
        { key: 'days', title: say.days, cell: ({ days }) => days.map((kind) => names.dayKind[kind]).join(say.join) },
        {
          key: 'minutes',
          title: say.minutes,
          end: true,
          cell: ({ minutes }) => <span className="nowrap">{names.minutes(minutes)}</span>,
        },
        {
          key: 'source',
          title: say.source,
          cell: ({ title, number }) => [title, number].filter((part) => part !== null).join(' · '),
        },
      ]}
    />
  )
}
