import { type Assignment, getAssignment, type Me } from '@lightwork/contract'
import { newId } from '../../../editor/blocks/ids.ts'
import { api } from '../../../lib/api.ts'
import { createJournalStore } from './journal-store.ts'
import { OPEN_PATIENCE_MS, openHomework, takeOver } from './open-homework.ts'
import { watchPage } from './page-events.ts'
import { wouldLose } from './save-sign.ts'
import { isClean } from './save-state.ts'
import { type Clock, createSaver, type Saver } from './saver.ts'
import { createSaveServer, toSavedText } from './server-saves.ts'
import { joinTabs, openChannel, type Tabs } from './tabs.ts'

const clock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** A homework that is open in this page. */
export interface HomeworkSession {
  readonly assignment: Assignment
  readonly saver: Saver
  readonly tabs: Tabs
  /** Moment of the text that was found in this browser and taken up again. */
  readonly restoredFrom: string | null
  /** Saves what waits and then lets go. */
  close(): void
}

export interface WhichSession {
  readonly schoolId: string
  readonly assignmentId: string
  readonly me: Pick<Me, 'account_id'>
  readonly copyTitle: (title: string) => string
}

/** Pages of this window that were left and still save: the same homework is not opened again before they have. */
const leaving = new Map<string, Promise<unknown>>()
const LEAVE_PATIENCE_MS = 3_000
/** Time for other tabs to say that they are there, so that their texts are not taken for forgotten ones. */
const GREETING_MS = 120

const pause = (milliseconds: number) => new Promise<void>((resolve) => clock.wait(milliseconds, resolve))

/** Goes on trying for as long as the text is nowhere but in this window. */
function untilWritten(saver: Saver): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (wouldLose(saver.getState())) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = saver.subscribe(look)
    look()
  })
}

/** Opens a homework: the server's text, or what an earlier page of this browser could not save. */
export async function openSession({ schoolId, assignmentId, me, copyTitle }: WhichSession): Promise<HomeworkSession> {
  await leaving.get(assignmentId)
  const writer = newId()
  const store = createJournalStore({ accountId: me.account_id, assignmentId })
  const channel = openChannel(`lightwork/${me.account_id}/${assignmentId}`)
  const ask = () => api(getAssignment, { params: { school_id: schoolId, assignment_id: assignmentId } })
  let saver: Saver | undefined
  const lookAgain = (revision: number) => {
    if (saver === undefined || revision <= saver.getState().revision || !isClean(saver.getState())) return
    ask().then(
      (newer) => saver?.offer(toSavedText(newer)),
      // The next save finds it out.
      () => undefined,
    )
  }
  const tabs = joinTabs({ writer, channel, onSaved: lookAgain })
  try {
    // Without its database this browser remembers nothing; the homework opens all the same.
    const found = Promise.race([store.find().catch(() => []), pause(OPEN_PATIENCE_MS).then(() => [])])
    const [assignment, entries] = await Promise.all([ask(), found, pause(GREETING_MS)])
    const forgotten = entries.filter((entry) => !tabs.getOthers().has(entry.writer))
    const opening = openHomework(toSavedText(assignment), forgotten)
    await Promise.race([takeOver(store, writer, opening), pause(OPEN_PATIENCE_MS)])
    const { id, school_id, subject, grade } = assignment
    const server = createSaveServer({ id, school_id, subject, grade, accountId: me.account_id, copyTitle })
    const journal = { write: store.write.bind(null, writer), erase: () => store.eraseOwn(writer) }
    const ports = { clock, journal, server, random: Math.random, announce: tabs.announce }
    const opened = createSaver(ports, opening.start)
    saver = opened
    const unwatch = watchPage(opened)
    const close = () => {
      const gone = Promise.race([opened.settle(), pause(LEAVE_PATIENCE_MS)]).finally(() => leaving.delete(assignmentId))
      leaving.set(assignmentId, gone)
      void gone
        .then(() => untilWritten(opened))
        .finally(() => {
          unwatch()
          opened.stop()
          tabs.close()
        })
    }
    return { assignment, saver, tabs, restoredFrom: opening.restoredFrom, close }
  } catch (error) {
    tabs.close()
    throw error
  }
}
