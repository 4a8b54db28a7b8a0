import {
  getScoreSheet,
  type JudgedSheet,
  keepScoreSheet,
  type Me,
  type SheetText,
  saveScoreSheet,
} from '@lightwork/contract'
import { newId } from '../../../editor/blocks/ids.ts'
import { api, isProblem } from '../../../lib/api.ts'
import { createJournalStore } from '../../../lib/saving/journal-store.ts'
import { OPEN_PATIENCE_MS, openSaved, takeOver } from '../../../lib/saving/open-saved.ts'
import { watchPage } from '../../../lib/saving/page-events.ts'
import { type Failure, isClean, type SavedText } from '../../../lib/saving/save-state.ts'
import { type Clock, createSaver, type KeepAnswer, type Saver, type SaveServer } from '../../../lib/saving/saver.ts'
import { joinTabs, openChannel } from '../../../lib/saving/tabs.ts'

const clock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** A score sheet that is open in this page. */
export interface SheetSession {
  readonly sheet: JudgedSheet
  readonly saver: Saver<SheetText>
  /** Moment of a text that was found in this browser and taken up again. */
  readonly restoredFrom: string | null
  close(): void
}

type Which = Readonly<Record<'competition_id' | 'sheet_id', string>>

/** Sheets that were left and still save: the same one is not opened again before they have. */
const leaving = new Map<string, Promise<unknown>>()
const LEAVE_PATIENCE_MS = 3_000
/** Time for other tabs to say that they are there, so that their texts are not taken for forgotten ones. */
const GREETING_MS = 120

const pause = (milliseconds: number) => new Promise<void>((resolve) => clock.wait(milliseconds, resolve))

/** A sheet that was never saved has no moment yet; the page opened now says as much. */
const toSaved = ({
  revision,
  saved_at,
  text,
}: Pick<JudgedSheet, 'revision' | 'saved_at' | 'text'>): SavedText<SheetText> => ({
  revision,
  saved_at: saved_at ?? new Date().toISOString(),
  text,
})

function toFailure(error: unknown): Failure {
  if (!isProblem(error) || error.status >= 500 || error.status === 429) return { kind: 'unreachable', error }
  if (isProblem(error, 'sign-in-needed')) return { kind: 'signed-out', error }
  if (isProblem(error, 'page-outdated')) return { kind: 'old-page', error }
  return { kind: isProblem(error, 'not-found') ? 'gone' : 'refused', error }
}

const refuseCopy: KeepAnswer<never> = {
  kind: 'failed',
  failure: { kind: 'refused', error: new Error('a judge has one sheet of a work') },
}

function sheetServer(params: Which): SaveServer<SheetText> {
  return {
    async save(text, revision) {
      try {
        return { kind: 'saved', ...(await api(saveScoreSheet, { params, body: { revision, text } })) }
      } catch (error) {
        // What the server adds to this problem.
        if (isProblem(error, 'revision-outdated'))
          return { kind: 'outdated', newer: toSaved(error.newer as JudgedSheet) }
        return { kind: 'failed', failure: toFailure(error) }
      }
    },
    async keep(text, base_revision) {
      try {
        await api(keepScoreSheet, { params, body: { base_revision, text } })
        return { kind: 'kept', value: null }
      } catch (error) {
        return { kind: 'failed', failure: toFailure(error) }
      }
    },
    copy: async () => refuseCopy,
  }
}

/** Opens a sheet: the server's text, or what an earlier page of this browser could not save. */
export async function openSheet(params: Which, me: Pick<Me, 'account_id'>): Promise<SheetSession> {
  const { sheet_id } = params
  await leaving.get(sheet_id)
  const writer = newId()
  const store = createJournalStore<SheetText>({ accountId: me.account_id, textId: `sheet ${sheet_id}` })
  let saver: Saver<SheetText> | undefined
  const lookAgain = (revision: number) => {
    if (saver === undefined || revision <= saver.getState().revision || !isClean(saver.getState())) return
    api(getScoreSheet, { params }).then(
      (newer) => saver?.offer(toSaved(newer)),
      // The next save finds it out.
      () => undefined,
    )
  }
  const tabs = joinTabs({
    writer,
    channel: openChannel(`lightwork/${me.account_id}/sheet ${sheet_id}`),
    onSaved: lookAgain,
  })
  try {
    const found = Promise.race([store.find().catch(() => []), pause(OPEN_PATIENCE_MS).then(() => [])])
    const [sheet, entries] = await Promise.all([api(getScoreSheet, { params }), found, pause(GREETING_MS)])
    // What was written on a sheet that is closed now stays in this browser until it is reopened.
    const forgotten = sheet.is_open ? entries.filter((entry) => !tabs.getOthers().has(entry.writer)) : []
    const opening = openSaved(toSaved(sheet), forgotten)
    await Promise.race([takeOver(store, writer, opening), pause(OPEN_PATIENCE_MS)])
    const journal = { write: store.write.bind(null, writer), erase: () => store.eraseOwn(writer) }
    const server = sheetServer(params)
    const opened = createSaver({ clock, journal, server, random: Math.random, announce: tabs.announce }, opening.start)
    saver = opened
    const unwatch = watchPage(opened)
    const close = () => {
      const gone = Promise.race([opened.settle(), pause(LEAVE_PATIENCE_MS)]).finally(() => {
        leaving.delete(sheet_id)
        unwatch()
        opened.stop()
        tabs.close()
      })
      leaving.set(sheet_id, gone)
    }
    return { sheet, saver: opened, restoredFrom: opening.restoredFrom, close }
  } catch (error) {
    tabs.close()
    throw error
  }
}
