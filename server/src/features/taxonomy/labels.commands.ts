import type { decideLabel as decideEndpoint, Input } from '@lightwork/contract'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { requireOwner } from './taxonomy.policy.ts'
import { type StepPlace, takeStep } from './term-steps.ts'
import { getOpenTerm, lockTaxonomy } from './terms.ts'

/** A label of an imported item that no term has. */
export interface UnknownLabel {
  readonly subject: string
  readonly name: string
  readonly key: string
  readonly route: string
  readonly item_id: string
}

/**
 * Keeps unknown labels with the items that wait for them: two statements, however many. A label that was decided while
 * the import ran is followed at once.
 */
export async function proposeLabels(tx: Tx, labels: readonly UnknownLabel[], now: Date): Promise<void> {
  if (labels.length === 0) return
  // Of several spellings the first one met is shown.
  const named = new Map([...labels].reverse().map((label) => [`${label.subject}/${label.key}`, label]))
  // In one order, so that two imports never wait for each other in a ring.
  const terms = [...named.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { subject, name, route }]) => ({ id: newId(), subject, name, route }))
  await sql`
    insert into term_proposal (id, subject, name, route, first_at)
    select id, subject, name, route, ${now} from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb)
      as r (id uuid, subject text, name text, route text)
    on conflict (subject, name_key) do nothing`.execute(tx)
  const uses = labels.map(({ subject, key, item_id }) => ({ subject, key, item_id }))
  await sql`
    with r as (select distinct * from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as r (subject text, key text, item_id uuid)),
    asked as materialized (
      select p.id, p.subject, p.name_key, p.outcome, p.point_id from term_proposal p
      where (p.subject, p.name_key) in (select subject, key from r) order by p.id for share
    ),
    waiting as (
      insert into term_proposal_item (proposal_id, item_id)
      select p.id, r.item_id from r join asked p on p.subject = r.subject and p.name_key = r.key where p.outcome is null
      on conflict do nothing
    )
    insert into item_version_point (version_id, point_id)
    select i.current_version_id, p.point_id from r join asked p on p.subject = r.subject and p.name_key = r.key
    join item i on i.id = r.item_id where p.point_id is not null
    on conflict do nothing`.execute(tx)
}

/** Waiting items are counted when an import ends, not with every line. */
export async function countLabels(tx: Tx): Promise<void> {
  await sql`
    update term_proposal p set uses = counted.n
    from (select proposal_id, count(*)::int as n from term_proposal_item group by proposal_id) counted
    where counted.proposal_id = p.id and p.outcome is null and p.uses <> counted.n`.execute(tx)
}

/** Gives the items that wait for these labels the terms they were decided to be. Answers how many. */
async function tagWaiting(tx: Tx, proposalIds: readonly string[]): Promise<number> {
  const ids = sql.val([...proposalIds])
  const { rows } = await sql<{ tagged: number }>`
    with waiting as (
      delete from term_proposal_item w using term_proposal p
      where w.proposal_id = any (${ids}::uuid[]) and p.id = w.proposal_id returning w.item_id, p.point_id, p.subject
    ),
    tagged as (
      insert into item_version_point (version_id, point_id)
      select v.id, w.point_id from waiting w join item i on i.id = w.item_id
      join item_version v on v.id in (i.current_version_id, i.published_version_id)
      where w.point_id is not null and v.subject = w.subject and v.state <> 'retired'
      on conflict do nothing returning version_id
    ),
    stale as (
      insert into search_stale (item_id)
      select distinct v.item_id from tagged t join item_version v on v.id = t.version_id order by 1
      on conflict (item_id) do update set item_id = excluded.item_id returning item_id
    )
    select count(*)::int as tagged from stale`.execute(tx)
  return rows[0]?.tagged ?? 0
}

/** Labels that a change of the terms has given a meaning are decided by it. */
export async function settleLabels(
  tx: Tx,
  {
    subject,
    accountId,
    now,
  }: { readonly subject: string | null; readonly accountId: string | null; readonly now: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update term_proposal p set outcome = 'mapped', point_id = n.point_id, decided_by = ${accountId}, decided_at = ${now}
    from term_name n
    where (${subject}::text is null or p.subject = ${subject}) and p.outcome is null and n.subject = p.subject and n.name_key = p.name_key
    returning p.id`.execute(tx)
  if (rows.length > 0)
    await tagWaiting(
      tx,
      rows.map(({ id }) => id),
    )
}

type Decision = Input<typeof decideEndpoint>['body']

async function termOf(tx: Tx, place: StepPlace, name: string, decision: Decision): Promise<string | null> {
  if (decision.outcome === 'refused') return null
  if (decision.outcome === 'mapped') {
    await getOpenTerm(tx, place.subject, decision.point_id)
    // A name that two terms have gets its meaning here, so the list of names is not asked.
    await tx
      .insertInto('term_alias')
      .values({
        subject: place.subject,
        name,
        point_id: decision.point_id,
        added_by: place.accountId,
        added_at: place.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return decision.point_id
  }
  const { pointId } = await takeStep(tx, place, { kind: 'add', parent_id: decision.parent_id, name: decision.name })
  return pointId
}

export interface LabelDecision {
  readonly subject: string
  readonly proposalId: string
  readonly decision: Decision
}

/** Decides about a label: a new term, an alias of one, or neither. Items that waited get the tag; answers how many. */
export async function decideLabel(
  tx: Tx,
  actor: Actor,
  { subject, proposalId, decision }: LabelDecision,
  now: Date,
): Promise<number> {
  await requireOwner(tx, actor, subject)
  await lockTaxonomy(tx, subject)
  const label = await tx
    .selectFrom('term_proposal')
    .where('id', '=', proposalId)
    .where('subject', '=', subject)
    .select(['name', 'outcome'])
    .forUpdate()
    .executeTakeFirst()
  if (label === undefined) throw new Problem('not-found')
  if (label.outcome !== null) throw new Problem('state-refused', '这个标签已处理过 / it was decided already')
  const place = { subject, accountId: actor.accountId, now }
  const pointId = await termOf(tx, place, label.name, decision)
  await tx
    .updateTable('term_proposal')
    .set({ outcome: decision.outcome, point_id: pointId, decided_by: actor.accountId, decided_at: now })
    .where('id', '=', proposalId)
    .execute()
  const tagged = await tagWaiting(tx, [proposalId])
  // A label renamed on its way in: the source's own word stays known as an alias.
  if (decision.outcome === 'accepted' && pointId !== null) await keepOwnWord(tx, place, { name: label.name, pointId })
  await settleLabels(tx, place)
  return tagged
}

async function keepOwnWord(
  tx: Tx,
  { subject, accountId, now }: StepPlace,
  { name, pointId }: { readonly name: string; readonly pointId: string },
): Promise<void> {
  await sql`
    insert into term_alias (subject, name, point_id, added_by, added_at)
    select ${subject}, ${name}, ${pointId}, ${accountId}, ${now}
    where not exists (select from term_name n where n.subject = ${subject} and n.name_key = term_key(${name}))
    on conflict do nothing`.execute(tx)
}
