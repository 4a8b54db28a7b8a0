import { type AssignmentPlan, confirmAssignment, previewAssignment } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Table } from '../../../ui/Table.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { overseeWords } from './oversee-words.ts'
import { refreshJudging } from './refresh-judging.ts'

type Load = AssignmentPlan['judges'][number]

/** Names of works beyond these say nothing more. */
const MOST_NAMED = 12

const isSame = ({ added, released }: AssignmentPlan) => added + released === 0

function Plan({ plan }: { readonly plan: AssignmentPlan }) {
  const say = useWords(overseeWords)
  return (
    <>
      <p>
        {say.planWorks(plan.works, plan.judges_per_entry)}
        {isSame(plan) ? say.planSame : say.planChanges(plan.added, plan.released)}
      </p>
      {plan.short.length > 0 && (
        <Notice tone="refuse">
          <p>{say.planShort(plan.short.length)}</p>
          <ul>
            {plan.short.slice(0, MOST_NAMED).map(({ blind_id, code, missing }) => (
              <li key={blind_id}>{say.shortLine(code, missing)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Table<Load>
        caption={say.judges}
        hideCaption
        rows={plan.judges}
        rowKey={({ judge }) => judge.id}
        columns={[
          {
            key: 'judge',
            title: say.judge,
            isHeading: true,
            cell: ({ judge, has_left }) => `${judge.name}${has_left ? `（${say.left}）` : ''}`,
          },
          { key: 'load', title: say.load, end: true, cell: ({ load }) => load },
          { key: 'most', title: say.most, end: true, cell: ({ most }) => most ?? say.noMost },
        ]}
      />
    </>
  )
}

/** The plan, looked at before it is carried out. */
export function PlanDialog({
  competitionId,
  onClose,
}: {
  readonly competitionId: string
  readonly onClose: () => void
}) {
  const say = useWords(overseeWords)
  const params = { competition_id: competitionId }
  const plan = useQuery({ ...query(previewAssignment, { params }), staleTime: 0, gcTime: 0 })
  const confirm = useMutation({
    mutationFn: (shown: AssignmentPlan) => api(confirmAssignment, { params, body: { plan: shown.plan } }),
    onSuccess: () => {
      void refreshJudging()
      showToast({ text: say.planDone })
      onClose()
    },
    onError: () => plan.refetch(),
  })
  return (
    <Dialog
      title={say.planTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{say.close}</Button>
          <Button
            kind="primary"
            isPending={confirm.isPending}
            isDisabled={plan.data === undefined || plan.isFetching || isSame(plan.data)}
            onPress={() => plan.data !== undefined && confirm.mutate(plan.data)}
          >
            {say.planDo}
          </Button>
        </>
      }
    >
      <Answer query={plan}>{(found) => <Plan plan={found} />}</Answer>
      <Refusal error={confirm.error} />
    </Dialog>
  )
}
