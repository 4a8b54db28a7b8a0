import { diffDocuments } from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import { useMemo } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { DiffLegend, DocumentRows } from './DocumentRows.tsx'
import { itemWords } from './item-words.ts'
import { diffTags } from './tag-diff.ts'
import { useTagRows } from './tag-rows.ts'

const words = defineWords({
  zh: {
    noChange: '没有改动',
    allSame: '两版的文字和标注完全相同。',
    change: '改动',
    nothing: '未填',
    list: '、',
    tags: '标注和正确答案',
  },
  en: {
    noChange: 'No change',
    allSame: 'Text and tags of the two versions are the same.',
    change: 'Change',
    nothing: 'not given',
    list: ', ',
    tags: 'Tags and right answer',
  },
})

interface Sides {
  readonly before: ItemVersionForTeacher
  readonly after: ItemVersionForTeacher
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
      <DiffLegend />
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
