import { type DocumentNode, toText } from '@lightwork/content'
import { type CommentThread, listItemComments, replyToComment, settleComment } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { ReplyForm } from '../../lib/ReplyForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { commentWords, placeName } from './comment-words.ts'
import type { Comments } from './use-comments.ts'

function Said({ said }: { readonly said: CommentThread['replies'][number] }) {
  const say = useWords(commentWords)
  const days = useDays()
  return (
    <div className="comment-said">
      <p className="comment-who">
        <strong>{said.account.name}</strong> <Chip tone="quiet">{say[said.voice]}</Chip>{' '}
        <span className="quiet small">{days.moment(said.at)}</span>
      </p>
      <p className="comment-text">{said.text}</p>
    </div>
  )
}

const squeezed = (text: string) => text.replace(/\s+/g, '')

/** Are the quoted words still there? Formulas are quoted as they look, so only plain words can be looked for. */
function isGone({ version }: Comments, { part, block, quote, version_id }: CommentThread): boolean {
  if (quote === '' || part === 'tags' || version_id !== version.version_id) return false
  const document: DocumentNode = part === 'answer' ? version.answer.body : version[part]
  const node = document.content?.[block]
  const hasFormula = JSON.stringify(node ?? null).includes('"latex"')
  return node === undefined || (!hasFormula && !squeezed(toText(node)).includes(squeezed(quote)))
}

interface ThreadProps {
  readonly thread: CommentThread
  readonly comments: Comments
}

/** One thread: the place, what was said, and what can be done with it. */
export function Thread({ thread, comments }: ThreadProps) {
  const say = useWords(commentWords)
  const [isReplying, setReplying] = useState(false)
  const { version, found } = comments
  const { part, block, quote, resolved_at, resolved_by, replies, may_settle } = thread
  const isOwn = thread.version_id === version.version_id
  const place = placeName(say, thread)
  const settle = useMutation({
    mutationFn: () =>
      api(settleComment, {
        params: { comment_id: thread.comment_id },
        body: { resolved: resolved_at === null },
      }),
    onSuccess: () => refresh(listItemComments),
  })
  const reply = async (text: string) => {
    await api(replyToComment, { params: { comment_id: thread.comment_id }, body: { text } })
    await refresh(listItemComments)
  }
  return (
    <li className={resolved_at === null ? 'comment-thread' : 'comment-thread resolved'}>
      <p className="comment-place">
        {isOwn && part !== 'tags' ? <a href={`#comment-${part}-${block}`}>{place}</a> : place}
        {!isOwn && ` · ${say.ofVersion(thread.number)}`}
        {isGone(comments, thread) && <span className="quiet"> · {say.gone}</span>}
      </p>
      {quote !== '' && <blockquote className="comment-quote">{quote}</blockquote>}
      <Said said={thread} />
      {replies.map((each) => (
        <div key={each.comment_id} className="comment-reply">
          <Said said={each} />
        </div>
      ))}
      {resolved_by !== null && <p className="quiet small">{say.resolved(resolved_by.name)}</p>}
      {isReplying && <ReplyForm words={say} maxLength={2000} onSend={reply} onDone={() => setReplying(false)} />}
      <Refusal error={settle.error} />
      {!isReplying && (
        <div className="ui-button-row">
          {found.may_comment && (
            <Button kind="quiet" onPress={() => setReplying(true)}>
              {say.reply}
            </Button>
          )}
          {may_settle && (
            <Button kind="quiet" isPending={settle.isPending} onPress={() => settle.mutate()}>
              {resolved_at === null ? say.resolve : say.reopen}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
