import type { getNoticeAddress, Output } from '@lightwork/contract'
import { toString as toQrCode } from 'qrcode'
import type { Config } from '../../config.ts'
import type { Reader, Tx } from '../../db/transaction.ts'
import { type Actor, hasRoleIn } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { newAddress } from '../identity/secrets.ts'

interface Which {
  readonly schoolId: string
  readonly classId: string
}

async function findStanding(reader: Reader, actor: Actor, { schoolId, classId }: Which) {
  const found = await reader
    .selectFrom('class')
    .where('school_id', '=', schoolId)
    .where('id', '=', classId)
    .select(['notice_token', 'lead_account_id', 'closed_at'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('teaching')
            .whereRef('teaching.school_id', '=', 'class.school_id')
            .whereRef('teaching.class_id', '=', 'class.id')
            .where('teaching.account_id', '=', actor.accountId)
            .select('teaching.subject'),
        )
        .as('teaches'),
    )
    .executeTakeFirst()
  if (found === undefined) throw new Problem('not-found')
  const manages = found.lead_account_id === actor.accountId || hasRoleIn(actor, schoolId, 'head')
  return { token: found.notice_token, closed: found.closed_at !== null, manages, teaches: Boolean(found.teaches) }
}

/** The class's public token, for those who teach or lead there. A closed class has no address. */
export async function getNoticeToken(reader: Reader, actor: Actor, which: Which): Promise<string> {
  const { token, closed, manages, teaches } = await findStanding(reader, actor, which)
  if (!manages && !teaches) throw new Problem('not-allowed')
  if (closed) throw new Problem('class-closed')
  return token
}

/** A new token takes the old one's place; from the commit on the old address is unknown. */
export async function renewNoticeToken(tx: Tx, actor: Actor, which: Which): Promise<string> {
  const { closed, manages } = await findStanding(tx, actor, which)
  if (!manages) throw new Problem('not-allowed')
  if (closed) throw new Problem('class-closed')
  const token = newAddress()
  await tx
    .updateTable('class')
    .set({ notice_token: token })
    .where('school_id', '=', which.schoolId)
    .where('id', '=', which.classId)
    .execute()
  return token
}

/** The address with its QR code; level M survives a creased, photocopied sheet. */
export async function toNoticeAddress(
  { publicOrigin }: Config,
  token: string,
): Promise<Output<typeof getNoticeAddress>> {
  const url = `${publicOrigin}/n/${token}`
  return { url, qr_svg: await toQrCode(url, { type: 'svg', errorCorrectionLevel: 'M' }) }
}
