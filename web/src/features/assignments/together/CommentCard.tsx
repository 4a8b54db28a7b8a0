import {
  answerHomeworkComment,
  getAssignment,
  type HomeworkComment,
  listHomeworkComments,
  resolveHomeworkComment,
} from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { ReplyForm } from '../../../lib/ReplyForm.tsx'
import { Button } from '../../../ui/Button.tsx'
import { homeworkCommentWords } from './comment-words.ts'

export interface WhichHomework {
  readonly school_id: string
  readonly assignment_id: string
}

function Said({ text, account_name, at }: Pick<HomeworkComment, 'text' | 'account_name' | 'at'>) {
  const days = useDays()
  return (
    <div className="homework-comment-said">
      <p>
        <strong>{account_name}</strong> <span className="quiet small">{days.moment(at)}</span>
      </p>
      <p className="homework-comment-text">{text}</p>
    </div>
  )
}

export interface CommentCardProps {
  readonly of: WhichHomework
  readonly comment: HomeworkComment
  /** Number of the block on the paper; null when it is gone. */
  readonly number: number | null
  readonly mayResolve: boolean
  readonly onFind: (blockId: string) => void
}

/** One comment: which item it is on, what was said and answered, and what can be done with it. */
export function CommentCard({ of, comment, number, mayResolve, onFind }: CommentCardProps) {
  const say = useWords(homeworkCommentWords)
  const [isReplying, setReplying] = useState(false)
  const { id, block_id, quote, resolved_at, resolved_by_name, replies } = comment
  const resolve = useMutation({
    mutationFn: () =>
      api(resolveHomeworkComment, {
        params: { ...of, comment_id: id },
        body: { resolved: resolved_at === null },
      }),
    onSuccess: () => refresh(listHomeworkComments, getAssignment),
  })
  const answer = async (text: string) => {
    await api(answerHomeworkComment, { params: { ...of, comment_id: id }, body: { text } })
    await refresh(listHomeworkComments)
  }
  return (
    <li className={resolved_at === null ? 'homework-comment' : 'homework-comment done'}>
      {number === null ? (
        <p className="quiet small">
          {quote} · {say.gone}
        </p>
      ) : (
        <Button kind="quiet" aria-label={`${say.find}: ${say.block(number, quote)}`} onPress={() => onFind(block_id)}>
          {say.block(number, quote)}
        </Button>
      )}
      <Said {...comment} />
      {replies.map((reply) => (
        <div key={reply.id} className="homework-comment-reply">
          <Said {...reply} />
        </div>
      ))}
      {resolved_by_name !== null && <p className="quiet small">{say.resolvedBy(resolved_by_name)}</p>}
      <Refusal error={resolve.error} />
      {isReplying ? (
        <ReplyForm words={say} maxLength={1000} onSend={answer} onDone={() => setReplying(false)} />
      ) : (
        <div className="ui-button-row">
          <Button kind="quiet" onPress={() => setReplying(true)}>
            {say.reply}
          </Button>
          {mayResolve && (
            <Button kind="quiet" isPending={resolve.isPending} onPress={() => resolve.mutate()}>
              {resolved_at === null ? say.resolve : say.reopen}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
