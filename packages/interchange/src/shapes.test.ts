import { toText, walk } from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MappedItem, mapLine } from './index.ts'

const base = {
  source: 'a-set',
  source_id: '1',
  licence: 'MIT',
  subject: '数学',
  grade: 5,
  stage: 'primary',
  type: 'fill_blank',
  stem: '一共多少？',
  answer: '45',
}

function mapped(changes: object): MappedItem {
  const line = mapLine(JSON.stringify({ ...base, ...changes }))
  if (line.outcome !== 'item') throw new Error(`${line.code}: ${line.detail}`)
  return line.item
}

describe('the shapes in which other banks write the same', () => {
  it('are options as an object, as a list of texts, with their letters or without', () => {
    const choice = { type: 'single_choice', answer: 'B' }
    for (const options of [
      { A: '一', B: '二', C: '三' },
      ['一', '二', '三'],
      ['A. 一', 'B．二', 'C、三'],
      [
        { key: 'A', content: '一' },
        { key: 'B', content: '二' },
        { key: 'C', content: '三' },
      ],
    ]) {
      const { draft } = mapped({ ...choice, options })
      expect(draft.answer.key).toEqual([1])
      expect(draft.body.content?.at(-1)?.content?.map(toText)).toEqual(['一', '二', '三'])
    }
    const { draft } = mapped({ ...choice, options: ['A. 一', '二'] })
    expect(draft.body.content?.at(-1)?.content?.map(toText)).toEqual(['A. 一', '二'])
  })

  it('are ids, grades and answers as numbers or texts, labels and steps alone or in lists', () => {
    expect(mapped({ source_id: 12 }).source_id).toBe('12')
    expect(mapped({ grade: '5' }).draft.grades).toEqual([5])
    expect(toText(mapped({ answer: 45 }).draft.answer.body)).toBe('45')
    expect(toText(mapped({ answer: [1, '2'] }).draft.answer.body)).toBe('（1）1\n（2）2')
    expect(mapped({ type: 'true_false', answer: true }).draft.answer.key).toBe(true)
    expect(mapped({ knowledge: '计算->小数' }).routes).toEqual([['计算', '小数']])
    expect(toText(mapped({ solution: ['先加', '再减'] }).draft.explanation)).toBe('先加\n再减')
    for (const answer of ['(17/48)', '((1)/(2))', '37.5%', 'TFFFF', '0.4', '$\\frac{2}{5}$'])
      expect(toText(mapped({ answer }).draft.answer.body)).toBe(answer)
  })
})

describe('text with noise', () => {
  it('loses prefixes and line ends that were escaped twice, never a command', () => {
    expect(toText(mapped({ stem: '题目内容: 第一行\\n第二行\\nx=3' }).draft.body)).toBe('第一行\n第二行\nx=3')
    expect(toText(mapped({ stem: '问题描述：$a\\neq b$，$\\nu$' }).draft.body)).toBe('$a\\neq b$，$\\nu$')
    expect(toText(mapped({ stem: '$\\begin{matrix}1\\\\n\\end{matrix}$' }).draft.body)).toContain('\\\\n')
  })

  it('shows Markdown tables as tables, and lines with bars as text', () => {
    const { draft } = mapped({ stem: '看表。\n| 数 | $x^2$ |\n| --- | :-: |\n| 一 | |\n| 二 | 3 | 4 |\n算一算' })
    expect(draft.body.content?.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph'])
    const cells: string[] = []
    walk(draft.body, (node) => {
      if (node.type === 'tableHeader' || node.type === 'tableCell') cells.push(toText(node))
    })
    expect(cells).toEqual(['数', '$x^2$', '', '一', '', '', '二', '3', '4'])
    expect(mapped({ stem: '|a|\n|b|' }).draft.body.content?.map(({ type }) => type)).toEqual(['paragraph'])
    const choice = { type: 'single_choice', answer: 'A', options: ['|a|b|\n|-|-|\n|1|2|', '乙'] }
    expect(mapped(choice).draft.answer.key).toEqual([0])
  })
})

const noise = fc.constantFrom(
  ...[
    '$',
    '$$',
    '\\frac{1}{2}',
    '\\n',
    '\n',
    '|',
    '| - |',
    '|---|',
    'A. ',
    'B．',
    'C、',
    '选项: ',
    '<sub>',
    '</sup>',
    '#table{',
  ],
  ...[
    '\f',
    '\b',
    '\0',
    '\ud800',
    '\ufffe',
    '\ue000',
    '\u2f00',
    '𠮷',
    '（  ）',
    '____',
    '&lt;',
    '#NAME?',
    '01:02:00',
    '题目内容:',
    '{',
    '}',
  ],
)
const text = fc.array(fc.oneof(noise, fc.string({ maxLength: 4 })), { maxLength: 14 }).map((parts) => parts.join(''))
const anything = fc.oneof(
  text,
  fc.array(text, { maxLength: 5 }),
  fc.dictionary(fc.constantFrom('A', 'B', 'C', 'key', '__proto__'), text),
  fc.array(fc.record({ key: fc.constantFrom('A', 'B', 'C', ''), content: text }), { maxLength: 4 }),
  fc.jsonValue({ maxDepth: 3 }),
)
const types = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_blank',
  'open_ended',
  'composite',
  'passage',
  'x',
]
const records = fc.record(
  {
    type: fc.constantFrom(...types),
    stem: fc.oneof(text, anything),
    options: anything,
    answer: fc.oneof(anything, fc.constantFrom('A', 'AB', ['A'], true, 3)),
    solution: anything,
    knowledge: anything,
    difficulty: anything,
    grade: fc.oneof(fc.integer({ min: -1, max: 13 }), anything),
    extra: fc.oneof(fc.constant({ options_inline: true }), anything),
  },
  { requiredKeys: ['type', 'stem'] },
)

describe('any record at all', () => {
  it('becomes an item or is refused with a reason in Chinese and English', () => {
    fc.assert(
      fc.property(records, (changes) => {
        const line = mapLine(JSON.stringify({ ...base, ...changes }))
        if (line.outcome === 'refused') {
          expect(line.detail).toMatch(/\p{Script=Han}.* \/ .*[a-z]/su)
          expect(line.detail.isWellFormed()).toBe(true)
          return
        }
        const { draft } = line.item
        expect(toText(draft.body)).not.toBe('')
        if (Array.isArray(draft.answer.key)) {
          const options = draft.body.content?.at(-1)?.content?.length ?? 0
          expect(draft.answer.key.every((position) => position < options)).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
  })
})
