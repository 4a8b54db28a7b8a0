import { type Assignment, getAssignment, listAssignments, type ShareBody, shareAssignment } from '@lightwork/contract'
import type { ShareAccess, ShareReach } from '@lightwork/domain'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { RadioGroup } from '../../../ui/Choice.tsx'
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
  const [access, setAccess] = useState<ShareAccess | 'none'>(share?.access ?? 'none')
  const [reach, setReach] = useState<ShareReach>(share?.reach ?? 'grade')
  const save = async () => {
    const next = access === 'none' ? null : { access, reach }
    await api(shareAssignment, { params: { school_id, assignment_id: id }, body: { share: next } })
    await refresh(getAssignment, listAssignments)
    if (next !== null || share !== null) showToast({ text: next === null ? say.withdrawn : say.shareSaved })
  }
  return (
    <FormDialog title={say.shareTitle} onSave={save} onClose={onClose}>
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
    </FormDialog>
  )
}
