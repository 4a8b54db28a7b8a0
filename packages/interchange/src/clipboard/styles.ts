import type { XmlElement } from '../omml/tree.ts'

export type MarkName = 'bold' | 'italic' | 'underline' | 'subscript' | 'superscript'

/** Marks in the order of the schema, so that a document reads the same when it comes back. */
export const markOrder: readonly MarkName[] = ['bold', 'italic', 'underline', 'subscript', 'superscript']

const byTag: Readonly<Record<string, MarkName>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  sub: 'subscript',
  sup: 'superscript',
}

export const styleOf = ({ attributes }: XmlElement, property: string): string => {
  const declarations = (attributes.style ?? '').toLowerCase().split(';')
  const found = declarations.map((each) => each.split(':')).find(([name]) => name?.trim() === property)
  return found?.slice(1).join(':').trim() ?? ''
}

/** The marks inside an element: those around it, changed by its tag and then by its style. */
export function marksIn(element: XmlElement, around: ReadonlySet<MarkName>): ReadonlySet<MarkName> {
  const marks = new Set(around)
  const set = (mark: MarkName, value: boolean | null) => {
    if (value === true) marks.add(mark)
    else if (value === false) marks.delete(mark)
  }
  const tagged = byTag[element.name]
  if (tagged !== undefined) marks.add(tagged)
  if ((element.attributes.style ?? '') === '') return marks
  const weight = styleOf(element, 'font-weight')
  set('bold', weight === '' ? null : weight === 'bold' || Number.parseInt(weight, 10) >= 600)
  const slant = styleOf(element, 'font-style')
  set('italic', slant === '' ? null : slant === 'italic' || slant === 'oblique')
  const line =
    styleOf(element, 'text-decoration') + styleOf(element, 'text-decoration-line') + styleOf(element, 'text-underline')
  if (/underline|single/.test(line)) marks.add('underline')
  const place = styleOf(element, 'vertical-align')
  if (place === 'sub') marks.add('subscript')
  if (place === 'super') marks.add('superscript')
  return marks
}

/** What nobody saw where it was copied. */
export const isHidden = (element: XmlElement): boolean =>
  styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all'
