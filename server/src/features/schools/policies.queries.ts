import type { LimitRule } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'

/** The id under which a school's own limit stands among the rules. */
export const schoolRuleId = (limitId: string): string => `school-${limitId.toLowerCase()}`

/**
 * County-wide rules and those of the school as one JSON array, for a SELECT list; `null` for the county's alone.
 * Rules that are switched off are in it: `limitsInForce` passes over them.
 */
export const rulesOf = (schoolId: string | null) => sql<LimitRule[]>`(
  select coalesce(jsonb_agg(rule order by rank, rule ->> 'effective_from', rule ->> 'id'), '[]') from (
    select to_jsonb(policy_rule) as rule, array_position(array['national', 'province', 'county'], level) as rank from policy_rule
    union all
    select jsonb_build_object('id', 'school-' || l.id, 'level', 'school', 'title', '学校作业管理办法', 'number', null, 'clause', null,
      'issuer', o.name, 'text_zh', coalesce(nullif(l.note, ''), '学校规定的更严限制'), 'text_en', 'A stricter limit of the school', 'source', null,
      'band', l.band, 'quantity', l.quantity, 'day_kind', l.day_kind, 'minutes', l.minutes, 'severity', 'block',
      'effective_from', l.effective_from, 'effective_to', l.effective_to, 'enabled', true), 9
    from school_limit l join organisation o on o.id = l.school_id where l.school_id = ${schoolId}::uuid
  ) rules)`

/** The rules that can apply in a school, in one statement. */
export async function policiesFor(reader: Reader, schoolId: string | null): Promise<LimitRule[]> {
  const { rules } = await reader
    .selectFrom(sql<{ rules: LimitRule[] }>`(select ${rulesOf(schoolId)} as rules)`.as('found'))
    .select('rules')
    .executeTakeFirstOrThrow()
  return rules
}
