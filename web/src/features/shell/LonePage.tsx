import type { ReactNode } from 'react'
import { useTitle } from '../../ui/Page.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Mark } from './Mark.tsx'
import './shell.css'

/** A page outside the frame: signing in, setting up, an error before anybody is known. */
export function LonePage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useTitle(title)
  return (
    <main className="shell-lone">
      <div className="shell-lone-top">
        <span className="name">
          <Mark size={28} />
          轻作业 Lightwork
        </span>
        <LanguageSwitch />
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  )
}
