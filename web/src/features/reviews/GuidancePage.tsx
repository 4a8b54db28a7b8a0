import { endMember, listGuidance, listReviews, type Output } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { SubjectSelect } from '../../lib/SubjectSelect.tsx'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { AppointDialog } from './AppointDialog.tsx'
import { groupWords } from './group-words.ts'
import './reviews.css'
import { BackLink } from '../../ui/BackLink.tsx'

type Member = Output<typeof listGuidance>[number]

function EndButton({ member: { member_id, account } }: { readonly member: Member }) {
  const say = useWords(groupWords)
  const end = useMutation({
    mutationFn: () => api(endMember, { params: { member_id } }),
    onSuccess: () => {
      void refresh(listGuidance, listReviews)
      showToast({ text: say.ended(account.name) })
    },
  })
  return (
    <>
      <Button onPress={() => end.mutate()} isPending={end.isPending}>
        {say.end}
      </Button>
      <Refusal error={end.error} />
    </>
  )
}

function Members({ members }: { readonly members: readonly Member[] }) {
  const say = useWords(groupWords)
  const names = useNames()
  const reviewNames = useReviewNames()
  const days = useDays()
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={members}
      rowKey={({ member_id }) => member_id}
      columns={[
        { key: 'name', title: say.name, isHeading: true, cell: ({ account }) => account.name },
        { key: 'organisation', title: say.organisation, cell: ({ organisation }) => organisation },
        { key: 'station', title: say.station, cell: ({ station }) => reviewNames.station[station] },
        {
          key: 'field',
          title: say.field,
          cell: ({ subject, stage }) => `${reviewNames.stage[stage]} · ${names.subject(subject)}`,
        },
        { key: 'load', title: say.load, end: true, cell: ({ waiting }) => waiting },
        {
          key: 'oldest',
          title: say.oldest,
          cell: ({ oldest_waiting }) => (oldest_waiting === null ? say.none : days.moment(oldest_waiting)),
        },
        { key: 'done', title: say.done, end: true, cell: ({ decided_30_days }) => say.doneOf(decided_30_days) },
        { key: 'actions', title: say.actions, hideTitle: true, cell: (member) => <EndButton member={member} /> },
      ]}
    />
  )
}

/** Who reviews what, and how much lies on each desk. */
export function GuidancePage() {
  const say = useWords(groupWords)
  const [subject, setSubject] = useState<Subject | null>(null)
  const [isAdding, setAdding] = useState(false)
  const group = useQuery(query(listGuidance, { querystring: subject === null ? {} : { subject } }))
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <Button kind="primary" onPress={() => setAdding(true)}>
          <PlusIcon />
          {say.add}
        </Button>
      }
    >
      <BackLink to="/reviews">{say.toQueue}</BackLink>
      <div className="review-filters">
        <SubjectSelect value={subject} onChange={setSubject} />
      </div>
      <Answer query={group}>
        {(members) => (members.length === 0 ? <Empty>{say.empty}</Empty> : <Members members={members} />)}
      </Answer>
      {isAdding && <AppointDialog subject={subject} onClose={() => setAdding(false)} />}
    </Page>
  )
}
