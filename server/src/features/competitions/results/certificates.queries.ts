import type { Certificate, PrintedCertificate } from '@lightwork/contract'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { requireReader } from '../competitions.policy.ts'

type Row = Certificate & { readonly author: number }

export const readCertificates = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('competition_certificate as c')
    .where('c.competition_id', '=', competitionId)
    .select(['c.number', 'c.entry_id', 'c.author', 'c.printed', 'c.issued_at', 'c.revoked_at'])
    .orderBy('c.issued_at')
    .orderBy('c.entry_id')
    .orderBy('c.author')
    .$castTo<Row>()

/** Of all works for who organises, else of those that the person owns or is an author of. */
export async function listCertificates(reader: Reader, actor: Actor, competitionId: string): Promise<Certificate[]> {
  const { organises } = await requireReader(reader, actor, competitionId)
  const all = await readCertificates(reader, competitionId).execute()
  if (organises) return all
  const own = await reader
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .select(['id', 'owner_id', 'authors'])
    .$castTo<{ id: string; owner_id: string; authors: readonly { account_id: string | null }[] }>()
    .execute()
  const mine = new Set(
    own
      .filter(
        ({ owner_id, authors }) =>
          owner_id === actor.accountId || authors.some(({ account_id }) => account_id === actor.accountId),
      )
      .map(({ id }) => id),
  )
  return all.filter(({ entry_id, revoked_at }) => mine.has(entry_id) && revoked_at === null)
}

/** What the certificate of a number says, while it holds. */
export const findCertificate = (reader: Reader, number: string) =>
  reader
    .selectFrom('competition_certificate')
    .where('number', '=', number)
    .where('revoked_at', 'is', null)
    .select(['number', 'printed'])
    .$castTo<{ number: string; printed: PrintedCertificate }>()
    .executeTakeFirst()
