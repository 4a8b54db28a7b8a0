import type { ItemHit } from '@lightwork/contract'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { MoreIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { ReportDialog } from '../remarks/ReportDialog.tsx'
import { reportWords } from '../remarks/report-words.ts'
import { bankWords, gapWords } from './bank-words.ts'
import { EvidenceText } from './EvidenceText.tsx'
import { homeworkSchools, isCurator } from './item-roles.ts'
import { markWords } from './mark-words.ts'
import { openingWords } from './opening-words.ts'
import type { Marks } from './use-marks.ts'

/** At most six lines, then a fade; the fade only where something is hidden. */
export function Stem({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const [isCut, setCut] = useState(false)
  useEffect(() => {
    const element = frame.current
    const inner = element?.firstElementChild
    if (!element || !inner) return
    // The content grows after the first drawing: formulas and pictures come later.
    const observer = new ResizeObserver(() => setCut(inner.getBoundingClientRect().height > element.clientHeight + 2))
    observer.observe(inner)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={frame} className={isCut ? 'bank-stem cut' : 'bank-stem'}>
      {/* Rendered exchanges its own element when the formulas have come. */}
      <div>{children}</div>
    </div>
  )
}

/** The box that marks a card; with Shift it marks all from the last one. */
function MarkBox({ hit, marks }: { readonly hit: ItemHit; readonly marks: Marks }) {
  const say = useWords(bankWords)
  const isRange = useRef(false)
  return (
    <span
      className="bank-card-mark"
      onPointerDownCapture={({ shiftKey }) => {
        isRange.current = shiftKey
      }}
      onKeyDownCapture={({ shiftKey }) => {
        isRange.current = shiftKey
      }}
    >
      <Checkbox
        isSelected={marks.isWhole || marks.ids.has(hit.item_id)}
        onChange={(isMarked) => marks.mark(hit.item_id, isMarked, isRange.current)}
      >
        <span className="visually-hidden">{say.mark(openingWords(hit.body))}</span>
      </Checkbox>
    </span>
  )
}

const cardClass = ({ item_id }: ItemHit, marks: Marks | undefined) =>
  marks === undefined ? 'bank-card' : `bank-card markable${marks.isWhole || marks.ids.has(item_id) ? ' marked' : ''}`

export interface ItemCardProps {
  readonly hit: ItemHit
  readonly onUse: (hit: ItemHit) => void
  /** Curators mark items for bulk edits. */
  readonly marks: Marks | undefined
}

/** One item of the results, as on paper; the whole card opens it. */
export function ItemCard({ hit, onUse, marks }: ItemCardProps) {
  const say = useWords(bankWords)
  const sayReport = useWords(reportWords)
  const names = useNames()
  const gapNames = useWords(gapWords)
  const me = useMe()
  const navigate = useNavigate()
  const content = useMemo(() => markWords(hit.body, hit.highlights), [hit])
  const address = `/bank/${hit.item_id}`
  const canUse = homeworkSchools(me).length > 0 && hit.state === 'published'
  const [isReporting, setReporting] = useState(false)
  const actions = [
    { key: 'open', label: say.open, onAction: () => void navigate(address) },
    ...(canUse ? [{ key: 'use', label: say.use, onAction: () => onUse(hit) }] : []),
    ...(isCurator(me) ? [{ key: 'edit', label: say.edit, onAction: () => void navigate(`${address}/edit`) }] : []),
    ...(hit.state === 'draft' || hit.state === 'in_review'
      ? []
      : [{ key: 'report', label: sayReport.report, separated: true, onAction: () => setReporting(true) }]),
  ]
  return (
    <li className={cardClass(hit, marks)}>
      {marks !== undefined && <MarkBox hit={hit} marks={marks} />}
      <Stem>
        <Rendered content={content} />
      </Stem>
      <div className="bank-card-foot">
        <p className="bank-card-line">
          <Link to={address} className="bank-card-open">
            {names.itemType[hit.type]}
            <span className="visually-hidden">{say.of(openingWords(hit.body))}</span>
          </Link>
          <span>{names.tier[hit.tier]}</span>
          <EvidenceText timed={hit} />
          {hit.points.length > 0 && <span>{hit.points.join(' · ')}</span>}
          {isCurator(me) && hit.uses > 0 && <span>{say.uses(hit.uses)}</span>}
          {hit.gaps.length > 0 && (
            <span className="bank-card-gaps">{say.lacks(hit.gaps.map((gap) => gapNames[gap]).join(say.list))}</span>
          )}
          {hit.state !== 'published' && (
            <Chip tone={hit.state === 'retired' ? 'quiet' : 'plain'}>{names.itemState[hit.state]}</Chip>
          )}
        </p>
        <div className="bank-card-actions">
          {canUse && (
            <span className="on-hover">
              <Button kind="quiet" aria-label={say.use} onPress={() => onUse(hit)}>
                {say.useShort}
              </Button>
            </span>
          )}
          <Menu label={say.more} items={actions} trigger={<IconButton label={say.more} icon={<MoreIcon />} />} />
        </div>
      </div>
      {isReporting && <ReportDialog versionId={hit.version_id} onClose={() => setReporting(false)} />}
    </li>
  )
}
