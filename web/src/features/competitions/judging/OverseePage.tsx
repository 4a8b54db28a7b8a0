import { getJudgingProgress, type JudgingProgress } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { judgingWords } from './judging-words.ts'
import { overseeWords } from './oversee-words.ts'
import { PlanDialog } from './PlanDialog.tsx'
import { WorkSheetsDialog } from './WorkSheetsDialog.tsx'
import { WorksPart } from './WorksPart.tsx'

type Judge = JudgingProgress['judges'][number]
type Group = JudgingProgress['groups'][number]

function JudgesTable({ judges }: { readonly judges: readonly Judge[] }) {
  const say = useWords(overseeWords)
  const days = useDays()
  return (
    <Table<Judge>
      caption={say.judges}
      hideCaption
      rows={judges}
      rowKey={({ judge }) => judge.id}
      columns={[
        { key: 'judge', title: say.judge, isHeading: true, cell: ({ judge }) => judge.name },
        { key: 'final', title: say.final, end: true, cell: ({ counts }) => counts.final },
        { key: 'draft', title: say.draft, end: true, cell: ({ counts }) => counts.draft },
        { key: 'assigned', title: say.assigned, end: true, cell: ({ counts }) => counts.assigned },
        { key: 'recused', title: say.recused, end: true, cell: ({ counts }) => counts.recused },
        {
          key: 'last',
          title: say.last,
          cell: ({ last_at, has_left, needs_nudge }) => (
            <span className="judging-state">
              {last_at === null ? say.never : days.moment(last_at)}
              {has_left && <Chip tone="quiet">{say.left}</Chip>}
              {needs_nudge && <Chip tone="accent">{say.nudge}</Chip>}
            </span>
          ),
        },
      ]}
    />
  )
}

function GroupsTable({ groups }: { readonly groups: readonly Group[] }) {
  const say = useWords(overseeWords)
  return (
    <Table<Group>
      caption={say.groups}
      hideCaption
      rows={groups}
      rowKey={({ id }) => id}
      columns={[
        { key: 'group', title: say.group, isHeading: true, cell: ({ name }) => name },
        { key: 'complete', title: say.complete, end: true, cell: ({ complete, works }) => say.ofAll(complete, works) },
        { key: 'final', title: say.final, end: true, cell: ({ counts }) => counts.final },
        { key: 'draft', title: say.draft, end: true, cell: ({ counts }) => counts.draft },
        { key: 'assigned', title: say.assigned, end: true, cell: ({ counts }) => counts.assigned },
      ]}
    />
  )
}

interface AttentionProps {
  readonly attention: JudgingProgress['attention']
  readonly onSee: (blindId: string) => void
}

function Attention({ attention, onSee }: AttentionProps) {
  const say = useWords(overseeWords)
  if (attention.length === 0) return <p className="quiet">{say.nothing}</p>
  return (
    <ul className="judging-attention">
      {attention.map(({ blind_id, code, group, why, difference }) => (
        <li key={blind_id}>
          <span>
            <strong>{code}</strong> <span className="quiet">{group}</span> {say.why(why, String(difference ?? ''))}
          </span>
          <Button kind="quiet" onPress={() => onSee(blind_id)}>
            {say.see}
          </Button>
        </li>
      ))}
    </ul>
  )
}

interface OverseePageProps {
  readonly competitionId: string
  readonly title: string
}

/** How far judging is, what needs the organiser, and who judges what. */
export function OverseePage({ competitionId, title }: OverseePageProps) {
  const say = useWords(overseeWords)
  const sayDesk = useWords(judgingWords)
  const [isPlanning, setPlanning] = useState(false)
  const [seen, setSeen] = useState<string | null>(null)
  const progress = useQuery(query(getJudgingProgress, { params: { competition_id: competitionId } }))
  const hasSheets =
    progress.data?.judges.some(({ counts }) => counts.assigned + counts.draft + counts.final > 0) ?? false
  return (
    <Page
      title={say.title(title)}
      lead={say.lead}
      actions={
        <Button kind="primary" onPress={() => setPlanning(true)}>
          {hasSheets ? say.repair : say.assign}
        </Button>
      }
    >
      <BackLink to={`/competitions/${competitionId}`}>{sayDesk.toCompetition}</BackLink>
      <Answer query={progress}>
        {({ judges, groups, attention }) => (
          <>
            <Section title={say.attention}>
              <Attention attention={attention} onSee={setSeen} />
            </Section>
            <Section title={say.judges}>
              <JudgesTable judges={judges} />
            </Section>
            <Section title={say.groups}>
              <GroupsTable groups={groups} />
            </Section>
            <WorksPart competitionId={competitionId} groups={groups} onSee={setSeen} />
          </>
        )}
      </Answer>
      {isPlanning && <PlanDialog competitionId={competitionId} onClose={() => setPlanning(false)} />}
      {seen !== null && <WorkSheetsDialog competitionId={competitionId} blindId={seen} onClose={() => setSeen(null)} />}
    </Page>
  )
}
