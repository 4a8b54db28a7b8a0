import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useWords } from '../../lib/language.ts'
import { ChevronDownIcon, ChevronRightIcon } from '../../ui/icons.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import type { TreeLine } from './term-tree.ts'

export interface TermTreeViewProps {
  readonly label: string
  readonly lines: readonly TreeLine[]
  readonly open: ReadonlySet<string>
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly onToggle: (id: string) => void
}

/** Where an arrow key leads from a line; null: nowhere. */
function target(key: string, lines: readonly TreeLine[], at: number): TreeLine | null | undefined {
  if (key === 'ArrowDown') return lines[at + 1]
  if (key === 'ArrowUp') return lines[at - 1]
  if (key === 'Home') return lines[0]
  if (key === 'End') return lines.at(-1)
  return null
}

/** A tree by the pattern of the ARIA guide: one line has the focus, arrows move it, open and close. */
export function TermTreeView({ label, lines, open, chosen, onChoose, onToggle }: TermTreeViewProps) {
  const say = useWords(taxonomyWords)
  const tree = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const at = Math.max(
    0,
    lines.findIndex(({ point }) => point.id === chosen),
  )
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })
  const go = (line: TreeLine | null | undefined) => {
    if (line === null || line === undefined) return
    wantsFocus.current = true
    onChoose(line.point.id)
  }
  const press = (event: KeyboardEvent) => {
    const line = lines[at]
    if (line === undefined) return
    const isOpen = open.has(line.point.id)
    const parent = lines.find(({ point }) => point.id === line.point.parent_id)
    if (event.key === 'ArrowRight' && line.hasChildren) isOpen ? go(lines[at + 1]) : onToggle(line.point.id)
    else if (event.key === 'ArrowLeft') line.hasChildren && isOpen ? onToggle(line.point.id) : go(parent)
    else if (event.key === 'Enter' || event.key === ' ') onChoose(line.point.id)
    else if (target(event.key, lines, at) === null) return
    else go(target(event.key, lines, at))
    event.preventDefault()
  }
  return (
    <div ref={tree} role="tree" aria-label={label} className="term-tree" onKeyDown={press}>
      {lines.map(({ point, level, hasChildren, place, siblings }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all lines are heard by the tree.
        <div
          key={point.id}
          role="treeitem"
          aria-level={level}
          aria-posinset={place}
          aria-setsize={siblings}
          aria-selected={point.id === chosen}
          {...(hasChildren && { 'aria-expanded': open.has(point.id) })}
          tabIndex={index === at ? 0 : -1}
          className={point.id === chosen ? 'term-line chosen' : 'term-line'}
          style={{ paddingLeft: `${4 + (level - 1) * 20}px` }}
          onClick={() => {
            onChoose(point.id)
            if (hasChildren && (point.id === chosen || !open.has(point.id))) onToggle(point.id)
          }}
        >
          <span className="term-arrow" aria-hidden="true">
            {hasChildren && (open.has(point.id) ? <ChevronDownIcon size={16} /> : <ChevronRightIcon size={16} />)}
          </span>
          <span className={point.retired ? 'term-name retired' : 'term-name'}>{point.name}</span>
          {point.retired && <small>{say.retired}</small>}
        </div>
      ))}
    </div>
  )
}
