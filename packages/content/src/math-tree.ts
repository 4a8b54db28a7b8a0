import katex, { type KatexOptions } from 'katex'
import { mathOptions } from './math.ts'

export interface Measure {
  readonly number: number
  readonly unit: string
}

export type SymbolNode =
  | SymbolOf<'mathord'>
  | SymbolOf<'textord'>
  | SymbolOf<'spacing'>
  | (SymbolOf<'atom'> & { readonly family: 'bin' | 'close' | 'inner' | 'open' | 'punct' | 'rel' })

/** One type for each name, so that a name picks its type. */
type Group<Type extends string> = Type extends string
  ? { readonly type: Type; readonly body: readonly MathNode[] }
  : never
type Wrapped<Type extends string> = Type extends string ? { readonly type: Type; readonly body: MathNode } : never
type Bare<Type extends string> = Type extends string ? { readonly type: Type } : never
interface Accent<Type extends string> {
  readonly type: Type
  readonly label: string
  readonly base: MathNode
}
interface SymbolOf<Type extends string> {
  readonly type: Type
  readonly text: string
  readonly mode: 'math' | 'text'
}

export interface ArrayNode {
  readonly type: 'array'
  readonly body: readonly (readonly MathNode[])[]
  readonly cols?: readonly (
    | { readonly type: 'separator'; readonly separator: string }
    | { readonly type: 'align'; readonly align: string }
  )[]
  readonly colSeparationType?: string
  readonly arraystretch: number
  readonly hLinesBeforeRow: readonly (readonly boolean[])[]
  readonly tags?: readonly (boolean | readonly MathNode[])[]
}

export interface SupSubNode {
  readonly type: 'supsub'
  readonly base: MathNode | null
  readonly sup?: MathNode
  readonly sub?: MathNode
}

export interface OperatorNode {
  readonly type: 'op'
  readonly symbol: boolean
  readonly limits: boolean
  readonly name?: string
  readonly body?: readonly MathNode[]
}

export interface FractionNode {
  readonly type: 'genfrac'
  readonly numer: MathNode
  readonly denom: MathNode
  readonly hasBarLine: boolean
  readonly leftDelim: string | null
  readonly rightDelim: string | null
}

/** The nodes of KaTeX's parse tree with the fields that are read of them: macros and chemistry are already expanded. */
export type MathNode =
  | SymbolNode
  | ArrayNode
  | SupSubNode
  | OperatorNode
  | FractionNode
  | Group<'ordgroup' | 'hbox' | 'html' | 'href' | 'sizing' | 'styling' | 'phantom'>
  | Wrapped<'overline' | 'underline' | 'vphantom' | 'smash' | 'lap' | 'raisebox' | 'vcenter' | 'reflectbox'>
  | (Group<'color'> & { readonly color: string })
  | (Group<'text'> & { readonly font?: string })
  | (Group<'tag'> & { readonly tag: readonly MathNode[] })
  | (Group<'mclass' | 'pmb'> & { readonly mclass: string })
  | (Group<'operatorname'> & { readonly alwaysHandleSupSub: boolean })
  | (Group<'leftright'> & { readonly left: string; readonly right: string })
  | (Wrapped<'font'> & { readonly font: string })
  | (Wrapped<'enclose'> & { readonly label: string })
  | (Wrapped<'xArrow'> & { readonly label: string; readonly below: MathNode | null })
  | (Wrapped<'sqrt'> & { readonly index: MathNode | null })
  | Accent<'accent'>
  | Accent<'accentUnder'>
  | (Accent<'horizBrace'> & { readonly isOver: boolean })
  | { readonly type: 'htmlmathml'; readonly mathml: readonly MathNode[] }
  | { readonly type: 'mathchoice'; readonly text: readonly MathNode[] }
  | { readonly type: 'delimsizing'; readonly delim: string; readonly mclass: string }
  | { readonly type: 'middle'; readonly delim: string }
  | { readonly type: 'kern'; readonly dimension: Measure }
  | { readonly type: 'rule'; readonly width: Measure; readonly height: Measure }
  | { readonly type: 'verb'; readonly body: string }
  | Bare<'internal' | 'cr' | 'cdlabel' | 'cdlabelparent' | 'includegraphics' | 'raw' | 'size' | 'url'>

// KaTeX's types leave its parser out; its version is pinned, and tests hold every node that is read here.
const { __parse: parse } = katex as unknown as { __parse(latex: string, options: KatexOptions): readonly MathNode[] }

/** How KaTeX understands a formula. Throws what `mathProblem` would say. */
export const mathTree = (latex: string): readonly MathNode[] =>
  parse(latex, { ...mathOptions(true, 'mathml'), throwOnError: true })

const characters = new Map<string, string>()
const unescaped: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#x27;': "'" }

/** The character that a command such as `\le` stands for; the name itself where KaTeX draws it otherwise. */
export function mathCharacter(name: string): string {
  if (!name.startsWith('\\') && name !== '-' && name !== '*') return name
  const known = characters.get(name)
  if (known !== undefined) return known
  const markup = katex.renderToString(name, mathOptions(false, 'mathml'))
  const shown = /<m(?:i|o|n|text)(?: [^>]*)?>([^<]*)<\/m/.exec(markup)?.[1] ?? name
  const character = shown.replace(/&[a-z#0-9]+;/g, (entity) => unescaped[entity] ?? entity)
  characters.set(name, character)
  return character
}
