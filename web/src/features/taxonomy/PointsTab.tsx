import type { TermTree } from '@lightwork/contract'
import { useMemo, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { TableButtons } from './TableButtons.tsx'
import { NameDialog } from './TermDialogs.tsx'
import { TermPanel } from './TermPanel.tsx'
import { TermTreeView } from './TermTreeView.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import { ancestorsOf, findPoints, indexTree, type TreeLine, visibleLines } from './term-tree.ts'

const SHOWN = 100

/** The tree of a subject beside the point that is chosen in it. */
export function PointsTab({ tree: { subject, points, may_change } }: { readonly tree: TermTree }) {
  const say = useWords(taxonomyWords)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [isAdding, setAdding] = useState(false)
  const index = useMemo(() => indexTree(points), [points])
  const found = useMemo(() => (text.trim() === '' ? null : findPoints(points, text)), [points, text])
  const lines = useMemo((): TreeLine[] => {
    if (found === null) return visibleLines(index, open)
    const shown = found.slice(0, SHOWN)
    return shown.map((point, at) => ({ point, level: 1, hasChildren: false, place: at + 1, siblings: shown.length }))
  }, [found, index, open])
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  const choose = (id: string) => {
    setChosen(id)
    // What a search found is in sight in the tree as well, once the search is cleared.
    if (found !== null) setOpen(new Set([...open, ...ancestorsOf(index, id).map((above) => above.id)]))
  }
  const point = chosen === null ? undefined : index.byId.get(chosen)
  const parents = points.filter(({ id }) => index.children.has(id))
  return (
    <div className="term-desk">
      <section className="term-side" aria-label={say.tree}>
        <SearchField label={say.find} placeholder={say.find} clearLabel={say.clear} value={text} onSearch={setText} />
        <ButtonRow>
          <Button onPress={() => setAdding(true)}>
            <PlusIcon />
            {say.addRoot}
          </Button>
          {parents.length > 0 && (
            <Button
              kind="quiet"
              onPress={() => setOpen(open.size === 0 ? new Set(parents.map(({ id }) => id)) : new Set())}
            >
              {open.size === 0 ? say.expandAll : say.collapseAll}
            </Button>
          )}
        </ButtonRow>
        {lines.length === 0 ? (
          <Empty>{found === null ? say.emptyTree : say.none}</Empty>
        ) : (
          <TermTreeView
            label={say.tree}
            lines={lines}
            open={open}
            chosen={chosen}
            onChoose={choose}
            onToggle={toggle}
          />
        )}
        {found !== null && found.length > SHOWN && <p className="quiet">{say.more(found.length - SHOWN)}</p>}
      </section>
      <div className="term-main">
        {point === undefined ? (
          <p className="quiet">{say.choose}</p>
        ) : (
          <TermPanel key={point.id} subject={subject} point={point} points={points} index={index} />
        )}
        <TableButtons kind="points" subject={subject} mayWrite={may_change} />
      </div>
      {isAdding && (
        <NameDialog
          subject={subject}
          title={say.addRoot}
          name=""
          toChange={(name) => ({ kind: 'add', parent_id: null, name })}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}
