import {
  type AssignmentSummary,
  chooseEntryWorks,
  type Entry,
  listAssignments,
  type WorkOverLimit,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api, isProblem } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { query } from '../../../lib/query.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { CheckboxGroup } from '../../../ui/Choice.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { enteringWords } from './entering-words.ts'
import { keepEntry } from './use-entry-saving.ts'

/** Over the limit: by how much, and what to leave out. */
function OverLimit({ works }: { readonly works: readonly WorkOverLimit[] }) {
  const say = useWords(enteringWords)
  return (
    <Notice tone="refuse">
      {works.map(({ title, excesses, drop }) => (
        <p key={title}>
          {say.over(title, Math.max(...excesses.map(({ over }) => over)))}。
          {drop === null || drop.length === 0 ? say.noDrop : say.drop(drop.join('、'))}
        </p>
      ))}
    </Notice>
  )
}

/** 作业属性表 */
export function AttributesTable({ attributes }: { readonly attributes: NonNullable<Entry['attributes']> }) {
  const say = useWords(enteringWords)
  const names = useNames()
  return attributes.works.map((work, index) => (
    // Works have no names of their own that differ for sure.
    <Table
      // biome-ignore lint/suspicious/noArrayIndexKey: the order is what tells them apart.
      key={index}
      caption={`${say.attributes}：${work.title} · ${names.subject(work.subject)}`}
      rows={work.rows}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: 'number', title: say.number, isHeading: true, cell: ({ number }) => number },
        { key: 'pointer', title: say.pointer, cell: ({ pointer }) => pointer },
        { key: 'type', title: say.type, cell: ({ type }) => (type === null ? say.own_item : names.itemType[type]) },
        { key: 'minutes', title: say.minutes, end: true, cell: ({ minutes }) => say.unit(minutes) },
        { key: 'tiers', title: say.tiers, cell: ({ tiers }) => tiers.map((tier) => names.tier[tier]).join('、') },
        { key: 'mode', title: say.mode, cell: ({ mode }) => names.mode[mode] },
        { key: 'points', title: say.points, cell: ({ points }) => points.join('、') },
        { key: 'rate', title: say.rate, end: true, cell: ({ score_rate }) => (score_rate === null ? '—' : score_rate) },
      ]}
    />
  ))
}

/** Which homework is entered: pinned as it stands now. */
export function WorksPart({
  competitionId,
  entry,
  canWrite,
}: {
  readonly competitionId: string
  readonly entry: Entry
  readonly canWrite: boolean
}) {
  const say = useWords(enteringWords)
  const names = useNames()
  const days = useDays()
  const own = useQuery({ ...query(listAssignments, {}), enabled: canWrite })
  const [chosen, setChosen] = useState<string[]>(entry.pinned.map(({ assignment_id }) => assignment_id))
  const choose = useMutation({
    mutationFn: () =>
      api(chooseEntryWorks, {
        params: { competition_id: competitionId, entry_id: entry.id },
        body: {
          revision: entry.revision,
          works: (own.data ?? [])
            .filter(({ id }) => chosen.includes(id))
            .map(({ school_id, id }) => ({ school_id, assignment_id: id })),
        },
      }),
    onSuccess: (saved) => keepEntry(competitionId, saved),
  })
  const { error } = choose
  // Two may have one title: what it is for and when it was saved tells them apart.
  const nameOf = ({ title, subject, grade, saved_at }: AssignmentSummary) =>
    `${title}（${[names.subject(subject), names.grade(grade), say.savedOn(days.moment(saved_at))].join(' · ')}）`
  return (
    <Section title={say.works}>
      {entry.pinned
        .filter(({ newest, revision }) => newest !== null && newest > revision)
        .map(({ assignment_id, title }) => (
          <Notice key={assignment_id}>
            <p>{say.newer(title)}</p>
          </Notice>
        ))}
      {canWrite && (
        <Answer query={own}>
          {(list) =>
            list.length === 0 ? (
              <Empty action={<LinkButton to="/homework">{say.toHomework}</LinkButton>}>{say.noHomework}</Empty>
            ) : (
              <>
                <CheckboxGroup
                  column
                  label={say.works}
                  help={say.worksHelp}
                  options={list.map((each) => ({ value: each.id, label: nameOf(each) }))}
                  value={chosen}
                  onChange={setChosen}
                />
                <div className="ui-button-row">
                  <Button isDisabled={chosen.length === 0} isPending={choose.isPending} onPress={() => choose.mutate()}>
                    {say.choose}
                  </Button>
                </div>
              </>
            )
          }
        </Answer>
      )}
      {isProblem(error, 'entry-over-limit') ? (
        <OverLimit works={error.works as WorkOverLimit[]} />
      ) : (
        <Refusal error={error} />
      )}
      {entry.attributes !== null && <AttributesTable attributes={entry.attributes} />}
    </Section>
  )
}
