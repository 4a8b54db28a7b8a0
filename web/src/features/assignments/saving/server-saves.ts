import type { Document } from '@lightwork/content'
import { type Assignment, createAssignment, getMe, keepConflict, saveAssignment } from '@lightwork/contract'
import { api, isProblem } from '../../../lib/api.ts'
import type { Failure, SavedText } from '../../../lib/saving/save-state.ts'
import type { KeepAnswer, SaveServer } from '../../../lib/saving/saver.ts'
import { browserId } from './browser-id.ts'
import type { HomeworkText } from './homework-text.ts'

/** The content schema, not this type, says what a document may hold: `DocumentJson` cannot name the nodes. */
export const toJson = (document: Document) => document as Assignment['document']

export const toSavedText = ({
  revision,
  saved_at,
  title,
  document,
}: Pick<Assignment, 'revision' | 'saved_at' | 'title' | 'document'>): SavedText<HomeworkText> => ({
  revision,
  saved_at,
  text: { title, document: document as Document },
})

/** Is the session still the one of the person whose page this is? */
async function isStill(accountId: string): Promise<boolean> {
  try {
    return (await api(getMe, {})).account_id === accountId
  } catch {
    return false
  }
}

async function toFailure(error: unknown, accountId: string): Promise<Failure> {
  if (!isProblem(error) || error.status >= 500 || error.status === 429) return { kind: 'unreachable', error }
  if (isProblem(error, 'sign-in-needed')) return { kind: 'signed-out', error }
  // Another person's session finds nothing either: then the text waits for its owner.
  if (isProblem(error, 'not-found')) return { kind: (await isStill(accountId)) ? 'gone' : 'signed-out', error }
  if (isProblem(error, 'edited-elsewhere')) return { kind: 'held', error }
  if (isProblem(error, 'page-outdated')) return { kind: 'old-page', error }
  return { kind: 'refused', error }
}

export interface WhichHomework extends Pick<Assignment, 'school_id' | 'id' | 'subject' | 'grade'> {
  readonly accountId: string
  /** The title of the second homework when both texts of a conflict are kept. */
  readonly copyTitle: (title: string) => string
}

/** The real server as the saver sees it. */
export function createSaveServer({
  school_id,
  id,
  subject,
  grade,
  accountId,
  copyTitle,
}: WhichHomework): SaveServer<HomeworkText> {
  const params = { school_id, assignment_id: id }
  const kept = async <T>(work: () => Promise<T>): Promise<KeepAnswer<T>> => {
    try {
      return { kind: 'kept', value: await work() }
    } catch (error) {
      return { kind: 'failed', failure: await toFailure(error, accountId) }
    }
  }
  return {
    async save({ title, document }, revision) {
      try {
        return {
          kind: 'saved',
          ...(await api(saveAssignment, {
            params,
            body: { revision, title, document: toJson(document), browser: browserId() },
          })),
        }
      } catch (error) {
        // What `refuseOutdated` of the server adds to this problem.
        if (isProblem(error, 'revision-outdated'))
          return { kind: 'outdated', newer: toSavedText(error.newer as Assignment) }
        return { kind: 'failed', failure: await toFailure(error, accountId) }
      }
    },
    keep: ({ title, document }, base) =>
      kept(async () => {
        await api(keepConflict, { params, body: { base_revision: base, title, document: toJson(document) } })
        return null
      }),
    copy: (text) =>
      kept(async () => {
        const made = await api(createAssignment, {
          params: { school_id },
          body: { ...titled(text, copyTitle), subject, grade },
        })
        return { id: made.id, title: made.title }
      }),
  }
}

const TITLE_LIMIT = 100

const titled = ({ title, document }: HomeworkText, copyTitle: (title: string) => string) => {
  const room = TITLE_LIMIT - copyTitle('').length
  return { title: copyTitle([...title].slice(0, room).join('')), document: toJson(document) }
}
