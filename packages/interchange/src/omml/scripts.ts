import { type MathNode, mathCharacter } from '@lightwork/content'
import type { Context, Convert } from './context.ts'
import { horizBrace } from './dressed.ts'
import { type Item, plain } from './items.ts'
import { applied, bigOperator, braced, limited, type Scripts, scripted } from './parts.ts'
import { run, textOfRun } from './runs.ts'
import type { XmlElement } from './tree.ts'

type Xml = readonly XmlElement[]

/** Room for something that is not shown. */
const isHidden = (node: MathNode): boolean =>
  node.type === 'vphantom' ||
  node.type === 'phantom' ||
  (node.type === 'smash' && isHidden(node.body)) ||
  (node.type === 'ordgroup' && node.body.every(isHidden))

const isGroup = (node: MathNode): node is Extract<MathNode, { type: 'ordgroup' }> => node.type === 'ordgroup'

/** `{}` with scripts: written before a letter. mhchem puts an invisible X there, for scripts of what stands before. */
const hangOf = (base: MathNode | null): 'before' | 'behind' | null => {
  if (base === null) return 'behind'
  if (!isGroup(base)) return null
  if (base.body.length === 0) return 'behind'
  return base.body.every(({ type }) => type === 'vphantom') ? 'before' : null
}

/** `alone` is how it stands with nothing to be applied to. */
const functionItem = (name: Xml, alone = name): Item => ({
  kind: 'op',
  xml: name,
  over: { rule: 'function', finish: (argument) => (argument.length === 0 ? [...alone] : [applied(name, argument)]) },
})

/** Names that every program sets as functions; others would be slanted by some if they were not words. */
const wellKnown = /^(?:a?(?:rc)?(?:sin|cos|tan|cot)h?|ln|log|exp|lim)$/
const nameRun = (name: string) => run(name, wellKnown.test(name) ? { style: 'p' } : { normal: true })
const nameOf = (name: string) => name.replace(/^\\/, '').replace(/^(lim|inj|proj|arg)(inf|sup|lim)$/, '$1 $2')

/** Letters of a name of several, as one run; what is more than letters stays as it is. */
function nameXml(body: readonly MathNode[], context: Context): Xml {
  const letters = body.map((node) =>
    node.type === 'mathord' || node.type === 'textord' ? mathCharacter(node.text) : '',
  )
  return letters.every((each) => /^[A-Za-z0-9-]$/.test(each))
    ? [nameRun(letters.join(''))]
    : context.within('mathrm').xml(body)
}

/** A sign that has nothing at its sides, such as = under a word, is set as a word: it would be taken for half a term. */
function standing(xml: Xml): Xml {
  const text = xml.length === 1 && xml[0] !== undefined ? textOfRun(xml[0]) : null
  return text !== null && /^[^\p{L}\p{N}\s]$/u.test(text) ? [run(text, { normal: true })] : xml
}

const big = (sign: string, limits: boolean, scripts: Scripts): Item => ({
  kind: 'op',
  xml: [],
  over: { rule: 'big', finish: (over) => [bigOperator({ sign, limits, ...scripts }, over)] },
})

/** Signs that have scripts as other letters do, though KaTeX lists them with the operators. */
const isBig = (sign: string) => /^[∏∐∑∫-∳⋀-⋃⨀-⨆]$/.test(sign)

function operator(node: Extract<MathNode, { type: 'op' }>, scripts: Scripts, context: Context): Item[] {
  const hasScripts = scripts.sub !== undefined || scripts.sup !== undefined
  if (node.body !== undefined) {
    const base = standing(context.xml(node.body))
    if (!hasScripts) return [plain('ord', ...base)]
    return [plain('ord', node.limits ? limited(base, scripts) : scripted(base, scripts))]
  }
  const name = node.name ?? ''
  const sign = mathCharacter(name)
  if (node.symbol && isBig(sign)) return [big(sign, node.limits, scripts)]
  const base = [node.symbol ? run(sign) : nameRun(nameOf(name))]
  const dressed = !hasScripts ? base : [node.limits ? limited(base, scripts) : scripted(base, scripts)]
  return node.symbol ? [plain('ord', ...dressed)] : [functionItem(dressed)]
}

export const op: Convert<'op'> = (node, context) => operator(node, {}, context)

function named(node: Extract<MathNode, { type: 'operatorname' }>, scripts: Scripts, context: Context): Item[] {
  const base = nameXml(node.body, context)
  if (scripts.sub === undefined && scripts.sup === undefined)
    return [functionItem(base, context.within('mathrm').xml(node.body))]
  return [functionItem([node.alwaysHandleSupSub ? limited(base, scripts) : scripted(base, scripts)])]
}

export const operatorname: Convert<'operatorname'> = (node, context) => named(node, {}, context)

/** An arc is drawn as long as what is under it. */
const isArc = (node: MathNode | undefined): boolean => {
  const only = node !== undefined && isGroup(node) && node.body.length === 1 ? node.body[0] : node
  return only?.type === 'atom' && only.text === '\\frown'
}

/** A function in braces of its own is one all the same. */
const bare = (base: MathNode | null): MathNode | null => {
  const [only] = base !== null && isGroup(base) && base.body.length === 1 ? base.body : []
  return only?.type === 'op' || only?.type === 'operatorname' ? only : base
}

export const supsub: Convert<'supsub'> = ({ base: written, sub, sup }, context) => {
  const base = bare(written)
  const hang = hangOf(base)
  const said = [sub, sup].filter((node) => node !== undefined)
  // mhchem makes room for the scripts before a letter, then sets them.
  if (hang !== null && said.every(isHidden)) return [plain('none')]
  if (base?.type === 'op' && base.body !== undefined && sub === undefined && isArc(sup))
    return [plain('ord', braced('⏜', 'top', context.xml(base.body)))]
  const [under, over] = [sub, sup].map((node) => (node === undefined ? [] : context.xml([node])))
  const scripts: Scripts = { ...(under?.length && { sub: under }), ...(over?.length && { sup: over }) }
  if (scripts.sub === undefined && scripts.sup === undefined) return base === null ? [] : context.items([base])
  if (hang !== null) return [{ kind: 'ord', xml: [], scripts: { ...scripts, hang } }]
  if (base === null) return []
  if (base.type === 'op') return operator(base, scripts, context)
  if (base.type === 'operatorname') return named(base, scripts, context)
  if (base.type === 'horizBrace') {
    const brace = horizBrace(base, context).flatMap(({ xml }) => xml)
    return [plain('ord', limited(brace, scripts))]
  }
  const inner = context.items([base])
  const [only] = inner.length === 1 ? inner : []
  // A script on the closing bracket is one on all that is in brackets.
  if (only?.kind === 'close' || only?.kind === 'bar')
    return [only, { kind: 'ord', xml: [], scripts: { ...scripts, hang: 'before' } }]
  return [plain('ord', scripted(context.xml([base]), scripts))]
}
