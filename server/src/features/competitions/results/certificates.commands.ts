import type { PrintedCertificate } from '@lightwork/contract'
import { isSameJson, schoolDay } from '@lightwork/domain'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { readCertificates } from './certificates.queries.ts'
import { newNumber } from './objections.commands.ts'
import { readAwarded, readOrganiser } from './publicity.queries.ts'
import { requireStanding } from './state.queries.ts'

interface Due {
  readonly entry_id: string
  readonly author: number
  readonly printed: PrintedCertificate
}

const withoutDay = ({ day: _, ...printed }: PrintedCertificate) => printed

/**
 * Issues one certificate for each author of an awarded work, and takes back those that no longer say what the result
 * says. Who has the right one keeps it with its number.
 */
export async function issueCertificates(tx: Tx, actor: Actor, competitionId: string, now: Date): Promise<void> {
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'published') throw new Problem('state-refused')
  const result = await requireStanding(tx, competitionId, now)
  const competition = await readOrganiser(tx, competitionId)
  if (competition === undefined) throw new Problem('not-found')
  const day = schoolDay(now)
  const due = (await readAwarded(tx, competitionId, result)).flatMap(({ name: group, awards }) =>
    awards.flatMap(({ name: award, works }) =>
      works.flatMap(({ entry_id, title, school, authors }) =>
        authors.map(({ name }, author): Due => {
          const { title: of, organiser } = competition
          return { entry_id, author, printed: { competition: of, organiser, group, title, school, name, award, day } }
        }),
      ),
    ),
  )
  const valid = (await readCertificates(tx, competitionId).execute()).filter(({ revoked_at }) => revoked_at === null)
  const isDue = (has: (typeof valid)[number]) =>
    due.some(
      ({ entry_id, author, printed }) =>
        has.entry_id === entry_id && has.author === author && isSameJson(withoutDay(has.printed), withoutDay(printed)),
    )
  const revoked = valid.filter((each) => !isDue(each))
  const kept = valid.filter(isDue)
  const added = due
    .filter(({ entry_id, author }) => !kept.some((has) => has.entry_id === entry_id && has.author === author))
    .map((each) => ({ ...each, number: newNumber(now) }))
  if (revoked.length + added.length === 0) return
  if (revoked.length > 0)
    await tx
      .updateTable('competition_certificate')
      .set({ revoked_at: now })
      .where(
        'number',
        'in',
        revoked.map(({ number }) => number),
      )
      .execute()
  const row = {
    competition_id: competitionId,
    result_version: result.version,
    issued_by: actor.accountId,
    issued_at: now,
  }
  if (added.length > 0)
    await tx
      .insertInto('competition_certificate')
      .values(added.map(({ printed, ...rest }) => ({ ...rest, ...row, printed: JSON.stringify(printed) })))
      .execute()
  await writeRecord(tx, { competitionId, actor, now }, 'certificates_issued', {
    version: result.version,
    issued: added.map(({ number, entry_id, author }) => ({ number, entry: entry_id, author })),
    revoked: revoked.map(({ number }) => number),
  })
}
