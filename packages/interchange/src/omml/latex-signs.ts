import { mathCharacter } from '@lightwork/content'
import { accentSigns } from './dressed.ts'
import { alphabetRuns } from './latex-letters.ts'

/** Commands written for their characters, because a teacher reads `\le` where fonts draw ≤ badly. KaTeX says which. */
const commands = `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi
rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
times div pm mp cdot ast star circ bullet oplus ominus otimes oslash odot cap cup wedge vee setminus le ge ne equiv approx
sim simeq cong propto ll gg in ni subset supset subseteq supseteq nsubseteq mid parallel perp to gets leftarrow rightarrow
leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow updownarrow mapsto longrightarrow longleftarrow
rightleftharpoons rightharpoonup leftharpoonup nearrow searrow infty partial nabla forall exists neg angle triangle square
therefore because varnothing emptyset complement ldots cdots vdots ddots langle rangle lfloor rfloor lceil rceil hbar ell
prec succ diamond amalg uplus sqcap sqcup backsim frown smile lhd rhd dagger checkmark measuredangle sphericalangle notin`
  .split(/\s+/)
  .map((name) => `\\${name}`)

let known: ReadonlyMap<string, string> | undefined
function commandOf(character: string): string | undefined {
  known ??= new Map(commands.map((name) => [mathCharacter(name), name] as const).reverse())
  return known.get(character)
}

const escaped: Readonly<Record<string, string>> = {
  '\\': '\\backslash',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '#': '\\#',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\text{\\textasciicircum}',
  '~': '\\sim',
  '−': '-',
  '∗': '*',
  '∣': '\\mid',
  '∥': '\\parallel',
  '‖': '\\|',
  '⩽': '\\leqslant',
  '⩾': '\\geqslant',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '⋅': '\\cdot',
  '\u2003': '\\quad',
  '\u2002': '\\enspace',
  '\u2004': '\\;',
  '\u2005': '\\:',
  '\u2009': '\\,',
  '\u2006': '\\,',
  '\u200a': '\\,',
  '\u205f': '\\:',
  '\u3000': '\\quad',
  '\u2007': '\\hspace{0.5em}',
  '\u00a0': '~',
  ' ': '~',
  '\t': '~',
  '\n': '',
  '\r': '',
}

const primes: Readonly<Record<string, number>> = { '′': 1, '″': 2, '‴': 3 }

/** Says what stands next to it without being seen. */
const invisible = /^[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]$/

const isMark = /^\p{M}$/u
const isChinese = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/

/** Puts pieces side by side; a command keeps its distance from a letter. */
export function glue(pieces: readonly string[]): string {
  let text = ''
  for (const piece of pieces) {
    if (piece === '') continue
    const number = /^\{([\d.]+)\}(?=[\^_'])/.exec(piece)?.[1]
    // A number with a script needs its braces only behind other figures.
    const bare = number !== undefined && !/[\d.]$/.test(text) ? number + piece.slice(number.length + 2) : piece
    text += /\\[A-Za-z]+$/.test(text) && /^[A-Za-z]/.test(bare) ? ` ${bare}` : bare
  }
  return text
}

const textEscapes: Readonly<Record<string, string>> = {
  '\\': '∖',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '#': '\\#',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '∼',
  '\u00a0': '~',
  '\u2003': '\\quad{}',
  '\u2002': '\\enspace{}',
}

export const textLatex = (text: string): string =>
  [...text]
    .filter((character) => !invisible.test(character))
    .map((character) => textEscapes[character] ?? character)
    .join('')

/** Characters of a formula as LaTeX. */
export function mathLatex(text: string): string {
  const characters = [...text.normalize('NFC')].filter((character) => !invisible.test(character))
  const pieces: string[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    const styled = alphabetRuns(characters, at)
    if (isChinese.test(character)) {
      let end = at
      while (isChinese.test(characters[end] ?? '')) end++
      pieces.push(`\\text{${characters.slice(at, end).join('')}}`)
      at = end - 1
    } else if (styled !== undefined) {
      pieces.push(styled.latex)
      at = styled.end - 1
    } else if (characters[at + 1] === '\u0338') {
      pieces.push(`\\not{${mathLatex(character)}}`.replace(/\{(\\[a-z]+|.)\}$/i, '$1'))
      at++
    } else if (isMark.test(character)) {
      const command = at === 0 ? accentCommand(character, false) : undefined
      pieces.push(command === undefined ? (at === 0 ? '' : character) : `${command}{}`)
    } else if (primes[character] !== undefined) {
      const count = primes[character]
      pieces.push(at === 0 ? '\\prime'.repeat(count) : "'".repeat(count))
    } else pieces.push(escaped[character] ?? commandOf(character) ?? character)
  }
  return glue(pieces)
}

const narrowOf: Readonly<Record<string, string>> = {
  '\u20d7': '\\vec',
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u030c': '\\check',
}
/** Accents that other programs write as the spacing sign. */
const spacing: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '→': '\u20d7',
  '⃗': '\u20d7',
  '←': '\u20d6',
  '↔': '\u20e1',
  '˙': '\u0307',
  '.': '\u0307',
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  '˘': '\u0306',
  ˇ: '\u030c',
  '°': '\u030a',
  '˚': '\u030a',
  '¯': '\u0304',
  ˉ: '\u0304',
}
const wideOf: Readonly<Record<string, string>> = {
  '\u20d7': '\\overrightarrow',
  '\u0302': '\\widehat',
  '\u0303': '\\widetilde',
  '\u030c': '\\widecheck',
}

/** The command of an accent; the wide form over more than one letter. */
export function accentCommand(sign: string, isWide: boolean): string | undefined {
  const mark = spacing[sign] ?? sign
  if (mark === '\u0305') return '\\overline'
  if (mark === '\u0332') return '\\underline'
  if (isWide && wideOf[mark] !== undefined) return wideOf[mark]
  return narrowOf[mark] ?? Object.entries(accentSigns).find(([name, each]) => each === mark && name.length > 2)?.[0]
}
