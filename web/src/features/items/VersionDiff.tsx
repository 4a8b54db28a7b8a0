import { type DiffRow, type DocumentNode, diffDocuments } from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import { useMemo } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { Rendered } from '../../ui/Rendered.tsx'
import { itemWords } from './item-words.ts'
import { diffTags } from './tag-diff.ts'
import { useTagRows } from './tag-rows.ts'
import './compare.css'

const words = defineWords({
  zh: {
    same: '未改',
    changed: '有改动',
    removed: '已删去',
    added: '新加',
    noChange: '没有改动',
    allSame: '两版的文字和标注完全相同。',
    change: '改动',
    legend: '删去的字有删除线，新加的字有下划线；⇄ 表示选项换了位置。',
    nothing: '未填',
    list: '、',
    tags: '标注和正确答案',
  },
  en: {
    same: 'same',
    changed: 'changed',
    removed: 'removed',
    added: 'added',
    noChange: 'No change',
    allSame: 'Text and tags of the two versions are the same.',
    change: 'Change',
    legend:
      'What was removed is struck through, what was added is underlined; ⇄ marks an option that stands elsewhere.',
    nothing: 'not given',
    list: ', ',
    tags: 'Tags and right answer',
  },
})

const signs: Record<DiffRow['change'], string> = { same: '', changed: '～', removed: '−', added: '＋' }

interface Sides {
  readonly before: ItemVersionForTeacher
  readonly after: ItemVersionForTeacher
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
function DocumentRows({ title, rows }: { readonly title: string; readonly rows: readonly DiffRow[] }) {
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

function TagRows({ before, after }: Sides) {
  const say = useWords(words)
  const rowsOf = useTagRows()
  const changes = diffTags(rowsOf(before), rowsOf(after))
  if (changes.length === 0) return null
  return (
    <tbody>
      <tr className="compare-part">
        <th colSpan={3} scope="colgroup">
          {say.tags}
        </th>
      </tr>
      {changes.map(({ term, kept, gone, come }) => (
        <tr key={term} className="compare-row changed tag">
          <th scope="row">{term}</th>
          <td>
            {kept.join(say.list)}{' '}
            {gone.length > 0 ? (
              <del>{gone.join(say.list)}</del>
            ) : (
              kept.length === 0 && <span className="quiet">{say.nothing}</span>
            )}
          </td>
          <td>
            {kept.join(say.list)}{' '}
            {come.length > 0 ? (
              <ins>{come.join(say.list)}</ins>
            ) : (
              kept.length === 0 && <span className="quiet">{say.nothing}</span>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** What changed from one version to another, side by side as on paper: text, answer, explanation, every tag. */
export function VersionDiff({ before, after }: Sides) {
  const say = useWords(words)
  const sayItem = useWords(itemWords)
  const rowsOf = useTagRows()
  const parts = useMemo(
    () => [
      { title: sayItem.stem, diff: diffDocuments(before.body, after.body) },
      { title: sayItem.answer, diff: diffDocuments(before.answer.body, after.answer.body) },
      { title: sayItem.explanation, diff: diffDocuments(before.explanation, after.explanation) },
    ],
    [before, after, sayItem],
  )
  const isSame = parts.every(({ diff }) => diff.same) && diffTags(rowsOf(before), rowsOf(after)).length === 0
  if (isSame) return <p>{say.allSame}</p>
  return (
    <>
      <p className="quiet small">{say.legend}</p>
      <div className="compare-frame">
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{say.change}</span>
              </th>
              <th scope="col">{sayItem.version(before.number)}</th>
              <th scope="col">{sayItem.version(after.number)}</th>
            </tr>
          </thead>
          {parts.map(({ title, diff }) => (
            <DocumentRows key={title} title={diff.same ? `${title} · ${say.noChange}` : title} rows={diff.rows} />
          ))}
          <TagRows before={before} after={after} />
        </table>
      </div>
    </>
  )
}
