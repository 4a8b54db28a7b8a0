import { workBlocks } from '@lightwork/content'
import { addHomeworkComment, getAssignment, type HomeworkComment, listHomeworkComments } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { useMe } from '../../../lib/me.ts'
import { query, refresh } from '../../../lib/query.ts'
import { useSaver } from '../../../lib/saving/use-saver.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Dialog.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { openingWords } from '../../items/opening-words.ts'
import type { HomeworkSession } from '../saving/homework-session.ts'
import { CommentCard, type WhichHomework } from './CommentCard.tsx'
import { homeworkCommentWords } from './comment-words.ts'
import './comments.css'

interface Block {
  readonly id: string
  readonly number: number
  readonly opening: string
}

/** The blocks of work on the paper, numbered as they are there. */
function useBlocks({ saver }: HomeworkSession): readonly Block[] {
  const document = useSaver(saver, ({ text }) => text.document)
  return useMemo(
    () =>
      workBlocks(document).map(({ attributes: { id, pointer }, node }, index) => ({
        id,
        number: index + 1,
        opening: openingWords(node) || pointer,
      })),
    [document],
  )
}

interface NewCommentProps {
  readonly of: WhichHomework
  readonly session: HomeworkSession
  readonly blocks: readonly Block[]
  readonly first: string | null
}

function NewComment({ of, session, blocks, first }: NewCommentProps) {
  const say = useWords(homeworkCommentWords)
  const [chosen, setChosen] = useState(blocks.find(({ id }) => id === first)?.id ?? blocks[0]?.id ?? '')
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const add = useMutation({
    mutationFn: async () => {
      // The block must be there for the others too.
      if (session.editing.getState().kind === 'mine') await session.saver.settle()
      const quote = (blocks.find(({ id }) => id === chosen)?.opening ?? '').slice(0, 100)
      return api(addHomeworkComment, { params: of, body: { block_id: chosen, quote, text: text.trim() } })
    },
    onSuccess: async () => {
      // Before the button is put out, which would leave the focus nowhere.
      form.current?.querySelector('textarea')?.focus()
      setText('')
      await refresh(listHomeworkComments, getAssignment)
    },
  })
  if (blocks.length === 0) return <p className="quiet">{say.noBlocks}</p>
  return (
    <form
      ref={form}
      className="homework-comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '' && !add.isPending) add.mutate()
      }}
    >
      <Select
        label={say.about}
        options={blocks.map(({ id, number, opening }) => ({ value: id, label: say.block(number, opening) }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextArea label={say.text} value={text} onChange={setText} maxLength={1000} rows={3} />
      <Refusal error={add.error} />
      <Button type="submit" isPending={add.isPending} isDisabled={text.trim() === ''}>
        {say.send}
      </Button>
    </form>
  )
}

export interface CommentsPanelProps {
  readonly session: HomeworkSession
  readonly onFind: (blockId: string) => void
  readonly currentBlock: () => string | null
  readonly onClose: () => void
}

/** What colleagues say of the items of a homework: open ones first, then what is done. */
export function CommentsPanel({ session, onFind, currentBlock, onClose }: CommentsPanelProps) {
  const say = useWords(homeworkCommentWords)
  const { account_id } = useMe()
  const { school_id, id, right } = session.assignment
  const of = { school_id, assignment_id: id }
  const blocks = useBlocks(session)
  const comments = useQuery(query(listHomeworkComments, { params: of }))
  const [first] = useState(currentBlock)
  const find = (blockId: string) => {
    onClose()
    onFind(blockId)
  }
  const listOf = (some: readonly HomeworkComment[]) => (
    <ul className="homework-comments">
      {some.map((comment) => (
        <CommentCard
          key={comment.id}
          of={of}
          comment={comment}
          number={blocks.find((block) => block.id === comment.block_id)?.number ?? null}
          mayResolve={right !== 'read' || comment.account_id === account_id}
          onFind={find}
        />
      ))}
    </ul>
  )
  return (
    <Sheet title={say.title} isOpen onClose={onClose} closeLabel={say.close}>
      <Answer query={comments}>
        {(found) => {
          const open = found.filter(({ resolved_at }) => resolved_at === null)
          const done = found.filter(({ resolved_at }) => resolved_at !== null)
          return (
            <>
              <NewComment of={of} session={session} blocks={blocks} first={first} />
              {found.length === 0 && <Empty>{say.none}</Empty>}
              {open.length > 0 && <h3>{say.open(open.length)}</h3>}
              {listOf(open)}
              {done.length > 0 && (
                <details>
                  <summary>{say.done(done.length)}</summary>
                  {listOf(done)}
                </details>
              )}
            </>
          )
        }}
      </Answer>
    </Sheet>
  )
}
