import type { BulkAction, BulkSelection, SearchResult } from '@lightwork/contract'
import { lazy, Suspense, useState } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import type { BankQuestion } from './bank-question.ts'
import type { Marks } from './use-marks.ts'
import './marks.css'

const BulkDialog = lazy(async () => ({ default: (await import('../bulk/BulkDialog.tsx')).BulkDialog }))

const words = defineWords({
  zh: {
    page: '全选本页',
    whole: (count: number, exact: boolean) => `选全部结果（${exact ? '' : '约 '}${count} 题）`,
    marked: (count: number) => `已选 ${count} 题`,
    markedWhole: (count: number, exact: boolean) => `已选全部结果（${exact ? '' : '约 '}${count} 题）`,
    clear: '不选了',
    edit: '改标注',
    handIn: '送审',
    takeBack: '撤回送审',
    retire: '停用',
    actions: '对选中的题',
    past: '以前的批量操作',
    help: '按住 Shift 点选可以连选',
  },
  en: {
    page: 'Mark this page',
    whole: (count: number, exact: boolean) => `Mark the whole result (${exact ? '' : 'about '}${count})`,
    marked: (count: number) => `${count} marked`,
    markedWhole: (count: number, exact: boolean) => `The whole result is marked (${exact ? '' : 'about '}${count})`,
    clear: 'Unmark',
    edit: 'Change tags',
    handIn: 'Submit',
    takeBack: 'Take back',
    retire: 'Retire',
    actions: 'With the marked items',
    past: 'Earlier bulk edits',
    help: 'Hold Shift to mark a range',
  },
})

export interface MarkBarProps {
  readonly marks: Marks
  readonly data: SearchResult
  readonly question: BankQuestion
}

function MarkHead({ marks, data }: Pick<MarkBarProps, 'marks' | 'data'>) {
  const say = useWords(words)
  const onPage = data.hits.filter(({ item_id }) => marks.ids.has(item_id)).length
  const isAll = marks.isWhole || (onPage > 0 && onPage === data.hits.length)
  return (
    <div className="bank-mark-head">
      <Checkbox
        isSelected={isAll}
        isIndeterminate={!isAll && onPage > 0}
        onChange={(isMarked) => (marks.isWhole ? marks.clear() : marks.markPage(isMarked))}
      >
        {say.page}
      </Checkbox>
      <span className="quiet small">{say.help}</span>
      <LinkButton kind="quiet" to="/curation/bulk">
        {say.past}
      </LinkButton>
    </div>
  )
}

/** Marks the page or the whole result, and offers what can be done with the marked items. */
export function MarkBar({ marks, data, question: { page: _, ...question } }: MarkBarProps) {
  const say = useWords(words)
  const [doing, setDoing] = useState<BulkAction['kind'] | null>(null)
  const count = marks.isWhole ? data.total : marks.ids.size
  const selection: BulkSelection = marks.isWhole ? { question } : { item_ids: [...marks.ids] }
  const subjects = new Set(
    data.hits.filter(({ item_id }) => marks.isWhole || marks.ids.has(item_id)).map((hit) => hit.subject),
  )
  const [only] = subjects
  const subject = question.subject ?? (subjects.size === 1 ? only : undefined)
  return (
    <>
      <MarkHead marks={marks} data={data} />
      {count > 0 && (
        <section className="bank-mark-bar" aria-label={say.actions}>
          <p role="status">{marks.isWhole ? say.markedWhole(count, data.exact) : say.marked(count)}</p>
          {!marks.isWhole && data.total > marks.ids.size && (
            <Button kind="quiet" onPress={marks.markWhole}>
              {say.whole(data.total, data.exact)}
            </Button>
          )}
          <Button kind="quiet" onPress={marks.clear}>
            {say.clear}
          </Button>
          <div className="ui-button-row">
            <Button onPress={() => setDoing('take_back')}>{say.takeBack}</Button>
            <Button onPress={() => setDoing('retire')}>{say.retire}</Button>
            <Button onPress={() => setDoing('hand_in')}>{say.handIn}</Button>
            <Button kind="primary" onPress={() => setDoing('edit')}>
              {say.edit}
            </Button>
          </div>
        </section>
      )}
      {doing !== null && (
        <Suspense fallback={null}>
          <BulkDialog kind={doing} selection={selection} subject={subject} onClose={() => setDoing(null)} />
        </Suspense>
      )}
    </>
  )
}
