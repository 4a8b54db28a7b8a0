import type { XmlElement, XmlNode } from '../omml/tree.ts'
import { decodeEntities } from '../text/clean.ts'

/**
 * What Office writes between the signs of a comment, as elements: an equation for programs that know equations, and
 * everything else that is meant for Office alone (VML, settings).
 */
export const EQUATION = '#equation'
export const OFFICE_ONLY = '#office'
/** `<![if …]>`: what Office writes for everybody else; the attribute `test` says for whom. */
export const CONDITION = '#if'

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Their content is no markup. */
const raw = new Set(['script', 'style', 'xmp'])
const paragraphEnds = new Set(
  'p div ul ol li table tr td th h1 h2 h3 h4 h5 h6 pre blockquote section article header footer figure hr dl'.split(
    ' ',
  ),
)
const listParts = new Set(['ul', 'ol'])
const cells = new Set(['td', 'th'])
/** Nothing is nested deeper: what lies deeper stands beside. */
const DEEPEST = 120

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
}

/** A no-break space is told apart from a space: the one is written to be seen. */
const decode = (text: string): string => decodeEntities(text.replace(/&(?:nbsp|#160|#xa0);/gi, '\u00a0'))

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const value = double ?? single ?? bare?.replace(/\/$/, '') ?? ''
    found[name.toLowerCase()] ??= decode(value)
  }
  return found
}

class Tree {
  readonly root: Open = { name: '', attributes: {}, children: [] }
  readonly #open: Open[] = [this.root]

  add(node: XmlNode): void {
    this.#open.at(-1)?.children.push(node)
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (paragraphEnds.has(name)) this.#closeInner('p', cells)
    if (name === 'li') this.#closeInner('li', listParts)
    if (name === 'tr' || cells.has(name)) {
      for (const cell of cells) this.#closeInner(cell, new Set(['table']))
      if (name === 'tr') this.#closeInner('tr', new Set(['table']))
    }
    const element: Open = { name, attributes, children: [] }
    this.add(element)
    if (this.#open.length < DEEPEST) this.#open.push(element)
  }

  close(name: string): void {
    const isTablePart = cells.has(name) || /^(?:tr|tbody|thead|tfoot|table)$/.test(name)
    this.#closeInner(name, isTablePart ? new Set() : cells)
  }

  #closeInner(name: string, borders: ReadonlySet<string>): void {
    for (let at = this.#open.length - 1; at > 0; at--) {
      const element = this.#open[at]
      if (element === undefined) return
      if (element.name === name) {
        this.#open.length = at
        return
      }
      if (borders.has(element.name)) return
    }
  }
}

const tag = /<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y
/** The same where a quotation mark has no partner. */
const brokenTag = /<(\/?)([a-zA-Z][^\s/>]*)([^>]*)>/y

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** Comments, conditions, declarations: everything that begins with `<!` or `<?`. Answers where it ends. */
function readDeclaration(html: string, start: number, tree: Tree): number {
  if (!html.startsWith('<!--', start)) {
    const end = html.indexOf('>', start)
    const said = html.slice(start + 2, end === -1 ? html.length : end)
    condition(said.replace(/^\[|\]$/g, ''), tree)
    return end === -1 ? start + 2 : end + 1
  }
  const end = html.indexOf('-->', start + 4)
  if (end === -1) return start + 4
  const said = html.slice(start + 4, end)
  const [, test, inside] = /^\s*\[if ([^\]]*)\]>([\s\S]*)<!\[endif\]$/.exec(said) ?? []
  if (test === undefined || inside === undefined) condition(said.trim().replace(/^\[|\](?:><!)?$/g, ''), tree)
  else
    tree.add({ name: /msEquation/i.test(test) ? EQUATION : OFFICE_ONLY, attributes: {}, children: parseMarkup(inside) })
  return end + 3
}

function condition(said: string, tree: Tree): void {
  if (/^if\s/i.test(said)) tree.open(CONDITION, { test: said.slice(3).trim() })
  else if (/^endif$/i.test(said)) tree.close(CONDITION)
}

function readTag([, slash, written = '', rest = '']: RegExpExecArray, tree: Tree): string {
  const name = written.toLowerCase()
  if (slash === '/') {
    tree.close(name)
    return ''
  }
  tree.open(name, attributesOf(rest))
  const isClosed = voids.has(name) || rest.endsWith('/')
  if (isClosed) tree.close(name)
  return isClosed ? '' : name
}

/**
 * Reads the markup that programs put on the clipboard: HTML with Office's islands, names made small, attributes without
 * quotation marks, tags without partners. All text is in the tree, in its order, whatever the tags are like.
 */
export function parseMarkup(html: string): XmlElement['children'] {
  const tree = new Tree()
  let index = 0
  while (index < html.length) {
    const next = html.indexOf('<', index)
    const text = html.slice(index, next === -1 ? html.length : next)
    if (text !== '') tree.add(decode(text))
    if (next === -1) break
    const second = html[next + 1] ?? ''
    if (second === '!' || second === '?') {
      index = readDeclaration(html, next, tree)
      continue
    }
    const found = at(tag, html, next) ?? at(brokenTag, html, next)
    if (found === null) {
      tree.add('<')
      index = next + 1
      continue
    }
    const name = readTag(found, tree)
    index = next + found[0].length
    if (!raw.has(name)) continue
    const end = at(new RegExp(`</${name}`, 'gi'), html, index)
    index = end === null ? html.length : end.index
  }
  return tree.root.children
}
