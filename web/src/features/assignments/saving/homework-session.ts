import { type Assignment, getAssignment, type Me } from '@lightwork/contract'
import { newId } from '../../../editor/blocks/ids.ts'
import { api } from '../../../lib/api.ts'
import { createJournal, eraseEntries, findEntries, type WhichJournal } from './journal-store.ts'
import { openHomework } from './open-homework.ts'
import { isClean, type JournalEntry } from './save-state.ts'
import { type Clock, createSaver, type Saver } from './saver.ts'
import { createSaveServer, toSavedText } from './server-saves.ts'
import { joinTabs, openChannel, type Tabs } from './tabs.ts'

const clock: Clock = {
  now: () => Date.now(),
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

/** Without its database this browser remembers nothing; the homework opens all the same. */
const foundEntries = (which: WhichJournal): Promise<JournalEntry[]> => findEntries(which).catch(() => [])

async function leave(saver: Saver, tabs: Tabs): Promise<void> {
  await Promise.race([saver.settle(), pause(LEAVE_PATIENCE_MS)])
  saver.stop()
  tabs.close()
}

/** Opens a homework: the server's text, or what an earlier page of this browser could not save. */
export async function openSession({ schoolId, assignmentId, me, copyTitle }: WhichSession): Promise<HomeworkSession> {
  await leaving.get(assignmentId)
  const which: WhichJournal = { accountId: me.account_id, assignmentId }
  const writer = newId()
  const channel = openChannel(`lightwork/${which.accountId}/${assignmentId}`)
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
    const [assignment, entries] = await Promise.all([ask(), foundEntries(which), pause(GREETING_MS)])
    const forgotten = entries.filter((entry) => !tabs.getOthers().has(entry.writer))
    const { step, taken, settled, restoredFrom } = openHomework(toSavedText(assignment), forgotten)
    const journal = createJournal(which, writer)
    if (taken !== null)
      await journal.write(taken).then(
        () => eraseEntries(which, [taken]),
        () => undefined,
      )
    void eraseEntries(which, settled).catch(() => undefined)
    const { id, school_id, subject, grade } = assignment
    const server = createSaveServer({ id, school_id, subject, grade, accountId: me.account_id, copyTitle })
    const opened = createSaver({ clock, journal, server, random: Math.random, announce: tabs.announce }, ...step)
    saver = opened
    const close = () => {
      const gone = leave(opened, tabs).finally(() => leaving.delete(assignmentId))
      leaving.set(assignmentId, gone)
    }
    return { assignment, saver, tabs, restoredFrom, close }
  } catch (error) {
    tabs.close()
    throw error
  }
}
