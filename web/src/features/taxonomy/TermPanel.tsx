import { getTermUse } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { RemovableChip } from '../../ui/Chip.tsx'
import { Card } from '../../ui/Page.tsx'
import { Menu, type MenuItem } from '../../ui/Popover.tsx'
import { NameDialog, TargetDialog } from './TermDialogs.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import { ancestorsOf, type TreeIndex, type TreePoint } from './term-tree.ts'
import { useTermChange } from './use-term-change.ts'

export interface TermPanelProps {
  readonly subject: Subject
  readonly point: TreePoint
  readonly points: readonly TreePoint[]
  readonly index: TreeIndex
}

type Question = 'add' | 'rename' | 'alias' | 'move' | 'merge'

function Uses({ subject, point }: Pick<TermPanelProps, 'subject' | 'point'>) {
  const say = useWords(taxonomyWords)
  const { data } = useQuery(query(getTermUse, { params: { subject, point_id: point.id } }))
  if (data === undefined) return <p className="quiet">…</p>
  return (
    <>
      <p className="quiet">{say.uses(say.most(data.items), say.most(data.items_below))}</p>
      {data.merged.length > 0 && <p className="quiet">{say.merged(data.merged.join(say.list))}</p>}
    </>
  )
}

function Aliases({
  subject,
  point,
  onAdd,
}: Pick<TermPanelProps, 'subject' | 'point'> & { readonly onAdd: () => void }) {
  const say = useWords(taxonomyWords)
  const change = useTermChange(subject)
  return (
    <section className="term-aliases">
      <h3>{say.aliases}</h3>
      {point.aliases.length === 0 && <p className="quiet">{say.noAlias}</p>}
      <div className="term-chips">
        {point.aliases.map((name) => (
          <RemovableChip
            key={name}
            removeLabel={say.removeAlias(name)}
            onRemove={() => change.mutate({ kind: 'unalias', id: point.id, name })}
          >
            {name}
          </RemovableChip>
        ))}
        <Button kind="quiet" onPress={onAdd}>
          {say.addAlias}
        </Button>
      </div>
      <Refusal error={change.error} />
    </section>
  )
}

function Questions({ asked, onClose, ...props }: TermPanelProps & { asked: Question; onClose: () => void }) {
  const say = useWords(taxonomyWords)
  const { subject, point } = props
  if (asked === 'move' || asked === 'merge') return <TargetDialog {...props} kind={asked} onClose={onClose} />
  const { id } = point
  const dialog = { subject, onClose }
  if (asked === 'add')
    return (
      <NameDialog
        {...dialog}
        title={say.addBelow}
        name=""
        toChange={(name) => ({ kind: 'add', parent_id: id, name })}
      />
    )
  if (asked === 'alias')
    return <NameDialog {...dialog} title={say.addAlias} name="" toChange={(name) => ({ kind: 'alias', id, name })} />
  return (
    <NameDialog {...dialog} title={say.rename} name={point.name} toChange={(name) => ({ kind: 'rename', id, name })} />
  )
}

/** The chosen point: where it stands, how much it is used, and what can be done with it. */
export function TermPanel(props: TermPanelProps) {
  const { subject, point, index } = props
  const say = useWords(taxonomyWords)
  const [asked, setAsked] = useState<Question | null>(null)
  const change = useTermChange(subject)
  const siblings = index.children.get(point.parent_id) ?? []
  const at = siblings.findIndex(({ id }) => id === point.id)
  const shift = (before: string | null) =>
    change.mutate({ kind: 'move', id: point.id, parent_id: point.parent_id, before_id: before })
  const more: MenuItem[] = [
    { key: 'up', label: say.moveUp, isDisabled: at <= 0, onAction: () => shift(siblings[at - 1]?.id ?? null) },
    {
      key: 'down',
      label: say.moveDown,
      isDisabled: at >= siblings.length - 1,
      onAction: () => shift(siblings[at + 2]?.id ?? null),
    },
    { key: 'move', label: say.move, onAction: () => setAsked('move') },
    { key: 'merge', label: say.merge, onAction: () => setAsked('merge') },
    point.retired
      ? {
          key: 'restore',
          label: say.restore,
          separated: true,
          onAction: () => change.mutate({ kind: 'restore', id: point.id }),
        }
      : {
          key: 'retire',
          label: say.retire,
          separated: true,
          onAction: () => change.mutate({ kind: 'retire', id: point.id }),
        },
  ]
  return (
    <Card>
      <div className="term-panel">
        <p className="quiet">
          {ancestorsOf(index, point.id)
            .map(({ name }) => name)
            .join(' › ')}
        </p>
        <h2>{point.name}</h2>
        <Uses subject={subject} point={point} />
        <ButtonRow>
          <Button onPress={() => setAsked('add')} isDisabled={point.retired}>
            {say.addBelow}
          </Button>
          <Button onPress={() => setAsked('rename')}>{say.rename}</Button>
          <Menu label={say.actions} trigger={<Button>{say.actions}</Button>} items={more} />
        </ButtonRow>
        <Refusal error={change.error} />
        <Aliases subject={subject} point={point} onAdd={() => setAsked('alias')} />
      </div>
      {asked !== null && <Questions {...props} asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  )
}
