import { NavLink } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { isCurator } from './item-roles.ts'
import './bank-nav.css'

const words = defineWords({
  zh: {
    label: '题库工作',
    bank: '题库',
    reviews: '审核',
    duplicates: '查重',
    tags: '标签',
    gaps: '待补标注',
    reports: '报告',
    minutes: '用时',
    bulk: '批量操作',
  },
  en: {
    label: 'Work on the bank',
    bank: 'Bank',
    reviews: 'Review',
    duplicates: 'Duplicates',
    tags: 'Tags',
    gaps: 'Tags missing',
    reports: 'Reports',
    minutes: 'Times',
    bulk: 'Bulk edits',
  },
})

const places = [
  { key: 'bank', to: '/bank' },
  { key: 'reviews', to: '/reviews' },
  { key: 'duplicates', to: '/curation/duplicates' },
  { key: 'tags', to: '/curation/taxonomy' },
  { key: 'gaps', to: '/curation/gaps' },
  { key: 'reports', to: '/curation/reports' },
  { key: 'minutes', to: '/curation/minutes' },
  { key: 'bulk', to: '/curation/bulk' },
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
