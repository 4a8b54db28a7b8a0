import { type Assignment, editAssignment, getAssignment, type Me, stopEditing } from '@lightwork/contract'
import { newId } from '../../../editor/blocks/ids.ts'
import { api, isProblem, lastWord } from '../../../lib/api.ts'
import { createJournalStore } from '../../../lib/saving/journal-store.ts'
import { OPEN_PATIENCE_MS, openSaved, takeOver } from '../../../lib/saving/open-saved.ts'
import { watchPage } from '../../../lib/saving/page-events.ts'
import { wouldLose } from '../../../lib/saving/save-sign.ts'
import { isClean } from '../../../lib/saving/save-state.ts'
import { type Clock, createSaver, type Saver, type SaveServer } from '../../../lib/saving/saver.ts'
import { joinTabs, openChannel, type Tabs } from '../../../lib/saving/tabs.ts'
import { browserId } from './browser-id.ts'
import { type EditingAnswer, type EditingSession, firstState, startEditing } from './editing.ts'
import type { HomeworkText } from './homework-text.ts'
import { createSaveServer, toSavedText } from './server-saves.ts'
import { watchEditing } from './watch-editing.ts'

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
  readonly saver: Saver<HomeworkText>
  readonly tabs: Tabs
  readonly editing: EditingSession
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

/** Resolves once a page of this window that was left has saved: only then does the server know all that was written. */
export const whenLeft = async (assignmentId: string): Promise<void> => {
  await leaving.get(assignmentId)
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => clock.wait(milliseconds, resolve))

/** Goes on trying for as long as the text is nowhere but in this window. */
function untilWritten(saver: Saver<HomeworkText>): Promise<void> {
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

interface Which {
  readonly school_id: string
  readonly assignment_id: string
}

interface Begin {
  readonly params: Which
  readonly saver: Saver<HomeworkText>
  readonly server: SaveServer<HomeworkText>
  readonly answer: EditingAnswer
  readonly catchUp: () => Promise<void>
}

const beginEditing = ({ params, saver, server, answer, catchUp }: Begin): EditingSession =>
  startEditing(
    {
      clock,
      saver,
      ask: (takeOver) => askToEdit(params, takeOver),
      catchUp,
      keep: async () => {
        const { text, revision } = saver.getState()
        return (await server.keep(text, revision)).kind === 'kept'
      },
      isSeen: () => document.visibilityState === 'visible',
    },
    firstState(answer),
  )

/** What the server answers a page that asks to write. */
async function askToEdit(params: Which, take_over: boolean): Promise<EditingAnswer> {
  try {
    return await api(editAssignment, { params, body: { browser: browserId(), take_over } })
  } catch (error) {
    return isProblem(error, 'not-found') ? 'closed' : 'unreachable'
  }
}

/** The text and the right to write it: when somebody saved between the two answers, the newer text. */
async function readToEdit(params: Which) {
  const read = () => api(getAssignment, { params })
  const [found, answer] = await Promise.all([read(), askToEdit(params, false)])
  const isOld = typeof answer === 'object' && answer.revision > found.revision
  return { assignment: isOld ? await read() : found, answer }
}

/** Opens a homework: the server's text, or what an earlier page of this browser could not save. */
export async function openSession({ schoolId, assignmentId, me, copyTitle }: WhichSession): Promise<HomeworkSession> {
  await leaving.get(assignmentId)
  const writer = newId()
  const store = createJournalStore<HomeworkText>({ accountId: me.account_id, textId: assignmentId })
  const channel = openChannel(`lightwork/${me.account_id}/${assignmentId}`)
  const params = { school_id: schoolId, assignment_id: assignmentId }
  const ask = () => api(getAssignment, { params })
  let saver: Saver<HomeworkText> | undefined
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
    const [{ assignment, answer }, entries] = await Promise.all([readToEdit(params), found, pause(GREETING_MS)])
    const forgotten = entries.filter((entry) => !tabs.getOthers().has(entry.writer))
    const opening = openSaved(toSavedText(assignment), forgotten)
    await Promise.race([takeOver(store, writer, opening), pause(OPEN_PATIENCE_MS)])
    const { id, school_id, subject, grade } = assignment
    const server = createSaveServer({ id, school_id, subject, grade, accountId: me.account_id, copyTitle })
    const journal = { write: store.write.bind(null, writer), erase: () => store.eraseOwn(writer) }
    const ports = { clock, journal, server, random: Math.random, announce: tabs.announce }
    const opened = createSaver(ports, opening.start)
    saver = opened
    const unwatch = watchPage(opened)
    const editing = beginEditing({
      params,
      saver: opened,
      server,
      answer,
      catchUp: async () => opened.offer(toSavedText(await ask())),
    })
    const giveBack = async () => {
      // Other tabs of this browser write on under the same right.
      if (tabs.getOthers().size > 0 || editing.getState().kind !== 'mine') return
      await lastWord(stopEditing, { params, body: { browser: browserId() } }).catch(() => undefined)
    }
    const unwatchEditing = watchEditing(editing, giveBack)
    const close = () => {
      unwatchEditing()
      editing.stop()
      const left = opened.settle().then(giveBack)
      const gone = Promise.race([left, pause(LEAVE_PATIENCE_MS)]).finally(() => leaving.delete(assignmentId))
      leaving.set(assignmentId, gone)
      void gone
        .then(() => untilWritten(opened))
        .finally(() => {
          unwatch()
          opened.stop()
          tabs.close()
        })
    }
    return { assignment, saver, tabs, editing, restoredFrom: opening.restoredFrom, close }
  } catch (error) {
    tabs.close()
    throw error
  }
}
