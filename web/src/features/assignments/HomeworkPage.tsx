import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { messageOf } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { Busy, Notice } from '../../ui/Notice.tsx'
import { Desk } from './Desk.tsx'
import { homeworkWords } from './homework-words.ts'
import { type HomeworkSession, openSession } from './saving/homework-session.ts'

/** Opens the homework of the address: the server's text, or what this browser still holds. */
export function HomeworkPage() {
  const words = useWords(homeworkWords)
  const { schoolId = '', assignmentId = '' } = useParams()
  const { account_id } = useMe()
  const [session, setSession] = useState<HomeworkSession | null>(null)
  const [error, setError] = useState<unknown>(null)
  const copyTitle = useRef(words.copy)
  useEffect(() => {
    let left = false
    let opened: HomeworkSession | undefined
    openSession({ schoolId, assignmentId, me: { account_id }, copyTitle: copyTitle.current }).then((found) => {
      opened = found
      if (left) found.close()
      else setSession(found)
    }, setError)
    return () => {
      left = true
      opened?.close()
      setSession(null)
    }
  }, [schoolId, assignmentId, account_id])
  if (error !== null) return <Notice tone="refuse">{messageOf(error)}</Notice>
  return session === null ? <Busy>{words.opening}</Busy> : <Desk session={session} />
}
