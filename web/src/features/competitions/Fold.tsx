import type { ReactNode } from 'react'
import { ChevronDownIcon } from '../../ui/icons.tsx'

/** What few need, out of the way until it is asked for; its line says what stands there. */
export function Fold({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) {
  return (
    <details className="competition-fold">
      <summary>
        <ChevronDownIcon size={16} />
        <span>{summary}</span>
      </summary>
      <div className="competition-fold-body">{children}</div>
    </details>
  )
}
