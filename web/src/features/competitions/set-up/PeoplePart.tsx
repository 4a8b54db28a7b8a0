import {
  type CompetitionGroup,
  type CompetitionPerson,
  findCompetitionCandidates,
  inviteToCompetition,
  leaveCompetition,
  listCompetitionPeople,
} from '@lightwork/contract'
import type { CompetitionPart } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { expertiseWords, PersonDialog } from './PersonDialog.tsx'
import { peopleWords } from './people-words.ts'
import { setUpWords } from './set-up-words.ts'

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join('、')

interface FoundProps {
  readonly competitionId: string
  readonly q: string
  readonly onInvited: () => void
}

function Found({ competitionId, q, onInvited }: FoundProps) {
  const say = useWords(setUpWords)
  const found = useQuery(
    query(findCompetitionCandidates, { params: { competition_id: competitionId }, querystring: { q } }),
  )
  const invite = useMutation({
    mutationFn: ({ id, part }: { id: string; part: CompetitionPart }) =>
      api(inviteToCompetition, {
        params: { competition_id: competitionId, account_id: id, part },
        body: { group_ids: [], expertise: 1, most: null },
      }),
    onSuccess: async () => {
      await refresh(listCompetitionPeople)
      onInvited()
    },
  })
  return (
    <>
      <Answer query={found}>
        {(people) =>
          people.length === 0 ? (
            <p className="ui-help">{say.nobodyFound}</p>
          ) : (
            <ul className="competition-found">
              {people.map(({ account, login, organisations }) => (
                <li key={account.id}>
                  <span>
                    {account.name}（{login}） {namesOf(organisations)}
                  </span>
                  <span className="ui-button-row">
                    <Button onPress={() => invite.mutate({ id: account.id, part: 'judge' })}>{say.invite}</Button>
                    <Button onPress={() => invite.mutate({ id: account.id, part: 'appeals' })}>
                      {say.inviteAppeals}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <Refusal error={invite.error} />
    </>
  )
}

function LeaveDialog({
  competitionId,
  person,
  onClose,
}: {
  readonly competitionId: string
  readonly person: CompetitionPerson
  readonly onClose: () => void
}) {
  const say = useWords(setUpWords)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={`${say.leave}：${person.account.name}`}
      isReady={() => reason.trim() !== ''}
      onClose={onClose}
      onSave={async () => {
        await api(leaveCompetition, {
          params: { competition_id: competitionId, account_id: person.account.id, part: person.part },
          body: { reason: reason.trim() },
        })
        await refresh(listCompetitionPeople)
      }}
    >
      <TextField label={say.leaveReason} value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  )
}

interface Props {
  readonly competitionId: string
  readonly groups: readonly CompetitionGroup[]
  readonly people: readonly CompetitionPerson[]
}

/** Who judges and who handles objections; nobody does both. */
export function PeoplePart({ competitionId, groups, people }: Props) {
  const say = useWords(setUpWords)
  const words = useWords(peopleWords)
  const [changing, setChanging] = useState<CompetitionPerson | null>(null)
  const groupsOf = ({ part, group_ids }: CompetitionPerson) => {
    if (part === 'appeals') return ''
    return group_ids.length === 0 ? words.allGroups : namesOf(groups.filter(({ id }) => group_ids.includes(id)))
  }
  const expertiseOf = ({ part, expertise }: CompetitionPerson) => {
    const word = expertiseWords[expertise]
    return part === 'appeals' || word === undefined ? '' : words[word]
  }
  const [q, setQ] = useState('')
  const [leaving, setLeaving] = useState<CompetitionPerson | null>(null)
  return (
    <Section title={say.people}>
      <TextField label={say.find} value={q} onChange={setQ} />
      {q.trim() !== '' && <Found competitionId={competitionId} q={q.trim()} onInvited={() => setQ('')} />}
      {people.length === 0 ? (
        <Empty>{say.nobody}</Empty>
      ) : (
        <Table
          caption={say.people}
          hideCaption
          rows={people}
          rowKey={({ account, part }) => account.id + part}
          columns={[
            { key: 'name', title: say.person, isHeading: true, cell: ({ account }) => account.name },
            { key: 'organisation', title: say.organisation, cell: ({ organisations }) => namesOf(organisations) },
            {
              key: 'part',
              title: say.part,
              cell: ({ part, left_at }) => (left_at === null ? say[part] : `${say[part]}（${say.left}）`),
            },
            { key: 'groups', title: words.groups, cell: groupsOf },
            { key: 'expertise', title: words.expertise, cell: expertiseOf },
            { key: 'most', title: words.most, end: true, cell: ({ most }) => most },
            {
              key: 'actions',
              title: say.actions,
              hideTitle: true,
              cell: (person) =>
                person.left_at === null && (
                  <span className="ui-button-row">
                    {person.part === 'judge' && <Button onPress={() => setChanging(person)}>{words.change}</Button>}
                    <Button onPress={() => setLeaving(person)}>{say.leave}</Button>
                  </span>
                ),
            },
          ]}
        />
      )}
      {changing !== null && (
        <PersonDialog
          competitionId={competitionId}
          groups={groups}
          person={changing}
          onClose={() => setChanging(null)}
        />
      )}
      {leaving !== null && (
        <LeaveDialog competitionId={competitionId} person={leaving} onClose={() => setLeaving(null)} />
      )}
    </Section>
  )
}
