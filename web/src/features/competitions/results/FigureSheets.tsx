import type { FigureSheet, UnfoldedFigure } from '@lightwork/contract'
import type { ReactNode } from 'react'
import { useWords } from '../../../lib/language.ts'
import { Table } from '../../../ui/Table.tsx'
import { figureWords } from './figure-words.ts'
import { points } from './result-words.ts'

/** Why a sheet counts or not, in one line. */
function useStanding() {
  const say = useWords(figureWords)
  return ({ marks, set_aside, round, dropped }: FigureSheet): string => {
    if (marks === null) return say.missing
    if (set_aside !== null) return say[set_aside]
    if (round === 'tie') return say.tie
    return dropped ? say.dropped : say.counts
  }
}

interface Line {
  readonly key: string
  readonly name: string
  readonly of: (sheet: FigureSheet) => ReactNode
}

const percent = (share: number | null) => (share === null ? '—' : `${(100 * share).toFixed(1)}%`)

/** A line for each criterion and each step of the sum, a column for each sheet. */
function SheetsTable({ figure }: { readonly figure: UnfoldedFigure }) {
  const say = useWords(figureWords)
  const standing = useStanding()
  const lines: Line[] = [
    ...figure.criteria.map(
      ({ code, name, points: full }): Line => ({
        key: `criterion ${code}`,
        name: say.outOf(name, full),
        of: ({ marks }) => marks?.[code] ?? '—',
      }),
    ),
    { key: 'total', name: say.total, of: ({ total }) => <b>{total ?? '—'}</b> },
    { key: 'severity', name: say.severity, of: ({ severity }) => severity?.toFixed(2) ?? '—' },
    { key: 'corrected', name: say.corrected, of: ({ corrected }) => corrected?.toFixed(2) ?? '—' },
    { key: 'share', name: say.share, of: ({ share }) => percent(share) },
    { key: 'state', name: say.state, of: (sheet) => <span className="result-by">{standing(sheet)}</span> },
  ]
  const titleOf = ({ label, judge, round }: FigureSheet) =>
    [judge === null ? say.judge(label) : `${label} ${judge.name}`, ...(round === 'main' ? [] : [say[round]])].join(' ')
  return (
    <Table<Line>
      caption={say.sheets}
      hideCaption
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'line', title: say.criterion, isHeading: true, cell: ({ name }) => name },
        ...figure.sheets.map((sheet) => ({
          key: sheet.sheet_id,
          title: titleOf(sheet),
          end: true,
          cell: ({ of }: Line) => of(sheet),
        })),
      ]}
    />
  )
}

const sumOf = (terms: readonly string[], divisor: number) => `(${terms.join(' + ')}) ÷ ${divisor}`

/** Each of the three figures as a sum that can be done by hand. */
function Sums({ figure }: { readonly figure: UnfoldedFigure }) {
  const say = useWords(figureWords)
  const { sheets, method, decimals, plain, trimmed, corrected, review } = figure
  const scored = sheets.filter(({ share }) => share !== null)
  const used = scored.filter(({ dropped }) => !dropped)
  const totals = (list: readonly FigureSheet[]) => list.map(({ total }) => String(total))
  const lines = [
    { name: say.plain, sum: sumOf(totals(scored), scored.length), value: plain, taken: false },
    { name: say.trimmed, sum: sumOf(totals(used), used.length), value: trimmed, taken: method === 'trimmed' },
    {
      name: say.correctedScore,
      sum: scored
        .map((sheet) => `${(sheet.corrected ?? 0).toFixed(2)} × ${(100 * (sheet.share ?? 0)).toFixed(1)}%`)
        .join(' + '),
      value: corrected,
      taken: method === 'severity',
    },
  ]
  return (
    <>
      <dl className="result-sums">
        {lines.map(({ name, sum, value, taken }) => (
          <div key={name}>
            <dt>
              {name}
              {taken && say.taken}
            </dt>
            <dd>
              {sum} = <b>{points(value, decimals)}</b>
            </dd>
          </div>
        ))}
      </dl>
      {review !== null && <p>{say.review(points(review, decimals))}</p>}
      <p className="quiet">{say.how}</p>
    </>
  )
}

function Comments({ figure }: { readonly figure: UnfoldedFigure }) {
  const say = useWords(figureWords)
  const nameOf = (code: string) => figure.criteria.find((each) => each.code === code)?.name ?? code
  const said = figure.sheets.filter(
    ({ comments, overall, unmet }) => Object.keys(comments).length + unmet.length > 0 || overall !== '',
  )
  if (said.length === 0) return null
  return (
    <>
      <h3>{say.comments}</h3>
      <ul className="result-comments">
        {said.map(({ sheet_id, label, comments, overall, unmet }) => (
          <li key={sheet_id}>
            <b>{label}</b>
            {Object.entries(comments).map(([code, text]) => (
              <p key={code}>
                {nameOf(code)}：{text}
              </p>
            ))}
            {overall !== '' && (
              <p>
                {say.overall}：{overall}
              </p>
            )}
            {unmet.length > 0 && (
              <p>
                {say.unmet}：{unmet.join('；')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A final figure unfolded: its sheets, mark by mark, and the sums. */
export function FigureSheets({ figure }: { readonly figure: UnfoldedFigure }) {
  const say = useWords(figureWords)
  return (
    <>
      <SheetsTable figure={figure} />
      <h3>{say.sums}</h3>
      <Sums figure={figure} />
      <Comments figure={figure} />
    </>
  )
}
