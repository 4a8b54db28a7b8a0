import { ImportedXmlComponent, type ParagraphChild, TextRun } from 'docx'
import { toOmml, toXml, type XmlElement } from '../omml/index.ts'
import type { Context } from './context.ts'

/** The library takes ready XML inside a root of its own. */
export const component = (element: XmlElement): ParagraphChild => {
  const { root } = ImportedXmlComponent.fromXmlString(toXml(element)) as unknown as { root: ParagraphChild[] }
  const [child] = root
  if (child === undefined) throw new Error('an equation without XML')
  return child
}

/** A formula as an equation; as its marked source where Word has none for it. */
export function equation(latex: string, { kept }: Context, isBlock: boolean): ParagraphChild {
  const { math } = toOmml(latex)
  if (math === null) {
    kept.push(latex)
    return new TextRun({ text: latex, highlight: 'yellow' })
  }
  return component(isBlock ? { name: 'm:oMathPara', attributes: {}, children: [math] } : math)
}
