import type { TermChange } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import { ancestorsOf, type TreeIndex, type TreePoint, targetsFor } from './term-tree.ts'
import { useTermChange } from './use-term-change.ts'

interface AskProps {
  readonly title: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One question in a dialog: Enter answers it. */
export function Ask({ title, isPending, error, onSave, onClose, children }: AskProps) {
  const say = useWords(taxonomyWords)
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) onSave()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button kind="primary" type="submit" form={form} isPending={isPending}>
            {say.save}
          </Button>
        </>
      }
    >
      <form id={form} className="ui-form" onSubmit={submit}>
        {children}
      </form>
      <Refusal error={error} />
    </Dialog>
  )
}

interface NameDialogProps {
  readonly subject: Subject
  readonly title: string
  readonly name: string
  readonly toChange: (name: string) => TermChange
  readonly onClose: () => void
}

/** Asks for a name: of a new point, of this one, or an alias. */
export function NameDialog({ subject, title, name: before, toChange, onClose }: NameDialogProps) {
  const say = useWords(taxonomyWords)
  const [name, setName] = useState(before)
  const [isTried, setTried] = useState(false)
  const change = useTermChange(subject)
  const isEmpty = name.trim() === ''
  const save = () => {
    setTried(true)
    if (!isEmpty) change.mutate(toChange(name.trim()), { onSuccess: onClose })
  }
  return (
    <Ask title={title} isPending={change.isPending} error={change.error} onSave={save} onClose={onClose}>
      <TextField
        autoFocus
        label={say.name}
        value={name}
        onChange={setName}
        maxLength={100}
        error={isTried && isEmpty ? say.nameNeeded : undefined}
      />
    </Ask>
  )
}

const TOP = 'top'

interface TargetDialogProps {
  readonly subject: Subject
  readonly kind: 'move' | 'merge'
  readonly point: TreePoint
  readonly points: readonly TreePoint[]
  readonly index: TreeIndex
  readonly onClose: () => void
}

export const pointOptions = (index: TreeIndex, points: readonly TreePoint[]) =>
  points.map(({ id, name }) => ({
    value: id,
    label: name,
    detail: ancestorsOf(index, id)
      .map((above) => above.name)
      .join(' › '),
  }))

/** Asks which other point is meant: to stand below it, or to become one with it. */
export function TargetDialog({ subject, kind, point, points, index, onClose }: TargetDialogProps) {
  const say = useWords(taxonomyWords)
  const [target, setTarget] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const change = useTermChange(subject)
  const save = () => {
    setTried(true)
    if (target === null) return
    const wanted: TermChange =
      kind === 'merge'
        ? { kind, id: point.id, into_id: target }
        : { kind, id: point.id, parent_id: target === TOP ? null : target, before_id: null }
    change.mutate(wanted, { onSuccess: onClose })
  }
  const options = pointOptions(index, targetsFor(index, points, point.id))
  return (
    <Ask
      title={`${kind === 'merge' ? say.merge : say.move}：${point.name}`}
      isPending={change.isPending}
      error={change.error}
      onSave={save}
      onClose={onClose}
    >
      {kind === 'merge' && <p>{say.mergeHelp}</p>}
      <ComboBox
        label={kind === 'merge' ? say.target : say.targetMove}
        placeholder={say.type}
        empty={say.none}
        options={kind === 'move' ? [{ value: TOP, label: say.toTop }, ...options] : options}
        value={target}
        onChange={setTarget}
        error={isTried && target === null ? say.targetNeeded : undefined}
      />
    </Ask>
  )
}
