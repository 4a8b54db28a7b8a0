import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { BackIcon } from './icons.tsx'
import './page.css'

/** Above a page's heading: where one came from. */
export const BackLink = ({ to, children }: { readonly to: string; readonly children: ReactNode }) => (
  <Link className="ui-back" to={to}>
    <BackIcon size={16} />
    {children}
  </Link>
)
