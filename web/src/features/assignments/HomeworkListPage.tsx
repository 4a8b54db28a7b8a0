import {
  type AssignmentSummary,
  createAssignment,
  deleteAssignment,
  getAssignment,
  listAssignments,
} from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api, messageOf } from '../../lib/api.ts'
import { defineWords, useWords, wordsNow } from '../../lib/language.ts'
import { query, refresh } from '../../lib/query.ts'
import { Segmented } from '../../ui/Choice.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { HomeworkMenu } from './HomeworkMenu.tsx'
import { HomeworkTable } from './HomeworkTable.tsx'
import { KeptTextsDialog } from './KeptTextsDialog.tsx'
import { NewHomework } from './NewHomework.tsx'
import { bringBack, putAway, usePutAway } from './put-away.ts'
import { WordDialog } from './WordDialog.tsx'
import './homework-list.css'

const words = defineWords({
  zh: {
    title: '我的作业',
    show: '显示',
    all: '全部',
    draft: '草稿',
    released: '已布置',
    empty: '还没有作业。新建一份，从题库选题或自己写，系统会随时告诉您这个班还剩多少时间。',
    noneOfThese: '这里没有作业。',
    copyOf: (title: string) => `${title}（副本）`,
    copied: '已复制一份',
    removed: (title: string) => `已删除《${title}》`,
    undo: '撤销',
  },
  en: {
    title: 'My homework',
    show: 'Show',
    all: 'All',
    draft: 'Drafts',
    released: 'Released',
    empty:
      'No homework yet. Begin one, pick items from the bank or write your own; the minutes left for the class are always in sight.',
    noneOfThese: 'No homework here.',
    copyOf: (title: string) => `${title} (copy)`,
    copied: 'Copied',
    removed: (title: string) => `Deleted ${title}`,
    undo: 'Undo',
  },
})

type Shown = 'all' | 'draft' | 'released'

const isReleased = ({ releases }: AssignmentSummary) => releases.some(({ withdrawn_at }) => withdrawn_at === null)

async function copyHomework({ school_id, id }: AssignmentSummary): Promise<void> {
  const say = wordsNow(words)
  try {
    const { title, subject, grade, document } = await api(getAssignment, { params: { school_id, assignment_id: id } })
    await api(createAssignment, {
      params: { school_id },
      body: { title: say.copyOf(title).slice(0, 100), subject, grade, document },
    })
    await refresh(listAssignments)
    showToast({ text: say.copied })
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
}

async function deleteForGood({ school_id, id }: AssignmentSummary): Promise<void> {
  try {
    await api(deleteAssignment, { params: { school_id, assignment_id: id } })
    await refresh(listAssignments)
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
  bringBack(id)
}

/** All homework of the person, last saved first. Deleting offers undo instead of asking. */
export function HomeworkListPage() {
  const say = useWords(words)
  const [shown, setShown] = useState<Shown>('all')
  const [keptOf, setKeptOf] = useState<AssignmentSummary | null>(null)
  const [wordOf, setWordOf] = useState<AssignmentSummary | null>(null)
  const away = usePutAway()
  const homework = useQuery(query(listAssignments, {}))

  const remove = (row: AssignmentSummary) => {
    putAway(row.id)
    showToast({
      text: say.removed(row.title),
      undo: { label: say.undo, onUndo: () => bringBack(row.id) },
      onGone: () => void deleteForGood(row),
    })
  }
  const fits = (row: AssignmentSummary) =>
    !away.has(row.id) && (shown === 'all' || isReleased(row) === (shown === 'released'))

  return (
    <Page title={say.title} actions={<NewHomework />}>
      <Answer query={homework}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={<NewHomework size="large" />}>{say.empty}</Empty>
          ) : (
            <>
              <Segmented
                label={say.show}
                hideLabel
                options={[
                  { value: 'all', label: say.all },
                  { value: 'draft', label: say.draft },
                  { value: 'released', label: say.released },
                ]}
                value={shown}
                onChange={setShown}
              />
              {rows.some(fits) ? (
                <Card>
                  <HomeworkTable
                    homework={rows.filter(fits)}
                    actions={(row) => (
                      <HomeworkMenu
                        of={row}
                        onCopy={() => void copyHomework(row)}
                        onWord={() => setWordOf(row)}
                        onKept={() => setKeptOf(row)}
                        onRemove={() => remove(row)}
                      />
                    )}
                  />
                </Card>
              ) : (
                <Empty>{say.noneOfThese}</Empty>
              )}
            </>
          )
        }
      </Answer>
      {wordOf !== null && <WordDialog of={wordOf} onClose={() => setWordOf(null)} />}
      {keptOf !== null && <KeptTextsDialog of={keptOf} onClose={() => setKeptOf(null)} />}
    </Page>
  )
}
