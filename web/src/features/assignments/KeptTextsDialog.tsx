import {
  type AssignmentSummary,
  createAssignment,
  listAssignments,
  listKeptTexts,
  type Output,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { addressOf } from './HomeworkTable.tsx'
import './homework-list.css'

type Kept = Output<typeof listKeptTexts>[number]

const words = defineWords({
  zh: {
    title: (title: string) => `《${title}》没有选用的文本`,
    explain: '两处同时修改时没有选用的一份都留在这里，不会删除。',
    none: '没有。两处同时修改时没有选用的文本会留在这里。',
    untitled: '（没有标题）',
    restore: '另存为一份作业',
    restored: (title: string) => `${title}（找回）`,
    close: '关闭',
  },
  en: {
    title: (title: string) => `Texts of ${title} that were not used`,
    explain: 'When it was changed in two places, the text that was not chosen is kept here and never deleted.',
    none: 'None. When it is changed in two places, the text that is not chosen is kept here.',
    untitled: '(no title)',
    restore: 'Save as a homework of its own',
    restored: (title: string) => `${title} (recovered)`,
    close: 'Close',
  },
})

function KeptText({
  of,
  kept,
  onClose,
}: {
  readonly of: AssignmentSummary
  readonly kept: Kept
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const days = useDays()
  const navigate = useNavigate()
  const restore = useMutation({
    mutationFn: () =>
      api(createAssignment, {
        params: { school_id: of.school_id },
        body: {
          title: say.restored(kept.title || of.title).slice(0, 100),
          subject: of.subject,
          grade: of.grade,
          document: kept.document,
        },
      }),
    onSuccess: async (made) => {
      await refresh(listAssignments)
      onClose()
      await navigate(addressOf(made))
    },
  })
  return (
    <li>
      <details className="homework-kept">
        <summary>
          {kept.title || say.untitled} <span className="quiet small">{days.moment(kept.at)}</span>
        </summary>
        <Rendered content={kept.document} />
        <Button onPress={() => restore.mutate()} isPending={restore.isPending}>
          {say.restore}
        </Button>
        <Refusal error={restore.error} />
      </details>
    </li>
  )
}

interface KeptTextsProps {
  readonly of: AssignmentSummary
  readonly onClose: () => void
}

/** Texts that lost a conflict: to read, and to take up again as a homework of their own. */
export function KeptTextsDialog({ of, onClose }: KeptTextsProps) {
  const say = useWords(words)
  const kept = useQuery(query(listKeptTexts, { params: { school_id: of.school_id, assignment_id: of.id } }))
  return (
    <Dialog title={say.title(of.title)} isOpen onClose={onClose} closeLabel={say.close} width="wide">
      <Answer query={kept}>
        {(texts) =>
          texts.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <>
              <p>{say.explain}</p>
              <ul className="homework-kept-list">
                {texts.map((text) => (
                  <KeptText key={text.id} of={of} kept={text} onClose={onClose} />
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </Dialog>
  )
}
