import { type DocumentNode, openingOf } from '@lightwork/content'
import type {
  Input,
  listReports as listEndpoint,
  Output,
  OwnReport,
  listOwnReports as ownEndpoint,
  QueuedReport,
} from '@lightwork/contract'
import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { readMomentCursor, toMomentCursor } from '../../http/moment-cursor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'

const PAGE = 30
/** Longer queues are counted as «so many or more». */
const MOST_COUNTED = 1000

/** A page and the key of its last row, of one row more than the page. */
function toPage<R extends { report_id: string; reported_at: string; body: DocumentNode }>(rows: readonly R[]) {
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    // The contract keeps the content of documents opaque; this one was checked when it was written.
    reports: shown.map(({ body, ...row }) => ({ ...row, opening: openingOf(body) as QueuedReport['opening'] })),
    after: last === undefined ? null : toMomentCursor({ moment: last.reported_at, id: last.report_id }),
  }
}

const reports = (reader: Reader) =>
  reader
    .selectFrom('item_report')
    .innerJoin('item_version', 'item_version.id', 'item_report.version_id')
    .select(['item_report.id as report_id', 'item_report.item_id', 'item_report.version_id', 'item_version.number'])
    .select(['item_report.subject', 'item_version.type', 'item_report.kinds', 'item_report.text'])
    .select(['item_report.reported_at', 'item_version.body'])

type QueueQuery = Input<typeof listEndpoint>['querystring']

/** Open reports, oldest first, with how many the item has. Two statements whatever the length. */
export async function listReports(
  reader: Reader,
  actor: Actor,
  { subject, item_id, after }: QueueQuery,
): Promise<Output<typeof listEndpoint>> {
  if (!isCurator(actor)) throw new Problem('not-allowed')
  const from = readMomentCursor(after)
  let page = reports(reader).where('item_report.handled_at', 'is', null)
  let counted = reader.selectFrom('item_report').where('handled_at', 'is', null)
  if (subject !== undefined) {
    page = page.where('item_report.subject', '=', subject)
    counted = counted.where('subject', '=', subject)
  }
  if (item_id !== undefined) {
    page = page.where('item_report.item_id', '=', item_id)
    counted = counted.where('item_id', '=', item_id)
  }
  if (from !== null)
    page = page.where(
      sql<SqlBool>`(item_report.reported_at, item_report.id) > (${from.moment}::timestamptz, ${from.id}::uuid)`,
    )
  const rows = await page
    .innerJoin('item', 'item.id', 'item_report.item_id')
    .leftJoin('item_version as published', 'published.id', 'item.published_version_id')
    .orderBy('item_report.reported_at')
    .orderBy('item_report.id')
    .limit(PAGE + 1)
    .select(['item.published_version_id', 'published.number as published_number'])
    .select(sql<boolean>`item.retired_at is not null`.as('retired'))
    .select(
      sql<QueuedReport['reported_by']>`(select jsonb_build_object('id', a.id, 'name', a.name, 'organisation',
        (select o.name from membership m join organisation o on o.id = m.organisation_id where m.account_id = a.id
          order by m.id limit 1)) from account a where a.id = item_report.reported_by)`.as('reported_by'),
    )
    .select(
      sql<number>`(select count(*)::int from item_report other where other.item_id = item_report.item_id
        and other.handled_at is null)`.as('reports_of_item'),
    )
    .$castTo<Omit<QueuedReport, 'opening'> & { body: DocumentNode }>()
    .execute()
  const { n } = await reader
    .selectFrom(counted.limit(MOST_COUNTED).select('id').as('waiting'))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows), waiting: n }
}

type OwnQuery = Input<typeof ownEndpoint>['querystring']

/** What this person reported, newest first, with the answers. */
export async function listOwnReports(
  reader: Reader,
  actor: Actor,
  { after }: OwnQuery,
): Promise<Output<typeof ownEndpoint>> {
  const from = readMomentCursor(after)
  let page = reports(reader).where('item_report.reported_by', '=', actor.accountId)
  if (from !== null)
    page = page.where(
      sql<SqlBool>`(item_report.reported_at, item_report.id) < (${from.moment}::timestamptz, ${from.id}::uuid)`,
    )
  const rows = await page
    .leftJoin('item_version as mended', 'mended.id', 'item_report.mended_by_id')
    .orderBy('item_report.reported_at', 'desc')
    .orderBy('item_report.id', 'desc')
    .limit(PAGE + 1)
    .select(['item_report.outcome', 'item_report.answer', 'item_report.handled_at', 'item_report.mended_by_id'])
    .select('mended.number as mended_by_number')
    .$castTo<Omit<OwnReport, 'opening'> & { body: DocumentNode }>()
    .execute()
  return toPage(rows)
}
