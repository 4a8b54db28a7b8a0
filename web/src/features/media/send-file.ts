import { type Media, uploadMedia } from '@lightwork/contract'
import { Unreachable } from '../../lib/api.ts'
import { getLanguage } from '../../lib/language.ts'

/** The body is the file itself. The server tells from its bytes what it is; the type only opens the door. */
export async function sendFile(file: Blob): Promise<Media> {
  const type = /^(image|audio)\//.test(file.type) ? file.type : 'application/octet-stream'
  const headers = { 'content-type': type, 'accept-language': getLanguage() }
  const answer = await fetch(uploadMedia.url, { method: 'POST', headers, body: file }).catch(() => {
    throw new Unreachable()
  })
  const json: unknown = await answer.json()
  if (!answer.ok) throw json
  // The server answers its own contract.
  return json as Media
}
