import { getTermTree, setTermOwner, type TermTree } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { RemovableChip } from '../../ui/Chip.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { Ask } from './TermDialogs.tsx'
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
  const set = useMutation({
    mutationFn: (body: { account: string; owns: boolean }) => api(setTermOwner, { params: { subject }, body }),
    onSuccess: (_, { owns }) => {
      void refresh(getTermTree)
      showToast({ text: owns ? say.ownerSet : say.ownerGone })
      onClose()
    },
  })
  return (
    <Ask
      title={say.ownerTitle}
      isPending={set.isPending}
      error={set.error}
      onSave={() => login.trim() !== '' && set.mutate({ account: login.trim(), owns: true })}
      onClose={onClose}
    >
      {owners.length > 0 && (
        <div className="term-chips">
          {owners.map(({ id, name }) => (
            <RemovableChip
              key={id}
              removeLabel={say.release(name)}
              onRemove={() => set.mutate({ account: id, owns: false })}
            >
              {name}
            </RemovableChip>
          ))}
        </div>
      )}
      <TextField autoFocus label={say.login} help={say.ownerHelp} value={login} onChange={setLogin} maxLength={64} />
    </Ask>
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
