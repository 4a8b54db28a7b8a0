import type { listGuidance as listEndpoint, Output } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'

type Member = Output<typeof listEndpoint>[number]

const MOST = 1000

/** Places of each person not yet judged, by subject: read once for the whole group. */
const waitingOf = (subject: Subject | undefined) => sql<{
  account_id: string
  subject: string
  n: number
  oldest: string
}>`(
  select s.account_id, r.subject, count(*)::int as n, min(s.taken_at) as oldest
  from review_seat s join review r on r.id = s.review_id
  where s.decided_at is null and s.given_up_at is null and r.closed_at is null and ${subject === undefined ? sql`true` : sql`r.subject = ${subject}`}
  group by s.account_id, r.subject)`

/** The group with each one's load: places not yet judged, since when the oldest waits, opinions of the last 30 days. */
export const listGuidance = (reader: Reader, subject: Subject | undefined, now: Date): Promise<Member[]> =>
  reader
    .selectFrom('guidance_member as member')
    .leftJoin(waitingOf(subject).as('waiting'), (join) =>
      join.onRef('waiting.account_id', '=', 'member.account_id').onRef('waiting.subject', '=', 'member.subject'),
    )
    .where('member.ended_at', 'is', null)
    .$if(subject !== undefined, (query) => query.where('member.subject', '=', subject ?? ''))
    .select([
      'member.id as member_id',
      'member.station',
      'member.subject',
      'member.stage',
      'member.appointed_at',
      'member.ended_at',
    ])
    .select(personJson(sql`member.account_id`).as('account'))
    .select(
      sql<string>`coalesce((select min(o.name) from membership ms join organisation o on o.id = ms.organisation_id
        where ms.account_id = member.account_id), '')`.as('organisation'),
    )
    .select([
      sql<number>`coalesce(waiting.n, 0)`.as('waiting'),
      'waiting.oldest as oldest_waiting',
      sql<number>`(select count(*)::int from review_seat s
        where s.account_id = member.account_id and s.decided_at > ${now}::timestamptz - interval '30 days')`.as(
        'decided_30_days',
      ),
    ])
    .orderBy('member.subject')
    .orderBy('member.stage')
    .orderBy('member.appointed_at')
    .limit(MOST)
    .$castTo<Member>()
    .execute()
