import { NavLink } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import './bank-nav.css'

const words = defineWords({
  zh: { label: '题库工作', bank: '题库', reviews: '审核', duplicates: '查重', minutes: '用时' },
  en: { label: 'Work on the bank', bank: 'Bank', reviews: 'Reviews', duplicates: 'Duplicates', minutes: 'Minutes' },
})

/** The places where the bank is kept, for those who keep it: curators all, reviewers theirs. */
export function BankNav() {
  const say = useWords(words)
  const me = useMe()
  const isCurator = hasRole(me, 'curator')
  if (!isCurator && me.reviews.length === 0) return null
  const places = [
    { to: '/bank', label: say.bank },
    { to: '/reviews', label: say.reviews },
    { to: '/curation/duplicates', label: say.duplicates },
    ...(isCurator ? [{ to: '/curation/minutes', label: say.minutes }] : []),
  ]
  return (
    <nav className="bank-nav" aria-label={say.label}>
      {places.map(({ to, label }) => (
        <NavLink key={to} to={to}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
