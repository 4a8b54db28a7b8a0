import { type JudgeConflict, listJudgeConflicts, withdrawJudgeConflict } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { PlusIcon, TrashIcon } from '../../../ui/icons.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { peopleWords } from './people-words.ts'

const aboutOf = ({ about_account, about_school }: JudgeConflict) => (about_account ?? about_school)?.name ?? ''

interface Props {
  readonly competitionId: string
  /** Who judges it; a judge declares for themselves alone. */
  readonly judges: readonly { readonly id: string; readonly name: string }[]
  readonly help: string
}

/** Whose works a judge may not score, as far as that does not follow from the school. */
export function ConflictsPart({ competitionId, judges, help }: Props) {
  const say = useWords(peopleWords)
  const [isDeclaring, setDeclaring] = useState(false)
  const params = { competition_id: competitionId }
  const found = useQuery(query(listJudgeConflicts, { params }))
  const withdraw = useMutation({
    mutationFn: (id: string) => api(withdrawJudgeConflict, { params: { ...params, conflict_id: id } }),
    onSuccess: () => void refresh(listJudgeConflicts),
  })
  return (
    <Section
      title={say.conflicts}
      actions={
        judges.length > 0 && (
          <Button onPress={() => setDeclaring(true)}>
            <PlusIcon />
            {say.declare}
          </Button>
        )
      }
    >
      <p className="ui-help">{help}</p>
      <Answer query={found}>
        {(conflicts) =>
          conflicts.length === 0 ? (
            <Empty>{say.noConflicts}</Empty>
          ) : (
            <Table
              caption={say.conflicts}
              hideCaption
              rows={conflicts}
              rowKey={({ id }) => id}
              columns={[
                { key: 'judge', title: say.judge, isHeading: true, cell: ({ judge }) => judge.name },
                { key: 'about', title: say.about, cell: aboutOf },
                { key: 'kind', title: say.kind, cell: ({ kind }) => say[kind] },
                { key: 'note', title: say.note, cell: ({ note }) => note },
                {
                  key: 'actions',
                  title: say.actions,
                  hideTitle: true,
                  cell: (conflict) =>
                    conflict.may_withdraw && (
                      <IconButton
                        label={say.withdrawOf(conflict.judge.name, aboutOf(conflict))}
                        icon={<TrashIcon />}
                        onPress={() => withdraw.mutate(conflict.id)}
                      />
                    ),
                },
              ]}
            />
          )
        }
      </Answer>
      <Refusal error={withdraw.error} />
      {isDeclaring && (
        <ConflictDialog competitionId={competitionId} judges={judges} onClose={() => setDeclaring(false)} />
      )}
    </Section>
  )
}
