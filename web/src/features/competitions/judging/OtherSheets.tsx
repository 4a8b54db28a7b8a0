import type { JudgedSheet } from '@lightwork/contract'
import { useLanguage, useWords } from '../../../lib/language.ts'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { judgingWords, sheetNames } from './judging-words.ts'
import { sheetWords } from './sheet-words.ts'

interface OtherSheetsProps {
  readonly others: NonNullable<JudgedSheet['others']>
  readonly rubric: JudgedSheet['rubric']
}

/** What the other judges gave; there is nothing to follow any more. */
export function OtherSheets({ others, rubric }: OtherSheetsProps) {
  const say = useWords(sheetWords)
  const sayDesk = useWords(judgingWords)
  const names = sheetNames[useLanguage()]
  return (
    <Section title={say.others}>
      {others.length === 0 ? (
        <p className="quiet">{say.othersNone}</p>
      ) : (
        <Table
          caption={say.others}
          hideCaption
          rows={rubric.criteria}
          rowKey={({ code }) => code}
          columns={[
            { key: 'criterion', title: sayDesk.criterion, isHeading: true, cell: ({ name }) => name },
            ...others.map(({ label, round, marks, comments }) => ({
              key: `${label} ${round}`,
              title: `${say.judge(label)}（${names.round[round]}）`,
              cell: ({ code }: { readonly code: string }) => (
                <>
                  {marks[code] ?? '—'}
                  {comments[code] !== undefined && <span className="quiet small block">{comments[code]}</span>}
                </>
              ),
            })),
          ]}
          foot={
            <tr>
              <th scope="row">{sayDesk.total}</th>
              {others.map(({ label, round, total }) => (
                <td key={`${label} ${round}`} data-label={say.judge(label)}>
                  {total ?? '—'}
                </td>
              ))}
            </tr>
          }
        />
      )}
    </Section>
  )
}
