import type { answerReport as answerEndpoint, Input, reportItem as reportEndpoint } from '@lightwork/contract'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { canReadVersion, isCurator } from '../items/items.policy.ts'

type Report = Input<typeof reportEndpoint>['body'] & { readonly now: Date }

const LONGEST = 2000

/**
 * A person's report on a version they may read. While the last one of the same person on the same item is open, the
 * new one is added to it, so that the queue counts people and not presses.
 */
export async function reportItem(tx: Tx, actor: Actor, versionId: string, { kind, text, now }: Report) {
  const words = text.trim()
  if (kind === 'other' && words === '')
    throw new Problem('item-incomplete', undefined, {
      errors: [{ path: 'text', message: '请写明是什么问题 / say what is wrong' }],
    })
  const version = await tx
    .selectFrom('item_version')
    .innerJoin('item', 'item.id', 'item_version.item_id')
    .where('item_version.id', '=', versionId)
    .where(canReadVersion(actor))
    .where('item_version.published_at', 'is not', null)
    .select(['item_version.item_id', 'item_version.subject'])
    .executeTakeFirst()
  if (version === undefined) throw new Problem('not-found')
  const { rows } = await sql<{ report_id: string; added: boolean; whole: boolean }>`
    insert into item_report (id, item_id, version_id, subject, kinds, text, reported_by, reported_at)
    values (${newId()}, ${version.item_id}, ${versionId}, ${version.subject}, array[${kind}::text], ${words}, ${actor.accountId}, ${now})
    on conflict (item_id, reported_by) where handled_at is null do update set
      version_id = excluded.version_id,
      kinds = case when excluded.kinds <@ item_report.kinds then item_report.kinds else item_report.kinds || excluded.kinds end,
      text = case when excluded.text = '' or position(excluded.text in item_report.text) > 0 then item_report.text
        when item_report.text = '' then excluded.text
        else left(item_report.text || E'\n' || excluded.text, ${LONGEST}) end
    returning id as report_id, xmax <> 0 as added, position(${words} in text) > 0 or ${words} = '' as whole`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a report was neither written nor added')
  // What does not fit is refused, never cut.
  if (!row.whole)
    throw new Problem(
      'invalid-request',
      '这份报告已经很长，请等待处理 / this report is full; please wait for the answer',
    )
  return { report_id: row.report_id, added: row.added }
}

type Answer = Input<typeof answerEndpoint>['body'] & { readonly now: Date }

/** The report and its item, locked: two curators answer one after the other, and nobody publishes in between. */
async function lockReport(tx: Tx, reportId: string) {
  const row = await tx
    .selectFrom('item')
    .innerJoin('item_report', 'item_report.item_id', 'item.id')
    .leftJoin('item_version as published', 'published.id', 'item.published_version_id')
    .innerJoin('item_version as reported', 'reported.id', 'item_report.version_id')
    .where('item_report.id', '=', reportId)
    .select(['item_report.item_id', 'item_report.handled_at', 'item.retired_at', 'published.id as published_id'])
    .select(['published.number as published_number', 'reported.number as reported_number'])
    .forUpdate(['item', 'item_report'])
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

type Locked = Awaited<ReturnType<typeof lockReport>>

/** The outcome must be true: a newer version is in use, or the item is not. */
function checkOutcome(report: Locked, { outcome, answer }: Answer): void {
  const { handled_at, retired_at, published_number, reported_number } = report
  if (handled_at !== null) throw new Problem('state-refused', '这份报告已有人处理 / somebody has answered it')
  if (outcome === 'mended' && (published_number === null || published_number <= reported_number))
    throw new Problem('state-refused', '改好的一版发布后才能这样答复 / publish the mended version first')
  if (outcome === 'retired' && retired_at === null)
    throw new Problem('state-refused', '这道题还在使用，请先停用 / retire the item first')
  if (outcome === 'unfounded' && answer.trim() === '')
    throw new Problem('item-incomplete', undefined, {
      errors: [{ path: 'answer', message: '请向报告人说明理由 / say why to the person who reported it' }],
    })
}

/** Answers a report, or every open one on the item that the same answer is true of. Says how many. */
export async function answerReport(tx: Tx, actor: Actor, reportId: string, answered: Answer): Promise<number> {
  if (!isCurator(actor)) throw new Problem('not-allowed')
  const report = await lockReport(tx, reportId)
  checkOutcome(report, answered)
  const { outcome, answer, whole_item, now } = answered
  const mended = outcome === 'mended' ? report.published_id : null
  let open = tx
    .updateTable('item_report')
    .set({
      outcome,
      answer: answer.trim(),
      handled_by: actor.accountId,
      handled_at: now,
      mended_by_id: mended,
    })
    .where('handled_at', 'is', null)
  open = whole_item ? open.where('item_id', '=', report.item_id) : open.where('id', '=', reportId)
  // A report on the mended version itself says something else.
  if (mended !== null) open = open.where('version_id', '<>', mended)
  const { numUpdatedRows } = await open.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
