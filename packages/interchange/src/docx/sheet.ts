import type { Document } from '@lightwork/content'
import type { AnswerKey, Mode, Paper, Path, Place, TierNames } from '@lightwork/domain'

/** A picture as Word takes it. A drawing keeps its lines; beside it stands what older programs show instead. */
export interface WordPicture {
  readonly bytes: Uint8Array
  readonly format: 'png' | 'jpg' | 'svg'
  readonly fallback?: Uint8Array
  readonly width: number
  readonly height: number
}

/** What a teacher's copy says below an item. */
export interface WordAnswer {
  readonly key: AnswerKey
  readonly body: Document
  readonly explanation: Document
}

export interface WordItem {
  readonly body: Document
  /** Only in a teacher's copy: what is not given cannot get into a pupil's sheet. */
  readonly answer: WordAnswer | null
}

/** The words of the product for its closed lists. */
export interface Names {
  readonly tier: TierNames
  readonly mode: Readonly<Record<Mode, string>>
  readonly place: Readonly<Record<Place, string>>
}

/** How wide a drawing is that takes all of its column, in millimetres: room on the narrowest of the papers. */
export const DRAWING_COLUMN = 150

export interface WordSheet {
  readonly title: string
  readonly subject: string
  /** Where and when it is given, in words; null leaves a line to write on. */
  readonly className: string | null
  readonly day: string | null
  readonly paper: Paper
  readonly copy: 'pupil' | 'teacher'
  readonly names: Names
  readonly document: Document
  /** Whose sheet it is; null: everybody's, with a band where the tiers or groups change. */
  readonly path: Path | null
  /** The pinned item versions by id. */
  readonly items: ReadonlyMap<string, WordItem>
  /** Pictures by content hash, drawings of `drawingOf` by their source; one that is missing is named in words. */
  readonly pictures: ReadonlyMap<string, WordPicture>
}
