import type { EntryAttributes } from '@lightwork/contract'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Table } from '../../../ui/Table.tsx'
import { sheetWords } from './sheet-words.ts'

type Row = EntryAttributes['works'][number]['rows'][number]

/** 作业属性表: what each task is for, how long it takes and for whom. */
export function AttributeTable({ attributes }: { readonly attributes: EntryAttributes }) {
  const say = useWords(sheetWords)
  const names = useNames()
  return attributes.works.map(({ title, rows }, index) => (
    <Table<Row>
      // biome-ignore lint/suspicious/noArrayIndexKey: works of one title exist, and their order does not change.
      key={index}
      caption={title}
      rows={rows}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: 'number', title: say.number, end: true, cell: ({ number }) => number },
        { key: 'pointer', title: say.pointer, isHeading: true, cell: ({ pointer }) => pointer || '—' },
        { key: 'type', title: say.type, cell: ({ type }) => (type === null ? say.ownItem : names.itemType[type]) },
        { key: 'tiers', title: say.tiers, cell: ({ tiers }) => tiers.map((tier) => names.tier[tier]).join('、') },
        { key: 'mode', title: say.mode, cell: ({ mode, place }) => `${names.mode[mode]} · ${names.place[place]}` },
        { key: 'points', title: say.points, cell: ({ points }) => points.join('、') || '—' },
        { key: 'rate', title: say.scoreRate, end: true, cell: ({ score_rate }) => score_rate ?? '—' },
        { key: 'origin', title: say.origin, cell: ({ origin }) => (origin === null ? '—' : names.origin[origin]) },
        { key: 'time', title: say.time, end: true, cell: ({ minutes }) => say.minutes(minutes) },
      ]}
    />
  ))
}
