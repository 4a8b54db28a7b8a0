import type { ChosenTierNames } from '@lightwork/contract'
import { areTierNames, standardTierNames, type TierNames } from '@lightwork/domain'
import type { Reader, Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { plainLine } from './plain-line.ts'
import { getSchool } from './schools.queries.ts'

/** The school's own names of its tiers; null where it uses the standard words. */
export async function findTierNames(reader: Reader, schoolId: string): Promise<TierNames | null> {
  const names = await reader
    .selectFrom('school_tier_names')
    .where('school_id', '=', schoolId)
    .select(['base', 'raise', 'extend'])
    .executeTakeFirst()
  return names ?? null
}

/** As the school's papers say them; paper speaks Chinese. */
export const tierNamesOnPaper = async (reader: Reader, schoolId: string): Promise<TierNames> =>
  (await findTierNames(reader, schoolId)) ?? standardTierNames.zh

interface Setting extends ChosenTierNames {
  readonly now: Date
}

export async function nameTiers(tx: Tx, actor: Actor, schoolId: string, { names, now }: Setting): Promise<void> {
  await getSchool(tx, schoolId)
  if (names === null) {
    await tx.deleteFrom('school_tier_names').where('school_id', '=', schoolId).execute()
    return
  }
  const named = {
    base: plainLine(names.base, 'names/base', 1),
    raise: plainLine(names.raise, 'names/raise', 1),
    extend: plainLine(names.extend, 'names/extend', 1),
  }
  if (!areTierNames(named))
    throw new Problem(
      'invalid-request',
      '三个层次的名称不能相同，各 1 到 6 个字 / three different names of 1 to 6 characters',
    )
  const set = { ...named, set_by: actor.accountId, set_at: now }
  await tx
    .insertInto('school_tier_names')
    .values({ school_id: schoolId, ...set })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet(set))
    .execute()
}
