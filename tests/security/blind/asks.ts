import { randomUUID } from 'node:crypto'
import type * as contract from '@lightwork/contract'

/** One request of a judge, as it goes over the wire. */
export interface Ask {
  readonly method: contract.Endpoint['method']
  readonly url: string
  readonly payload?: unknown
}

/** What a judge knows, and ids that are none of theirs. */
export interface Known {
  readonly competitionId: string
  readonly sheets: readonly { readonly sheet_id: string }[]
  readonly fileIds: readonly string[]
  readonly foreign: readonly string[]
}

const get = (url: string): Ask => ({ method: 'GET', url })
const sheetUrl = (competitionId: string, sheetId = '') => `/api/judging/${competitionId}/sheets/${sheetId}`

/** Everything that can be read on the desk, rightly and wrongly. */
export function readsOf({ competitionId, sheets, fileIds, foreign }: Known): Ask[] {
  const wrong = [randomUUID(), ...foreign, 'x', '%00', '..']
  const ids = sheets.map(({ sheet_id }) => sheet_id)
  return [
    '/api/judging',
    `/api/judging/${competitionId}`,
    `/api/judging/${competitionId}/calibration`,
    ...ids.map((id) => sheetUrl(competitionId, id)),
    ...ids.flatMap((id) => fileIds.map((file) => `${sheetUrl(competitionId, id)}/files/${file}`)),
    ...wrong.map((id) => sheetUrl(competitionId, id)),
    ...wrong.map((id) => `/api/judging/${id}`),
    ...wrong.map((id) => `${sheetUrl(competitionId, ids[0])}/files/${id}`),
  ].map(get)
}

/** Everything that can be done there, rightly and wrongly. */
export function writesOf({ competitionId, sheets }: Known, text: contract.SheetText): Ask[] {
  return sheets.flatMap(({ sheet_id }, index) => {
    const of = (method: Ask['method'], path: string, payload: unknown): Ask => ({
      method,
      url: sheetUrl(competitionId, sheet_id) + path,
      payload,
    })
    return [
      of('POST', '/final', { revision: 1 }),
      of('PUT', '', { revision: 1, text }),
      of('PUT', '', { revision: 1, text: { ...text, overall: '另一份' } }),
      of('PUT', '', { revision: 'x' }),
      of('POST', '/kept', { base_revision: 1, text }),
      of('POST', '/remarks', { text: '我的看法' }),
      index === 2 ? of('POST', '/recuse', { reason: '认出来了' }) : of('POST', '/final', { revision: 2 }),
      of('POST', '/remarks', { text: '我的看法' }),
    ]
  })
}
