import type { Drill } from '@lightwork/domain'
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { CodeSelect } from '../blocks/CodeSelect.tsx'
import { DragHandle } from '../blocks/ItemBlockView.tsx'
import { TypedNumber } from '../blocks/TypedNumber.tsx'
import { PartMenu } from './PartMenu.tsx'
import { partWords } from './part-words.ts'
import { type Part, usePart } from './use-part.ts'

const NAME_LIMIT = 60
const units = ['times', 'seconds'] as const

/** The name of a movement. Nothing is written into the text while an input method composes. */
function DrillName({ part, name }: { readonly part: Part; readonly name: string }) {
  const words = useWords(partWords)
  const [composed, setComposed] = useState<string | null>(null)
  const session = useRef(0)
  const set = (next: string) => next !== name && part.change({ name: next.slice(0, NAME_LIMIT) }, session.current)
  return (
    <input
      className="drill-name"
      data-control="name"
      aria-label={words.drillName(part.number)}
      aria-invalid={part.error !== undefined}
      placeholder={words.namePlaceholder}
      maxLength={NAME_LIMIT}
      readOnly={!part.editable}
      autoComplete="off"
      value={composed ?? name}
      onFocus={() => {
        session.current = performance.now()
      }}
      onChange={({ currentTarget, nativeEvent }) => {
        const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing
        setComposed(isComposing ? currentTarget.value : null)
        if (!isComposing) set(currentTarget.value)
      }}
      onCompositionEnd={({ currentTarget }) => {
        setComposed(null)
        set(currentTarget.value)
      }}
    />
  )
}

interface FigureProps {
  readonly part: Part
  readonly name: 'sets' | 'amount' | 'set_seconds' | 'rest_seconds'
  readonly value: number
  readonly min: number
  readonly max: number
}

function Figure({ part, name, ...range }: FigureProps) {
  const words = useWords(partWords)
  return (
    <TypedNumber
      {...range}
      label={words[name](part.number)}
      editable={part.editable}
      onChange={(next, session) => part.change({ [name]: next }, session)}
    />
  )
}

/** One movement in a row: what, how many sets of how much, how long, and the rest between. */
export function DrillView(props: ReactNodeViewProps) {
  const words = useWords(partWords)
  const part = usePart(props)
  // The schema checks the attributes of a movement.
  const drill = props.node.attrs as Drill
  const setUnit = (unit: Drill['unit']) =>
    part.change(unit === 'seconds' ? { unit, set_seconds: drill.amount } : { unit })
  return (
    <NodeViewWrapper
      className="drill"
      role="group"
      aria-label={words.drill(part.number)}
      data-field={`part/${part.number - 1}`}
    >
      <div className="part-bar" {...part.bar}>
        <DragHandle editable={part.editable} />
        <DrillName part={part} name={drill.name} />
        <span className="drill-figure">
          <Figure part={part} name="sets" value={drill.sets} min={1} max={20} />
          {words.setsUnit}
        </span>
        <span className="drill-figure">
          {words.each}
          {drill.unit === 'seconds' ? (
            <TypedNumber
              label={words.amount(part.number)}
              value={drill.amount}
              min={1}
              max={1000}
              editable={part.editable}
              onChange={(amount, session) => part.change({ amount, set_seconds: amount }, session)}
            />
          ) : (
            <Figure part={part} name="amount" value={drill.amount} min={1} max={1000} />
          )}
          <CodeSelect
            editable={part.editable}
            label={words.unitOf(part.number)}
            codes={units}
            names={words}
            value={drill.unit}
            onChange={setUnit}
          />
        </span>
        {drill.unit === 'times' && (
          <span className="drill-figure">
            {words.takes}
            <Figure part={part} name="set_seconds" value={drill.set_seconds} min={1} max={1800} />
            {words.secondsUnit}
          </span>
        )}
        <span className="drill-figure">
          {words.rest}
          <Figure part={part} name="rest_seconds" value={drill.rest_seconds} min={0} max={600} />
          {words.secondsUnit}
        </span>
        {part.editable && <PartMenu part={part} label={words.actionsOfDrill(part.number)} />}
      </div>
      {part.error !== undefined && <p className="ui-error">{part.error}</p>}
    </NodeViewWrapper>
  )
}
