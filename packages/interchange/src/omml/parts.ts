import { placeholder } from './runs.ts'
import { el, property, type XmlElement } from './tree.ts'

type Xml = readonly XmlElement[]

const filled = (xml: Xml): Xml => (xml.length === 0 ? [placeholder()] : xml)
const argument = (name: string, xml: Xml) => el(`m:${name}`, filled(xml))
const properties = (name: string, said: Xml) => (said.length === 0 ? [] : [el(`m:${name}Pr`, said)])

export const fraction = (numerator: Xml, denominator: Xml, hasBar = true): XmlElement =>
  el('m:f', [
    ...properties('f', hasBar ? [] : [property('type', 'noBar')]),
    argument('num', numerator),
    argument('den', denominator),
  ])

export const root = (radicand: Xml, degree: Xml | null): XmlElement =>
  el('m:rad', [
    ...properties('rad', degree === null ? [property('degHide', '1')] : []),
    el('m:deg', degree ?? []),
    argument('e', radicand),
  ])

export interface Scripts {
  readonly sub?: Xml
  readonly sup?: Xml
}

export function scripted(base: Xml, { sub, sup }: Scripts): XmlElement {
  const [only, ...more] = base
  // A second script on what has one already stands beside it, as chemistry writes its charges.
  if (sup !== undefined && sub === undefined && only?.name === 'm:sSub' && more.length === 0)
    return el('m:sSubSup', [...only.children, argument('sup', sup)])
  const e = argument('e', base)
  if (sub !== undefined && sup !== undefined) return el('m:sSubSup', [e, argument('sub', sub), argument('sup', sup)])
  return sup === undefined ? el('m:sSub', [e, argument('sub', sub ?? [])]) : el('m:sSup', [e, argument('sup', sup)])
}

export const preScripted = (base: Xml, { sub = [], sup = [] }: Scripts): XmlElement =>
  el('m:sPre', [argument('sub', sub), argument('sup', sup), argument('e', base)])

/** Scripts under and over. */
export function limited(base: Xml, { sub, sup }: Scripts): XmlElement {
  const upper = sup === undefined ? null : el('m:limUpp', [argument('e', base), argument('lim', sup)])
  if (sub === undefined) return upper ?? el('m:box', [argument('e', base)])
  return el('m:limLow', [argument('e', upper === null ? base : [upper]), argument('lim', sub)])
}

export interface BigOperator extends Scripts {
  readonly sign: string
  readonly limits: boolean
}

export const bigOperator = ({ sign, limits, sub, sup }: BigOperator, over: Xml): XmlElement =>
  el('m:nary', [
    el('m:naryPr', [
      property('chr', sign),
      property('limLoc', limits ? 'undOvr' : 'subSup'),
      ...(sub === undefined ? [property('subHide', '1')] : []),
      ...(sup === undefined ? [property('supHide', '1')] : []),
    ]),
    el('m:sub', sub === undefined ? [] : filled(sub)),
    el('m:sup', sup === undefined ? [] : filled(sup)),
    argument('e', over),
  ])

export const applied = (name: Xml, to: Xml): XmlElement => el('m:func', [argument('fName', name), argument('e', to)])

export interface Fence {
  readonly open: string
  readonly close: string
  readonly between?: string
}

export const fenced = ({ open, close, between }: Fence, parts: readonly Xml[]): XmlElement =>
  el('m:d', [
    el('m:dPr', [
      property('begChr', open),
      ...(between === undefined ? [] : [property('sepChr', between)]),
      property('endChr', close),
    ]),
    ...parts.map((part) => argument('e', part)),
  ])

export const accented = (sign: string, base: Xml): XmlElement =>
  el('m:acc', [el('m:accPr', [property('chr', sign)]), argument('e', base)])

export const barred = (position: 'top' | 'bot', base: Xml): XmlElement =>
  el('m:bar', [el('m:barPr', [property('pos', position)]), argument('e', base)])

/** A stretched sign over or under. */
export const braced = (sign: string, position: 'top' | 'bot', base: Xml): XmlElement =>
  el('m:groupChr', [
    el('m:groupChrPr', [
      property('chr', sign),
      property('pos', position),
      property('vertJc', position === 'top' ? 'bot' : 'top'),
    ]),
    argument('e', base),
  ])

const sides = ['hideTop', 'hideBot', 'hideLeft', 'hideRight'] as const
export type Strike = 'strikeH' | 'strikeBLTR' | 'strikeTLBR'

export const boxed = (base: Xml): XmlElement => el('m:borderBox', [argument('e', base)])

export const struck = (strikes: readonly Strike[], base: Xml): XmlElement =>
  el('m:borderBox', [
    el(
      'm:borderBoxPr',
      [...sides, ...strikes].map((name) => property(name, '1')),
    ),
    argument('e', base),
  ])

/** Takes room and shows nothing; `flat` takes no height. */
export const hidden = (base: Xml, flat: boolean): XmlElement =>
  el('m:phant', [
    el('m:phantPr', [property('show', '0'), ...(flat ? [property('zeroAsc', '1'), property('zeroDesc', '1')] : [])]),
    argument('e', base),
  ])

export const stacked = (rows: readonly Xml[]): XmlElement =>
  el(
    'm:eqArr',
    rows.map((row) => argument('e', row)),
  )

export interface Grid {
  readonly columns: readonly ('left' | 'center' | 'right')[]
  /** Columns touch, as both sides of aligned equations do. */
  readonly tight: boolean
}

export function grid({ columns, tight }: Grid, rows: readonly (readonly Xml[])[]): XmlElement {
  const runs: { side: string; count: number }[] = []
  for (const side of columns) {
    const last = runs.at(-1)
    if (last?.side === side) last.count++
    else runs.push({ side, count: 1 })
  }
  const columnProperties = runs.map(({ side, count }) =>
    el('m:mc', [el('m:mcPr', [property('count', String(count)), property('mcJc', side)])]),
  )
  return el('m:m', [
    el('m:mPr', [
      property('plcHide', '1'),
      ...(tight ? [property('cGpRule', '3'), property('cGp', '0')] : []),
      el('m:mcs', columnProperties),
    ]),
    ...rows.map((row) =>
      el(
        'm:mr',
        row.map((cell) => argument('e', cell)),
      ),
    ),
  ])
}
