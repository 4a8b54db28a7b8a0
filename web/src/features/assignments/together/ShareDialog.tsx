import { type Assignment, getAssignment, listAssignments, type ShareBody, shareAssignment } from '@lightwork/contract'
import type { ShareAccess, ShareReach } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { RadioGroup } from '../../../ui/Choice.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { togetherWords } from './together-words.ts'

export interface ShareDialogProps {
  readonly of: Pick<Assignment, 'school_id' | 'id'>
  readonly share: ShareBody | null
  readonly onClose: () => void
}

/** Opens a homework to the prep group, for reading or for writing too, and withdraws it. */
export function ShareDialog({ of: { school_id, id }, share, onClose }: ShareDialogProps) {
  const say = useWords(togetherWords)
  const form = useId()
  const [access, setAccess] = useState<ShareAccess | 'none'>(share?.access ?? 'none')
  const [reach, setReach] = useState<ShareReach>(share?.reach ?? 'grade')
  const save = useMutation({
    mutationFn: () =>
      api(shareAssignment, {
        params: { school_id, assignment_id: id },
        body: { share: access === 'none' ? null : { access, reach } },
      }),
    onSuccess: async () => {
      await refresh(getAssignment, listAssignments)
      onClose()
      if (access !== 'none' || share !== null) showToast({ text: access === 'none' ? say.withdrawn : say.shareSaved })
    },
  })
  return (
    <Dialog
      title={say.shareTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <Button kind="primary" type="submit" form={form} isPending={save.isPending}>
          {say.save}
        </Button>
      }
    >
      <form
        id={form}
        className="ui-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <RadioGroup
          label={say.access}
          column
          options={[
            { value: 'none', label: say.none },
            { value: 'read', label: say.read },
            { value: 'edit', label: say.edit },
          ]}
          value={access}
          onChange={setAccess}
        />
        {access !== 'none' && (
          <RadioGroup
            label={say.reach}
            options={[
              { value: 'grade', label: say.grade },
              { value: 'subject', label: say.subject },
            ]}
            value={reach}
            onChange={setReach}
          />
        )}
        <p className="quiet small">{say.withdrawHint}</p>
      </form>
      <Refusal error={save.error} />
    </Dialog>
  )
}
