import * as contract from '@lightwork/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { inTransaction, type Reader, reading, wholeCounty } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { route } from '../../../http/route.ts'
import { atMost } from '../../notices/at-most.ts'
import { pdfHeaders, type ToPdf } from '../../print/to-pdf.ts'
import { renderCertificates, renderCheck, unknownCertificate } from './certificate-page.ts'
import { issueCertificates } from './certificates.commands.ts'
import { findCertificate, listCertificates } from './certificates.queries.ts'
import { findPublicity } from './publicity.queries.ts'
import { renderPublicity, unknownPublicity } from './publicity-page.ts'

export function certificateRoutes(app: FastifyInstance, deps: Deps, toPdf: ToPdf): void {
  publicPages(app, deps)
  const { db, now, config } = deps

  route(app, contract.listCertificates, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => listCertificates(reader, actor, competition_id)),
  )

  route(app, contract.issueCertificates, ({ actor, params: { competition_id } }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await issueCertificates(tx, actor, competition_id, now())
      return listCertificates(tx, actor, competition_id)
    }),
  )

  route(app, contract.printCertificates, async ({ actor, params: { competition_id }, querystring, reply }) => {
    const { number } = querystring
    const all = await reading(db, actor.sight, (reader) => listCertificates(reader, actor, competition_id))
    const wanted = all.filter((each) => each.revoked_at === null && (number === undefined || each.number === number))
    if (wanted.length === 0) throw new Problem('not-found')
    reply.headers(pdfHeaders(`证书${number ?? ''}`, 'certificates'))
    return toPdf(renderCertificates(wanted, config.publicOrigin))
  })
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
const isNumber = (text: string): boolean => /^[0-9A-Z-]{14}$/.test(text)

const pagePolicy = "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'; sandbox"

function sendPage(reply: FastifyReply, html: string | null, unknown: string): FastifyReply {
  return reply
    .code(html === null ? 404 : 200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
      'x-robots-tag': 'noindex, nofollow',
      ...(html !== null && { 'cache-control': 'public, max-age=10' }),
    })
    .send(html ?? unknown)
}

/** Pages without account, script or cookie, for whoever has the address. */
function publicPages(app: FastifyInstance, { db, now }: Deps): void {
  const few = atMost(4, 200)
  const read = <T>(work: (reader: Reader) => Promise<T>) => few(() => reading(db, wholeCounty, work))

  app.get<{ Params: { id: string } }>('/publicity/:id', { schema: { hide: true } }, async ({ params }, reply) => {
    const found = isId(params.id) ? await read((reader) => findPublicity(reader, params.id, now())) : null
    return sendPage(reply, found === null ? null : renderPublicity(found), unknownPublicity)
  })

  app.get<{ Params: { number: string } }>(
    '/certificates/:number',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const number = params.number.toUpperCase()
      const found = isNumber(number) ? await read((reader) => findCertificate(reader, number)) : undefined
      return sendPage(reply, found === undefined ? null : renderCheck(found), unknownCertificate)
    },
  )
}
