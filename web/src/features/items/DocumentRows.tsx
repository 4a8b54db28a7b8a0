import type { DiffRow, DocumentNode } from '@lightwork/content'
import { defineWords, useWords } from '../../lib/language.ts'
import { Rendered } from '../../ui/Rendered.tsx'
import './compare.css'

const words = defineWords({
  zh: {
    same: '未改',
    changed: '有改动',
    removed: '已删去',
    added: '新加',
    legend: '删去的字有删除线，新加的字有下划线；⇄ 表示选项换了位置。',
  },
  en: {
    same: 'same',
    changed: 'changed',
    removed: 'removed',
    added: 'added',
    legend:
      'What was removed is struck through, what was added is underlined; ⇄ marks an option that stands elsewhere.',
  },
})

const signs: Record<DiffRow['change'], string> = { same: '', changed: '～', removed: '−', added: '＋' }

/** How to read the rows. */
export function DiffLegend() {
  const say = useWords(words)
  return <p className="quiet small">{say.legend}</p>
}

const asDocument = (node: DocumentNode): DocumentNode => ({ type: 'doc', content: [node] })

interface SideProps {
  readonly rows: readonly DiffRow[]
  readonly index: number
  readonly side: 'before' | 'after'
}

function Side({ rows, index, side }: SideProps) {
  const node = rows[index]?.[side] ?? null
  if (node === null) return null
  return <Rendered content={asDocument(node)} preceding={rows.slice(0, index).flatMap((row) => row[side] ?? [])} />
}

/** Two documents as a table of two columns: what belongs together stands in one line. */
export function DocumentRows({ title, rows }: { readonly title: string; readonly rows: readonly DiffRow[] }) {
  const say = useWords(words)
  return (
    <tbody>
      <tr className="compare-part">
        <th colSpan={3} scope="colgroup">
          {title}
        </th>
      </tr>
      {rows.map(({ change }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
        <tr key={index} className={`compare-row ${change}`}>
          <th scope="row">
            <span aria-hidden="true">{signs[change]}</span>
            <span className="visually-hidden">{say[change]}</span>
          </th>
          <td>
            <Side {...{ rows, index }} side="before" />
          </td>
          <td>
            <Side {...{ rows, index }} side="after" />
          </td>
        </tr>
      ))}
    </tbody>
  )
}
