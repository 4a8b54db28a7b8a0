import { type Document, homeworkTasks, workBlocks } from '@lightwork/content'
import type { EntryAttributes } from '@lightwork/contract'
import { type ItemType, loadOf, type Origin, type Subject, type TierLoad } from '@lightwork/domain'

export interface PinnedFacts {
  readonly version_id: string
  readonly type: ItemType
  readonly score_rate: number | null
  readonly origin: Origin
  readonly points: readonly string[]
}

export interface ChosenWork {
  readonly school_id: string
  readonly assignment_id: string
  readonly revision: number
  readonly title: string
  readonly subject: Subject
  readonly grade: number
  readonly document: Document
}

export const loadOfWork = ({ document }: Pick<ChosenWork, 'document'>): TierLoad => loadOf(homeworkTasks(document))

type Work = EntryAttributes['works'][number]

function rowsOf({ document }: ChosenWork, facts: ReadonlyMap<string, PinnedFacts>): Work['rows'] {
  return workBlocks(document).map(({ attributes }, index) => {
    const { pointer, minutes, tiers, required, mode, place, item_version_id } = attributes
    const known = item_version_id === undefined ? undefined : facts.get(item_version_id)
    return {
      number: index + 1,
      pointer,
      type: known?.type ?? null,
      minutes,
      tiers: [...tiers],
      required,
      mode,
      place,
      points: [...(known?.points ?? [])],
      score_rate: known?.score_rate ?? null,
      origin: known?.origin ?? null,
    }
  })
}

/** 作业属性表 of the chosen works, worked out and never typed in. */
export const attributesOf = (
  works: readonly ChosenWork[],
  facts: ReadonlyMap<string, PinnedFacts>,
): EntryAttributes => ({
  works: works.map((work) => ({
    title: work.title,
    subject: work.subject,
    grade: work.grade,
    load: loadOfWork(work),
    rows: rowsOf(work, facts),
  })),
})
