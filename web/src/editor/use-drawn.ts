import { useEffect, useState } from 'react'

/**
 * False until the blocks of a sheet have been drawn once. Tiptap asks where the selection is for every block that it
 * puts in its frame, and the browser lays the whole sheet out to answer: most of the time that a long sheet takes to
 * open, unless the sheet is shown only after that.
 */
export function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    // In the task after this one: the blocks are drawn at its end.
    const timer = window.setTimeout(() => setDrawn(true))
    return () => window.clearTimeout(timer)
  }, [])
  return drawn
}
