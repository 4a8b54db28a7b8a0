import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Nullable, Strict, Whole } from './shared.ts'

/** A stored file is named by its content: the first 32 hex digits of the SHA-256 of what is kept of it. */
export const MediaId = Type.String({ pattern: '^[0-9a-f]{32}$' })

const rights = {
  /** Alternative text to begin with. */
  alt: Type.String({ maxLength: 200 }),
  source: Type.String({ maxLength: 300 }),
  author: Type.String({ maxLength: 100 }),
  licence: Type.String({ maxLength: 60 }),
}

export const Media = Type.Object({
  id: MediaId,
  content_type: Type.String(),
  bytes: Whole,
  /** Of pictures. */
  width: Nullable(Whole),
  height: Nullable(Whole),
  /** Of recordings. */
  seconds: Nullable(Type.Number()),
  ...rights,
  /** Drafts and versions it stands in. */
  uses: Whole,
  /** May this person say what its rights are? */
  mine: Type.Boolean(),
})
export type Media = Static<typeof Media>

export const uploadMedia = defineEndpoint({
  method: 'POST',
  url: '/api/media',
  summary:
    'Keep a picture (PNG, JPEG, WebP, SVG; 10 MB, 24 megapixels) or a recording (MP3, WAV, Ogg Opus; 5 MB, 10 minutes). What it is is read from its bytes; it is written anew without metadata, and the same file is kept once',
  takesFile: 'media',
  response: Media,
})
export const getMedia = defineEndpoint({
  method: 'GET',
  url: '/api/media/:media_id',
  summary: 'Rights and use of a picture or recording',
  params: Type.Object({ media_id: MediaId }),
  response: Media,
})
export const describeMedia = defineEndpoint({
  method: 'PUT',
  url: '/api/media/:media_id',
  summary: 'Say what a picture or recording shows and whose it is: whoever brought it, or a curator',
  params: Type.Object({ media_id: MediaId }),
  body: Strict(rights),
  response: Media,
})
