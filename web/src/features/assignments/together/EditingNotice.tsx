import type { Assignment } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { useSaver } from '../../../lib/saving/use-saver.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { addressOf } from '../HomeworkTable.tsx'
import type { EditingState } from '../saving/editing.ts'
import type { HomeworkSession } from '../saving/homework-session.ts'
import { copyHomework, saveAsOwn } from './begin-copy.ts'
import { togetherWords } from './together-words.ts'

interface NoticeProps {
  readonly session: HomeworkSession
  readonly state: EditingState
}

/** Somebody else writes: who, since when, and how to take over. */
function Held({ session, state }: NoticeProps) {
  const say = useWords(togetherWords)
  const days = useDays()
  const hasTwo = useSaver(session.saver, ({ conflict }) => conflict !== null)
  const take = useMutation({ mutationFn: () => session.editing.takeOver() })
  if (state.kind !== 'theirs' && state.kind !== 'lost') return null
  const { holder, kind } = state
  const titleOf = ({ name, is_me, since }: NonNullable<typeof holder>) => {
    const clock = days.clock(since)
    if (kind === 'lost') return is_me ? say.lostToSelf(clock) : say.lost(name, clock)
    return is_me ? say.elsewhere(clock) : say.theirs(name, clock)
  }
  return (
    <Notice
      tone="warn"
      title={holder === null ? say.nobody : titleOf(holder)}
      actions={
        <>
          <Button onPress={() => take.mutate()} isPending={take.isPending}>
            {say.takeOver}
          </Button>
          {hasTwo && (
            <Button kind="quiet" onPress={() => session.saver.choose('newer')}>
              {say.seeNewest}
            </Button>
          )}
        </>
      }
    >
      <p>{kind === 'lost' ? say.wordsKept : say.readHere}</p>
    </Notice>
  )
}

/** The person may not write this homework, or no more; a homework of their own is the way on. */
function Copied({ session: { assignment, saver }, state }: NoticeProps) {
  const say = useWords(togetherWords)
  const navigate = useNavigate()
  const isClosed = state.kind === 'closed'
  const copy = useMutation({
    mutationFn: (source: Assignment) => (isClosed ? saveAsOwn(source, saver.getState().text) : copyHomework(source)),
    onSuccess: (made) => navigate(addressOf(made)),
  })
  return (
    <Notice
      tone={isClosed ? 'warn' : 'info'}
      title={isClosed ? say.closed : say.reader(assignment.owner_name)}
      actions={
        <Button onPress={() => copy.mutate(assignment)} isPending={copy.isPending}>
          {isClosed ? say.saveAsMine : say.copy}
        </Button>
      }
    >
      <p>{isClosed ? say.closedMay : say.readerMay}</p>
      <Refusal error={copy.error} />
    </Notice>
  )
}

/** At the top of the sheet: who is writing it, when that is not this browser. */
export function EditingNotice(props: NoticeProps) {
  const { kind } = props.state
  const say = useWords(togetherWords)
  const before = useRef(kind)
  useEffect(() => {
    if (before.current !== 'mine' && kind === 'mine') showToast({ text: say.yours })
    before.current = kind
  }, [kind, say])
  if (kind === 'mine') return null
  return kind === 'theirs' || kind === 'lost' ? <Held {...props} /> : <Copied {...props} />
}
