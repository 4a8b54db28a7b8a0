import { listTrialFactors, type Output, setTrialFactor } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { minutesWords } from './minutes-words.ts'

type Factor = Output<typeof listTrialFactors>[number]

const offered = ['1', '1.2', '1.5', '1.8', '2', '2.2', '2.5', '2.8', '3', '3.5', '4', '5']

/** The factor of a grade, chosen and saved in its row. */
function FactorCell({ row }: { readonly row: Factor }) {
  const say = useWords(minutesWords)
  const names = useNames()
  const [chosen, setChosen] = useState(String(row.factor))
  const save = useMutation({
    mutationFn: () => api(setTrialFactor, { body: { grade: row.grade, factor: Number(chosen) } }),
    onSuccess: () => {
      void refresh(listTrialFactors)
      showToast({ text: say.factorSaved })
    },
  })
  const values = offered.includes(chosen) ? offered : [chosen, ...offered]
  return (
    <div className="minutes-factor">
      <Select
        label={`${names.grade(row.grade)} ${say.factor}`}
        hideLabel
        options={values.map((value) => ({ value, label: value }))}
        value={chosen}
        onChange={setChosen}
      />
      {Number(chosen) !== row.factor && (
        <Button onPress={() => save.mutate()} isPending={save.isPending}>
          {say.save}
        </Button>
      )}
      <Refusal error={save.error} />
    </div>
  )
}

/** How much longer pupils of each grade need than the teacher who tries an item. */
export function FactorsPart() {
  const say = useWords(minutesWords)
  const names = useNames()
  const days = useDays()
  const factors = useQuery(query(listTrialFactors, {}))
  return (
    <>
      <p className="quiet">{say.factorsLead}</p>
      <Answer query={factors}>
        {(rows) => (
          <Table
            caption={say.factors}
            hideCaption
            rows={rows}
            rowKey={({ grade }) => String(grade)}
            columns={[
              { key: 'grade', title: say.gradeColumn, isHeading: true, cell: ({ grade }) => names.grade(grade) },
              { key: 'factor', title: say.factor, cell: (row) => <FactorCell key={row.factor} row={row} /> },
              {
                key: 'by',
                title: say.setBy,
                cell: ({ set_by, set_at }) =>
                  set_by === null || set_at === null ? (
                    <span className="quiet">{say.byDefault}</span>
                  ) : (
                    `${set_by.name} · ${days.moment(set_at)}`
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </>
  )
}
