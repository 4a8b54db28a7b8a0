export interface Place {
  readonly top: number
  readonly left: number
}

/** Below an element of the sheet and inside the frame. What is placed lies in the frame and scrolls with the sheet. */
export function placeBelow(element: Element, box: HTMLElement, frame: HTMLElement): Place {
  const at = element.getBoundingClientRect()
  const within = frame.getBoundingClientRect()
  const room = Math.max(0, within.width - box.offsetWidth)
  return { top: at.bottom - within.top + 6, left: Math.min(room, Math.max(0, at.left - within.left - 16)) }
}
