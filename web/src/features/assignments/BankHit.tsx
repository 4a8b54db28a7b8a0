import type { ItemHit } from '@lightwork/contract'
import { type DragEvent, useMemo, useState } from 'react'
import { BANK_ITEM } from '../../editor/bank-drop.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { CheckIcon, MoreIcon, PlusIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { EvidenceText } from '../items/EvidenceText.tsx'
import { Stem } from '../items/ItemCard.tsx'
import { markWords } from '../items/mark-words.ts'
import { openingWords } from '../items/opening-words.ts'
import { ReportDialog } from '../remarks/ReportDialog.tsx'
import { reportWords } from '../remarks/report-words.ts'
import { homeworkWords } from './homework-words.ts'
import { newItemOf } from './sheet-items.ts'

interface BankHitProps {
  readonly hit: ItemHit
  /** The block of the sheet that holds the item already. */
  readonly block: string | undefined
  readonly onAdd: () => void
  readonly onFind: (blockId: string) => void
}

/** An item of the bank, to be pressed or dragged onto the paper. */
export function BankHit({ hit, block, onAdd, onFind }: BankHitProps) {
  const words = useWords(homeworkWords)
  const sayReport = useWords(reportWords)
  const [isReporting, setReporting] = useState(false)
  const names = useNames()
  const content = useMemo(() => markWords(hit.body, hit.highlights), [hit])
  const opening = openingWords(hit.body)
  const drag = ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData(BANK_ITEM, JSON.stringify(newItemOf(hit)))
    dataTransfer.effectAllowed = 'copy'
  }
  return (
    <li className="homework-hit" draggable onDragStart={drag}>
      <Stem>
        <Rendered content={content} />
      </Stem>
      <div className="homework-hit-foot">
        <p className="quiet small">
          {names.itemType[hit.type]} · {names.tier[hit.tier]} · <EvidenceText timed={hit} />
        </p>
        {/* One button for both, so that the focus stays when the item is added. */}
        <Button
          kind={block === undefined ? 'plain' : 'quiet'}
          aria-label={block === undefined ? words.addItem(opening) : words.findItem(opening)}
          onPress={() => (block === undefined ? onAdd() : onFind(block))}
        >
          {block === undefined ? <PlusIcon size={16} /> : <CheckIcon size={16} />}
          {block === undefined ? words.add : words.added}
        </Button>
        <Menu
          label={words.moreOf(opening)}
          items={[{ key: 'report', label: sayReport.report, onAction: () => setReporting(true) }]}
          trigger={<IconButton label={words.moreOf(opening)} icon={<MoreIcon />} />}
        />
      </div>
      {isReporting && <ReportDialog versionId={hit.version_id} onClose={() => setReporting(false)} />}
    </li>
  )
}
