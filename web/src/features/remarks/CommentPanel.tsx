import { addItemComment, type CommentThread, listItemComments } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { Thread } from './CommentThread.tsx'
import { commentWords, placeName } from './comment-words.ts'
import type { Comments, Place } from './use-comments.ts'
import './remarks.css'

interface WriteProps {
  readonly versionId: string
  readonly place: Place
  readonly onDone: () => void
}

/** A new comment on the chosen place; takes the focus, and gives it back to the mark it came from. */
function Write({ versionId, place, onDone }: WriteProps) {
  const say = useWords(commentWords)
  const [text, setText] = useState('')
  const frame = useRef<HTMLFormElement>(null)
  const { part, block, quote } = place
  useEffect(() => {
    frame.current?.querySelector('textarea')?.focus()
    frame.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const leave = () => {
    onDone()
    document.querySelector<HTMLElement>(`#comment-${part}-${block} .comment-mark`)?.focus()
  }
  const send = useMutation({
    mutationFn: () =>
      api(addItemComment, { params: { version_id: versionId }, body: { part, block, quote, text: text.trim() } }),
    onSuccess: async () => {
      await refresh(listItemComments)
      showToast({ text: say.sent })
      leave()
    },
  })
  return (
    <form
      ref={frame}
      className="comment-write"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') send.mutate()
      }}
    >
      <h3>{say.onPlace(placeName(say, place))}</h3>
      {quote !== '' && <blockquote className="comment-quote">{quote}</blockquote>}
      <TextArea label={say.write} help={say.writeHelp} value={text} onChange={setText} maxLength={2000} />
      <Refusal error={send.error} />
      <div className="ui-button-row">
        <Button kind="primary" type="submit" isPending={send.isPending} isDisabled={text.trim() === ''}>
          {say.send}
        </Button>
        <Button onPress={leave}>{say.cancel}</Button>
      </div>
    </form>
  )
}

interface ListProps {
  readonly threads: readonly CommentThread[]
  readonly comments: Comments
}

function Threads({ threads, comments }: ListProps) {
  const order = ['body', 'answer', 'explanation', 'tags']
  const sorted = [...threads].sort(
    (a, b) => order.indexOf(a.part) - order.indexOf(b.part) || a.block - b.block || a.at.localeCompare(b.at),
  )
  return (
    <ul className="comment-list">
      {sorted.map((thread) => (
        <Thread key={thread.comment_id} thread={thread} comments={comments} />
      ))}
    </ul>
  )
}

/** Everything said about the version, beside its paper. */
export function CommentPanel({ comments }: { readonly comments: Comments }) {
  const say = useWords(commentWords)
  const [showsResolved, setShowsResolved] = useState(false)
  const { found, version, place, setPlace } = comments
  const own = found.threads.filter(({ version_id }) => version_id === version.version_id)
  const earlier = found.threads.filter(({ version_id }) => version_id !== version.version_id)
  const resolved = own.filter(({ resolved_at }) => resolved_at !== null)
  const shown = showsResolved ? own : own.filter(({ resolved_at }) => resolved_at === null)
  if (!found.may_comment && found.threads.length === 0 && found.hidden === 0) return null
  const isEmpty = found.threads.length === 0 && place === null
  return (
    <Section title={say.title}>
      {found.hidden > 0 && <p className="quiet">{say.hidden(found.hidden)}</p>}
      {isEmpty && found.hidden === 0 && <p className="quiet">{found.may_comment ? say.none : say.noneToRead}</p>}
      {place !== null && (
        <Write
          key={`${place.part} ${place.block} ${place.quote}`}
          versionId={version.version_id}
          place={place}
          onDone={() => setPlace(null)}
        />
      )}
      <Threads threads={shown} comments={comments} />
      <div className="ui-button-row">
        {found.may_comment && (
          <Button kind="quiet" onPress={() => setPlace({ part: 'tags', block: 0, quote: '' })}>
            {say.onTags}
          </Button>
        )}
        {resolved.length > 0 && (
          <Button kind="quiet" aria-expanded={showsResolved} onPress={() => setShowsResolved(!showsResolved)}>
            {showsResolved ? say.hideResolved : say.showResolved(resolved.length)}
          </Button>
        )}
      </div>
      {earlier.length > 0 && (
        <>
          <h3 className="comment-earlier">{say.earlier}</h3>
          <Threads threads={earlier} comments={comments} />
        </>
      )}
    </Section>
  )
}
