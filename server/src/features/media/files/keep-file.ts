import { keepMp3, looksLikeMp3 } from './mp3.ts'
import { keepOpus } from './opus.ts'
import { keepPicture } from './picture.ts'
import { readPictureHead } from './picture-size.ts'
import { type KeptFile, MediaRefused } from './refused.ts'
import { keepSvg, looksLikeSvg } from './svg.ts'
import { keepWav } from './wav.ts'

export const MOST_PICTURE_BYTES = 10 * 2 ** 20
export const MOST_SOUND_BYTES = 5 * 2 ** 20
const LONGEST_SECONDS = 600

function keepSound(bytes: Buffer): KeptFile {
  const start = bytes.toString('latin1', 0, 12)
  const keep =
    start.startsWith('RIFF') && start.endsWith('WAVE')
      ? keepWav
      : start.startsWith('OggS')
        ? keepOpus
        : looksLikeMp3(bytes)
          ? keepMp3
          : null
  if (keep === null) throw new MediaRefused('unknown')
  if (bytes.length > MOST_SOUND_BYTES) throw new MediaRefused('too_large')
  const kept = keep(bytes)
  if ((kept.seconds ?? 0) > LONGEST_SECONDS) throw new MediaRefused('too_long')
  return kept
}

/**
 * Tells from the bytes alone what a file is and writes it anew: neither its name nor what the sender calls it counts.
 * Throws MediaRefused.
 */
export async function keepFile(bytes: Buffer): Promise<KeptFile> {
  if (bytes.length === 0) throw new MediaRefused('empty')
  const head = readPictureHead(bytes)
  if (head !== null) return keepPicture(head)
  return looksLikeSvg(bytes) ? keepSvg(bytes) : keepSound(bytes)
}
