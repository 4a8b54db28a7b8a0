import { plainCharacter } from './alphabets.ts'

/** Letters of one mathematical alphabet that stand together, as one command. */
export function alphabetRuns(
  characters: readonly string[],
  start: number,
): { readonly latex: string; readonly end: number } | undefined {
  const first = plainCharacter(characters[start] ?? '')
  if (first === undefined) return undefined
  let letters = first.letter
  let end = start + 1
  for (let next = plainCharacter(characters[end] ?? ''); next?.font === first.font; end++) {
    letters += next.letter
    next = plainCharacter(characters[end + 1] ?? '')
  }
  // Slanted is how letters look anyway.
  return { latex: first.font === 'mathit' ? letters : `\\${first.font}{${letters}}`, end }
}

/** Functions that KaTeX knows by name, with those that take what is under them. */
export const functionNames: ReadonlySet<string> = new Set(
  `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min Pr sec sin sinh
sup tan tanh limsup liminf arctg cotg tg ctg sh ch th cosec injlim projlim argmax argmin`.split(/\s+/),
)
const spaced: Readonly<Record<string, string>> = { 'lim sup': 'limsup', 'lim inf': 'liminf', 'inj lim': 'injlim' }
export const takesLimits: ReadonlySet<string> = new Set(
  'det gcd inf lim liminf limsup max min Pr sup injlim projlim'.split(' '),
)
/** Names that would do as commands, were they not defined otherwise or at all. */
const unsafe: ReadonlySet<string> = new Set(['argmax', 'argmin'])

/** The command of a function's name. */
export function functionCommand(name: string): string {
  const said = name.trim()
  const known = spaced[said] ?? said
  if (functionNames.has(known) && !unsafe.has(known)) return `\\${known}`
  return `\\operatorname{${said.replace(/[^A-Za-z0-9 -]/g, '').replace(/ /g, '\\,')}}`
}
