import { getItemVersions, type ItemHit, type ItemVersionForTeacher, searchItems } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import type { SheetPart } from '../../editor/blocks/parts.ts'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { EvidenceText } from '../items/EvidenceText.tsx'
import { Stem } from '../items/ItemCard.tsx'
import { openingWords } from '../items/opening-words.ts'
import { blockOfItem } from './sheet-items.ts'

const words = defineWords({
  zh: {
    title: '换一道相近的题',
    lead: (points: string) => `同一年级、同一知识点（${points}）的题，同类型、同层次的在前。层次、场所和必做选做不变。`,
    none: '题库里没有同一知识点的其他题。可以在左边的题库里换个说法再找。',
    take: '换成这道',
    takeOf: (opening: string) => `换成这道：${opening}`,
    close: '关闭',
  },
  en: {
    title: 'Take a similar item instead',
    lead: (points: string) =>
      `Items of the same grade and knowledge point (${points}), those of the same type and tier first. Tiers, place and whether it is required stay.`,
    none: 'The bank has no other item on this point. Search it in other words on the left.',
    take: 'Take this one',
    takeOf: (opening: string) => `Take this one: ${opening}`,
    close: 'Close',
  },
})

const MOST = 8

interface SimilarProps {
  readonly versionId: string
  readonly parts: readonly SheetPart[]
  readonly onTake: (hit: ItemHit) => void
  readonly onClose: () => void
}

/** How far a hit is from the item: its type counts more than its tier, the tier more than its minutes. */
const distanceTo =
  ({ type, tier, minutes }: ItemVersionForTeacher) =>
  (hit: ItemHit): number =>
    (hit.type === type ? 0 : 100) + (hit.tier === tier ? 0 : 40) + Math.min(39, Math.abs(hit.minutes - minutes))

function Hits({ version, parts, onTake }: Pick<SimilarProps, 'parts' | 'onTake'> & { version: ItemVersionForTeacher }) {
  const say = useWords(words)
  const names = useNames()
  const { subject, grades, points, item_id } = version
  const [point] = points
  const [grade] = grades
  const found = useQuery({
    ...query(searchItems, {
      querystring: {
        subject,
        ...(grade !== undefined && { grade }),
        ...(point !== undefined && { point_id: point.id }),
        page_size: 50,
      },
    }),
    enabled: point !== undefined,
  })
  if (point === undefined) return <Empty>{say.none}</Empty>
  return (
    <Answer query={found}>
      {({ hits }) => {
        const distance = distanceTo(version)
        const others = hits
          .filter((hit) => hit.item_id !== item_id && blockOfItem(parts, hit.item_id) === undefined)
          .sort((a, b) => distance(a) - distance(b))
          .slice(0, MOST)
        if (others.length === 0) return <Empty>{say.none}</Empty>
        return (
          <>
            <p className="quiet">{say.lead(point.name)}</p>
            <ul className="homework-hits">
              {others.map((hit) => (
                <li key={hit.version_id} className="homework-hit">
                  <Stem>
                    <Rendered content={hit.body} />
                  </Stem>
                  <div className="homework-hit-foot">
                    <p className="quiet small">
                      {names.itemType[hit.type]} · {names.tier[hit.tier]} · <EvidenceText timed={hit} />
                    </p>
                    <Button aria-label={say.takeOf(openingWords(hit.body))} onPress={() => onTake(hit)}>
                      {say.take}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </Answer>
  )
}

/** Other items of the bank on the same knowledge point, to stand in the place of one that is on the sheet. */
export function SimilarDialog({ versionId, parts, onTake, onClose }: SimilarProps) {
  const say = useWords(words)
  const versions = useQuery(query(getItemVersions, { querystring: { ids: versionId } }))
  return (
    <Dialog title={say.title} isOpen width="wide" onClose={onClose} closeLabel={say.close}>
      <Answer query={versions}>
        {([version]) =>
          version === undefined ? <Empty>{say.none}</Empty> : <Hits version={version} parts={parts} onTake={onTake} />
        }
      </Answer>
    </Dialog>
  )
}
