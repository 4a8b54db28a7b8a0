import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import './page.css'

/** Title of the browser's tab: the page first, the product last. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 轻作业`
  }, [title])
}

/** The page that has the focus. The first one of a visit leaves the focus where the browser put it. */
let focused = typeof window === 'undefined' ? '' : window.location.pathname

interface HeadingProps {
  readonly children: string
  readonly className?: string
}

/** The h1 of a page that sets the browser's title itself: it takes the focus when the page is opened from another one. */
export function PageHeading({ children, className }: HeadingProps) {
  const { pathname } = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (pathname === focused) return
    focused = pathname
    heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  )
}

export interface PageProps {
  /** The page's one h1 and the browser's title. Focus goes here when a page is opened. */
  readonly title: string
  /** A quiet line below the title. */
  readonly lead?: ReactNode
  /** The page's main action, right of the title. */
  readonly actions?: ReactNode
  readonly width?: 'normal' | 'narrow'
  readonly children: ReactNode
}

/** Frame of an ordinary page. The editor brings its own frame and uses `PageHeading` and `useTitle`. */
export function Page({ title, lead, actions, width = 'normal', children }: PageProps) {
  useTitle(title)
  return (
    <div className={`ui-page ${width}`}>
      <header className="ui-page-head">
        <div>
          <PageHeading>{title}</PageHeading>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}

/** A part of a page with its own heading. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="ui-section">
      <div className="ui-section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** A piece of paper on the desk. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className="ui-card">{children}</div>
}
