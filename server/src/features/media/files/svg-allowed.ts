import type { SaxesAttributeNS } from 'saxes'

const elements = new Set(
  'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath marker'.split(
    ' ',
  ),
)
export const isAllowedElement = (name: string): boolean => elements.has(name)

/** Properties that only say how something looks; also as parts of `style`. */
const looks = new Set(
  `fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset
  stroke-miterlimit opacity color display visibility font-family font-size font-style font-weight text-anchor text-decoration
  dominant-baseline alignment-baseline baseline-shift letter-spacing word-spacing stop-color stop-opacity clip-path clip-rule
  marker-start marker-mid marker-end paint-order vector-effect writing-mode direction`.split(/\s+/),
)

const geometry = new Set(
  `id viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points rotate transform textLength
  lengthAdjust gradientUnits gradientTransform spreadMethod offset clipPathUnits markerUnits markerWidth markerHeight refX refY
  orient pathLength role aria-label`.split(/\s+/),
)

/** Only things of this very drawing may be referred to. */
const isInside = (value: string) => /^#[\w-]{1,80}$/.test(value)
const plainValue = /^[^\\<>{}@;:]*$/

function isHarmless(value: string): boolean {
  if (value.length > 100_000 || !plainValue.test(value)) return false
  const withoutOwn = value.replace(/url\(\s*["']?#[\w-]{1,80}["']?\s*\)/g, '')
  return !/url|expression|import|script|data/i.test(withoutOwn)
}

function styleParts(style: string): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const declaration of style.split(';')) {
    const at = declaration.indexOf(':')
    const name = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration.slice(at + 1).trim()
    if (at > 0 && looks.has(name) && isHarmless(value)) parts[name] = value
  }
  return parts
}

/** What of an attribute may stand in a kept drawing, by name; styles become attributes. */
export function toAllowedAttribute({ prefix, local, uri, value }: SaxesAttributeNS): Record<string, string> {
  const isLink = local === 'href' && (uri === '' || uri === 'http://www.w3.org/1999/xlink')
  if (isLink) return isInside(value) ? { href: value } : {}
  if (uri === 'http://www.w3.org/XML/1998/namespace')
    return local === 'space' && value === 'preserve' ? { 'xml:space': value } : {}
  if (prefix !== '') return {}
  if (local === 'style') return styleParts(value)
  if (local === 'aria-label') return { 'aria-label': value.slice(0, 200) }
  return (geometry.has(local) || looks.has(local)) && isHarmless(value) ? { [local]: value } : {}
}
