import { type RefObject, useEffect, useRef } from 'react'

/** The value of the last drawing, for callbacks of an editor that is made only once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
