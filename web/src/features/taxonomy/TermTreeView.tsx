import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from 'react'
import { useWords } from '../../lib/language.ts'
import { ChevronDownIcon, ChevronRightIcon } from '../../ui/icons.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import type { TreeLine, TreePoint } from './term-tree.ts'

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

interface LineProps {
  readonly point: TreePoint
  readonly level: number
  readonly place: number
  readonly siblings: number
  /** Null: nothing stands below it. */
  readonly isOpen: boolean | null
  readonly isChosen: boolean
  /** The one line that Tab leads to. */
  readonly isInOrder: boolean
  readonly retiredWord: string
}

/** Drawn again only when something of its own changes: a tree may have thousands. Keys and clicks are heard by the tree. */
const Line = memo(function Line(props: LineProps) {
  const { point, level, place, siblings, isOpen, isChosen, isInOrder, retiredWord } = props
  return (
    <div
      role="treeitem"
      data-point={point.id}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={isChosen}
      {...(isOpen !== null && { 'aria-expanded': isOpen })}
      tabIndex={isInOrder ? 0 : -1}
      className={isChosen ? 'term-line chosen' : 'term-line'}
      style={{ paddingLeft: `${4 + (level - 1) * 20}px` }}
    >
      <span className="term-arrow" aria-hidden="true">
        {isOpen === true && <ChevronDownIcon size={16} />}
        {isOpen === false && <ChevronRightIcon size={16} />}
      </span>
      <span className={point.retired ? 'term-name retired' : 'term-name'}>{point.name}</span>
      {point.retired && <small>{retiredWord}</small>}
    </div>
  )
})

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
  const click = (event: MouseEvent) => {
    const id = (event.target as Element).closest('[data-point]')?.getAttribute('data-point') ?? null
    const line = lines.find(({ point }) => point.id === id)
    if (line === undefined || id === null) return
    onChoose(id)
    if (line.hasChildren && (id === chosen || !open.has(id))) onToggle(id)
  }
  return (
    <div ref={tree} role="tree" aria-label={label} className="term-tree" onKeyDown={press} onClick={click}>
      {lines.map((line, index) => (
        <Line
          key={line.point.id}
          point={line.point}
          level={line.level}
          place={line.place}
          siblings={line.siblings}
          isOpen={line.hasChildren ? open.has(line.point.id) : null}
          isChosen={line.point.id === chosen}
          isInOrder={index === at}
          retiredWord={say.retired}
        />
      ))}
    </div>
  )
}
