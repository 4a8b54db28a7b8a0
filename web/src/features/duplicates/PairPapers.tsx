import type { DocumentNode } from '@lightwork/content'
import type { PairView } from '@lightwork/contract'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Chip } from '../../ui/Chip.tsx'
import { ItemPaper } from '../items/ItemPaper.tsx'
import { ItemUseLine } from '../items/ItemUsePart.tsx'
import { pairWords } from './duplicate-words.ts'
import { markPlaces } from './mark-places.ts'

interface SideProps {
  readonly side: PairView['a']
  readonly title: string
  readonly mark: string | null
}

function Side({ side: { version, marks, mine }, title, mark }: SideProps) {
  const say = useWords(pairWords)
  const names = useNames()
  const marked = useMemo(
    // The contract keeps the content of documents opaque.
    () => ({ ...version, body: markPlaces(version.body as DocumentNode, marks) as typeof version.body }),
    [version, marks],
  )
  return (
    <section className="duplicate-side" aria-label={title}>
      <div className="duplicate-side-head">
        <h2>{title}</h2>
        <Chip tone={version.state === 'published' ? 'accent' : version.state === 'retired' ? 'quiet' : 'plain'}>
          {names.itemState[version.state]}
        </Chip>
        {version.origin !== 'original' && <Chip>{names.origin[version.origin]}</Chip>}
        {mark !== null && <Chip tone="accent">{mark}</Chip>}
        {mine && <Chip>{say.yours}</Chip>}
      </div>
      <ItemPaper version={marked} isOpen={false} />
      <p className="quiet">
        {[
          names.subject(version.subject),
          version.grades.map(names.grade).join(' '),
          names.itemType[version.type],
          names.tier[version.tier],
          names.minutes(version.minutes),
          version.created_by === null ? say.imported : say.by(version.created_by.name),
        ].join(' · ')}
        {version.citation !== null && ` · ${version.citation}`}
      </p>
      <ItemUseLine itemId={version.item_id} />
      <Link to={`/bank/${version.item_id}`}>{say.toItem}</Link>
    </section>
  )
}

/** Two items side by side as on paper, with what differs marked. */
export function PairPapers({ pair }: { readonly pair: PairView }) {
  const say = useWords(pairWords)
  const markOf = (id: string) =>
    pair.kept_id !== id ? null : pair.decision === 'adapted' ? say.originalMark : say.kept
  return (
    <div className="duplicate-papers">
      <Side side={pair.a} title={say.left} mark={markOf(pair.item_a)} />
      <Side side={pair.b} title={say.right} mark={markOf(pair.item_b)} />
    </div>
  )
}
