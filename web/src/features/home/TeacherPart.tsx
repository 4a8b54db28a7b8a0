import { listAssignments } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import { HomeworkTable } from '../assignments/HomeworkTable.tsx'
import { NewHomework } from '../assignments/NewHomework.tsx'
import { usePutAway } from '../assignments/put-away.ts'
import { ownClasses } from '../load/my-classes.ts'
import { ClassOutlooks } from './ClassOutlooks.tsx'

const words = defineWords({
  zh: {
    classes: '我的班级还有多少时间',
    noClasses: '您还没有任教的班级。请学校管理员在“学校”里为您安排班级。',
    recent: '最近的作业',
    all: '全部作业',
    none: '还没有作业。新建一份，从题库选题或自己写。',
  },
  en: {
    classes: 'Minutes left in my classes',
    noClasses: 'You teach no class yet. Your school’s administrator can add you to one.',
    recent: 'Recent homework',
    all: 'All homework',
    none: 'No homework yet. Begin one with items from the bank or your own.',
  },
})

const RECENT = 5

/** A teacher's next piece of work: the classes with their minutes, and the homework at hand. */
export function TeacherPart() {
  const say = useWords(words)
  const me = useMe()
  const away = usePutAway()
  const homework = useQuery(query(listAssignments, {}))
  const classes = ownClasses(me)
  return (
    <>
      <Section title={say.classes}>
        {classes.length === 0 ? <Empty>{say.noClasses}</Empty> : <ClassOutlooks classes={classes} today={me.today} />}
      </Section>
      <Section title={say.recent} actions={<Link to="/homework">{say.all}</Link>}>
        <Answer query={homework}>
          {(rows) => {
            const recent = rows.filter(({ id }) => !away.has(id)).slice(0, RECENT)
            if (recent.length === 0) return <Empty action={<NewHomework />}>{say.none}</Empty>
            return (
              <Card>
                <HomeworkTable homework={recent} />
              </Card>
            )
          }}
        </Answer>
      </Section>
    </>
  )
}
