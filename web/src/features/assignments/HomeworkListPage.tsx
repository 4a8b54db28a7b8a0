import { type AssignmentSummary, deleteAssignment, listAssignments } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api, messageOf } from '../../lib/api.ts'
import { defineWords, useWords, wordsNow } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query, refresh } from '../../lib/query.ts'
import { Segmented } from '../../ui/Choice.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { NewTemplateDialog } from '../templates/TemplateDialog.tsx'
import { TemplatesTab } from '../templates/TemplatesTab.tsx'
import { HomeworkMenu } from './HomeworkMenu.tsx'
import { HomeworkTable } from './HomeworkTable.tsx'
import { KeptTextsDialog } from './KeptTextsDialog.tsx'
import { NewHomework } from './NewHomework.tsx'
import { NewHomeworkDialog } from './NewHomeworkDialog.tsx'
import { chargesOf, type Source, sourceOfHomework, sourceOfTemplate } from './new-homework.ts'
import { bringBack, putAway, usePutAway } from './put-away.ts'
import { SharedTab } from './SharedTab.tsx'
import { copyHomework } from './together/begin-copy.ts'
import { WordDialog } from './WordDialog.tsx'
import './homework-list.css'

const words = defineWords({
  zh: {
    title: '我的作业',
    tabs: '作业的来处',
    mine: '我写的',
    shared: '同事共享',
    templates: '模板',
    show: '显示',
    all: '全部',
    draft: '草稿',
    released: '已布置',
    empty: '还没有作业。新建一份，从题库选题或自己写，系统会随时告诉您这个班还剩多少时间。',
    noneOfThese: '这里没有作业。',
    copied: '已复制一份',
    removed: (title: string) => `已删除《${title}》`,
    undo: '撤销',
  },
  en: {
    title: 'My homework',
    tabs: 'Where homework comes from',
    mine: 'Written by me',
    shared: 'Shared by colleagues',
    templates: 'Templates',
    show: 'Show',
    all: 'All',
    draft: 'Drafts',
    released: 'Released',
    empty:
      'No homework yet. Begin one, pick items from the bank or write your own; the minutes left for the class are always in sight.',
    noneOfThese: 'No homework here.',
    copied: 'Copied',
    removed: (title: string) => `Deleted ${title}`,
    undo: 'Undo',
  },
})

type Shown = 'all' | 'draft' | 'released'

const isReleased = ({ releases }: AssignmentSummary) => releases.some(({ withdrawn_at }) => withdrawn_at === null)

async function makeCopy(row: AssignmentSummary): Promise<void> {
  try {
    await copyHomework(row)
    showToast({ text: wordsNow(words).copied })
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

interface OwnTabProps {
  readonly onBegin: (from: Source) => void
}

/** All homework of the person, last saved first. Deleting offers undo instead of asking. */
function OwnTab({ onBegin }: OwnTabProps) {
  const say = useWords(words)
  const [shown, setShown] = useState<Shown>('all')
  const [open, setOpen] = useState<{
    readonly what: 'kept' | 'template' | 'word'
    readonly of: AssignmentSummary
  } | null>(null)
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
  const table = (rows: readonly AssignmentSummary[]) => (
    <Card>
      <HomeworkTable
        homework={rows}
        actions={(row) => (
          <HomeworkMenu
            of={row}
            onAgain={() => onBegin(sourceOfHomework(row))}
            onCopy={() => void makeCopy(row)}
            onWord={() => setOpen({ what: 'word', of: row })}
            onTemplate={() => setOpen({ what: 'template', of: row })}
            onKept={() => setOpen({ what: 'kept', of: row })}
            onRemove={() => remove(row)}
          />
        )}
      />
    </Card>
  )
  return (
    <>
      <Answer query={homework}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={<NewHomework size="large" />}>{say.empty}</Empty>
          ) : (
            <div className="homework-own-list">
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
              {rows.some(fits) ? table(rows.filter(fits)) : <Empty>{say.noneOfThese}</Empty>}
            </div>
          )
        }
      </Answer>
      {open?.what === 'word' && <WordDialog of={open.of} onClose={() => setOpen(null)} />}
      {open?.what === 'kept' && <KeptTextsDialog of={open.of} onClose={() => setOpen(null)} />}
      {open?.what === 'template' && <NewTemplateDialog of={open.of} onClose={() => setOpen(null)} />}
    </>
  )
}

const tabs = ['mine', 'shared', 'templates'] as const
type Tab = (typeof tabs)[number]

/** The person's homework, what colleagues opened to them, and the templates to begin from. */
export function HomeworkListPage() {
  const say = useWords(words)
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const [from, setFrom] = useState<Source | null>(null)
  const charges = chargesOf(me)
  const contents: Record<Tab, ReactNode> = {
    mine: <OwnTab onBegin={setFrom} />,
    shared: <SharedTab />,
    templates: <TemplatesTab onBegin={(template) => setFrom(sourceOfTemplate(template))} />,
  }
  return (
    <Page title={say.title} actions={<NewHomework />}>
      <Tabs
        label={say.tabs}
        tabs={tabs.map((value) => ({ value, label: say[value], content: contents[value] }))}
        value={tabs.find((tab) => tab === address.get('tab')) ?? 'mine'}
        onChange={(tab) => setAddress(tab === 'mine' ? {} : { tab }, { replace: true })}
      />
      {from !== null && charges.length > 0 && (
        <NewHomeworkDialog charges={charges} from={from} onClose={() => setFrom(null)} />
      )}
    </Page>
  )
}
