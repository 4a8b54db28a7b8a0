import type * as contract from '@lightwork/contract'
import type { Output } from '@lightwork/contract'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

const PAGE = 50

/** Terms that hold the label's name or are held by it, the closest in length first. */
const near = sql<{ id: string; name: string }[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name)), '[]') from (
    select k.id, k.name from knowledge_point k
    where k.subject = term_proposal.subject and k.merged_into is null and k.retired_at is null and length(k.name_key) > 1
      and (position(k.name_key in term_proposal.name_key) > 0 or position(term_proposal.name_key in k.name_key) > 0)
    order by abs(length(k.name_key) - length(term_proposal.name_key)), k.id limit 3) n)`

function readCursor(after: string | undefined): { uses: number; id: string } | null {
  if (after === undefined) return null
  const found = /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(after)
  if (found === null) throw new Problem('invalid-request')
  return { uses: Number(found[1]), id: String(found[2]) }
}

export async function listLabels(
  reader: Reader,
  subject: string,
  after: string | undefined,
): Promise<Output<typeof contract.listLabelProposals>> {
  const cursor = readCursor(after)
  let rows = reader
    .selectFrom('term_proposal')
    .where('subject', '=', subject)
    .where('outcome', 'is', null)
    .orderBy('uses', 'desc')
    .orderBy('id')
    .limit(PAGE + 1)
    .select(['id as proposal_id', 'name', 'route', 'uses', 'first_at', near.as('near')])
  if (cursor !== null)
    rows = rows.where(sql<boolean>`uses <= ${cursor.uses} and (uses < ${cursor.uses} or id > ${cursor.id}::uuid)`)
  const found = await rows.execute()
  const labels = found.slice(0, PAGE)
  const last = labels.at(-1)
  return { labels, next: found.length > PAGE && last !== undefined ? `${last.uses}.${last.proposal_id}` : null }
}
