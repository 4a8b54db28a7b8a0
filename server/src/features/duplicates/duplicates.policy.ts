import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'

export function requireCurator(actor: Actor): void {
  if (!isCurator(actor)) throw new Problem('not-allowed')
}

/** Of the guidance group for an item of the pair, by the subject and grades of its newest version. */
export const isCompetentForPair = ({ accountId }: Actor): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from item i join item_version v on v.id = i.current_version_id
  join guidance_member m on m.account_id = ${accountId} and m.ended_at is null and m.subject = v.subject
    and m.stage = any (array[case when 6 >= any (v.grades) then 'primary' end, case when 6 < any (v.grades) then 'junior' end])
  where i.id in (p.item_a, p.item_b))`

/** An item that this person may read anyway: their own, or one that was published. */
const mayRead = ({ accountId }: Actor, column: string) => sql<SqlBool>`exists (
  select from item i where i.id = ${sql.ref(column)}
    and (i.created_by = ${accountId} or exists (select from item_version v where v.item_id = i.id and v.published_at is not null)))`

/** Who decides may see both; others see a pair only of items they may read, and of which one is their own. */
export const canSeePair = (actor: Actor): RawBuilder<SqlBool> =>
  isCurator(actor)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${isCompetentForPair(actor)} or (${mayRead(actor, 'p.item_a')} and ${mayRead(actor, 'p.item_b')}
        and exists (select from item i where i.id in (p.item_a, p.item_b) and i.created_by = ${actor.accountId})))`

export const mayDecide = (actor: Actor): RawBuilder<SqlBool> =>
  isCurator(actor) ? sql<SqlBool>`true` : isCompetentForPair(actor)
