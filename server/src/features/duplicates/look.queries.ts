import { ContentError, checkItemContent, type Document, type DocumentNode, openingOf } from '@lightwork/content'
import type { Input, lookForDuplicates as lookEndpoint, Output } from '@lightwork/contract'
import { likenessOf } from '@lightwork/likeness'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { mayWrite } from '../items/items.policy.ts'
import { findAlike, isReadable } from './find-alike.ts'
import { toLikenessItem } from './item-text.ts'
import { marksOf } from './pair-view.queries.ts'

const MOST_SHOWN = 5

function read(value: unknown): Document {
  try {
    return checkItemContent(value)
  } catch (error) {
    if (error instanceof ContentError) throw new Problem('invalid-content', error.message)
    throw error
  }
}

type Found = Output<typeof lookEndpoint>

/** Texts like one that is being written, of those that this person may read: two statements, nothing is stored. */
export async function lookForDuplicates(
  reader: Reader,
  actor: Actor,
  draft: Input<typeof lookEndpoint>['body'],
): Promise<Found> {
  if (!mayWrite(actor)) throw new Problem('not-allowed')
  const sought = { body: read(draft.body), answer: { key: null, body: read(draft.answer) } }
  const found = await findAlike(reader, [{ itemId: draft.item_id, ...sought }], isReadable(actor))
  const shown = found.slice(0, MOST_SHOWN)
  if (shown.length === 0) return []
  const versions = await reader
    .selectFrom('item_version')
    .where(
      'id',
      'in',
      shown.map(({ version_id }) => version_id),
    )
    .select(['item_id', 'id as version_id', 'state', 'subject', 'grades', 'type', 'body', 'answer'])
    .$castTo<
      Omit<Found[number]['item'], 'opening'> & { body: DocumentNode; answer: { key: unknown; body: DocumentNode } }
    >()
    .execute()
  return shown.flatMap(({ version_id, kind, score }) => {
    const version = versions.find((each) => each.version_id === version_id)
    if (version === undefined) return []
    const { body, answer, ...item } = version
    const marks = marksOf(likenessOf(toLikenessItem(sought), toLikenessItem({ body, answer })).differences)
    return [
      {
        item: { ...item, opening: openingOf(body) as Found[number]['item']['opening'] },
        // The contract keeps the content of documents opaque; this one was checked when it was written.
        body: body as unknown as Found[number]['body'],
        kind,
        score,
        own_marks: marks.a,
        marks: marks.b,
      },
    ]
  })
}
