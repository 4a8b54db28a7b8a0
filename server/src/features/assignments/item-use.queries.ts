import type { ItemUse, Replacement } from '@lightwork/contract'
import { schoolDay } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'
import { findShown } from '../items/items.queries.ts'

const MOST_OWN = 20

/** The person's own homework that holds the item. */
const ownUse = (reader: Reader, actor: Actor, itemId: string): Promise<ItemUse['own']> =>
  reader
    .selectFrom('assignment')
    .where('assignment.owner_id', '=', actor.accountId)
    .where('assignment.deleted_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('assignment_item as held')
          .whereRef('held.school_id', '=', 'assignment.school_id')
          .whereRef('held.assignment_id', '=', 'assignment.id')
          .where('held.item_id', '=', itemId),
      ),
    )
    .orderBy('assignment.saved_at', 'desc')
    .limit(MOST_OWN)
    .select(['assignment.id as assignment_id', 'assignment.school_id', 'assignment.title'])
    .select(
      sql<string | null>`(select max(g.last_day) from release_item g where g.school_id = assignment.school_id
        and g.assignment_id = assignment.id and g.item_id = ${itemId})`.as('last_day'),
    )
    .select(
      sql<number>`(select count(distinct g.release_id)::int from release_item g where g.school_id = assignment.school_id
        and g.assignment_id = assignment.id and g.item_id = ${itemId})`.as('classes'),
    )
    .execute()

/** Numbers of every school, by a function that sees beyond the curator's own sight and gives nothing but numbers. */
async function countyUse(reader: Reader, itemId: string, today: string): Promise<NonNullable<ItemUse['county']>> {
  const rows = await reader
    .selectFrom(
      sql<{
        school_id: string
        name: string
        homeworks: number
        ahead: number
        classes: number
        last_day: string | null
      }>`item_use_by_school(${itemId}, ${today}::date)`.as('use'),
    )
    .selectAll()
    .execute()
  const sum = (figure: 'homeworks' | 'ahead' | 'classes') => rows.reduce((total, row) => total + row[figure], 0)
  return {
    homeworks: sum('homeworks'),
    ahead: sum('ahead'),
    classes: sum('classes'),
    schools: rows.map(({ ahead: _, ...school }) => school),
  }
}

/** Where an item is used: three statements. */
export async function getItemUse(reader: Reader, actor: Actor, itemId: string, now: Date): Promise<ItemUse> {
  await findShown(reader, actor, itemId)
  return {
    own: await ownUse(reader, actor, itemId),
    county: isCurator(actor) ? await countyUse(reader, itemId, schoolDay(now)) : null,
  }
}

const MOST_ITEMS = 100
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** For the retired ones of these items: why, and the item in use at the end of the chain of successors. */
export async function listReplacements(reader: Reader, list: string): Promise<Replacement[]> {
  const ids = [...new Set(list.split(','))].filter((id) => id !== '')
  if (ids.length > MOST_ITEMS || ids.some((id) => !uuid.test(id))) throw new Problem('invalid-request', 'ids')
  if (ids.length === 0) return []
  return reader
    .selectFrom('item')
    .where('item.id', 'in', ids)
    .where('item.retired_at', 'is not', null)
    .select(['item.id as item_id', 'item.retire_reason as reason'])
    .select(
      // Chains are short; ten steps end a ring of items that name each other.
      sql<Replacement['successor']>`(
        with recursive chain (id, version_id, next, step) as (
          select s.id, s.published_version_id, s.successor_id, 1 from item s where s.id = item.successor_id
          union all
          select s.id, s.published_version_id, s.successor_id, chain.step + 1 from chain join item s on s.id = chain.next
          where chain.version_id is null and chain.step < 10
        )
        select jsonb_build_object('item_id', id, 'version_id', version_id) from chain where version_id is not null order by step limit 1)`.as(
        'successor',
      ),
    )
    .execute()
}
