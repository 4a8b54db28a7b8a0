import type { TermsBody } from '@lightwork/contract'
import type { EntryState } from '@lightwork/domain'
import type { Reader, Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { requireReader, type Standing } from '../competitions.policy.ts'
import { getTerms } from '../set-up/competitions.queries.ts'

export interface EntryId {
  readonly competitionId: string
  readonly entryId: string
}

export interface HeldEntry extends EntryId {
  readonly state: EntryState
  readonly revision: number
  readonly group_id: string
  readonly school: string
  readonly standing: Standing
  readonly terms: TermsBody
  readonly terms_version: number
}

/** The own entry, its row held until the transaction ends. Others' do not exist for the person. */
export async function holdOwnEntry(tx: Tx, actor: Actor, { competitionId, entryId }: EntryId): Promise<HeldEntry> {
  const standing = await requireReader(tx, actor, competitionId)
  const row = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .where('owner_id', '=', actor.accountId)
    .select(['state', 'revision', 'group_id', 'entrant_school_id as school'])
    .$castTo<Pick<HeldEntry, 'state' | 'revision' | 'group_id' | 'school'>>()
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  const { terms, version } = await getTerms(tx, competitionId)
  return { competitionId, entryId, ...row, standing, terms, terms_version: version }
}

/** Stretches in which works are handed in. */
export const enteringOf = ({ phases }: TermsBody) => phases.filter(({ switches }) => switches.may_enter)

/** Drafts may be written from the announcement on, until what began in time has had time to arrive. */
export function requireWritable({ standing, terms, state }: HeldEntry, now: Date): void {
  if (standing.state !== 'announced') throw new Problem('entering-closed')
  const last = enteringOf(terms).at(-1)
  if (last === undefined || now.getTime() > Date.parse(last.until) + terms.rules.grace_seconds * 1000)
    throw new Problem('entering-closed')
  if (state === 'withdrawn' || state === 'refused') throw new Problem('state-refused')
}

/** May read an entry: whoever owns it, and the organiser once it was handed in. */
export async function requireEntryReader(reader: Reader, actor: Actor, { competitionId, entryId }: EntryId) {
  const standing = await requireReader(reader, actor, competitionId)
  const row = await reader
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .select(['owner_id', 'state', 'entrant_school_id'])
    .executeTakeFirst()
  const isOwner = row?.owner_id === actor.accountId
  if (row === undefined || !(isOwner || (standing.organises && row.state !== 'draft'))) throw new Problem('not-found')
  return { standing, isOwner }
}
