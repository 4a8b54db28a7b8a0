import { type Static, Type } from 'typebox'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { Day, Id, Moment, Nullable, Strict } from './shared.ts'

const CertificateNumber = Type.String({ pattern: '^[0-9]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$' })
/** What stands on it, as it was issued. */
export const PrintedCertificate = Type.Object({
  competition: Type.String(),
  organiser: Type.String(),
  group: Type.String(),
  title: Type.String(),
  school: Type.String(),
  name: Type.String(),
  award: Type.String(),
  day: Day,
})
export type PrintedCertificate = Static<typeof PrintedCertificate>

export const Certificate = Type.Object({
  number: CertificateNumber,
  entry_id: Id,
  printed: PrintedCertificate,
  issued_at: Moment,
  revoked_at: Nullable(Moment),
})
export type Certificate = Static<typeof Certificate>

export const listCertificates = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/certificates',
  summary: 'Certificates: all for who organises, else those of the own works',
  params: ofCompetition,
  response: Type.Array(Certificate),
})
export const issueCertificates = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/certificates',
  summary: 'One for each author of an awarded work, after publicity and with all objections answered',
  params: ofCompetition,
  body: Strict({}),
  response: Type.Array(Certificate),
})
export const printCertificates = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/certificates.pdf',
  summary: 'One certificate, or all that may be read, in one PDF',
  params: ofCompetition,
  querystring: Type.Object({ number: Type.Optional(CertificateNumber) }),
  response: Type.Unsafe<Uint8Array>({ type: 'string', contentMediaType: 'application/pdf' }),
})
