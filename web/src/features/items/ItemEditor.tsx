import { type RefObject, useEffect, useRef, useState } from 'react'
import { StageContext, stageOf } from '../../editor/math/stage.ts'
import { Refusal } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { SimilarLine } from '../duplicates/SimilarLine.tsx'
import { editWords } from './edit-words.ts'
import { ItemConflict } from './ItemConflict.tsx'
import { ItemTagsForm } from './ItemTagsForm.tsx'
import { ItemTextForm } from './ItemTextForm.tsx'
import type { LocalDraft } from './local-draft.ts'
import { type Base, type EditingStart, type ItemEditing, useItemEditing } from './use-item-editing.ts'
import { useOther } from './use-other.ts'
import { type Saving, useSaving } from './use-saving.ts'

/** Brings the person to the first field that has to be mended. */
function useFocusOnRefusal({ refusals }: Saving, { errors }: ItemEditing, frame: RefObject<HTMLElement | null>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when a save was refused, not while errors are being mended.
  useEffect(() => {
    const fields = [...(frame.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
    const field = fields.find(({ dataset }) => Object.keys(errors).includes(dataset.field ?? ''))
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('[contenteditable=true], input, button')?.focus({ preventScroll: true })
  }, [refusals])
}

function useSaveKey(onSave: () => void): void {
  const latest = useRef(onSave)
  useEffect(() => {
    latest.current = onSave
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** What stands on the server, what only here. */
function Sign({
  editing: { kept, isChanged },
  saving: { savedAt },
}: {
  readonly editing: ItemEditing
  readonly saving: Saving
}) {
  const say = useWords(editWords)
  const days = useDays()
  if (kept.state === 'failed') return <p className="item-sign failed">{say.notKept}</p>
  if (isChanged) return <p className="item-sign">{kept.state === 'kept' && say.keptAt(days.clock(kept.at))}</p>
  return (
    <p className="item-sign" role="status">
      {savedAt !== null && say.savedAt(days.clock(savedAt))}
    </p>
  )
}

interface BarProps {
  readonly editing: ItemEditing
  readonly saving: Saving
  readonly isDisabled: boolean
}

function SaveBar({ editing, saving, isDisabled }: BarProps) {
  const say = useWords(editWords)
  const { attempt, problem, save } = saving
  const isPending = (submits: boolean) => attempt.isPending && attempt.variables?.submits === submits
  const hasErrors = Object.keys(editing.errors).length > 0
  return (
    <div className="item-bar">
      {hasErrors && <Notice tone="refuse">{say.fixFields}</Notice>}
      {!hasErrors && <Refusal error={problem ?? attempt.error} />}
      <div className="item-bar-line">
        <Sign editing={editing} saving={saving} />
        <Button onPress={() => save(false)} isPending={isPending(false)} isDisabled={isDisabled}>
          {say.save}
        </Button>
        <Button kind="primary" onPress={() => save(true)} isPending={isPending(true)} isDisabled={isDisabled}>
          {say.submit}
        </Button>
      </div>
    </div>
  )
}

interface NoticesProps {
  readonly restoredAt: string | undefined
  readonly onUseSaved: () => void
  readonly other: LocalDraft | undefined
  readonly onSwap: () => void
  readonly onDropOther: () => void
}

/** What was brought back, and what can be. */
function Notices({ restoredAt, onUseSaved, other, onSwap, onDropOther }: NoticesProps) {
  const say = useWords(editWords)
  const days = useDays()
  return (
    <>
      {restoredAt !== undefined && (
        <Notice actions={<Button onPress={onUseSaved}>{say.useSaved}</Button>}>
          <p>{say.restored(days.moment(restoredAt))}</p>
        </Notice>
      )}
      {other !== undefined && (
        <Notice
          actions={
            <>
              <Button onPress={onSwap}>{say.swap}</Button>
              <Button kind="quiet" onPress={onDropOther}>
                {say.discard}
              </Button>
            </>
          }
        >
          <p>{say.otherKept(days.moment(other.kept_at))}</p>
        </Notice>
      )}
    </>
  )
}

export interface ItemEditorProps extends EditingStart {
  /** Kept here from an earlier visit and put into the form. */
  readonly restored: LocalDraft | undefined
  /** A newer text of the server, which what was restored did not start from. */
  readonly newer: Base | undefined
  readonly other: LocalDraft | undefined
}

/** The form of an item: texts on paper, tags beside them, what is saved always in sight. */
export function ItemEditor({ restored, newer: firstNewer, other: firstOther, ...start }: ItemEditorProps) {
  const say = useWords(editWords)
  const editing = useItemEditing(start)
  const { form, base } = editing
  const [newer, setNewer] = useState(firstNewer)
  const [restoredAt, setRestoredAt] = useState(firstNewer === undefined ? restored?.kept_at : undefined)
  const saving = useSaving(editing, setNewer)
  const { other, keepOther, dropOther } = useOther(start.localKey, firstOther)
  const frame = useRef<HTMLDivElement>(null)
  useFocusOnRefusal(saving, editing, frame)
  useSaveKey(() => newer === undefined && saving.save(false))

  const backToSaved = () => {
    keepOther(form, base?.revision ?? null)
    editing.replace(base?.form ?? start.blank)
    setRestoredAt(undefined)
  }
  const swap = () => {
    if (other === undefined) return
    keepOther(form, base?.revision ?? null)
    editing.replace(other.form)
  }
  return (
    <div className="item-edit" ref={frame}>
      <Notices restoredAt={restoredAt} onUseSaved={backToSaved} other={other} onSwap={swap} onDropOther={dropOther} />
      {newer !== undefined && (
        <ItemConflict
          mine={form}
          theirs={newer.form}
          onKeepMine={() => {
            keepOther(newer.form, newer.revision)
            editing.keepBase(newer)
            setNewer(undefined)
            saving.save(false, newer)
          }}
          onTakeTheirs={() => {
            keepOther(form, base?.revision ?? null)
            editing.replace(newer.form, newer)
            setNewer(undefined)
          }}
        />
      )}
      <div className="item-columns">
        <Section title={say.text}>
          <StageContext value={stageOf(form.subject, form.grades[0] ?? null)}>
            <ItemTextForm
              key={editing.round}
              form={form}
              errors={editing.errors}
              onChange={editing.write}
              onRewrite={editing.rewrite}
              stemRound={editing.stemRound}
            />
          </StageContext>
          <SimilarLine itemId={base?.itemId ?? null} stem={form.stem} answer={form.answer} />
        </Section>
        <Section title={say.tags}>
          <ItemTagsForm form={form} errors={editing.errors} onChange={editing.change} />
        </Section>
      </div>
      <SaveBar editing={editing} saving={saving} isDisabled={newer !== undefined} />
    </div>
  )
}
