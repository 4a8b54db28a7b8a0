import { type DocumentNode, fromText, toText, walk, withChoices } from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markPlaces } from './mark-places.ts'

const markedTexts = (document: DocumentNode): string[] => {
  const found: string[] = []
  walk(document, (node) => void (node.marks?.some(({ type }) => type === 'highlight') && found.push(toText(node))))
  return found
}

const mark = (part: string, start: number, end: number) => ({ kind: 'number' as const, part, start, end })

describe('markPlaces', () => {
  it('marks words, formulas and options where they stand', () => {
    const body = withChoices(fromText('小明有 12 个苹果，$x+3$ 是几？\n第二行 12 个。'), ['4', '12 个'])
    const text = toText({ ...body, content: (body.content ?? []).slice(0, -1) })
    const formula = text.indexOf('$x+3$')
    const last = text.lastIndexOf('12')
    const marked = markPlaces(body, [
      mark('stem', formula + 1, formula + 2),
      mark('stem', last, last + 2),
      mark('options.1', 0, 2),
    ])
    expect(markedTexts(marked)).toEqual(['$x+3$', '12', '12'])
    expect(toText(marked)).toBe(toText(body))
  })

  it('marks sub-items of a group and entries of a matching where they stand', () => {
    const line = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    const entry = (text: string): DocumentNode => ({ type: 'entry', content: [line(text)] })
    const group = {
      type: 'doc',
      content: [
        line('读表 3。'),
        ...['第 1 天走了 5 千米。', '第 2 天呢？'].map((text) => ({ type: 'subItem', content: [line(text)] })),
      ],
    }
    expect(markedTexts(markPlaces(group, [mark('stem', 3, 4), mark('parts.1', 2, 3)]))).toEqual(['3', '2'])
    const columns = [
      ['春', '夏'],
      ['花 7 朵', '叶'],
    ].map((texts) => ({ type: 'column', content: texts.map(entry) }))
    const matching = { type: 'doc', content: [line('连线。'), { type: 'matching', content: columns }] }
    const marked = markPlaces(matching, [mark('options.2', 2, 3)])
    expect(markedTexts(marked)).toEqual(['7'])
    expect(toText(marked)).toBe(toText(matching))
    expect(marked.content?.[1]?.content?.map(({ type }) => type)).toEqual(['column', 'column'])
  })

  it('changes no text, and marks what the range says, wherever it lies', () => {
    const line = fc.stringMatching(/^[一-十a-z]{3,20}$/)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (lines, one, other) => {
        const body = fromText(lines.join('\n'))
        const text = toText(body)
        const [start = 0, end = 0] = [one % text.length, other % text.length].sort((a, b) => a - b)
        const marked = markPlaces(body, [mark('stem', start, end)])
        expect(toText(marked)).toBe(text)
        expect(markedTexts(marked).join('')).toBe(text.slice(start, end).replaceAll('\n', ''))
      }),
    )
  })
})
