import type {
  addSchoolLimit as addSchoolLimitEndpoint,
  Input,
  switchPolicy as switchPolicyEndpoint,
} from '@lightwork/contract'
import { addDays, type LimitRule, schoolCeiling } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { checkDay } from './calendar.queries.ts'
import { plainLine } from './plain-line.ts'
import { policiesFor, schoolRuleId } from './policies.queries.ts'
import { getSchool } from './schools.queries.ts'

type Switch = Input<typeof switchPolicyEndpoint>['body']

/** The county decides which provincial and county rules apply and whether they block; the nation's it cannot loosen. */
export async function switchPolicy(tx: Tx, ruleId: string, { enabled, severity }: Switch): Promise<LimitRule> {
  const rule = (await policiesFor(tx, null)).find(({ id }) => id === ruleId)
  if (rule === undefined) throw new Problem('not-found')
  if (rule.level === 'national' && (enabled !== rule.enabled || severity !== rule.severity)) {
    throw new Problem('not-allowed', '国家规定的上限不能停用或改为提示 / national limits stay on', { rule })
  }
  await tx.updateTable('policy_rule').set({ enabled, severity }).where('id', '=', ruleId).execute()
  return { ...rule, enabled, severity }
}

type LimitDraft = Input<typeof addSchoolLimitEndpoint>['body']

function checkDates({ effective_from, effective_to }: LimitDraft, today: string): void {
  checkDay(effective_from)
  if (effective_to !== null) checkDay(effective_to)
  if (effective_from < today)
    throw new Problem('invalid-request', '生效日期不能早于今天 / effective_from: today or later')
  if (effective_to !== null && effective_to < effective_from)
    throw new Problem('invalid-request', 'effective_to < effective_from')
}

/** Stricter than, or equal to, what stands above it on the day it begins; later the strictest in force wins anyway. */
function refuseLooser(
  rules: readonly LimitRule[],
  { band, quantity, day_kind, minutes, effective_from }: LimitDraft,
): void {
  const ceiling = schoolCeiling(rules, { day: effective_from, band, dayKind: day_kind, quantity })
  if (ceiling === null || minutes <= ceiling.minutes) return
  throw new Problem('limit-too-loose', `${ceiling.text_zh}（${ceiling.title}）`, { rule: ceiling })
}

export async function addSchoolLimit(
  tx: Tx,
  actor: Actor,
  { schoolId, today }: { readonly schoolId: string; readonly today: string },
  draft: LimitDraft,
): Promise<LimitRule> {
  await getSchool(tx, schoolId)
  checkDates(draft, today)
  refuseLooser(await policiesFor(tx, schoolId), draft)
  const id = newId()
  const note = plainLine(draft.note, 'note')
  await tx
    .insertInto('school_limit')
    .values({ school_id: schoolId, id, ...draft, note, set_by: actor.accountId })
    .execute()
  const added = (await policiesFor(tx, schoolId)).find((rule) => rule.id === schoolRuleId(id))
  if (added === undefined) throw new Problem('not-found')
  return added
}

interface Which {
  readonly schoolId: string
  readonly limitId: string
}

/** From today on it holds no more: past days keep it; one that never was in force goes altogether. */
export async function endSchoolLimit(tx: Tx, { schoolId, limitId }: Which, today: string): Promise<void> {
  const limit = await tx
    .selectFrom('school_limit')
    .where('school_id', '=', schoolId)
    .where('id', '=', limitId)
    .select('effective_from')
    .forUpdate()
    .executeTakeFirst()
  if (limit === undefined) throw new Problem('not-found')
  if (limit.effective_from >= today) {
    await tx.deleteFrom('school_limit').where('school_id', '=', schoolId).where('id', '=', limitId).execute()
    return
  }
  await tx
    .updateTable('school_limit')
    .set({ effective_to: sql<string>`least(effective_to, ${addDays(today, -1)}::date)` })
    .where('school_id', '=', schoolId)
    .where('id', '=', limitId)
    .execute()
}
