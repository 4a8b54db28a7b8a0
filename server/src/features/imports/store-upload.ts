import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../http/problem.ts'

export interface Upload {
  open(): AsyncIterable<Buffer>
  remove(): Promise<void>
}

const limit = (most: number) => {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes > most)
        done(new Problem('body-too-large', `文件不能超过 ${most / 2 ** 20} MB / a file may have ${most / 2 ** 20} MB`))
      else done(null, chunk)
    },
  })
}

/** Keeps a body on disk while it is imported, readable to this process only. Throws `body-too-large`. */
export async function storeUpload(body: Readable, mostBytes: number): Promise<Upload> {
  const folder = await mkdtemp(join(tmpdir(), 'lightwork-upload-'))
  const file = join(folder, 'body')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await pipeline(body, limit(mostBytes), createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await remove()
    if (error instanceof Problem) throw error
    // The sender went away in the middle of it.
    throw (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
      ? new Problem('invalid-request', 'the upload broke off')
      : error
  }
  return { open: () => createReadStream(file), remove }
}
