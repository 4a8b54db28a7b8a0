import { bare, contentModels, mathElements, values } from './schema.ts'
import { elementsOf, isElement, type XmlElement } from './tree.ts'

const localName = (name: string) => name.replace(/^m:/, '')

interface Place {
  readonly name: string
  readonly least: number
  readonly most: number
}

const models = new Map<string, readonly Place[]>(
  Object.entries(contentModels).map(([name, model]) => [
    name,
    model.split(' ').map((place) => ({
      name: place.replace(/[?*+]$/, ''),
      least: /[?*]$/.test(place) ? 0 : 1,
      most: /[*+]$/.test(place) ? Number.POSITIVE_INFINITY : 1,
    })),
  ]),
)

const fits = (place: Place, child: string) => (place.name === 'x' ? mathElements.has(child) : place.name === child)

/** What is wrong with the order or number of an element's children. */
function orderFaults(element: XmlElement, model: readonly Place[]): string[] {
  const children = elementsOf(element).map(({ name }) => localName(name))
  let at = 0
  for (const place of model) {
    let count = 0
    while (count < place.most && children[at] !== undefined && fits(place, children[at] ?? '')) {
      count++
      at++
    }
    if (count < place.least) return [`${element.name} lacks ${place.name} where ${children[at] ?? 'its end'} stands`]
  }
  return at < children.length ? [`${element.name} may not hold ${children[at]} here`] : []
}

function valueFaults({ name, attributes }: XmlElement): string[] {
  const allowed = values[localName(name)]
  const said = attributes['m:val']
  if (allowed === undefined) return bare.has(localName(name)) ? [] : [`${name} is not known`]
  // A switch is on when nothing is said.
  if (said === undefined) return allowed.test('1') && allowed.test('off') ? [] : [`${name} has no value`]
  return allowed.test(said) ? [] : [`${name} may not be ${said}`]
}

const isRunStyle = ({ name, children }: XmlElement) =>
  localName(name) === 'rPr' && children.some((child) => isElement(child) && child.name === 'm:nor')

function gridFaults(element: XmlElement): string[] {
  if (localName(element.name) !== 'm') return []
  const widths = elementsOf(element).filter(({ name }) => name === 'm:mr')
  return new Set(widths.map(({ children }) => children.length)).size > 1 ? ['m:m has rows of unequal length'] : []
}

function faultsOf(element: XmlElement): string[] {
  const { name, children } = element
  if (name === 'w:rPr' || name === 'm:ctrlPr' || name === 'm:t') return []
  const model = models.get(localName(name))
  if (model === undefined) return valueFaults(element)
  const strays = children.some((child) => !isElement(child) && child.trim() !== '') ? [`${name} holds bare text`] : []
  const nested = elementsOf(element)
  if (isRunStyle(element) && nested.some((each) => each.name === 'm:sty' || each.name === 'm:scr'))
    strays.push('m:rPr is both ordinary text and styled')
  return [...strays, ...orderFaults(element, model), ...gridFaults(element), ...nested.flatMap(faultsOf)]
}

/** What Word would not accept in an equation; empty when it is sound. */
export const ommlFaults = (element: XmlElement): string[] => faultsOf(element)
