import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { elementsOf, fromOmml, ommlFaults, parseXml, toOmml, type XmlElement } from './index.ts'
import { lettersByKatex } from './test-formulas.ts'

const shared = resolve(import.meta.dirname, '../../../../../shared')
const formulas = resolve(shared, 'data/formulas/formulas-unique.jsonl.gz')
const equations = resolve(shared, 'fixtures/omml')

interface Row {
  readonly tex: string
  readonly katex_ok: boolean
}

/** Each so many is looked at; all of them in `docs/performance.md`. */
const STEP = 20

describe('real formulas', () => {
  it('of papers are equations of Word, and come back as they were', (context) => {
    if (!existsSync(formulas)) return context.skip('shared/data is not here')
    const rows = gunzipSync(readFileSync(formulas))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .filter(({ katex_ok }) => katex_ok)
      .filter((_, index) => index % STEP === 0)
    const share = { converted: 0, sound: 0, same: 0 }
    for (const { tex } of rows) {
      const { math } = toOmml(tex)
      if (math === null) continue
      share.converted++
      if (ommlFaults(math).length === 0) share.sound++
      const { latex } = fromOmml(math)
      if (latex !== null && lettersByKatex(latex) === lettersByKatex(tex)) share.same++
    }
    expect(rows.length).toBeGreaterThan(2000)
    expect(share.sound).toBe(share.converted)
    expect(share.converted / rows.length).toBeGreaterThan(0.999)
    expect(share.same / rows.length).toBeGreaterThan(0.998)
  })
})

const mathsIn = (element: XmlElement): XmlElement[] =>
  element.name === 'm:oMath' ? [element] : elementsOf(element).flatMap(mathsIn)

describe('equations of other programs', () => {
  it('are read as LaTeX, and are equations again', (context) => {
    if (!existsSync(equations)) return context.skip('shared/fixtures is not here')
    let count = 0
    for (const name of readdirSync(equations, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:omml|xml)$/.test(name)) continue
      const text = readFileSync(resolve(equations, name), 'utf8').replace(/^\ufeff/, '')
      // Two of the files name entities that XML does not have.
      if (/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(text)) continue
      for (const math of mathsIn(parseXml(text))) {
        count++
        const { latex, problem } = fromOmml(math)
        expect(problem, name).toBeNull()
        expect(toOmml(latex ?? '').problem, name).toBeNull()
      }
    }
    expect(count).toBeGreaterThan(180)
  })
})
