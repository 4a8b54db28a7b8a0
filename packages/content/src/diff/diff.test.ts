import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentNode } from '../document.ts'
import { fromText } from '../from-text.ts'
import { toHtml } from '../to-html.ts'
import { toText } from '../to-text.ts'
import { DIFF_STEPS, type DiffRow, diffDocuments } from './diff.ts'
import { keyOf } from './tokens.ts'

const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const text = (value: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const math = (latex: string): DocumentNode => ({ type: 'mathInline', attrs: { latex } })
const blank: DocumentNode = { type: 'blank', attrs: { width: 6 } }
const figure = (n: number): DocumentNode => ({
  type: 'figure',
  attrs: { asset: String(n).padStart(32, '0'), alt: '图' },
})
const choices = (...options: string[]): DocumentNode => ({
  type: 'choiceList',
  content: options.map((each) => ({ type: 'choice', content: each === '' ? [] : [text(each)] })),
})
const table = (...rows: string[][]): DocumentNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [paragraph(text(cell))],
    })),
  })),
})

const wears = ({ marks = [] }: DocumentNode, type: string) => marks.some((mark) => mark.type === type)

/** Takes the diff's own marks off; with `drop`, what wears that mark goes altogether. */
function strip(node: DocumentNode, drop?: string): DocumentNode[] {
  if (drop !== undefined && wears(node, drop)) return []
  const { moved: _, ...attrs } = node.attrs ?? {}
  const marks = (node.marks ?? []).filter(({ type }) => type !== 'inserted' && type !== 'deleted')
  return [
    {
      type: node.type,
      ...(node.attrs && Object.keys(attrs).length > 0 && { attrs }),
      ...(node.text !== undefined && { text: node.text }),
      ...(marks.length > 0 && { marks }),
      ...(node.content && { content: node.content.flatMap((child) => strip(child, drop)) }),
    },
  ]
}

const side = (rows: readonly DiffRow[], which: 'before' | 'after'): DocumentNode =>
  doc(...rows.flatMap((row) => (row[which] === null ? [] : strip(row[which]))))

/** Leaves that neither side marks, in order; options apart, which may stand elsewhere. */
function leaves(node: DocumentNode): string[] {
  if (wears(node, 'inserted') || wears(node, 'deleted')) return []
  if (node.content) return node.content.flatMap(leaves)
  return node.type === 'text' ? [...(node.text ?? '')].map((sign) => keyOf({ ...node, text: sign })) : [keyOf(node)]
}
const common = (rows: readonly DiffRow[], which: 'before' | 'after') =>
  rows.flatMap((row) => (row[which] === null ? [] : leaves(row[which]))).sort()

const words = fc
  .array(fc.constantFrom('果园', '有', '3.5', '千克', '苹', '果', 'apple ', '，', '每', '行', '25', ' '), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(''))
const inline = fc.oneof(
  { weight: 5, arbitrary: words.map((each) => text(each)) },
  words.map((each) => text(each, 'bold')),
  fc.constantFrom('\\frac{1}{2}', 'x+1', '3 x').map(math),
  fc.constant(blank),
)
const block = fc.oneof(
  { weight: 6, arbitrary: fc.array(inline, { maxLength: 5 }).map((content) => paragraph(...content)) },
  fc.nat(3).map(figure),
  fc.array(words, { minLength: 1, maxLength: 5 }).map((options) => choices(...options)),
  fc
    .array(fc.array(words, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
    .map((rows) => table(...rows)),
)
const documents = fc.array(block, { maxLength: 8 }).map((content) => doc(...content))

/** Pairs that have most in common, as two versions of one item have. */
const versions = fc
  .tuple(documents, fc.array(fc.tuple(fc.nat(8), block), { maxLength: 3 }), fc.nat(8))
  .map(([before, inserted, gone]) => {
    const content = (before.content ?? []).filter((_, index) => index !== gone)
    for (const [at, each] of inserted) content.splice(at, 0, each)
    return [before, doc(...content)] as const
  })
const pairs = fc.oneof(versions, fc.tuple(documents, documents))

const opposite = { deleted: 'inserted', inserted: 'deleted' } as const
const turn = (node: DocumentNode): DocumentNode => ({
  ...node,
  ...(node.marks && { marks: node.marks.map(({ type }) => ({ type: opposite[type as 'deleted'] ?? type })) }),
  ...(node.content && { content: node.content.map(turn) }),
})

describe('a diff of two documents', () => {
  it('of a document and itself is empty', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { rows, same } = diffDocuments(document, structuredClone(document))
        expect(same).toBe(true)
        expect(rows.every(({ change }) => change === 'same')).toBe(true)
      }),
    )
  })

  it('cuts texts that stand side by side as the one text they are', () => {
    const [whole, cut] = [doc(paragraph(text('3.525'))), doc(paragraph(text('3.5'), text('25')))]
    expect(diffDocuments(whole, cut).same).toBe(true)
  })

  it('holds both texts whole', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { rows } = diffDocuments(before, after)
        expect(keyOf(side(rows, 'before'))).toBe(keyOf(before))
        expect(keyOf(side(rows, 'after'))).toBe(keyOf(after))
      }),
    )
  })

  it('marks only what the other side lacks: the rest is the same on both', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { rows, same } = diffDocuments(before, after)
        expect(common(rows, 'before')).toEqual(common(rows, 'after'))
        expect(same).toBe(keyOf(before) === keyOf(after))
      }),
    )
  })

  it('asked the other way round is its mirror image', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const one = diffDocuments(before, after).rows
        const other = diffDocuments(after, before).rows
        expect(other.flatMap((row) => row.before ?? [])).toEqual(
          one.flatMap((row) => (row.after ? turn(row.after) : [])),
        )
        expect(other.flatMap((row) => row.after ?? [])).toEqual(
          one.flatMap((row) => (row.before ? turn(row.before) : [])),
        )
      }),
    )
  })
})

describe('what it shows', () => {
  const html = (before: DocumentNode, after: DocumentNode) =>
    diffDocuments(before, after).rows.map((row) => [
      row.change,
      row.before && toHtml(row.before, { math: 'mathml' }),
      row.after && toHtml(row.after, { math: 'mathml' }),
    ])

  it('changed numbers and words, whole', () => {
    expect(html(fromText('果园有 12 棵树，收 3.5 千克。'), fromText('果园有 16 棵梨树，收 3.75 千克。'))).toEqual([
      [
        'changed',
        '<p>果园有 <del>12</del> 棵树，收 <del>3.5</del> 千克。</p>',
        '<p>果园有 <ins>16</ins> 棵<ins>梨</ins>树，收 <ins>3.75</ins> 千克。</p>',
      ],
    ])
  })

  it('no crumbs between two changes', () => {
    expect(html(fromText('买了苹果树种下'), fromText('买了新鲜果子吃下'))).toEqual([
      ['changed', '<p>买了<del>苹果树种</del>下</p>', '<p>买了<ins>新鲜果子吃</ins>下</p>'],
    ])
  })

  it('a formula as one, and not for its spacing', () => {
    const [row] = diffDocuments(paragraphs(math('x + 1'), blank), paragraphs(math('x+1'), math('\\alpha b'))).rows
    expect(row?.before?.content?.map((node) => wears(node, 'deleted'))).toEqual([false, true])
    expect(row?.after?.content?.map((node) => wears(node, 'inserted'))).toEqual([false, true])
    expect(diffDocuments(paragraphs(math('\\alpha b')), paragraphs(math('\\alphab'))).same).toBe(false)
  })
  const paragraphs = (...content: DocumentNode[]) => doc(paragraph(...content))

  it('an option that moved as moved, one that changed as changed', () => {
    const [row] = diffDocuments(
      doc(choices('12 千克', '15 千克', '18 千克', '20 千克')),
      doc(choices('18 千克', '12 千克', '16 千克', '20 千克')),
    ).rows
    const shown = (node: DocumentNode | null | undefined) =>
      node?.content?.map((choice) => `${choice.attrs?.moved ?? '-'} ${toHtml(choice)}`)
    expect(shown(row?.before)).toEqual(['1 12 千克', '- <del>15</del> 千克', '- 18 千克', '- 20 千克'])
    expect(shown(row?.after)).toEqual(['- 18 千克', '0 12 千克', '- <ins>16</ins> 千克', '- 20 千克'])
    expect(toHtml(row?.before ?? doc())).toContain('<span class="moved">⇄ B</span> 12 千克')
  })

  it('one cell of a table, a new block beside an old one, a figure exchanged', () => {
    const old = doc(paragraph(text('看表回答。')), table(['月份', '用水'], ['一月', '12 吨']), figure(1))
    const next = doc(
      paragraph(text('看表回答。')),
      paragraph(text('结果保留一位小数。')),
      table(['月份', '用水'], ['一月', '14 吨']),
      figure(2),
    )
    const { rows } = diffDocuments(old, next)
    expect(rows.map(({ change }) => change)).toEqual(['same', 'added', 'changed', 'removed', 'added'])
    expect(toHtml(rows[2]?.after ?? doc())).toContain('<td><p><ins>14</ins> 吨</p></td>')
    expect(toHtml(rows[3]?.before ?? doc())).toMatch(/^<del><figure>/)
  })

  it('nodes it does not know, by what stands in them', () => {
    const pair = (left: string) =>
      doc({ type: 'matching', attrs: { n: 2 }, content: [paragraph(text(left)), paragraph(text('春分'))] })
    const { rows } = diffDocuments(pair('昼夜等长的日子'), pair('昼夜平分的日子'))
    expect(rows).toHaveLength(1)
    expect(toText(strip(rows[0]?.after ?? doc(), 'inserted')[0] ?? doc())).toContain('昼夜')
  })
})

describe('what it costs', () => {
  const sheet = (of: (n: number) => string) => doc(...Array.from({ length: 300 }, (_, n) => paragraph(text(of(n)))))
  const sentence = (n: number) =>
    `第${n}题 果园里有 ${n * 7} 棵苹果树，每棵收 ${n + 20} 千克，一共收多少千克？请写出算式。`
  const steps = (before: DocumentNode, after: DocumentNode) => {
    const budget = { left: DIFF_STEPS }
    const { rows } = diffDocuments(before, after, budget)
    expect(keyOf(side(rows, 'after'))).toBe(keyOf(after))
    return DIFF_STEPS - budget.left
  }

  it('300 blocks with some changed take few steps', () => {
    const old = sheet(sentence)
    expect(steps(old, sheet(sentence))).toBeLessThan(10)
    expect(
      steps(
        old,
        sheet((n) => (n % 10 === 0 ? sentence(n + 1000) : sentence(n))),
      ),
    ).toBeLessThan(300_000)
  })

  it('300 blocks that all differ stay within the budget, and lose nothing', () => {
    const other = sheet((n) => `${n} Ganz anderes steht hier, Satz ${n * 31}, und noch etwas mehr davon.`)
    expect(steps(sheet(sentence), other)).toBeLessThanOrEqual(DIFF_STEPS)
    expect(
      steps(
        sheet(sentence),
        sheet((n) => sentence(299 - n).replace('苹果', '梨')),
      ),
    ).toBeLessThanOrEqual(DIFF_STEPS)
  })
})
