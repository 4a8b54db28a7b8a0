import type { Subject } from '@lightwork/domain'
import type { ReactNode } from 'react'
import { CloseIcon } from './icons.tsx'
import './chip.css'

export interface ChipProps {
  readonly children: ReactNode
  /** `accent` for what is chosen or live, `quiet` for what is over. */
  readonly tone?: 'plain' | 'accent' | 'quiet'
}

/** A short fact about a thing: its state, its tier, its subject. */
export function Chip({ children, tone = 'plain' }: ChipProps) {
  return <span className={`ui-chip ${tone}`}>{children}</span>
}

/** Milliseconds after which a chip that was removed is gone. */
const REDRAWN = 60

export interface RemovableChipProps {
  readonly children: ReactNode
  readonly removeLabel: string
  readonly onRemove: () => void
}

/** What has the focus after the cross at `button` is gone: the next one, else what stands before it on the page. */
function neighbourOf(button: HTMLElement): HTMLElement | undefined {
  const all = [
    ...document.querySelectorAll<HTMLElement>(':is(a[href], button, input, select):not(:disabled, [tabindex="-1"])'),
  ]
  const at = all.indexOf(button)
  const next = all[at + 1]
  return next?.classList.contains('ui-chip-remove') ? next : all[at - 1]
}

/** A chosen filter above the results; its cross takes it back. */
export function RemovableChip({ children, removeLabel, onRemove }: RemovableChipProps) {
  return (
    <span className="ui-chip accent">
      {children}
      <button
        type="button"
        className="ui-chip-remove"
        aria-label={removeLabel}
        onClick={({ currentTarget }) => {
          const neighbour = neighbourOf(currentTarget)
          onRemove()
          setTimeout(() => document.activeElement === document.body && neighbour?.focus(), REDRAWN)
        }}
      >
        <CloseIcon size={12} />
      </button>
    </span>
  )
}

export const subjectColour = (subject: Subject): string => `var(--subject-${subject})`

/** The colour of a subject beside its name, never instead of it. */
export function SubjectDot({ subject }: { readonly subject: Subject }) {
  return <span aria-hidden="true" className="ui-subject-dot" style={{ background: subjectColour(subject) }} />
}
