import { type Document, diffDocuments, pinnedVersions } from '@lightwork/content'
import { getHomeworkVersion, getItemVersions } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Answer } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { query } from '../../../lib/query.ts'
import { Rendered } from '../../../ui/Rendered.tsx'
import { DiffLegend, DocumentRows } from '../../items/DocumentRows.tsx'
import { historyWords } from './history-words.ts'
import { type ReadableWords, readableHomework, type Stems } from './readable-homework.ts'
import type { Chosen } from './restore.ts'

function useReadableWords(): ReadableWords {
  const say = useWords(historyWords)
  const names = useNames()
  return useMemo(
    () => ({
      group: say.group,
      groups: (groups) =>
        say.groups(
          groups.map(({ name, tiers }) => say.groupGets(name, tiers.map((tier) => names.tier[tier]).join(say.list))),
        ),
      answer: say.answer,
      explanation: say.explanation,
      work: ({ minutes, required, tiers, mode, place }) =>
        [
          names.minutes(minutes),
          required ? say.required : say.optional,
          tiers.map((tier) => names.tier[tier]).join(say.list),
          names.mode[mode],
          names.place[place],
        ].join(' · '),
    }),
    [say, names],
  )
}

/** Of each bank item what it asks. Without an answer the pointers are read instead. */
function useStems(documents: readonly (Document | undefined)[]): Stems {
  const ids = [...new Set(documents.flatMap((document) => (document === undefined ? [] : pinnedVersions(document))))]
  const { data } = useQuery({
    ...query(getItemVersions, { querystring: { ids: ids.sort().slice(0, 100).join(',') } }),
    enabled: ids.length > 0,
  })
  return useMemo(() => new Map(data?.map(({ version_id, body }) => [version_id, body])), [data])
}

export interface HomeworkDiffProps {
  readonly of: { readonly school_id: string; readonly assignment_id: string }
  readonly chosen: Chosen
}

/** Two versions of a homework side by side; a single one as it reads. */
export function HomeworkDiff({ of, chosen: { before, after } }: HomeworkDiffProps) {
  const say = useWords(historyWords)
  const days = useDays()
  const words = useReadableWords()
  const ask = (revision: number) => ({
    ...query(getHomeworkVersion, { params: { ...of, revision } }),
    // A kept text never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [left, right] = [useQuery(ask(before.revision)), useQuery(ask(after.revision))]
  const texts = [left.data?.document as Document | undefined, right.data?.document as Document | undefined] as const
  const stems = useStems(texts)
  const [own, other] = texts
  const diff = useMemo(
    () => own && other && diffDocuments(readableHomework(own, stems, words), readableHomework(other, stems, words)),
    [own, other, stems, words],
  )
  const heading = (version: typeof before) => say.of(days.moment(version.saved_at), version.saved_by_name)
  return (
    <Answer query={left.data === undefined ? left : right}>
      {({ document }) => {
        if (before.revision === after.revision)
          return (
            <>
              <p className="quiet">{say.only}</p>
              <div className="history-text">
                <Rendered content={readableHomework(document as Document, stems, words)} />
              </div>
            </>
          )
        if (diff === undefined) return null
        const sameTitle = before.title === after.title
        if (diff.same && sameTitle) return <p>{say.allSame}</p>
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
                    <th scope="col">{heading(before)}</th>
                    <th scope="col">{heading(after)}</th>
                  </tr>
                </thead>
                {!sameTitle && (
                  <tbody>
                    <tr className="compare-row changed">
                      <th scope="row">{say.titleRow}</th>
                      <td>
                        <del>{before.title}</del>
                      </td>
                      <td>
                        <ins>{after.title}</ins>
                      </td>
                    </tr>
                  </tbody>
                )}
                <DocumentRows title={say.text} rows={diff.rows} />
              </table>
            </div>
          </>
        )
      }}
    </Answer>
  )
}
