import { describe, expect, it } from 'vitest'
import {
  ContentError,
  checkHomework,
  checkItemContent,
  type Document,
  type DocumentNode,
  fromText,
  homeworkParts,
  mathProblem,
  mathToHtml,
  pinnedVersions,
  toHtml,
  toText,
  withChoices,
} from './index.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const doc = (...content: DocumentNode[]): Document => ({ type: 'doc', content })
const paragraph = (...content: DocumentNode[]): DocumentNode => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
})
const text = (value: string): DocumentNode => ({ type: 'text', text: value })
const item = (n: number, attrs = {}): DocumentNode => ({
  type: 'itemBlock',
  attrs: { id: id(n), item_id: id(100 + n), item_version_id: id(200 + n), minutes: n, pointer: '', ...attrs },
})
const own = (n: number): DocumentNode => ({
  type: 'ownItem',
  attrs: { id: id(n), minutes: n },
  content: [paragraph(text('题'))],
})

describe('the homework schema', () => {
  it('takes blocks of work, groups, headings and instructions', () => {
    const homework = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('一、口算')] },
      { type: 'instruction', content: [text('先估一估')] },
      item(1),
      { type: 'choiceGroup', attrs: { id: id(9), pick: 1 }, content: [item(2), own(3)] },
    )
    const checked = checkHomework(homework)
    expect(homeworkParts(checked)).toMatchObject([
      { minutes: 1 },
      { pick: 1, blocks: [{ minutes: 2 }, { minutes: 3 }] },
    ])
    expect(pinnedVersions(checked)).toEqual([id(201), id(202)])
  })

  it.each([
    ['an item without its version', { type: 'itemBlock', attrs: { id: id(1), item_id: id(2) } }],
    ['minutes that are not whole', item(1, { minutes: 1.5 })],
    ['minutes as text', item(1, { minutes: '5' })],
    ['a tier that does not exist', item(1, { tiers: ['A'] })],
    ['no tier at all', item(1, { tiers: [] })],
    ['a pointer of 201 characters', item(1, { pointer: '页'.repeat(201) })],
    ['a group inside a group', { type: 'choiceGroup', content: [{ type: 'choiceGroup', content: [own(1)] }] }],
    ['an empty group', { type: 'choiceGroup' }],
    ['a node nobody knows', { type: 'script' }],
    ['a formula that is no text', paragraph({ type: 'mathInline', attrs: { latex: { a: 1 } } })],
    ['a picture from elsewhere', { type: 'figure', attrs: { asset: 'https://x.example/a.png', alt: '' } }],
    ['a blank of no width', paragraph({ type: 'blank', attrs: { width: -1 } })],
  ])('refuses %s', (_, node) => {
    expect(() => checkHomework(doc(node as DocumentNode))).toThrow(ContentError)
  })

  it('refuses what is nested too deeply without exhausting the stack', () => {
    let deep: DocumentNode = paragraph(text('x'))
    for (let n = 0; n < 5000; n++) deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] }
    expect(() => checkHomework(doc(deep))).toThrow('nested too deeply')
  })

  it('keeps work out of the text of an item', () => {
    expect(() => checkItemContent(doc(own(1)))).toThrow(ContentError)
  })
})

describe('rendering', () => {
  it('escapes every text and attribute', () => {
    const html = toHtml(
      doc(paragraph(text('<img src=x onerror=alert(1)>')), {
        type: 'figure',
        attrs: { asset: 'a'.repeat(32), alt: '"><script>' },
      }),
    )
    expect(html).not.toMatch(/<img src=x|<script>/)
    expect(html).toContain('alt="&quot;&gt;&lt;script&gt;"')
  })

  it('reads the bank’s text form back as text', () => {
    const source = '计算 $\\frac{1}{2}$ 得 ____\n第二行'
    expect(toText(fromText(source))).toBe(source)
  })

  it('letters the options of a choice item', () => {
    const html = toHtml(withChoices(fromText('选一选'), ['$1$', '乙']))
    expect(html).toContain('<span class="letter">A.</span>')
    expect(html).toContain('<span class="letter">B.</span> 乙')
  })

  it.each([
    ['four', ['$55^\\circ$', '65°', '135°', '125°']],
    ['two', ['一个非零自然数的倍数有无数个', '乙', '丙', '丁']],
    ['two', ['甲', '乙', '丙']],
    ['one', ['水塔里的浮球升到高处就停止进水，降到低处又重新进水', '乙', '丙', '丁']],
  ])('sets options %s a row by the longest of them', (row, options) => {
    expect(toHtml(withChoices(fromText('选一选'), options))).toContain(`<ol class="choices ${row}">`)
  })

  it('makes the empty corner of a table a plain cell', () => {
    const header = (content: DocumentNode[]) => ({ type: 'tableHeader', content: [{ type: 'paragraph', content }] })
    const html = toHtml({ type: 'tableRow', content: [header([]), header([text('产量')])] })
    expect(html).toBe('<tr><td><p></p></td><th><p>产量</p></th></tr>')
  })

  it('takes a formula if and only if it can be set', () => {
    const formulas = [
      '\\frac{1}{2}',
      '\\frac{1}',
      '\\sqrt[3]{x',
      '\\left( x',
      '\\left( x \\right]',
      '\\uline{ab}',
      '\\nosuch',
      '\\ce{H2O}',
    ]
    const more = [
      'x^2^3',
      '\\begin{cases}a&b\\\\c\\end{cases}',
      '\\begin{tabular}{c}1\\end{tabular}',
      'a & b',
      '\\rule{1zz}{2em}',
    ]
    const last = [
      '\\color{nocolour}{x}',
      '\\text{汉$x$}',
      '\\hline',
      '\\limits',
      '\\def\\a{\\a\\a}\\a',
      '#1',
      '\\mathbb{R}_+',
      '°\\%',
    ]
    for (const latex of [...formulas, ...more, ...last]) {
      // Red is what KaTeX writes a command in that it does not know.
      const isSet = !/katex-error|cc0000/.test(mathToHtml(latex, { display: false }))
      expect(mathProblem(latex) === null, latex).toBe(isSet)
    }
  })

  it('says what is wrong with a formula', () => {
    expect(mathProblem('\\frac{1}{2}')).toBeNull()
    expect(mathProblem('\\ce{2H2 + O2 -> 2H2O}')).toBeNull()
    expect(mathProblem(' ')).toBe('empty')
    expect(mathProblem('\\frac{1}')).not.toBeNull()
  })
})
