import {
  getJudgingProgress,
  getResultState,
  getSheetsOfWork,
  listJudgedWorks,
  previewAssignment,
} from '@lightwork/contract'
import { refresh } from '../../../lib/query.ts'

/** Whatever the organiser did, everything that counts sheets is asked anew. */
export const refreshJudging = (): Promise<void> =>
  refresh(getJudgingProgress, listJudgedWorks, getSheetsOfWork, previewAssignment, getResultState)
