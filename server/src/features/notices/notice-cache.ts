import type { Encoded } from './encoded.ts'
import { type Cached, PageCache } from './page-cache.ts'

export interface NoticePage extends Cached {
  readonly bytes: Encoded
}

/** Some 30 kB a page: 60 MB at most. */
const PAGES = 2000

/** One for the process; an address is unguessable, so two applications in one process cannot meet in it. */
export const noticePages = new PageCache<NoticePage>({
  freshMs: 1000,
  keptMs: 86_400_000,
  retryMs: 2000,
  patienceMs: 1000,
  limit: PAGES,
  clock: () => performance.now(),
})

/** To be called after the commit of whatever changed a class's day: this process shows it at once, others within a second. */
export const forgetNotice = (schoolId: string, classId: string, day: string): void =>
  noticePages.forgetDay(schoolId, classId, day)

/** To be called after a class was renamed, closed, or got a new address. */
export const forgetClass = (schoolId: string, classId: string): void => noticePages.forgetClass(schoolId, classId)
