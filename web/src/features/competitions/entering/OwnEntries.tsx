import { type Competition, createEntry, type EntrySummary, listOwnEntries } from '@lightwork/contract'
import { admitsSchool } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { useMe } from '../../../lib/me.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Table } from '../../../ui/Table.tsx'
import { enteringWords } from './entering-words.ts'

function BeginDialog({ competition, onClose }: { readonly competition: Competition; readonly onClose: () => void }) {
  const say = useWords(enteringWords)
  const me = useMe()
  const navigate = useNavigate()
  const { id, groups, terms, round_school } = competition
  const schools = me.memberships.filter(
    ({ organisation_kind, organisation_id }, index, all) =>
      organisation_kind === 'school' &&
      (round_school === null || round_school.id === organisation_id) &&
      // Who has two roles in a school is its member once.
      all.findIndex((other) => other.organisation_id === organisation_id) === index,
  )
  const [title, setTitle] = useState('')
  const [school, setSchool] = useState(schools[0]?.organisation_id ?? '')
  const open = groups.filter(({ session }) => admitsSchool(terms, session, school))
  const [chosen, setGroup] = useState('')
  const group = open.find(({ id: each }) => each === chosen)?.id ?? open[0]?.id ?? null
  return (
    <FormDialog
      title={say.beginTitle}
      onClose={onClose}
      isReady={() => title.trim() !== '' && group !== null}
      onSave={async () => {
        const entry = await api(createEntry, {
          params: { competition_id: id },
          body: { group_id: group ?? '', school_id: school, title: title.trim() },
        })
        await refresh(listOwnEntries)
        await navigate(`/competitions/${id}/entries/${entry.id}`)
      }}
    >
      <TextField label={say.name} value={title} onChange={setTitle} autoFocus />
      {schools.length > 1 && (
        <Select
          label={say.school}
          options={schools.map(({ organisation_id, organisation_name }) => ({
            value: organisation_id,
            label: organisation_name,
          }))}
          value={school}
          onChange={setSchool}
        />
      )}
      <Select
        label={say.group}
        options={open.map(({ id: value, name }) => ({ value, label: name }))}
        value={group}
        onChange={setGroup}
      />
    </FormDialog>
  )
}

/** The own works in a competition, and a new one while it is open. */
export function OwnEntries({ competition }: { readonly competition: Competition }) {
  const say = useWords(enteringWords)
  const days = useDays()
  const [isBeginning, setBeginning] = useState(false)
  const own = useQuery(query(listOwnEntries, { params: { competition_id: competition.id } }))
  const { enter_from, enter_until, now, state: stage } = competition
  const isOpen = stage === 'announced' && enter_until !== null && now < new Date(enter_until).toISOString()
  const opensLater = enter_from !== null && now < new Date(enter_from).toISOString()
  const stateOf = ({ state, changed_since }: EntrySummary) =>
    changed_since ? `${say[state]}（${say.changed}）` : say[state]
  return (
    <Section
      title={say.own}
      actions={
        isOpen && (
          <Button kind="primary" onPress={() => setBeginning(true)}>
            {say.begin}
          </Button>
        )
      }
    >
      {isOpen && enter_from !== null && enter_until !== null && (
        <p className="ui-help">
          {opensLater ? say.opensAt(days.moment(enter_from)) : say.closesAt(days.end(enter_until))}
        </p>
      )}
      <Answer query={own}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>{isOpen ? say.noOwn : say.noOwnClosed}</Empty>
          ) : (
            <Table
              caption={say.own}
              hideCaption
              rows={entries}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: say.name,
                  isHeading: true,
                  cell: ({ id, title }) => <Link to={`/competitions/${competition.id}/entries/${id}`}>{title}</Link>,
                },
                { key: 'state', title: say.state, cell: stateOf },
                { key: 'receipt', title: say.receipt, cell: ({ receipt }) => receipt ?? '' },
              ]}
            />
          )
        }
      </Answer>
      {isBeginning && <BeginDialog competition={competition} onClose={() => setBeginning(false)} />}
    </Section>
  )
}
