import type { WorkAttributes } from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import { modes, places, type Tier, tiers } from '@lightwork/domain'
import type { Editor } from '@tiptap/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { evidenceOf, minutesOf } from '../../lib/item-minutes.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { PencilIcon, WarningIcon } from '../../ui/icons.tsx'
import type { MenuItem } from '../../ui/Popover.tsx'
import { useReport } from '../versions.ts'
import { blockWords } from '../words.ts'
import { BlockMenu } from './BlockMenu.tsx'
import { CodeSelect } from './CodeSelect.tsx'
import { MinutesField } from './MinutesField.tsx'
import type { Block } from './use-block.ts'
import { useSeen } from './use-seen.ts'

interface Part {
  readonly block: Block
  readonly work: WorkAttributes
}

function TierChips({ block, work }: Part) {
  const words = useWords(blockWords)
  const names = useNames()
  const toggle = (tier: Tier) => {
    const chosen = tiers.filter((each) => (each === tier) !== work.tiers.includes(each))
    if (chosen.length > 0) block.change({ tiers: chosen })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a line of text.
    <span className="tiers" role="group" aria-label={words.tiers}>
      {tiers.map((tier) => {
        const pressed = work.tiers.includes(tier)
        const only = pressed && work.tiers.length === 1
        return (
          <button
            key={tier}
            type="button"
            className="chip"
            tabIndex={block.active ? 0 : -1}
            disabled={!block.editable}
            aria-pressed={pressed}
            title={only ? words.lastTier : undefined}
            onClick={() => toggle(tier)}
          >
            {names.tier[tier]}
          </button>
        )
      })}
    </span>
  )
}

function RequiredToggle({ block, work }: Part) {
  const words = useWords(blockWords)
  return (
    <button
      type="button"
      className="chip required-toggle"
      tabIndex={block.active ? 0 : -1}
      disabled={!block.editable}
      aria-pressed={work.required}
      onClick={() => block.change({ required: !work.required })}
    >
      {work.required ? words.required : words.optional}
    </button>
  )
}

function Evidence({ block, work, bank }: Part & { readonly bank: ItemVersionForTeacher }) {
  const words = useWords(blockWords)
  const names = useNames()
  const known = minutesOf(bank)
  if (work.minutes !== known) {
    return (
      <button
        type="button"
        className="evidence"
        tabIndex={block.active ? 0 : -1}
        disabled={!block.editable}
        title={words.takeBank(known)}
        onClick={() => block.change({ minutes: known })}
      >
        {words.bankMinutes(known)}
      </button>
    )
  }
  const { source, samples } = evidenceOf(bank)
  return (
    <span className="evidence">
      {samples > 0 ? words.samples(names.evidence[source], samples) : names.evidence[source]}
    </span>
  )
}

/** How the notice names the block. Written when the field is left, so that an input method is never disturbed. */
function PointerField({ block, work, open }: Part & { readonly open: boolean }) {
  const words = useWords(blockWords)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // After the menu has closed and given its focus back.
    const timer = open ? setTimeout(() => field.current?.focus(), 60) : undefined
    return () => clearTimeout(timer)
  }, [open])
  if (!open && work.pointer === '') return null
  return (
    <label className="pointer">
      {words.pointer}
      <input
        ref={field}
        key={work.pointer}
        defaultValue={work.pointer}
        maxLength={200}
        placeholder={words.pointerHint}
        readOnly={!block.editable}
        tabIndex={block.active ? 0 : -1}
        onBlur={({ currentTarget }) => {
          const pointer = currentTarget.value.trim()
          if (pointer !== work.pointer) block.change({ pointer })
        }}
        onKeyDown={({ key, nativeEvent, currentTarget }) => {
          if (key === 'Enter' && !nativeEvent.isComposing && nativeEvent.keyCode !== 229) currentTarget.blur()
        }}
      />
    </label>
  )
}

export interface WorkBarProps extends Part {
  readonly editor: Editor
  /** The version in the bank, for an item of the bank that is loaded. */
  readonly bank?: ItemVersionForTeacher | undefined
  /** What only this kind of block can do. */
  readonly actions?: readonly MenuItem[]
  readonly children?: ReactNode
}

/** What the controls say, in words: for blocks out of sight, of which a sheet has hundreds. */
function Said({ work }: { readonly work: WorkAttributes }) {
  const words = useWords(blockWords)
  const names = useNames()
  const said = [
    work.tiers.map((tier) => names.tier[tier]).join('、'),
    work.required ? words.required : words.optional,
    work.daily == null ? words.minutesSaid(work.minutes) : words.daily(work.daily),
    names.mode[work.mode],
    names.place[work.place],
  ]
  return <span>{said.join(' · ')}</span>
}

/** The quiet line below a block: who does it, must they, how long, how and where. */
export function WorkBar(props: WorkBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const seen = useSeen(bar)
  return (
    <div className="work-bar" ref={bar} {...props.block.bar}>
      {seen || props.block.active ? <Controls {...props} /> : <Said work={props.work} />}
    </div>
  )
}

function Controls({ editor, block, work, bank, actions = [], children }: WorkBarProps) {
  const words = useWords(blockWords)
  const names = useNames()
  const [naming, setNaming] = useState(false)
  const pinned = work.item_version_id !== undefined
  const report = useReport()
  const versionId = work.item_version_id
  const more = [
    { key: 'pointer', label: words.editPointer, icon: <PencilIcon />, onAction: () => setNaming(true) },
    ...actions,
    ...(report !== undefined && versionId !== undefined
      ? [{ key: 'report', label: words.report, icon: <WarningIcon />, onAction: () => report(versionId) }]
      : []),
  ]
  return (
    <>
      <TierChips block={block} work={work} />
      <RequiredToggle block={block} work={work} />
      {work.daily == null ? (
        <MinutesField
          label={words.minutes}
          minutes={work.minutes}
          editable={block.editable}
          tabIndex={block.active ? 0 : -1}
          onChange={(minutes, session) => block.change({ minutes, daily: null, tier_minutes: null }, session)}
        />
      ) : (
        <span className="evidence">{words.daily(work.daily)}</span>
      )}
      {bank !== undefined && work.daily == null && <Evidence block={block} work={work} bank={bank} />}
      {pinned ? (
        <span>{names.mode[work.mode]}</span>
      ) : (
        <CodeSelect
          editable={block.editable}
          tabIndex={block.active ? 0 : -1}
          label={words.mode}
          codes={modes}
          names={names.mode}
          value={work.mode}
          onChange={(mode) => block.change({ mode })}
        />
      )}
      <CodeSelect
        editable={block.editable}
        tabIndex={block.active ? 0 : -1}
        label={words.place}
        codes={places}
        names={names.place}
        value={work.place}
        onChange={(place) => block.change({ place })}
      />
      {children}
      {block.editable && <BlockMenu editor={editor} id={block.id} active={block.active} more={more} />}
      <PointerField block={block} work={work} open={naming} />
    </>
  )
}
