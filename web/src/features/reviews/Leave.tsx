import { leaveSeat, listReviews, type ReviewDesk, takeSeat } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { deskWords } from './desk-words.ts'
import { keepDesk } from './keep-desk.ts'

function LeaveDialog({ reviewId, onClose }: { readonly reviewId: string; readonly onClose: () => void }) {
  const say = useWords(deskWords)
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const leave = useMutation({
    mutationFn: () => api(leaveSeat, { params: { review_id: reviewId }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      await refresh(listReviews)
      showToast({ text: say.left })
      await navigate('/reviews')
    },
  })
  return (
    <Dialog
      title={say.leaveTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={leave.isPending}
            isDisabled={reason.trim() === ''}
            onPress={() => leave.mutate()}
          >
            {say.leaveDo}
          </Button>
        </>
      }
    >
      <TextArea label={say.leaveWhy} help={say.leaveHelp} value={reason} onChange={setReason} maxLength={500} />
      <Refusal error={leave.error} />
    </Dialog>
  )
}

/** Take the review so that others see it is in hand, or give it up with the reason. */
export function Leave({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const me = useMe()
  const [isLeaving, setLeaving] = useState(false)
  const holds = desk.seats.some(({ step, account }) => step === desk.step && account.id === me.account_id)
  const take = useMutation({
    mutationFn: () => api(takeSeat, { params: { review_id: desk.review_id }, body: { account_id: null } }),
    onSuccess: keepDesk,
  })
  return (
    <div className="review-seat">
      {holds ? (
        <>
          <span className="quiet">{say.taken}</span>
          <Button onPress={() => setLeaving(true)}>{say.leave}</Button>
        </>
      ) : (
        <Button onPress={() => take.mutate()} isPending={take.isPending}>
          {say.take}
        </Button>
      )}
      <Refusal error={take.error} />
      {isLeaving && <LeaveDialog reviewId={desk.review_id} onClose={() => setLeaving(false)} />}
    </div>
  )
}
