import { type RefObject, useEffect, useState } from 'react'

const listeners = new WeakMap<Element, (seen: boolean) => void>()
let watcher: IntersectionObserver | undefined

/** One watcher for all: each of its own would be asked at every frame. */
const watch = (element: Element, listener: (seen: boolean) => void) => {
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting)
    },
    { rootMargin: '400px 0px' },
  )
  listeners.set(element, listener)
  watcher.observe(element)
  return () => {
    watcher?.unobserve(element)
    listeners.delete(element)
  }
}

/** Is the element on the screen or close to it? */
export function useSeen(ref: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => (ref.current === null ? undefined : watch(ref.current, setSeen)), [ref])
  return seen
}
