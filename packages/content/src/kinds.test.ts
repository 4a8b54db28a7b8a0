import { type AnswerKey, tiers } from '@lightwork/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ContentError,
  chargesOf,
  checkHomework,
  checkItemContent,
  type Document,
  type DocumentNode,
  dailyOf,
  dayStep,
  fromText,
  keyGaps,
  matchingsOf,
  minutesOfParts,
  orderingsOf,
  partGaps,
  settle,
  subItem,
  toHtml,
  toText,
  withChoices,
  withColumns,
  withDrills,
  withEntries,
  withGaps,
  withParts,
} from './index.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const doc = (...content: DocumentNode[]): Document => ({ type: 'doc', content })
const sub = (n: number, changes = {}, text = '问题') =>
  subItem({ id: id(n), type: 'short_answer', tier: 'base', minutes: 4, point_ids: [], ...changes }, fromText(text))
const drill = { name: '跳绳', sets: 3, amount: 60, unit: 'seconds', set_seconds: 60, rest_seconds: 30 } as const
const audio = (asset: unknown): DocumentNode => ({ type: 'audio', attrs: { asset, alt: '一段对话' } })

const samples: Readonly<Record<string, Document>> = {
  matching: withColumns(fromText('连一连'), ['$\\frac12$', '三角形'], ['0.5', '三条边', '四条边']),
  ordering: withEntries(fromText('排一排'), ['起床', '吃饭', '上学']),
  cloze: withGaps(fromText('I ____ to school. It ____ cold.'), [['go', 'goes'], []]),
  group: withParts(fromText('读材料'), [sub(1), sub(2, { type: 'single_choice', tier: 'raise' })]),
  project: withParts(fromText('观察'), [dayStep(1, 10, fromText('种下')), dayStep(3, 5, fromText('记录'))]),
  exercise: withDrills(fromText('热身后做'), [drill]),
  listening: doc(audio('a'.repeat(32)), { type: 'transcript', content: [{ type: 'paragraph' }] }),
}

describe('the kinds of items', () => {
  it.each(Object.entries(samples))('%s is kept as it is, and keeps every text', (_, document) => {
    const checked = checkItemContent(document)
    expect(checkItemContent(JSON.parse(JSON.stringify(checked)))).toEqual(checked)
    expect(toText(checked)).toBe(toText(document))
  })

  it.each<[string, DocumentNode]>([
    ['a recording from elsewhere', audio('https://x.example/a.mp3')],
    ['a recording without a name', { type: 'audio' }],
    ['one column', { type: 'matching', content: [{ type: 'column', content: [{ type: 'entry' }] }] }],
    ['an empty list', { type: 'ordering' }],
    ['options that are no texts', { type: 'paragraph', content: [{ type: 'gap', attrs: { options: [{}] } }] }],
    ['options as markup in one text', { type: 'paragraph', content: [{ type: 'gap', attrs: { options: 'a' } }] }],
    ['nine options', { type: 'paragraph', content: [{ type: 'gap', attrs: { options: Array(9).fill('a') } }] }],
    [
      'an option of 81 characters',
      { type: 'paragraph', content: [{ type: 'gap', attrs: { options: ['a'.repeat(81)] } }] },
    ],
    ['a group in a group', { ...sub(1), content: [sub(2)] }],
    ['a project as a sub-item', sub(1, { type: 'project' })],
    ['a sub-item of no tier', sub(1, { tier: 'A' })],
    ['minutes below zero', sub(1, { minutes: -1 })],
    ['minutes as text', sub(1, { minutes: '4' })],
    ['points that are no ids', sub(1, { point_ids: ["'; drop table item"] })],
    ['a day zero', dayStep(0, 5, fromText('x'))],
    ['a day 31', dayStep(31, 5, fromText('x'))],
    ['a thousand sets', withDrills(doc(), [{ ...drill, sets: 1000 }]).content?.[0] as DocumentNode],
    [
      'a rest that is no number',
      withDrills(doc(), [{ ...drill, rest_seconds: Number.NaN }]).content?.[0] as DocumentNode,
    ],
  ])('refuses %s', (_, node) => {
    expect(() => checkItemContent(doc(node))).toThrow(ContentError)
  })

  it('keeps groups, days and transcripts out of a homework, and structure in the blocks written there', () => {
    for (const document of [samples.group, samples.project, samples.listening])
      expect(() => checkHomework(document)).toThrow(ContentError)
    const written = { type: 'ownItem', attrs: { id: id(1) }, content: samples.matching?.content ?? [] }
    expect(() => checkHomework(doc(written))).not.toThrow()
  })

  it('holds the days and the tiers of a block to the rules', () => {
    const block = (attrs: object) =>
      doc({ type: 'ownItem', attrs: { id: id(1), ...attrs }, content: [{ type: 'paragraph' }] })
    expect(() =>
      checkHomework(block({ daily: [10, 0, 5], tier_minutes: { base: 1, raise: 2, extend: 3 } })),
    ).not.toThrow()
    for (const attrs of [
      { daily: [1.5] },
      { daily: '10' },
      { daily: Array(31).fill(1) },
      { tier_minutes: { base: 1 } },
    ])
      expect(() => checkHomework(block(attrs))).toThrow(ContentError)
  })

  it('writes no attribute as markup', () => {
    const evil = '"><script>alert(1)</script>'
    const html = [
      withGaps(fromText('____'), [[evil, evil]]),
      withDrills(doc(), [{ ...drill, name: evil }]),
      doc({ type: 'audio', attrs: { asset: evil, alt: evil } }),
      withEntries(doc(), [evil]),
    ]
      .map((each) => toHtml(each))
      .join('')
    expect(html).not.toContain('<script')
  })

  it('numbers blanks and sub-items, and puts the options below', () => {
    const html = toHtml(samples.cloze as Document)
    expect(html).toContain('<span class="gap">1</span>')
    expect(html).toContain('<span class="gap">2</span>')
    expect(html).toContain('<span class="letter">1.</span> <span>A. go</span> <span>B. goes</span>')
    const group = withParts(fromText('读'), [sub(1, {}, '甲'), { ...sub(2), content: samples.cloze?.content ?? [] }])
    expect(toHtml(group)).toContain('（2）')
    expect(toHtml(group).match(/class="gap">1</g)).toHaveLength(1)
  })

  it('numbers on where a document is drawn block by block', () => {
    const blocks = [
      ...(samples.cloze?.content ?? []),
      ...(withGaps(fromText('We ____ home.'), [['go', 'goes']]).content ?? []),
      sub(1),
      sub(2, {}, '乙'),
    ]
    const pieces = blocks.map((block, index) => toHtml(doc(block), { preceding: blocks.slice(0, index) }))
    expect(pieces[1]).toContain('<span class="gap">3</span>')
    expect(pieces[1]).toContain('<span class="letter">3.</span>')
    expect(pieces[3]).toContain('（2）')
  })
})

describe('keys', () => {
  it.each<[string, Document, AnswerKey, readonly string[]]>([
    [
      'pairs',
      samples.matching as Document,
      {
        pairs: [
          [0, 1],
          [1, 0],
        ],
      },
      [],
    ],
    ['a left without a right', samples.matching as Document, { pairs: [[0, 1]] }, ['pairs']],
    [
      'a right that is not there',
      samples.matching as Document,
      {
        pairs: [
          [0, 1],
          [1, 3],
        ],
      },
      ['pairs'],
    ],
    [
      'the same pair twice',
      samples.matching as Document,
      {
        pairs: [
          [0, 1],
          [0, 1],
          [1, 0],
        ],
      },
      ['pairs'],
    ],
    ['an order', samples.ordering as Document, { order: [2, 0, 1] }, []],
    ['an order that repeats', samples.ordering as Document, { order: [0, 0, 1] }, ['order']],
    ['no order', samples.ordering as Document, null, ['order']],
    ['a blank with options and an open one', samples.cloze as Document, { gaps: [0, ['is', 'was']] }, []],
    ['an option that is not there', samples.cloze as Document, { gaps: [2, ['is']] }, ['gap_key']],
    ['an open blank by position', samples.cloze as Document, { gaps: [0, 0] }, ['gap_key']],
    ['a blank left out', samples.cloze as Document, { gaps: [0] }, ['gap_key']],
    ['plain text without structure', fromText('连一连：甲 乙'), null, []],
  ])('%s', (_, body, key, gaps) => {
    expect(keyGaps('matching', body, key)).toEqual(gaps)
  })

  it('are asked of each sub-item', () => {
    const choice = {
      ...sub(1, { type: 'single_choice' }),
      content: withChoices(fromText('选'), ['甲', '乙']).content ?? [],
    }
    const group = withParts(fromText('读'), [choice, sub(2, { type: 'true_false' }), sub(3)])
    expect(partGaps(group, { parts: [[1], true, null] })).toEqual([[], [], []])
    expect(partGaps(group, { parts: [[2]] })).toEqual([['key'], ['truth'], []])
  })
})

describe('what an item keeps of an order', () => {
  const anyTexts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }), {
    minLength: 2,
    maxLength: 8,
  })
  const texts = (nodes: readonly DocumentNode[] = []) => nodes.map((node) => JSON.stringify(node.content))

  it('never tells which belong together, whatever was written, and stays the same', () => {
    fc.assert(
      fc.property(anyTexts, fc.array(fc.constantFrom('多', '余'), { maxLength: 2 }), (left, extra) => {
        const right = [...left.map((text) => `${text}的另一半`), ...extra]
        const written = withColumns(fromText('连'), left, right)
        const pairs = left.map((_, index): [number, number] => [index, index])
        const { body, key } = settle(written, { pairs })
        expect(settle(body, key)).toEqual({ body, key })
        const before = matchingsOf(written)[0]
        const after = matchingsOf(body)[0]
        const partner = (key as { pairs: [number, number][] }).pairs.map(([a, b]) => [a, texts(after?.right)[b]])
        expect(partner).toEqual(left.map((_, index) => [index, texts(before?.right)[index]]))
        expect((key as { pairs: [number, number][] }).pairs.every(([a, b]) => a === b)).toBe(false)
      }),
    )
  })

  it('never tells the steps in their order', () => {
    fc.assert(
      fc.property(anyTexts, (steps) => {
        const written = withEntries(fromText('排'), steps)
        const { body, key } = settle(written, { order: steps.map((_, index) => index) })
        expect(settle(body, key)).toEqual({ body, key })
        const order = (key as { order: number[] }).order
        expect(order.map((position) => texts(orderingsOf(body)[0])[position])).toEqual(texts(orderingsOf(written)[0]))
        expect(order.every((position, index) => position === index)).toBe(false)
      }),
    )
  })

  it('settles sub-items too and leaves alone what has no key', () => {
    const group = withParts(fromText('读'), [
      sub(1),
      { ...sub(2, { type: 'ordering' }), content: samples.ordering?.content ?? [] },
    ])
    const settled = settle(group, { parts: [null, { order: [0, 1, 2] }] })
    expect(partGaps(settled.body, settled.key)).toEqual([[], []])
    expect(settle(samples.ordering as Document, null)).toEqual({ body: samples.ordering, key: null })
  })
})

describe('minutes of parts', () => {
  it('come from days, movements and sub-items', () => {
    expect(dailyOf(samples.project as Document)).toEqual([10, 0, 5])
    expect(minutesOfParts(samples.project as Document)).toEqual({ exactly: 15 })
    expect(minutesOfParts(samples.exercise as Document)).toEqual({ exactly: 4 })
    expect(minutesOfParts(samples.group as Document)).toEqual({ atLeast: 8 })
    expect(minutesOfParts(samples.matching as Document)).toBeNull()
  })

  it('are charged by day and by tier', () => {
    expect(chargesOf(samples.project as Document, 15)).toEqual({ daily: [10, 0, 5], tier_minutes: null })
    const { tier_minutes } = chargesOf(samples.group as Document, 10)
    expect(tiers.map((tier) => tier_minutes?.[tier])).toEqual([6, 10, 10])
  })
})
