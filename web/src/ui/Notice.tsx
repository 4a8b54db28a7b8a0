import type { ReactNode } from 'react'
import { CheckIcon, InfoIcon, StopIcon, WarningIcon } from './icons.tsx'
import './notice.css'

export interface NoticeProps {
  /** `refuse`: it was not done. `warn`: done or allowed, but look. `done`: it worked. */
  readonly tone?: 'info' | 'done' | 'warn' | 'refuse'
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** The way out: what the person can do now. */
  readonly actions?: ReactNode
}

const icons = { info: InfoIcon, done: CheckIcon, warn: WarningIcon, refuse: StopIcon } as const

/** A message in its place on the page. A refusal is read aloud at once and always carries a way out. */
export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`ui-notice ${tone}`} role={tone === 'refuse' ? 'alert' : tone === 'info' ? undefined : 'status'}>
      <Icon />
      <div className="ui-notice-body">
        {title !== undefined && <p className="ui-notice-title">{title}</p>}
        {children}
        {actions !== undefined && <div className="ui-button-row">{actions}</div>}
      </div>
    </div>
  )
}

/** Nothing here yet, and what to do about it. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="ui-empty">
      <p>{children}</p>
      {action}
    </div>
  )
}

/** Words for a wait; they appear only when it lasts. Old results stay, dimmed (`className="ui-dim"`). */
export function Busy({ children }: { readonly children: ReactNode }) {
  return (
    <span role="status" className="ui-busy">
      {children}
    </span>
  )
}
