/** All syllables of Mandarin without tones, by initial; ü is v. */
const table = [
  ':a ai an ang ao e ei en eng er o ou|b:a ai an ang ao ei en eng i ian iao ie in ing o u',
  'c:a ai an ang ao e en eng i ong ou u uan ui un uo|ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  'd:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo|f:a an ang ei en eng o ou u',
  'g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  'h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|j:i ia ian iang iao ie in ing iong iu u uan ue un',
  'k:a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  'l:a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  'm:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  'n:a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  'p:a ai an ang ao ei en eng i ian iao ie in ing o ou u|q:i ia ian iang iao ie in ing iong iu u uan ue un',
  'r:an ang ao e en eng i ong ou u uan ui un uo|s:a ai an ang ao e en eng i ong ou u uan ui un uo',
  'sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  't:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo|w:a ai an ang ei en eng o u',
  'x:i ia ian iang iao ie in ing iong iu u uan ue un|y:a an ang ao e i in ing o ong ou u uan ue un',
  'z:a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  'zh:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
].join('|')

export const syllables: ReadonlySet<string> = new Set(
  table.split('|').flatMap((line) => {
    const [initial = '', finals = ''] = line.split(':')
    return finals.split(' ').map((final) => initial + final)
  }),
)

const beginnings = new Set(
  [...syllables].flatMap((syllable) => [...syllable].map((_, index) => syllable.slice(0, index + 1))),
)
const LONGEST_SYLLABLE = 6
const MOST_READINGS = 8

function readings(letters: string, isLast: (part: string) => boolean): string[][] {
  const found: string[][] = []
  // Places from which the rest cannot be read; keeps hostile input linear.
  const dead = new Set<number>()
  const read = (from: number, before: readonly string[]): boolean => {
    let isReadable = false
    for (
      let length = Math.min(LONGEST_SYLLABLE, letters.length - from);
      length > 0 && found.length < MOST_READINGS;
      length--
    ) {
      const to = from + length
      const part = letters.slice(from, to)
      if (to === letters.length && isLast(part)) {
        found.push([...before, part])
        isReadable = true
      } else if (to < letters.length && syllables.has(part) && !dead.has(to)) {
        isReadable = read(to, [...before, part]) || isReadable
      }
    }
    if (!isReadable && found.length < MOST_READINGS) dead.add(from)
    return isReadable
  }
  read(0, [])
  return found
}

/** Nobody means the readings of many short syllables, and each costs the search as much as a likely one. */
function likely(found: readonly string[][]): string[][] {
  const shortest = Math.min(...found.map(({ length }) => length))
  return found.filter(({ length }) => length <= shortest + 1)
}

/**
 * The ways to read typed letters as syllables: «xian» is xian or xi an. Only when there is none may the last one be
 * unfinished: «gougud» is gou gu d.
 */
export function readSyllables(letters: string): string[][] {
  const finished = readings(letters, (part) => syllables.has(part))
  return likely(finished.length > 0 ? finished : readings(letters, (part) => beginnings.has(part)))
}
