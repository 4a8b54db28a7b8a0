import { type CompetitionSummary, listCompetitions } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { competitionWords } from './competition-words.ts'

/** Only then do the planned phases say what is going on. */
const isUnderWay = (state: CompetitionSummary['state']) => state === 'announced' || state === 'judging'

function List({ competitions }: { readonly competitions: readonly CompetitionSummary[] }) {
  const say = useWords(competitionWords)
  const days = useDays()
  const partOf = ({ my }: CompetitionSummary) =>
    [
      my.organises && say.organises,
      my.judges && say.judges,
      my.handles_objections && say.handles,
      my.entries > 0 && say.entered(my.entries),
    ]
      .filter((part) => part !== false)
      .join(' · ')
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={competitions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: say.name,
          isHeading: true,
          cell: ({ id, title }) => <Link to={`/competitions/${id}`}>{title}</Link>,
        },
        { key: 'level', title: say.level, cell: ({ round_school }) => round_school?.name ?? say.county },
        { key: 'semester', title: say.semester, cell: ({ semester }) => semester },
        {
          key: 'state',
          title: say.state,
          cell: ({ state, phases }) =>
            isUnderWay(state) && phases.length > 0 ? phases.map((phase) => say[phase]).join(' · ') : say[state],
        },
        {
          key: 'until',
          title: say.enterUntil,
          cell: ({ enter_until }) => (enter_until === null ? '' : days.end(enter_until)),
        },
        { key: 'mine', title: say.mine, cell: partOf },
      ]}
    />
  )
}

/** Competitions that concern the person. */
export function CompetitionsPage() {
  const say = useWords(competitionWords)
  const me = useMe()
  const list = useQuery(query(listCompetitions, {}))
  const organises = hasRole(me, 'curator', 'bureau', 'admin', 'head')
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        organises && (
          <LinkButton kind="primary" to="/competitions/new">
            <PlusIcon />
            {say.create}
          </LinkButton>
        )
      }
    >
      <Answer query={list}>
        {(competitions) =>
          competitions.length === 0 ? <Empty>{say.empty}</Empty> : <List competitions={competitions} />
        }
      </Answer>
    </Page>
  )
}
