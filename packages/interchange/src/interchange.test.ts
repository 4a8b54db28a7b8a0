import { checkItemContent, type DocumentNode, mathProblem, toText, walk } from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MappedItem, mapLine } from './index.ts'

const base = {
  source: 'a-set',
  source_id: '1',
  licence: 'MIT',
  lang: 'zh',
  subject: '数学',
  grade: 5,
  stage: 'primary',
  type: 'fill_blank',
  stem: '一共多少？',
  options: null,
  answer: '45',
  solution: null,
  knowledge: [],
  difficulty: null,
  extra: {},
}

const options = (...contents: string[]) => contents.map((content, index) => ({ key: 'ABCDEFGH'[index], content }))
const choice = { type: 'single_choice', options: options('1', '2', '3'), answer: 'B' }

const mapping = (changes: object) => mapLine(JSON.stringify({ ...base, ...changes }))

function mapped(changes: object): MappedItem {
  const line = mapping(changes)
  if (line.outcome !== 'item') throw new Error(`${line.code}: ${line.detail}`)
  return line.item
}

const refusal = (changes: object) => {
  const line = mapping(changes)
  return line.outcome === 'refused' ? line.code : line.outcome
}

const stem = (text: string, changes: object = {}) => toText(mapped({ stem: text, ...changes }).draft.body)
const inline = (text: string, changes: object = {}): readonly DocumentNode[] =>
  mapped({ stem: text, ...changes }).draft.body.content?.[0]?.content ?? []

describe('a record', () => {
  it('becomes a cited item of its subject and grade', () => {
    expect(
      mapped({ licence: 'CC-BY-NC-SA-4.0', difficulty: { value: '3', scale: '0-4, 4 hardest' } }).draft,
    ).toMatchObject({
      subject: 'math',
      grades: [5],
      type: 'fill_blank',
      tier: 'extend',
      mode: 'written',
      place: 'home',
      origin: 'selected',
      citation: 'a-set 1',
      licence: 'CC-BY-NC-SA-4.0',
      answer: { key: null },
    })
  })

  it('without a grade is for the grades of its stage in which the subject is offered', () => {
    expect(mapped({ grade: null, subject: '英语' }).draft.grades).toEqual([3, 4, 5, 6])
    expect(mapped({ grade: null, stage: 'junior', subject: '化学' }).draft.grades).toEqual([9])
    expect(mapped({ grade: null, stage: null, subject: '信息技术' }).draft.grades).toEqual([3, 4, 5, 6, 7, 8])
    expect(mapped({ grade: null }).draft).toMatchObject({ grades: [1, 2, 3, 4, 5, 6], place: 'after_school' })
  })

  it('names its subject in Chinese, English or by code', () => {
    const names = {
      道德与法治: 'morality',
      生物: 'biology',
      Mathematics: 'math',
      'Physical Education': 'pe',
      音乐: 'art',
      it: 'it',
    }
    for (const [name, subject] of Object.entries(names))
      expect(mapped({ subject: name, grade: 7, stage: 'junior' }).draft.subject).toBe(subject)
  })

  it('of another stage, subject or type is refused with the reason', () => {
    expect(refusal({ stage: 'senior', grade: null })).toBe('stage-not-covered')
    expect(refusal({ stage: 'college', subject: 'agronomy', grade: null })).toBe('stage-not-covered')
    expect(refusal({ stage: 'constructor', grade: null })).toBe('stage-not-covered')
    expect(refusal({ stage: null, grade: 11 })).toBe('stage-not-covered')
    expect(refusal({ stage: null, grade: null, subject: 'nutrition' })).toBe('subject-not-covered')
    expect(refusal({ subject: '物理' })).toBe('subject-not-offered')
    expect(refusal({ type: 'riddle' })).toBe('type-unknown')
    expect(refusal({ images: ['images/1.png'] })).toBe('picture-missing')
  })

  it('that is a passage is to be read and needs no answer', () => {
    const { draft } = mapped({
      type: 'passage',
      subject: '语文',
      answer: null,
      stem: '春眠不觉晓\n处处闻啼鸟',
      extra: { title: '春晓', author: '孟浩然' },
    })
    expect(draft).toMatchObject({ type: 'reading', mode: 'reading', place: 'home' })
    expect(toText(draft.body)).toBe('春晓\n孟浩然\n春眠不觉晓\n处处闻啼鸟')
  })

  it('keeps the routes of its knowledge labels', () => {
    expect(mapped({ knowledge: ['计算模块->小数', '计算模块->分数'] }).routes).toEqual([
      ['计算模块', '小数'],
      ['计算模块', '分数'],
    ])
  })
})

describe('options and answers', () => {
  it('keep the right one by position, never in the body', () => {
    const { draft } = mapped(choice)
    expect(draft.answer.key).toEqual([1])
    expect(toText(draft.answer.body)).toBe('')
    expect(draft.body.content?.at(-1)).toMatchObject({
      type: 'choiceList',
      content: [{ type: 'choice' }, { type: 'choice' }, { type: 'choice' }],
    })
  })

  it('are understood as letters, lists of letters or the option itself', () => {
    expect(mapped({ ...choice, answer: ['C'] }).draft.answer.key).toEqual([2])
    expect(mapped({ ...choice, answer: '3' }).draft.answer.key).toEqual([2])
    expect(mapped({ ...choice, answer: 'A、C' }).draft).toMatchObject({
      type: 'multiple_choice',
      answer: { key: [0, 2] },
    })
    expect(mapped({ ...choice, type: 'multiple_choice', answer: 'BA' }).draft.answer.key).toEqual([0, 1])
    expect(mapped({ type: 'true_false', answer: '×' }).draft.answer.key).toBe(false)
    expect(toText(mapped({ answer: ['甲', '乙'] }).draft.answer.body)).toBe('（1）甲\n（2）乙')
  })

  it('that are missing, empty, damaged or unknown refuse the line', () => {
    expect(refusal({ answer: null })).toBe('answer-missing')
    expect(refusal({ answer: ' ' })).toBe('answer-missing')
    expect(refusal({ ...choice, answer: 'E' })).toBe('answer-not-an-option')
    expect(refusal({ ...choice, options: null })).toBe('options-missing')
    expect(refusal({ ...choice, options: options('1') })).toBe('options-missing')
    expect(refusal({ ...choice, options: options('1', ' ') })).toBe('option-empty')
    expect(refusal({ ...choice, options: options('1', '$ $') })).toBe('item')
    expect(refusal({ ...choice, options: options('#NAME?', '2') })).toBe('spreadsheet-damage')
    expect(refusal({ ...choice, options: [...options('1', '2'), { key: 'A', content: '3' }] })).toBe(
      'options-ambiguous',
    )
    expect(refusal({ type: 'true_false', answer: '也许' })).toBe('answer-not-an-option')
  })

  it('that a spreadsheet may have changed are kept with a warning', () => {
    expect(mapped({ ...choice, options: options('01:02:00', '2', '3') }).warnings).toEqual(['spreadsheet-value'])
    expect(mapped({ ...choice, options: options('44930', '2', '2') }).warnings).toEqual([
      'spreadsheet-value',
      'options-equal',
    ])
  })

  it('inside the stem become options, with or without line breaks', () => {
    const stems = [
      '选一选\nA. 1\nB. 2\nC. 3',
      '选一选 选项: A．1 B．2 C．3',
      '题目内容:选一选（ ）\\nA、1\\nB、2\\nC、3',
    ]
    for (const text of stems) {
      const { draft, warnings } = mapped({
        type: 'single_choice',
        answer: ['C'],
        stem: text,
        extra: { options_inline: true },
      })
      expect(draft).toMatchObject({ type: 'single_choice', answer: { key: [2] } })
      expect(draft.body.content?.at(-1)?.content?.map(toText)).toEqual(['1', '2', '3'])
      expect(toText(draft.body).startsWith('选一选')).toBe(true)
      expect(warnings).toEqual([])
    }
  })

  it('that cannot be told from the stem stay there and the pupil writes the letter', () => {
    for (const [text, answer] of [
      ['选一选\nA. 1\nB. 2\nC. 3', '5'],
      ['A. 1\nB. 2\nC. 3', 'C'],
      ['点 A. 与点 B. 相距多远？A. 1 C. 2', 'C'],
    ]) {
      const { draft, warnings } = mapped({ type: 'single_choice', answer, stem: text, extra: { options_inline: true } })
      expect(draft).toMatchObject({ type: 'fill_blank', answer: { key: null } })
      expect(toText(draft.answer.body)).toBe(answer)
      expect(warnings).toEqual(['options-inline'])
    }
  })
})

describe('formulas', () => {
  it('stand in the line, whatever delimits them', () => {
    expect(stem('求$$\\frac{1}{2}$$与\\(x^2\\)和$y$的和')).toBe('求$\\frac{1}{2}$与$x^2$和$y$的和')
    expect(mapped({ stem: '求值\n$$x=1$$\n再说' }).draft.body.content?.map(({ type }) => type)).toEqual([
      'paragraph',
      'mathBlock',
      'paragraph',
    ])
    expect(inline('$$x=1$$，').map(({ type }) => type)).toEqual(['mathInline', 'text'])
  })

  it('without delimiters are found', () => {
    expect(stem('关于x的方程\\frac{2x+\\alpha}{x-1}=1的解')).toBe('关于x的方程$\\frac{2x+\\alpha}{x-1}=1$的解')
    expect(stem('Find \\frac{1}{2} of the number x^{2}.')).toBe('Find $\\frac{1}{2}$ of the number $x^{2}$.')
    expect(stem('若x^{2}-1=2x+3，则')).toBe('若$x^{2}-1=2x+3$，则')
  })

  it('are not made of prices', () => {
    expect(stem('A pen costs $1.40, a book $2.50 and a bag $12. How much?', { lang: 'en' })).toBe(
      'A pen costs $1.40, a book $2.50 and a bag $12. How much?',
    )
    expect(stem('Tom has $5 and pays \\$3.', { lang: 'en' })).toBe('Tom has $5 and pays $3.')
    expect(inline('It is $$9 cm \\times 15 cm$$ large', { lang: 'en' })[1]).toMatchObject({ type: 'mathInline' })
  })

  it('that were damaged on the way are mended', () => {
    expect(stem('$\frac{1}{2}$')).toBe('$\\frac{1}{2}$')
    expect(stem('$\bar{x}$')).toBe('$\\bar{x}$')
    expect(stem('$$\\begin{eqnarray}a&=b\\end{eqnarray}$$')).toContain('aligned')
    expect(stem('$1&lt;2$')).toBe('$1<2$')
    expect(stem('$y^{\\\\prime}$')).toBe('$y^{\\prime}$')
    expect(stem('$$\\left\\textbar{} a \\right\\textbar$$')).toBe('$$\\left| a \\right|$$')
  })

  it('that cannot be set are kept and warned of', () => {
    const { draft, warnings } = mapped({ stem: '求$\\frac{1}{$的值' })
    expect(warnings).toEqual(['formula-unreadable'])
    expect(toText(draft.body)).toBe('求$\\frac{1}{$的值')
    expect(mapped({ stem: '求$x的值' }).warnings).toEqual(['delimiter-unbalanced'])
  })
})

describe('text', () => {
  it('loses its markup and keeps what it meant', () => {
    expect(inline('H<sub>2</sub>O')).toEqual([
      { type: 'text', text: 'H' },
      { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
      { type: 'text', text: 'O' },
    ])
    expect(stem('<p>第一段&ldquo;话&rdquo;</p><p>第二段</p>')).toBe('第一段“话”\n第二段')
    expect(inline('用了~\\uline{~~~~~~~~~~}~分钟').map(({ type }) => type)).toEqual(['text', 'blank', 'text'])
    expect(inline('结果是____。')[1]).toMatchObject({ type: 'blank' })
    expect(inline('\\emph{A}点')[0]).toEqual({ type: 'text', text: 'A', marks: [{ type: 'italic' }] })
    expect(stem("说：``$$1$$号''，（~ ）")).toBe('说：“$1$号”，（　　）')
    expect(stem('第3~5天')).toBe('第3~5天')
    expect(stem('选（\u00a0\u00a0）\u007f')).toBe('选（　　）')
  })

  it('writes signs that TeX escapes as signs', () => {
    expect(stem('Cathy\\textquotesingle s 20\\% of $50\\textbackslash\\%$', { lang: 'en' })).toBe(
      "Cathy's 20% of $50\\%$",
    )
    expect(stem('若a\\textless{}b')).toBe('若a<b')
  })

  it('leaves out an explanation that says there is none', () => {
    for (const solution of ['略', 'N/A.', '暂无', ' ']) expect(toText(mapped({ solution }).draft.explanation)).toBe('')
  })

  it('keeps Kangxi radicals and comparisons as they stand', () => {
    expect(stem('平⾯直⻆坐标系 a<b')).toBe('平⾯直⻆坐标系 a<b')
  })

  it('makes tables of LaTeX tables, and keeps those whose cells span others as text', () => {
    const rows = '\\hline$x$ & $\\begin{array}{c}1\\\\2\\end{array}$ & {a & b}\\\\\n\\hline 甲 & 3 \\\\\n\\hline'
    const { draft, warnings } = mapped({ stem: `看表\n\\begin{tabular}{|l|p{2cm}|}\n${rows}\n\\end{tabular}\n再答` })
    expect(draft.body.content?.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph'])
    const cells = (draft.body.content?.[1]?.content ?? []).map((row) => row.content?.map(toText))
    expect(cells).toEqual([
      ['$x$', '$\\begin{array}{c}1\\\\2\\end{array}$', '{a & b}'],
      ['甲', '3', ''],
    ])
    expect(warnings).toEqual([])
    const spanning = '\\begin{tabular}{|l|}\n\\multirow{2}{*}{1} & 2\\\\\n\\end{tabular}'
    expect(stem(`看表\n${spanning}`)).toBe(`看表\n${spanning}`)
    expect(mapped({ stem: `看表\n${spanning}` }).warnings).toEqual(['table-as-text'])
  })

  it('with characters that mean nothing elsewhere is warned of', () => {
    expect(mapped({ stem: '早穿\ue01d午披' }).warnings).toEqual(['private-use-character'])
    expect(mapped({ stem: '早穿\ufffd午披' }).warnings).toEqual(['lost-character'])
    expect(mapped({ stem: '如图，求面积' }).warnings).toEqual(['picture-mentioned'])
  })
})

describe('a line', () => {
  it('that is no such record is refused', () => {
    const codes: [string, string][] = [
      ['{', 'not-json'],
      ['[]', 'wrong-shape'],
      ['1', 'wrong-shape'],
      ['{"source":"a","source":"b"}', 'duplicate-key'],
      ['{"source":"a","sourc\\u0065":"b"}', 'duplicate-key'],
      ['{"extra":{"a":1,"b":[{"c":",\\"a"}],"a":2}}', 'duplicate-key'],
      [JSON.stringify({ ...base, stem: 3 }), 'wrong-shape'],
      [JSON.stringify({ ...base, answer: { value: 45 } }), 'wrong-shape'],
      [JSON.stringify({ ...base, source_id: '' }), 'wrong-shape'],
      [JSON.stringify({ ...base, licence: undefined }), 'wrong-shape'],
      [JSON.stringify({ ...base, options: [1] }), 'wrong-shape'],
      [JSON.stringify({ ...base, grade: 2.5 }), 'wrong-shape'],
      [JSON.stringify({ ...base, stem: 'a\0b' }), 'forbidden-character'],
      [JSON.stringify({ ...base, stem: 'a\ud800b' }), 'forbidden-character'],
      ['[{"a":'.repeat(30_000), 'not-json'],
    ]
    for (const [line, code] of codes)
      expect(mapLine(line), line.slice(0, 80)).toMatchObject({ outcome: 'refused', code })
  })

  it('of any kind never throws', () => {
    const field = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue(),
      fc.constantFrom('$', '$$', '\\', '\\frac{', '{', '}', '<p>', '&lt;', '_', '~', "''"),
    )
    const record = fc.record(
      Object.fromEntries(
        Object.entries(base).map(([name, value]) => [
          name,
          fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: field }),
        ]),
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          record.map((value) => JSON.stringify(value)),
        ),
        (line) => {
          expect(['item', 'refused']).toContain(mapLine(line).outcome)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('of any text gives documents that the schema takes unchanged, and readable formulas unless it warns', () => {
    const word = fc.constantFrom(
      '$',
      '$$',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '\\frac{1}{2}',
      '\\begin{cases}',
      '\\end{cases}',
      '{',
      '}',
      '^',
      '_',
      '__',
      '___',
      '~',
      '``',
      "''",
      '<sub>',
      '</sub>',
      '<p>',
      '</u>',
      '<b>',
      '&lt;',
      '&#0;',
      '&amp;',
      '\\uline{ }',
      '\\emph{x}',
      '\n',
      '\n\n',
      ' ',
      '（',
      '）',
      'x^2',
      '12',
      ' cm',
      'and the',
      '价格',
      '。',
      '\\',
      '\\$',
      '\\\\',
      '\f',
      '\t',
      '\u00a0',
      '#table{a|b}#',
      '\\left\\{',
      '𠮷',
      '\u2f00',
      '[',
      '(',
      ')',
    )
    const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (question, option) => {
        const line = mapping({
          ...choice,
          stem: `题${question}`,
          options: options(`甲${option}`, `乙${question}`),
          answer: 'A',
          solution: option,
        })
        if (line.outcome === 'refused') return
        const { draft, warnings } = line.item
        for (const document of [draft.body, draft.explanation]) {
          expect(checkItemContent(document)).toEqual(document)
          walk(document, ({ type, attrs, text: value }) => {
            if (type === 'mathInline' || type === 'mathBlock')
              expect(mathProblem(String(attrs?.latex)) === null || warnings.includes('formula-unreadable')).toBe(true)
            if (type === 'text') expect(value).not.toBe('')
          })
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('of hostile length is understood in linear time', () => {
    const texts = [
      '$',
      '$$',
      '\\(',
      '(',
      '\\uline{',
      '\\begin{cases}',
      '<sub>',
      '&lt',
      'x^',
      '#table{',
      '$$$',
      '\\frac{',
      '_ ',
      '\\left',
      '{',
      'a_{',
    ]
    for (const text of texts) {
      const begun = performance.now()
      mapping({ stem: text.repeat(Math.floor(20_000 / text.length)) })
      expect(performance.now() - begun, text).toBeLessThan(1500)
    }
  })
})
