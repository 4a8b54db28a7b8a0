import { lazy, Suspense, useEffect } from 'react'
import { useSessionOver } from '../../lib/session.ts'

const load = () => import('./SessionDialog.tsx')
const SessionDialog = lazy(async () => ({ default: (await load()).SessionDialog }))

/** After the first page has settled; a session lasts hours. */
const LATER = 30_000

/** Asks to sign in again over the page when the session is over. Fetched in advance, so that it is there when the server is not. */
export function SessionGuard() {
  const isOver = useSessionOver()
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), LATER)
    return () => clearTimeout(timer)
  }, [])
  if (!isOver) return null
  return (
    <Suspense fallback={null}>
      <SessionDialog />
    </Suspense>
  )
}
