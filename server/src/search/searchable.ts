import { sql } from 'kysely'
import type { Reader } from '../db/transaction.ts'
import type { SearchableVersion } from './search-row.ts'

/** What of these items can be found, read from the tables: per item its published version and its newest one. */
export async function readSearchable(reader: Reader, itemIds: readonly string[]): Promise<SearchableVersion[]> {
  const found = sql<SearchableVersion>`(
    select i.id as item_id, i.import_run_id, i.created_by, v.id is not distinct from i.published_version_id as published, v.id as version_id, v.state,
      case when v.id <> i.current_version_id then newest.state end as newer_state,
      v.subject, v.grades, v.type, v.tier, v.mode,
      case when v.id = coalesce(i.published_version_id, i.current_version_id) then coalesce(m.minutes, v.minutes) else v.minutes end as minutes,
      v.competencies, coalesce(v.published_at, v.created_at) as moment, v.body,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'path', p.path, 'retired', p.retired_at is not null)
        order by p.id), '[]')
        from knowledge_point p where p.id in (select raw.stands_for from item_version_point vp join knowledge_point raw on raw.id = vp.point_id
          where vp.version_id = v.id)) as points,
      (select coalesce(jsonb_agg(distinct place), '[]') from item_version_unit vu join textbook_unit u on u.id = vu.unit_id
        cross join lateral unnest(array[u.id, u.parent_id, u.textbook_id]) place
        where vu.version_id = v.id and place is not null) as unit_ids
    from item i
    join item_version newest on newest.id = i.current_version_id
    cross join lateral (select i.current_version_id as id union select i.published_version_id) relevant
    join item_version v on v.id = relevant.id
    left join item_minutes m on m.item_id = i.id
    where i.id = any (${sql.val([...itemIds])}::uuid[])
    order by i.id)`
  return reader.selectFrom(found.as('found')).selectAll().execute()
}
