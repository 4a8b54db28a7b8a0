import type { Document } from '@lightwork/content'
import type { Saver } from '../../../lib/saving/saver.ts'

/** What a teacher writes in a homework: all of it that is saved. */
export interface HomeworkText {
  readonly title: string
  readonly document: Document
}

export type HomeworkSaver = Saver<HomeworkText>
