import { type ListedPair, listItemDuplicates } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useDuplicateNames } from '../../lib/duplicate-names.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Section } from '../../ui/Page.tsx'
import { openingWords } from '../items/opening-words.ts'
import { pairAddress } from './pair-address.ts'
import './item-duplicates.css'

const words = defineWords({
  zh: {
    title: '相似的题',
    undecided: '待判定',
    stays: '重复，留下那一道',
    leaves: '重复，留下这一道',
    from: '改编自那一道',
    to: '那一道由这道改编',
    picture: '（只有图）',
  },
  en: {
    title: 'Items alike',
    undecided: 'undecided',
    stays: 'the same; that one stays',
    leaves: 'the same; this one stays',
    from: 'adapted from that one',
    to: 'that one was adapted from this',
    picture: '(a picture only)',
  },
})

function useSaid(itemId: string) {
  const say = useWords(words)
  const names = useDuplicateNames()
  return ({ decision, kept_id }: ListedPair): string => {
    if (decision === null) return say.undecided
    if (decision === 'different') return names.decision.different
    if (decision === 'adapted') return kept_id === itemId ? say.to : say.from
    return kept_id === itemId ? say.leaves : say.stays
  }
}

/** Items alike to one and what was decided of each; nothing where there is none, or none that this person may see. */
export function ItemDuplicates({ itemId }: { readonly itemId: string }) {
  const say = useWords(words)
  const names = useDuplicateNames()
  const said = useSaid(itemId)
  const { data: pairs = [] } = useQuery(query(listItemDuplicates, { params: { item_id: itemId } }))
  if (pairs.length === 0) return null
  return (
    <Section title={say.title}>
      <ul className="item-duplicates">
        {pairs.map((pair) => {
          const other = pair.item_a === itemId ? pair.b : pair.a
          return (
            <li key={other.item_id}>
              <Link to={pairAddress(pair)}>{openingWords(other.opening) || say.picture}</Link>
              <span className="quiet">
                {names.kind[pair.kind]} · {said(pair)}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
