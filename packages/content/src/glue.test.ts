import { describe, expect, it } from 'vitest'
import { fromText } from './from-text.ts'
import { toHtml } from './to-html.ts'
import { toText } from './to-text.ts'

const html = (text: string) => toHtml(fromText(text), { math: 'mathml' })

describe('a line of the sheet', () => {
  it('never begins with the full stop of a blank or a short formula', () => {
    expect(html('它的面积是____。再写一句')).toMatch(
      /<span class="glue"><span class="blank"[^>]*><\/span>。<\/span>再写一句/,
    )
    expect(html('点在 $(3,1)$。')).toMatch(/<span class="glue"><span class="katex">.*<\/span>。<\/span>/)
  })

  it('never ends with the bracket that a blank stands in', () => {
    expect(html('答案（____）正确')).toMatch(
      /^<p>答案<span class="glue">（<span class="blank"[^>]*><\/span>）<\/span>正确<\/p>$/,
    )
  })

  it('breaks a long formula where it must', () => {
    expect(html(`$${'a+'.repeat(30)}a$。`)).not.toContain('glue')
  })

  it('says the same words', () => {
    const document = fromText('先（____），再____、____；$x$，$y$。')
    expect(
      toHtml(document, { math: 'mathml' })
        .replace(/<math[\s\S]*?<\/math>/g, 'f')
        .replace(/<[^>]+>/g, ''),
    ).toBe(toText(document).replaceAll('____', '').replace('$x$', 'f').replace('$y$', 'f'))
  })
})
