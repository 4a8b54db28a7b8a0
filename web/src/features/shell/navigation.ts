import type { Me } from '@lightwork/contract'
import type { ComponentType } from 'react'
import { defineWords } from '../../lib/language.ts'
import { hasRole } from '../../lib/me.ts'
import {
  BankIcon,
  HomeIcon,
  type IconProps,
  MedalIcon,
  ReviewIcon,
  RuleIcon,
  SchoolIcon,
  SheetIcon,
  WeekIcon,
} from '../../ui/icons.tsx'

export const placeWords = defineWords({
  zh: {
    home: '首页',
    homework: '作业',
    bank: '题库',
    reviews: '审核',
    competitions: '评比',
    week: '班级周',
    schools: '学校',
    school: '学校',
    policies: '规定',
  },
  en: {
    home: 'Home',
    homework: 'Homework',
    bank: 'Bank',
    reviews: 'Review',
    competitions: 'Contests',
    week: 'Class week',
    schools: 'Schools',
    school: 'School',
    policies: 'Rules',
  },
})

export interface Place {
  readonly key: keyof (typeof placeWords)['zh']
  readonly to: string
  readonly icon: ComponentType<IconProps>
}

/** The places a person works in, in the order of their day. Few, so that they fit the bar of a phone. */
export function placesOf(me: Me): Place[] {
  const teaches = me.teaching.length > 0 || hasRole(me, 'teacher')
  const seesWeeks = teaches || me.leads.length > 0 || hasRole(me, 'head', 'class_lead')
  const headOf = me.memberships.find(({ role }) => role === 'head')
  const places: (Place | false)[] = [
    { key: 'home', to: '/', icon: HomeIcon },
    teaches && { key: 'homework', to: '/homework', icon: SheetIcon },
    { key: 'bank', to: '/bank', icon: BankIcon },
    (hasRole(me, 'curator') || me.reviews.length > 0) && { key: 'reviews', to: '/reviews', icon: ReviewIcon },
    { key: 'competitions', to: '/competitions', icon: MedalIcon },
    seesWeeks && { key: 'week', to: '/week', icon: WeekIcon },
    hasRole(me, 'admin', 'bureau') && { key: 'schools', to: '/schools', icon: SchoolIcon },
    headOf !== undefined && { key: 'school', to: `/schools/${headOf.organisation_id}`, icon: SchoolIcon },
    { key: 'policies', to: '/policies', icon: RuleIcon },
  ]
  return places.filter((place) => place !== false)
}
