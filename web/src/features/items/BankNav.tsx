import { NavLink } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { isCurator } from './item-roles.ts'
import './bank-nav.css'

const words = defineWords({
  zh: { label: '题库工作', bank: '题库', reviews: '审核', tags: '标签', minutes: '用时', gaps: '待补标注' },
  en: {
    label: 'Work on the bank',
    bank: 'Bank',
    reviews: 'Review',
    tags: 'Tags',
    minutes: 'Times',
    gaps: 'Tags missing',
  },
})

const places = [
  { key: 'bank', to: '/bank' },
  { key: 'reviews', to: '/reviews' },
  { key: 'tags', to: '/curation/taxonomy' },
  { key: 'minutes', to: '/curation/minutes' },
  { key: 'gaps', to: '/curation/gaps' },
] as const

/** The places where curators keep the bank; others are not shown them. */
export function BankNav() {
  const say = useWords(words)
  if (!isCurator(useMe())) return null
  return (
    <nav aria-label={say.label} className="bank-nav">
      {places.map(({ key, to }) => (
        <NavLink key={key} to={to} end>
          {say[key]}
        </NavLink>
      ))}
    </nav>
  )
}
