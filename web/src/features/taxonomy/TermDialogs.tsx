import type { TermChange } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useState } from 'react'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { useWords } from '../../lib/language.ts'
import { TextField } from '../../ui/Field.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import { ancestorsOf, type TreeIndex, type TreePoint, targetsFor } from './term-tree.ts'
import { useTermChange } from './use-term-change.ts'

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
  return (
    <FormDialog
      title={title}
      saveLabel={say.save}
      isReady={() => {
        setTried(true)
        return !isEmpty
      }}
      onSave={() => change.mutateAsync(toChange(name.trim()))}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={say.name}
        value={name}
        onChange={setName}
        maxLength={100}
        error={isTried && isEmpty ? say.nameNeeded : undefined}
      />
    </FormDialog>
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
  const toChange = (chosen: string): TermChange =>
    kind === 'merge'
      ? { kind, id: point.id, into_id: chosen }
      : { kind, id: point.id, parent_id: chosen === TOP ? null : chosen, before_id: null }
  const options = pointOptions(index, targetsFor(index, points, point.id))
  return (
    <FormDialog
      title={`${kind === 'merge' ? say.merge : say.move}：${point.name}`}
      saveLabel={say.save}
      isReady={() => {
        setTried(true)
        return target !== null
      }}
      onSave={async () => target !== null && change.mutateAsync(toChange(target))}
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
    </FormDialog>
  )
}
