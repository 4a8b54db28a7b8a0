import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnMarks } from './arithmetic/written-sum.ts'
import {
  answerSpaceDefaults,
  answerSpaceKinds,
  ContentError,
  checkHomework,
  checkItemContent,
  type DocumentNode,
  plainFigure,
  plainNumberLine,
  plainPlane,
  toHtml,
  toText,
} from './index.ts'

const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const node = (type: string, attrs: Record<string, unknown>): DocumentNode => ({ type, attrs })

const refuses = (cases: readonly (readonly [string, DocumentNode])[]) =>
  it.each(cases)('refuses %s', (_, bad) => {
    expect(() => checkItemContent(doc(bad))).toThrow(ContentError)
    expect(() => checkHomework(doc(bad))).toThrow(ContentError)
  })

describe('the place for an answer', () => {
  it.each(answerSpaceKinds)('%s is drawn true to size and says what it is', (kind) => {
    const space = node('answerSpace', { ...answerSpaceDefaults[kind] })
    expect(checkHomework(doc(space))).toEqual(doc(space))
    expect(toHtml(space)).toMatch(/^<svg class="drawing" role="img" aria-label="作答处：[^"]+" width="(\d|100%)/)
    expect(toText(space)).toBe('')
  })

  it('measures ten squares of 15 mm as 150 mm, and their frame', () => {
    expect(toHtml(node('answerSpace', { ...answerSpaceDefaults.tian }))).toContain(
      'width="150.4mm" height="15.4mm" viewBox="0 0 150.4 15.4"',
    )
  })

  it('rules as many lines as asked for, the last at the foot', () => {
    const html = toHtml(node('answerSpace', { ...answerSpaceDefaults.lines, rows: 4, size: 9 }))
    expect(html.match(/<line /g)).toHaveLength(4)
    expect(html).toContain('height="36mm"')
    expect(html).toContain('y1="35.8mm"')
  })

  refuses([
    ['a kind nobody knows', node('answerSpace', { ...answerSpaceDefaults.lines, kind: 'dots' })],
    ['no row', node('answerSpace', { ...answerSpaceDefaults.lines, rows: 0 })],
    ['a thousand rows', node('answerSpace', { ...answerSpaceDefaults.lines, rows: 1000 })],
    ['a size as text', node('answerSpace', { ...answerSpaceDefaults.tian, size: '15"/><script>' })],
    [
      'something inside',
      { ...node('answerSpace', answerSpaceDefaults.box as never), content: [{ type: 'paragraph' }] },
    ],
  ])
})

describe('pinyin over characters', () => {
  const ruby = node('ruby', {
    pairs: [
      ['花', 'huā'],
      ['<', ''],
    ],
  })
  const line = { type: 'paragraph', content: [{ type: 'text', text: '看' }, ruby] }

  it('is text for search and ruby on the page, with brackets where the element is unknown', () => {
    expect(toText(checkItemContent(doc(line)))).toBe('看花<')
    expect(toHtml(line)).toBe('<p>看<ruby>花<rp>（</rp><rt>huā</rt><rp>）</rp></ruby><ruby>&lt;<rt></rt></ruby></p>')
  })

  const inLine = (pairs: unknown) => ({ type: 'paragraph', content: [node('ruby', { pairs })] })
  refuses([
    ['a reading without a character', inLine([['', 'huā']])],
    ['a character without its pair', inLine([['花']])],
    ['a reading that is no text', inLine([['花', 4]])],
    ['readings without end', inLine(Array.from({ length: 61 }, () => ['花', 'huā']))],
  ])
})

describe('a sum in columns', () => {
  const sum = (operator: string, numbers: readonly string[], worked = true) =>
    node('writtenSum', { sum: { operator, numbers, worked, marks: true } })

  it.each([
    ['+', ['368', '47'], '368+47=415'],
    ['+', ['1.5', '22.75', '3'], '1.5+22.75+3=27.25'],
    ['-', ['1000', '1'], '1000-1=999'],
    ['-', ['0.3', '0.1'], '0.3-0.1=0.2'],
    ['×', ['25', '104'], '25×104=2600'],
    ['×', ['0.25', '0.4'], '0.25×0.4=0.100'],
    ['÷', ['96', '4'], '96÷4=24'],
    ['÷', ['617', '3'], '617÷3=205……2'],
    ['÷', ['3', '7'], '3÷7=0……3'],
    ['÷', ['0.72', '6'], '0.72÷6=0.12'],
  ])('%s of %j comes to %s', (operator, numbers, said) => {
    expect(toText(checkItemContent(doc(sum(operator, numbers))))).toBe(said)
  })

  it('holds for any numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
        const [large, small] = a >= b ? [a, b] : [b, a]
        const of = (operator: string) => toText(sum(operator, [String(large), String(small)]))
        expect(of('+')).toBe(`${large}+${small}=${large + small}`)
        expect(of('-')).toBe(`${large}-${small}=${large - small}`)
        expect(of('×')).toBe(`${large}×${small}=${BigInt(large) * BigInt(small)}`)
        const rest = large % small === 0 ? '' : `……${large % small}`
        expect(of('÷')).toBe(`${large}÷${small}=${Math.floor(large / small)}${rest}`)
      }),
    )
  })

  it('gives nothing away before it is worked out, in picture or words', () => {
    const html = toHtml(sum('+', ['25', '17'], false))
    expect(html).toContain('aria-label="竖式：25+17="')
    expect([...html.matchAll(/<text[^>]*>([^<]*)</g)].map(([, figure]) => figure)).toEqual(['2', '5', '1', '7', '+'])
  })

  it('carries and borrows where one does on paper', () => {
    expect([...columnMarks({ operator: '+', numbers: ['68', '37'] })]).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect([...columnMarks({ operator: '-', numbers: ['402', '137'] })]).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(columnMarks({ operator: '-', numbers: ['48', '36'] }).size).toBe(0)
  })

  refuses([
    ['letters', sum('+', ['1', 'x"'])],
    ['one number', sum('+', ['1'])],
    ['a difference below nothing', sum('-', ['1', '2'])],
    ['a division by nothing', sum('÷', ['1', '0'])],
    ['a divisor that is not whole', sum('÷', ['1', '0.5'])],
    ['an operator nobody knows', sum('%', ['1', '2'])],
    ['more than it should say', node('writtenSum', { sum: { operator: '+', numbers: ['1', '2'], worked: true } })],
  ])
})

describe('lines and planes', () => {
  it('a number line says its ends and its points', () => {
    const line = node('numberLine', { line: { ...plainNumberLine, from: -2, marks: [{ at: -1.5, name: 'A' }] } })
    expect(toHtml(checkItemContent(doc(line)))).toContain('aria-label="数轴 −2 到 10，A 在 −1.5" width="150mm"')
  })

  it('a figure names its points and sides', () => {
    const figure = node('plane', { plane: plainFigure })
    expect(toText(checkItemContent(doc(figure)))).toBe('几何图形，点 A、B、C，线段 AB、BC、CA')
    expect(toHtml(figure)).toContain('>A</text>')
  })

  it('a curve is drawn as far as the window goes and no farther', () => {
    const plane = {
      ...plainPlane,
      curves: [
        { kind: 'polynomial', a: 1, b: 0, c: -4 },
        { kind: 'inverse', k: 6 },
      ],
    }
    const html = toHtml(checkItemContent(doc(node('plane', { plane }))))
    expect(html).toContain('y=x²−4，y=6/x')
    const heights = [...html.matchAll(/[ML][\d.]+ (-?[\d.]+)/g)].map(([, y]) => Number(y))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...heights)).toBeLessThanOrEqual(114)
  })

  const line = (change: object) => node('numberLine', { line: { ...plainNumberLine, ...change } })
  const plane = (change: object) => node('plane', { plane: { ...plainPlane, ...change } })
  refuses([
    ['a line from more to less', line({ from: 3, to: 1 })],
    ['a million ticks', line({ step: 0.00001 })],
    ['a mark beside the line', line({ marks: [{ at: 11, name: 'A' }] })],
    ['a step of nothing', line({ step: 0 })],
    ['a plane without width', plane({ x: [1, 1] })],
    ['a segment to nowhere', plane({ segments: [{ from: 'A', to: 'B', dashed: false, label: '' }] })],
    ['a point with a long name', plane({ points: [{ name: 'Ax<b>', x: 0, y: 0 }] })],
    ['two points with one name', plane({ points: ['A', 'A'].map((name) => ({ name, x: 0, y: 0 })) })],
    ['a curve of a kind nobody knows', plane({ curves: [{ kind: 'sine', a: 1, b: 1, c: 1 }] })],
    ['more than it should say', plane({ script: 1 })],
  ])
})

describe('layout', () => {
  const verse = (type: string, value?: string): DocumentNode => ({
    type,
    ...(value !== undefined && { content: [{ type: 'text', text: value }] }),
  })
  const poem = { type: 'poem', content: [verse('poemTitle', '小池'), verse('poemAuthor'), verse('verse', '一句')] }

  it('a poem leaves out what it does not say', () => {
    expect(toText(checkItemContent(doc(poem)))).toBe('小池\n\n一句')
    expect(toHtml(poem)).toBe('<div class="poem"><p class="poem-title">小池</p><p>一句</p></div>')
  })

  it('a picture has a width on paper and a side', () => {
    const figure = node('figure', { asset: 'a'.repeat(32), alt: '图', width: 60, align: 'center' })
    expect(toHtml(checkItemContent(doc(figure)))).toContain('<figure class="sized center"><img')
    expect(toHtml(figure)).toContain('alt="图" width="227">')
  })

  refuses([
    ['a poem without a line', { type: 'poem', content: poem.content.slice(0, 2) }],
    ['a single column', { type: 'sideBySide', attrs: { count: 1 }, content: [{ type: 'paragraph' }] }],
    ['columns of nothing', { type: 'sideBySide', attrs: { count: 2 } }],
    ['a picture wider than the paper', node('figure', { asset: 'a'.repeat(32), alt: '', width: 4000 })],
    ['a picture on a side nobody knows', node('figure', { asset: 'a'.repeat(32), alt: '', align: 'top' })],
  ])
})
