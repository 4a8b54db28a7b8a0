import { pinyin } from 'pinyin-pro'

/** Only the beginning of a stem is read: who searches by pinyin types how a text begins, or a knowledge point. */
const READ_CHARACTERS = 20

const syllable = /^[a-z]+$/
const namesRead = new Map<string, readonly string[]>()
const NAMES_KEPT = 20_000

const beginning = (text: string, limit: number): string => {
  const runs: string[] = []
  let left = limit
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    // No character is longer than two units; runs may be.
    const characters = [...run.slice(0, 2 * left)].slice(0, left)
    runs.push(characters.join(''))
    left -= characters.length
    if (left <= 0) break
  }
  return runs.join(' ')
}

/** The few hundred syllables by how they are written with their tones; null for what is none. */
const toneless = new Map<string, string | null>()

/** `lǜ` is `lv`; a character that nobody can read aloud, and the space between two runs, are null. */
function withoutTone(sound: string): string | null {
  const known = toneless.get(sound)
  if (known !== undefined) return known
  const plain = sound.normalize('NFD').replaceAll('u\u0308', 'v').replace(/\p{M}/gu, '')
  const found = syllable.test(plain) ? plain : null
  toneless.set(sound, found)
  return found
}

/** Syllables of the runs of a text; null where a run ends. */
export function readAloud(text: string, limit: number): (string | null)[] {
  const runs = beginning(text, limit)
  if (runs === '') return []
  // Tones are not wanted: neither changed where two meet nor taken off one by one.
  return pinyin(runs, { toneSandhi: false, type: 'array' }).map(withoutTone)
}

/** `.gougu`: two syllables; `,ggd`: three initials. Shorter where the run ends, so that every stretch can be reached. */
function soundTokens(sounds: readonly (string | null)[]): Set<string> {
  const tokens = new Set<string>()
  sounds.forEach((sound, index) => {
    if (sound === null) return
    const second = sounds[index + 1] ?? null
    const third = second === null ? null : (sounds[index + 2] ?? null)
    tokens.add(`.${sound}${second ?? ''}`)
    tokens.add(`,${sound[0]}${second?.[0] ?? ''}${third?.[0] ?? ''}`)
  })
  return tokens
}

const readStem = (stem: string): string[] => [...soundTokens(readAloud(stem, READ_CHARACTERS))]

function readName(name: string): readonly string[] {
  const known = namesRead.get(name)
  if (known !== undefined) return known
  const tokens = [...soundTokens(readAloud(name, 40))]
  if (namesRead.size >= NAMES_KEPT) namesRead.clear()
  namesRead.set(name, tokens)
  return tokens
}

/** Pinyin and initials of the names of knowledge points and of a stem's beginning; all normalised. */
export const pinyinOf = (stem: string, names: readonly string[]): string[] => [
  ...readStem(stem),
  ...names.flatMap(readName),
]
