import { getJudgingDesk, type JudgingDesk, type OwnSheet } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { useLanguage, useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { LinkButton } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { CalibrationPart } from './CalibrationPart.tsx'
import { judgingWords, sheetNames } from './judging-words.ts'

interface SheetTableProps {
  readonly title: string
  readonly sheets: readonly OwnSheet[]
  readonly base: string
}

function SheetTable({ title, sheets, base }: SheetTableProps) {
  const say = useWords(judgingWords)
  const names = sheetNames[useLanguage()]
  const progress = ({ state, marked, criteria }: OwnSheet) =>
    state === 'assigned' || state === 'draft' ? say.ofAll(marked, criteria) : '—'
  return (
    <Table<OwnSheet>
      caption={title}
      hideCaption
      rows={sheets}
      rowKey={({ sheet_id }) => sheet_id}
      columns={[
        {
          key: 'code',
          title: say.code,
          isHeading: true,
          cell: ({ sheet_id, code, state }) =>
            state === 'recused' ? code : <Link to={`${base}/${sheet_id}`}>{code}</Link>,
        },
        { key: 'work', title: say.work, cell: ({ title: work }) => work },
        { key: 'group', title: say.group, cell: ({ group }) => group },
        { key: 'marked', title: say.marked, end: true, cell: progress },
        { key: 'total', title: say.total, end: true, cell: ({ total }) => total ?? '—' },
        {
          key: 'state',
          title: say.state,
          cell: ({ state, round }) => (
            <span className="judging-state">
              {round !== 'main' && round !== 'calibration' && <Chip tone="accent">{names.round[round]}</Chip>}
              <Chip tone={state === 'final' ? 'accent' : state === 'recused' ? 'quiet' : 'plain'}>
                {names.state[state]}
              </Chip>
            </span>
          ),
        },
      ]}
    />
  )
}

function Desk({ desk }: { readonly desk: JudgingDesk }) {
  const say = useWords(judgingWords)
  const days = useDays()
  const { competition, sheets } = desk
  const base = `/competitions/${competition.id}/judging`
  const counted = sheets.filter(({ state }) => state !== 'recused')
  const done = counted.filter(({ state }) => state === 'final').length
  // Samples come before the main round.
  const next = sheets.find(({ is_open }) => is_open)
  const samples = sheets.filter(({ round }) => round === 'calibration')
  const works = sheets.filter(({ round }) => round !== 'calibration')
  const isClosed = !competition.may_judge && !competition.may_calibrate && next === undefined
  return (
    <Page
      title={say.title(competition.title)}
      lead={
        <>
          {say.lead(done, counted.length)}
          {competition.until !== null && ` · ${say.until(days.end(competition.until))}`}
        </>
      }
      actions={
        next !== undefined && (
          <LinkButton kind="primary" to={`${base}/${next.sheet_id}`}>
            {say.next}
          </LinkButton>
        )
      }
    >
      <BackLink to={`/competitions/${competition.id}`}>{say.toCompetition}</BackLink>
      {isClosed && done < counted.length && (
        <Notice>
          <p>{say.notOpen}</p>
        </Notice>
      )}
      {counted.length > 0 && done === counted.length && (
        <Notice tone="done">
          <p>{say.allDone}</p>
        </Notice>
      )}
      {samples.length > 0 && (
        <Section title={say.calibration}>
          <CalibrationPart competitionId={competition.id} />
        </Section>
      )}
      <Section title={say.myWorks}>
        {works.length === 0 ? (
          <Empty>{say.none}</Empty>
        ) : (
          <>
            <p className="quiet small">{say.order}</p>
            <SheetTable title={say.myWorks} sheets={works} base={base} />
          </>
        )}
      </Section>
    </Page>
  )
}

/** A judge's works of one competition. */
export function DeskList({ competitionId }: { readonly competitionId: string }) {
  const desk = useQuery({ ...query(getJudgingDesk, { params: { competition_id: competitionId } }), staleTime: 0 })
  return <Answer query={desk}>{(found) => <Desk desk={found} />}</Answer>
}
