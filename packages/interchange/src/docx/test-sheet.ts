import type { Document, DocumentNode } from '@lightwork/content'
import { fromText, withColumns, withGaps } from '@lightwork/content'
import { tiers } from '@lightwork/domain'
import type { WordItem, WordSheet } from './sheet.ts'

/** One red dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

const text = (words: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const math = (latex: string): DocumentNode => ({ type: 'mathInline', attrs: { latex } })
const block = (type: string, ...content: DocumentNode[]): DocumentNode => ({ type, content })

const choices = (...latex: string[]): DocumentNode =>
  block('choiceList', ...latex.map((each) => block('choice', math(each))))

const doc = (...content: DocumentNode[]): Document => ({ type: 'doc', content })

const cellOf = (type: string, words: string, attrs = {}): DocumentNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null, ...attrs },
  content: [block('paragraph', text(words))],
})

export const sampleItems: ReadonlyMap<string, WordItem> = new Map([
  [
    'choice',
    {
      body: doc(
        block('paragraph', text('方程 '), math('x^2-5x+6=0'), text(' 的解是（　　）')),
        choices('x=2', 'x=3', 'x=\\frac{1}{2}', '\\text{无解}'),
      ),
      answer: { key: [0], body: doc(), explanation: doc(block('paragraph', math('(x-2)(x-3)=0'))) },
    },
  ],
  ['pairs', { body: withColumns(fromText('连一连'), ['猫', '狗'], ['汪', '喵']), answer: null }],
  ['gaps', { body: withGaps(fromText('I ____ a boy. You ____ a girl.'), [['am', 'is'], []]), answer: null }],
  [
    'figure',
    {
      body: doc(
        block('paragraph', text('看图，'), text('列式', 'bold', 'underline'), text('。')),
        { type: 'figure', attrs: { asset: 'a'.repeat(32), alt: '一个三角形 "ABC"' } },
        { type: 'figure', attrs: { asset: 'b'.repeat(32), alt: '没有的图' } },
        { type: 'mathBlock', attrs: { latex: '\\begin{cases}x+y=5\\\\x-y=1\\end{cases}' } },
      ),
      answer: { key: null, body: fromText('$x=3$，$y=2$'), explanation: doc() },
    },
  ],
])

interface Changes {
  readonly tiers?: readonly string[]
  readonly minutes?: number
  readonly required?: boolean
  readonly mode?: string
}
const work = (changes: Changes) => ({
  tiers: [...tiers],
  required: true,
  minutes: 5,
  mode: 'written',
  place: 'home',
  pointer: '课本第 3 页',
  daily: null,
  tier_minutes: null,
  ...changes,
})
const pinned = (id: string, changes: Changes = {}): DocumentNode => ({
  type: 'itemBlock',
  attrs: { ...work(changes), item_id: id, item_version_id: id },
})
const own = (changes: Changes, ...content: DocumentNode[]): DocumentNode => ({
  type: 'ownItem',
  attrs: work(changes),
  content,
})

export const sampleDocument: Document = doc(
  { type: 'heading', attrs: { level: 2 }, content: [text('一、练一练')] },
  block('instruction', text('独立完成，写清步骤 & 单位 <必须>')),
  pinned('choice'),
  pinned('pairs', { tiers: ['base'] }),
  pinned('gaps', { tiers: ['base'] }),
  pinned('figure', { tiers: ['raise', 'extend'], minutes: 8 }),
  {
    type: 'choiceGroup',
    attrs: { id: 'g', pick: 1 },
    content: [
      own(
        { required: false, mode: 'oral' },
        block(
          'orderedList',
          block('listItem', block('paragraph', text('读'))),
          block('listItem', block('paragraph', math('a+b='))),
        ),
      ),
      own(
        { minutes: 3 },
        block(
          'paragraph',
          text('填空：'),
          { type: 'blank', attrs: { width: 8 } },
          math('\\begin{array}{c|c}a&b\\end{array}'),
        ),
      ),
    ],
  },
  own(
    { minutes: 0 },
    block(
      'table',
      block('tableRow', cellOf('tableHeader', '时间', { colspan: 2 }), cellOf('tableHeader', '路程')),
      block('tableRow', cellOf('tableCell', '1', { rowspan: 2 }), cellOf('tableCell', '2'), cellOf('tableCell', '3')),
      block('tableRow', cellOf('tableCell', '5'), cellOf('tableCell', '6')),
    ),
    {
      type: 'drillList',
      content: [
        {
          type: 'drill',
          attrs: { name: '跳绳', sets: 3, amount: 60, unit: 'seconds', set_seconds: 60, rest_seconds: 30 },
        },
      ],
    },
  ),
  pinned('gone', { minutes: 2 }),
)

export const sampleSheet = (changes: Partial<WordSheet> = {}): WordSheet => ({
  title: '周三作业：方程',
  path: null,
  subject: '数学',
  className: '九年级（1）班',
  day: '2026年11月25日 星期三',
  paper: 'a4',
  copy: 'pupil',
  names: {
    tier: { base: '基础', raise: '提升', extend: '拓展' },
    mode: {
      written: '书面',
      oral: '口头',
      reading: '阅读',
      practical: '实践',
      exercise: '体育锻炼',
      labour: '劳动',
      art: '艺术',
    },
    place: { home: '在家', after_school: '课后服务', school: '在校' },
  },
  document: sampleDocument,
  items: sampleItems,
  pictures: new Map([['a'.repeat(32), { bytes: png, format: 'png', width: 200, height: 120 }]]),
  ...changes,
})
