import type { listReviewRules as listEndpoint, Output } from '@lightwork/contract'
import { type ReviewRules, reviewSteps, rulesInForce, type Subject } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'

type Listed = Output<typeof listEndpoint>[number]
type Stored = Omit<Listed, 'set_for'> & { readonly subject: Subject | null; readonly set_at: string }

/** Rules that could count for these subjects: per step the newest of each and the newest for all. */
const newestRules = (reader: Reader, subjects: readonly Subject[]): Promise<Stored[]> =>
  reader
    .selectFrom('review_rule')
    .leftJoin('account', 'account.id', 'review_rule.set_by')
    .where((eb) => eb.or([eb('review_rule.subject', 'in', [...subjects]), eb('review_rule.subject', 'is', null)]))
    .distinctOn(['review_rule.step', 'review_rule.subject'])
    .orderBy('review_rule.step')
    .orderBy('review_rule.subject')
    .orderBy('review_rule.set_at', 'desc')
    .select(['review_rule.subject', 'step', 'votes', 'floor', 'extra', 'ticks', 'set_at'])
    .select(
      sql<
        Stored['set_by']
      >`case when account.id is not null then jsonb_build_object('id', account.id, 'name', account.name) end`.as(
        'set_by',
      ),
    )
    .$castTo<Stored>()
    .execute()

/** The rules a review of this subject begins with. */
export const findRules = async (reader: Reader, subject: Subject): Promise<ReviewRules> =>
  rulesInForce(await newestRules(reader, [subject]), subject)

/** The same of several subjects, in one statement. */
export async function findRulesOf(reader: Reader, subjects: readonly Subject[]): Promise<ReviewRules[]> {
  if (subjects.length === 0) return []
  const stored = await newestRules(reader, subjects)
  return subjects.map((subject) => rulesInForce(stored, subject))
}

/** The same for people: with who set each, and for what. */
export async function listRules(reader: Reader, subject: Subject): Promise<Listed[]> {
  const stored = await newestRules(reader, [subject])
  const inForce = rulesInForce(stored, subject)
  return reviewSteps.map((step) => {
    const own = stored.find((rule) => rule.step === step && rule.subject === subject)
    const county = stored.find((rule) => rule.step === step && rule.subject === null)
    const from = own ?? county
    return {
      ...inForce[step],
      ticks: [...inForce[step].ticks],
      set_for: own !== undefined ? 'subject' : county !== undefined ? 'county' : 'default',
      set_by: from?.set_by ?? null,
      set_at: from?.set_at ?? null,
    }
  })
}
