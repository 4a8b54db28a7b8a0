import { escapeHtml } from '@lightwork/content'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { type KeptFile, MediaRefused } from './refused.ts'
import { isAllowedElement, toAllowedAttribute } from './svg-allowed.ts'
import { Copies } from './svg-copies.ts'

const SVG = 'http://www.w3.org/2000/svg'
const MOST_BYTES = 512 * 1024
const MOST_ELEMENTS = 10_000
const DEEPEST = 40
const LONGEST_SIDE = 4000

interface Size {
  readonly width: number
  readonly height: number
}

const lengthOf = (text: string | undefined): number => {
  const [, digits = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)(px|pt|mm|cm|in)?\s*$/.exec(text ?? '') ?? []
  const scale = { '': 1, px: 1, pt: 4 / 3, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }[unit] ?? 1
  return Number(digits) * scale
}

/** From its own width and height, else from the view box: a picture without any has no size to print. */
function sizeOf({ attributes }: SaxesTagNS): Size & { readonly viewBox: string } {
  const box = (attributes.viewBox?.value ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const hasBox = box.length === 4 && box.every(Number.isFinite)
  const width = lengthOf(attributes.width?.value) || (hasBox ? (box[2] ?? 0) : 0)
  const height = lengthOf(attributes.height?.value) || (hasBox ? (box[3] ?? 0) : 0)
  if (!(width > 0 && height > 0)) throw new MediaRefused('drawing')
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  return {
    width: Math.round(width * scale * 100) / 100,
    height: Math.round(height * scale * 100) / 100,
    viewBox: hasBox ? box.join(' ') : `0 0 ${width} ${height}`,
  }
}

const quoted = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')

const repeating = ['marker-start', 'marker-mid', 'marker-end', 'clip-path'] as const

/** Writes down, while the parser reads, what the allow-list lets through. */
class Copy {
  readonly #written: string[] = []
  size: Size | null = null
  #depth = 0
  /** Depth at which a subtree that is left out began. */
  #leftOutAt: number | null = null
  #elements = 0
  /** Ids of the elements that are open, the innermost last; empty where one has none. */
  readonly #ids: string[] = []
  readonly copies = new Copies()
  #repeatedAt: number | null = null

  open(tag: SaxesTagNS): void {
    this.#depth++
    if (++this.#elements > MOST_ELEMENTS || this.#depth > DEEPEST) throw new MediaRefused('too_complex')
    if (this.#leftOutAt !== null) return
    // Leaving a style sheet out would change the drawing without a word.
    if (tag.local === 'style') throw new MediaRefused('styles')
    if (tag.uri !== SVG || !isAllowedElement(tag.local) || (this.#depth > 1 && tag.local === 'svg')) {
      if (this.#depth === 1) throw new MediaRefused('drawing')
      this.#leftOutAt = this.#depth
      return
    }
    if (this.#depth === 1) this.#root(tag)
    else this.#element(tag)
  }

  #root(tag: SaxesTagNS): void {
    if (tag.local !== 'svg') throw new MediaRefused('drawing')
    const { width, height, viewBox } = sizeOf(tag)
    this.size = { width, height }
    const { width: _, height: __, viewBox: ___, ...rest } = this.#attributesOf(tag)
    this.#ids.push(rest.id ?? '')
    this.#written.push(`<svg xmlns="${SVG}"${quoted({ width, height, viewBox, ...rest })}>`)
  }

  #element(tag: SaxesTagNS): void {
    const attributes = this.#attributesOf(tag)
    if (tag.local === 'use' && attributes.href !== undefined) this.copies.add(this.#ids, attributes.href.slice(1))
    this.#ids.push(attributes.id ?? '')
    // Signs on the signs of lines, and clips of clips, multiply as copies do.
    if (this.#isRepeated) for (const name of repeating) delete attributes[name]
    if (tag.local === 'marker' || tag.local === 'clipPath') this.#repeatedAt ??= this.#depth
    this.#written.push(`<${tag.local}${quoted(attributes)}>`)
  }

  get #isRepeated(): boolean {
    return this.#repeatedAt !== null
  }

  #attributesOf({ attributes }: SaxesTagNS): Record<string, string> {
    const kept: Record<string, string> = {}
    for (const attribute of Object.values(attributes)) Object.assign(kept, toAllowedAttribute(attribute))
    return kept
  }

  text(text: string): void {
    if (this.#leftOutAt === null && this.#depth > 0) this.#written.push(escapeHtml(text))
  }

  close(tag: SaxesTagNS): void {
    if (this.#leftOutAt === null) {
      this.#written.push(`</${tag.local}>`)
      this.#ids.pop()
    }
    if (this.#leftOutAt === this.#depth) this.#leftOutAt = null
    if (this.#repeatedAt === this.#depth) this.#repeatedAt = null
    this.#depth--
  }

  toString(): string {
    return this.#written.join('')
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new MediaRefused('drawing')
  }
}

/**
 * A drawing written anew from an allow-list: shapes, text and colours, nothing that loads, runs, links or moves. A
 * document type with declarations of its own is refused, and so every entity: what they make of a few bytes is a bomb.
 */
export function keepSvg(bytes: Buffer): KeptFile {
  if (bytes.length > MOST_BYTES) throw new MediaRefused('too_complex')
  const parser = new SaxesParser({ xmlns: true })
  const copy = new Copy()
  parser.on('doctype', (text) => {
    if (text.includes('[')) throw new MediaRefused('drawing')
  })
  parser.on('error', () => {
    throw new MediaRefused('drawing')
  })
  parser.on('opentag', (tag) => copy.open(tag))
  parser.on('text', (text) => copy.text(text))
  parser.on('cdata', (text) => copy.text(text))
  parser.on('closetag', (tag) => copy.close(tag))
  parser.write(decode(bytes)).close()
  if (copy.size === null) throw new MediaRefused('drawing')
  copy.copies.check()
  const { width, height } = copy.size
  return {
    contentType: 'image/svg+xml',
    bytes: Buffer.from(copy.toString()),
    width: Math.round(width),
    height: Math.round(height),
    seconds: null,
  }
}

export const looksLikeSvg = (bytes: Buffer): boolean =>
  /^(\ufeff|\s)*<(\?xml|!--|!DOCTYPE\s+svg|([\w-]+:)?svg[\s>])/i.test(bytes.toString('utf8', 0, 1024))
