import type { FigureSheet, UnfoldedFigure } from '@lightwork/contract'
import { useWords } from '../../../lib/language.ts'
import { type Column, Table } from '../../../ui/Table.tsx'
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

function SheetsTable({ figure }: { readonly figure: UnfoldedFigure }) {
  const say = useWords(figureWords)
  const standing = useStanding()
  const columns: Column<FigureSheet>[] = [
    {
      key: 'judge',
      title: say.judge,
      isHeading: true,
      cell: ({ label, judge, round }) => (
        <span className="nowrap">
          {label}
          {judge !== null && ` ${judge.name}`}
          {round !== 'main' && ` · ${say[round]}`}
        </span>
      ),
    },
    ...figure.criteria.map(
      ({ code, name, points: full }): Column<FigureSheet> => ({
        key: code,
        title: `${name} ${full}`,
        end: true,
        cell: ({ marks }) => marks?.[code] ?? '—',
      }),
    ),
    { key: 'total', title: say.total, end: true, cell: ({ total }) => <b>{total ?? '—'}</b> },
    { key: 'severity', title: say.severity, end: true, cell: ({ severity }) => severity?.toFixed(2) ?? '—' },
    { key: 'corrected', title: say.corrected, end: true, cell: ({ corrected }) => corrected?.toFixed(2) ?? '—' },
    {
      key: 'share',
      title: say.share,
      end: true,
      cell: ({ share }) => (share === null ? '—' : `${(100 * share).toFixed(1)}%`),
    },
    { key: 'state', title: say.state, cell: (sheet) => <span className="result-by">{standing(sheet)}</span> },
  ]
  return (
    <Table
      caption={say.sheets}
      hideCaption
      stacks={false}
      rows={figure.sheets}
      rowKey={({ sheet_id }) => sheet_id}
      columns={columns}
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
