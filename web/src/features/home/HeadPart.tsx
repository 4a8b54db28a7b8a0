import { listClasses, type Me } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { ClassOutlooks } from './ClassOutlooks.tsx'

const words = defineWords({
  zh: {
    title: (school: string) => `${school}：各班作业时间`,
    manage: '管理学校',
    none: '学校还没有班级。先添加班级，再安排任课教师。',
    add: '添加班级',
  },
  en: {
    title: (school: string) => `${school}: homework time by class`,
    manage: 'Manage the school',
    none: 'The school has no classes yet. Add classes, then say who teaches what.',
    add: 'Add classes',
  },
})

/** A head's view: every class of the school today and on the next school day. */
export function HeadPart({
  of: { organisation_id, organisation_name },
  today,
}: {
  readonly of: Me['memberships'][number]
  readonly today: string
}) {
  const say = useWords(words)
  const classes = useQuery(query(listClasses, { params: { school_id: organisation_id } }))
  const address = `/schools/${organisation_id}`
  return (
    <Section title={say.title(organisation_name)} actions={<Link to={address}>{say.manage}</Link>}>
      <Answer query={classes}>
        {(all) => {
          const open = all.filter(({ closed_at }) => closed_at === null)
          if (open.length === 0)
            return <Empty action={<LinkButton to={address}>{say.add}</LinkButton>}>{say.none}</Empty>
          return (
            <ClassOutlooks classes={open.map(({ id, school_id }) => ({ school_id, class_id: id }))} today={today} />
          )
        }}
      </Answer>
    </Section>
  )
}
