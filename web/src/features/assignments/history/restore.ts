import {
  getAssignment,
  getHomeworkVersion,
  type HomeworkVersion,
  listAssignments,
  listHomeworkVersions,
  saveAssignment,
} from '@lightwork/contract'
import { api } from '../../../lib/api.ts'
import { refresh } from '../../../lib/query.ts'
import { browserId } from '../saving/browser-id.ts'

interface Which {
  readonly school_id: string
  readonly assignment_id: string
}

/** Saves an earlier text as a new revision, upon the one the person saw as the newest. Answers the new revision. */
export async function restoreVersion(params: Which, restored_from: number, newest: number): Promise<number> {
  const { title, document } = await api(getHomeworkVersion, { params: { ...params, revision: restored_from } })
  try {
    const body = { revision: newest, title, document, restored_from, browser: browserId() }
    return (await api(saveAssignment, { params, body })).revision
  } finally {
    // Refused too: somebody saved meanwhile, and the list is old.
    await refresh(listHomeworkVersions, getAssignment, listAssignments)
  }
}

/** The two sides of a comparison, the older one left. */
export interface Chosen {
  readonly before: HomeworkVersion
  readonly after: HomeworkVersion
}

/** The version of the address against the other of the address; else against the newest, or the newest against the one before it. */
export function chooseVersions(versions: readonly HomeworkVersion[], address: URLSearchParams): Chosen | null {
  const known = (name: string) => versions.find(({ revision }) => String(revision) === address.get(name))
  const [newest, previous] = versions
  if (newest === undefined) return null
  const one = known('version') ?? newest
  const other = known('with') ?? (one === newest ? (previous ?? newest) : newest)
  return one.revision < other.revision ? { before: one, after: other } : { before: other, after: one }
}
