import { getWhatIf, type Output, type ResultFigures } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../../lib/Answer.tsx'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Table } from '../../../ui/Table.tsx'
import { resultWords } from './result-words.ts'

type Variant = Output<typeof getWhatIf>[number]

function useVariantName() {
  const say = useWords(resultWords)
  return ({ variant }: Variant): string => {
    if (variant.kind === 'without_judge') return say.ifWithout(variant.label, variant.judge.name)
    if (variant.kind === 'method') return say.ifMethod(say[`method_${variant.method}`])
    const { rounding } = variant
    return say.ifRounding(rounding === 'down' ? say.down : rounding === 'up' ? say.up : say.half)
  }
}

function Variants({ competitionId, result }: { readonly competitionId: string; readonly result: ResultFigures }) {
  const say = useWords(resultWords)
  const nameOf = useVariantName()
  const variants = useQuery(query(getWhatIf, { params: { competition_id: competitionId, version: result.version } }))
  const award = (code: string | null) =>
    code === null ? say.none : (result.awards.find((each) => each.code === code)?.name ?? code)
  return (
    <Answer query={variants}>
      {(rows) => (
        <Table
          caption={say.compared}
          hideCaption
          rows={rows}
          rowKey={(row) => `${row.group.id} ${nameOf(row)}`}
          columns={[
            {
              key: 'rule',
              title: say.alternative,
              isHeading: true,
              cell: (row) => (result.groups.length > 1 ? `${row.group.name}：${nameOf(row)}` : nameOf(row)),
            },
            {
              key: 'changes',
              title: say.changes,
              cell: ({ changes }) =>
                changes.length === 0 ? (
                  <span className="quiet">{say.changesNothing}</span>
                ) : (
                  changes.map(({ code, from, to }) => (
                    <span key={code} className="result-change">
                      {say.change(code, award(from), award(to))}
                    </span>
                  ))
                ),
            },
          ]}
        />
      )}
    </Answer>
  )
}

/** Asked for, because it works the result out many times over. */
export function WhatIfPart(props: { readonly competitionId: string; readonly result: ResultFigures }) {
  const say = useWords(resultWords)
  const [isAsked, setIsAsked] = useState(false)
  return isAsked ? <Variants {...props} /> : <Button onPress={() => setIsAsked(true)}>{say.whatIfAsk}</Button>
}
