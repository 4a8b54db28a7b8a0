import { elementsOf, isElement, type XmlElement, type XmlNode } from './tree.ts'

/**
 * Names without prefix and case, because a formula on the clipboard has gone through HTML, which makes them small.
 */
export const local = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1).toLowerCase()

const prefix = ({ name }: XmlElement) => (name.includes(':') ? name.slice(0, name.indexOf(':')).toLowerCase() : '')

/** What only dresses or records: properties, deleted text, notes of the program. */
const silent = new Set(['rpr', 'ctrlpr', 'del', 'movefrom', 'bookmarkstart', 'bookmarkend', 'prooferr', 'instrtext'])
const isSilent = (element: XmlElement) =>
  prefix(element) !== 'm' && (silent.has(local(element)) || local(element) === 'style')

const mathNames = new Set(
  `acc bar box borderbox d e eqarr f func groupchr lim limlow limupp m mr nary num den fname deg sub sup omath omathpara
phant r rad spre ssub ssubsup ssup`.split(/\s+/),
)
const isMath = (element: XmlElement) =>
  prefix(element) === 'm' ||
  (prefix(element) === '' && mathNames.has(local(element)) && !/^(?:sub|sup|e|d|f|m)$/.test(element.name))

/** The math elements of an element, also those that HTML or Word has wrapped. */
export function mathChildren(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (isSilent(child)) return []
    if (isMath(child)) return local(child).endsWith('pr') ? [] : [child]
    return mathChildren(child)
  })
}

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  mathChildren(element).filter((child) => local(child) === name)

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined => childrenNamed(element, name)[0]

function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of elementsOf(element)) {
    if (local(child) === name) return child
    if (isMath(child) && !local(child).endsWith('pr')) continue
    const below = find(child, name)
    if (below !== undefined) return below
  }
  return undefined
}

const saidBy = (element: XmlElement | undefined): string | undefined =>
  element === undefined
    ? undefined
    : (Object.entries(element.attributes).find(([name]) => /(?:^|:)val$/i.test(name))?.[1] ?? '')

/** A property of an element, empty when it stands there without a value. */
export function propertyOf(element: XmlElement, name: string): string | undefined {
  const properties = elementsOf(element).map((child) => (isMath(child) && !local(child).endsWith('pr') ? null : child))
  for (const each of properties) {
    if (each === null) continue
    const found = local(each) === name ? each : find(each, name)
    if (found !== undefined) return saidBy(found)
  }
  return undefined
}

export const isOn = (value: string | undefined): boolean => value !== undefined && !/^(?:0|off|false)$/i.test(value)

/** The letters of a run; on the clipboard they stand in it bare, broken over lines. */
export function lettersOf(run: XmlElement): string {
  const texts: string[] = []
  const visit = (node: XmlNode, isText: boolean): void => {
    if (!isElement(node)) {
      texts.push(isText ? node : node.replace(/\s*[\r\n]\s*/g, ''))
      return
    }
    if (isSilent(node) || local(node) === 'rpr') return
    for (const child of node.children) visit(child, isText || local(node) === 't')
  }
  for (const child of run.children) visit(child, false)
  return texts.join('')
}

export const hasBreak = (run: XmlElement): boolean =>
  elementsOf(run).some((child) => local(child) === 'br' || (prefix(child) !== 'm' && local(child) === 'cr'))
