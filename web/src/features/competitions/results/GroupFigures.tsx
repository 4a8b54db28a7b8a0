import {
  type ResultEntry,
  type ResultFigures,
  type ResultGroup,
  type ResultJudge,
  sendBackNearTies,
} from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { refreshResults } from './refresh-results.ts'
import { points, resultWords } from './result-words.ts'

interface GroupProps {
  readonly competitionId: string
  readonly result: ResultFigures
  readonly group: ResultGroup
  readonly maySendBack: boolean
}

const awardName = ({ awards }: ResultFigures, code: string | null): string | null =>
  code === null ? null : (awards.find((award) => award.code === code)?.name ?? code)

function EntriesTable({ competitionId, result, group }: Omit<GroupProps, 'maySendBack'>) {
  const say = useWords(resultWords)
  const { decimals, method, version } = result
  const full = result.criteria.reduce((sum, criterion) => sum + criterion.points, 0)
  const figure = (value: number) => points(value, decimals)
  const counted = (text: string, counts: boolean) => (counts ? <b>{text}</b> : text)
  const columns: Column<ResultEntry>[] = [
    { key: 'rank', title: say.rank, end: true, cell: ({ rank, tied }) => `${rank}${tied ? ` ${say.tie}` : ''}` },
    {
      key: 'work',
      title: say.work,
      isHeading: true,
      cell: ({ blind_id, code, title, school, authors }) => (
        <>
          <Link
            to={`/competitions/${competitionId}/results/${version}/${blind_id}`}
            aria-label={say.unfold(`${code} ${title}`)}
          >
            {code}
          </Link>{' '}
          {title}
          <span className="result-by">
            {school} · {authors.join('、')}
          </span>
        </>
      ),
    },
    { key: 'plain', title: say.plain, end: true, cell: ({ plain }) => figure(plain) },
    {
      key: 'trimmed',
      title: say.trimmed + (method === 'trimmed' ? say.counts : ''),
      end: true,
      cell: ({ trimmed }) => counted(figure(trimmed), method === 'trimmed'),
    },
    {
      key: 'corrected',
      title: say.corrected + (method === 'severity' ? say.counts : ''),
      end: true,
      cell: ({ corrected }) => counted(figure(corrected), method === 'severity'),
    },
    {
      key: 'band',
      title: say.band,
      end: true,
      cell: ({ low, high }) => (
        <span className="nowrap">
          {figure(Math.max(0, low))}–{figure(Math.min(full, high))}
        </span>
      ),
    },
    {
      key: 'award',
      title: say.award,
      cell: ({ award, undecided, missing }) => (
        <>
          {award === null ? <span className="quiet">—</span> : <Chip tone="accent">{awardName(result, award)}</Chip>}
          {undecided && <span className="result-by">{say.undecidedAward}</span>}
          {missing > 0 && <span className="result-by">{say.missing(missing)}</span>}
        </>
      ),
    },
  ]
  return (
    <Table
      caption={group.group.name}
      hideCaption
      rows={group.entries}
      rowKey={({ blind_id }) => blind_id}
      columns={columns}
    />
  )
}

function Flags({ flags }: Pick<ResultJudge, 'flags'>) {
  const say = useWords(resultWords)
  if (flags.length === 0) return <span className="quiet">{say.noFlags}</span>
  return (
    <ul className="result-flags">
      {flags.map((each) => {
        const { flag, points: by = 0, infit = 0, camp = '', with_judge = '', correlation = 0 } = each
        const text = {
          severe: () => say.severe(by),
          lenient: () => say.lenient(by),
          erratic: () => say.erratic(infit),
          favours: () => say.favours(camp, by),
          alike: () => say.alike(with_judge, correlation),
        }[flag]()
        return <li key={text}>{text}</li>
      })}
    </ul>
  )
}

function JudgesTable({ judges }: Pick<ResultGroup, 'judges'>) {
  const say = useWords(resultWords)
  return (
    <details className="result-judges">
      <summary>{say.judges}</summary>
      <p className="quiet">{say.judgesLead}</p>
      <Table
        caption={say.judges}
        hideCaption
        rows={judges}
        rowKey={({ judge }) => judge.id}
        columns={[
          { key: 'judge', title: say.judge, isHeading: true, cell: ({ label, judge }) => `${label} ${judge.name}` },
          { key: 'sheets', title: say.sheets, end: true, cell: ({ sheets }) => sheets },
          {
            key: 'severity',
            title: say.severity,
            end: true,
            cell: ({ severity, standard_error }) => (
              <span className="nowrap">
                {severity.toFixed(2)} ± {(1.96 * standard_error).toFixed(2)}
              </span>
            ),
          },
          { key: 'spread', title: say.spread, end: true, cell: ({ spread }) => spread?.toFixed(2) ?? '—' },
          {
            key: 'fit',
            title: say.fit,
            end: true,
            cell: ({ infit, outfit }) => `${infit.toFixed(2)} / ${outfit.toFixed(2)}`,
          },
          { key: 'flags', title: say.flags, cell: ({ flags }) => <Flags flags={flags} /> },
        ]}
      />
    </details>
  )
}

type BorderProps = GroupProps & { readonly border: ResultGroup['borders'][number] }

function Border({ competitionId, result, group, maySendBack, border }: BorderProps) {
  const say = useWords(resultWords)
  const send = useMutation({
    mutationFn: () =>
      api(sendBackNearTies, {
        params: { competition_id: competitionId, version: result.version },
        body: { group_id: group.group.id, award: border.award },
      }),
    onSuccess: refreshResults,
  })
  const codes = (ids: readonly string[]) =>
    ids.map((id) => group.entries.find(({ blind_id }) => blind_id === id)?.code ?? '').join('、')
  return (
    <li>
      <b>{say.borderOf(awardName(result, border.award) ?? '')}</b>
      <span>
        {say.above} {codes(border.above)}；{say.below} {codes(border.below)}
        {border.tied.length > 0 && `；${say.tied} ${codes(border.tied)}`}
      </span>
      {border.sent_back > 0 && <Chip>{say.sentBack(border.sent_back)}</Chip>}
      {maySendBack && border.sent_back === 0 && (
        <Button isPending={send.isPending} onPress={() => send.mutate()}>
          {say.sendBack}
        </Button>
      )}
      {send.data !== undefined && <Notice tone="done">{say.sentTo(send.data.judge.name, send.data.works)}</Notice>}
      <Refusal error={send.error} />
    </li>
  )
}

/** One group: its works with the three figures side by side, how far judges agree, and who stands near a border. */
export function GroupFigures(props: GroupProps) {
  const say = useWords(resultWords)
  const { group } = props
  const near = group.borders.filter(({ above, below, tied }) => above.length + below.length + tied.length > 0)
  const { reliability } = group
  return (
    <Section title={group.group.name}>
      <p>
        {say.places} {group.places.map(({ name, places }) => say.placesOf(name, places)).join('，')}
      </p>
      {group.components > 1 && <Notice tone="warn">{say.component}</Notice>}
      <EntriesTable {...props} />
      <p className="quiet">
        {say.reliability}：
        {reliability === null
          ? say.noReliability
          : [
              say[reliability.agreement],
              say.icc(reliability.average, reliability.single),
              ...(reliability.concordance === null ? [] : [say.kendall(reliability.concordance)]),
            ].join('；')}
      </p>
      <h3>{say.borders}</h3>
      {near.length === 0 ? (
        <p className="quiet">{say.noBorders}</p>
      ) : (
        <>
          <p className="quiet">{say.bordersLead}</p>
          <ul className="result-borders">
            {near.map((border) => (
              <Border key={border.award} {...props} border={border} />
            ))}
          </ul>
        </>
      )}
      <JudgesTable judges={group.judges} />
    </Section>
  )
}
