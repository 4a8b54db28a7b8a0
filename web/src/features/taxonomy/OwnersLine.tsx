import { getTermTree, setTermOwner, type TermTree } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { RemovableChip } from '../../ui/Chip.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { taxonomyWords } from './taxonomy-words.ts'

function OwnerDialog({
  tree: { subject, owners },
  onClose,
}: {
  readonly tree: TermTree
  readonly onClose: () => void
}) {
  const say = useWords(taxonomyWords)
  const [login, setLogin] = useState('')
  const set = async (body: { account: string; owns: boolean }) => {
    await api(setTermOwner, { params: { subject }, body })
    void refresh(getTermTree)
    showToast({ text: body.owns ? say.ownerSet : say.ownerGone })
  }
  const release = useMutation({ mutationFn: (account: string) => set({ account, owns: false }), onSuccess: onClose })
  return (
    <FormDialog
      title={say.ownerTitle}
      saveLabel={say.save}
      isReady={() => login.trim() !== ''}
      onSave={() => set({ account: login.trim(), owns: true })}
      onClose={onClose}
    >
      {owners.length > 0 && (
        <div className="term-chips">
          {owners.map(({ id, name }) => (
            <RemovableChip key={id} removeLabel={say.release(name)} onRemove={() => release.mutate(id)}>
              {name}
            </RemovableChip>
          ))}
        </div>
      )}
      <TextField autoFocus label={say.login} help={say.ownerHelp} value={login} onChange={setLogin} maxLength={64} />
      <Refusal error={release.error} />
    </FormDialog>
  )
}

/** Who decides about the terms of the subject. */
export function OwnersLine({ tree }: { readonly tree: TermTree }) {
  const say = useWords(taxonomyWords)
  const [isOpen, setOpen] = useState(false)
  const { owners, may_change } = tree
  return (
    <div className="term-owners">
      <p className="quiet">
        {owners.length === 0 ? say.noOwner : say.owners(owners.map(({ name }) => name).join(say.list))}
        {!may_change && ` ${say.proposeOnly}`}
      </p>
      {may_change && (
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {say.setOwner}
        </Button>
      )}
      {isOpen && <OwnerDialog tree={tree} onClose={() => setOpen(false)} />}
    </div>
  )
}
