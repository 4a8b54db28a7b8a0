import { posix } from 'node:path'
import type { DocumentNode } from '@lightwork/content'
import { drawingOf, walk } from '@lightwork/content'
import { paperCodes } from '@lightwork/domain'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ommlFaults, parseXml, type XmlElement } from '../omml/index.ts'
import { elementsOf, textOf } from '../omml/tree.ts'
import { DRAWING_COLUMN, type WordSheet } from './sheet.ts'
import { png, sampleDocument, sampleItems, sampleSheet } from './test-sheet.ts'
import { minutesLine, writeHomework } from './write-homework.ts'

const all = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...elementsOf(element).flatMap((child) => all(child, name)),
]

async function open(changes: Partial<WordSheet> = {}) {
  const { bytes, kept } = await writeHomework(sampleSheet(changes))
  const files = unzipSync(bytes)
  const isXml = (name: string) => /\.(?:xml|rels)$/.test(name)
  const parts = new Map(
    Object.entries(files)
      .filter(([name]) => isXml(name))
      .map(([name, content]) => [name, parseXml(new TextDecoder().decode(content))]),
  )
  const document = parts.get('word/document.xml')
  if (document === undefined) throw new Error('no document')
  return { kept, files, parts, document, text: textOf(document) }
}

const formulasIn = (nodes: readonly DocumentNode[]): number => {
  let count = 0
  for (const node of nodes) walk(node, ({ type }) => void (type.startsWith('math') && count++))
  return count
}
const bodies = [...sampleItems.values()].map(({ body }) => body)
const answers = [...sampleItems.values()].flatMap(({ answer }) =>
  answer === null ? [] : [answer.body, answer.explanation],
)

describe('a homework in Word', () => {
  it.each(paperCodes)('is a whole package of sound parts on %s', async (paper) => {
    const { files, parts } = await open({ paper })
    const types = parts.get('[Content_Types].xml')
    if (types === undefined) throw new Error('no content types')
    const byPart = new Set(all(types, 'Override').map(({ attributes }) => attributes.PartName))
    const byEnding = new Set(all(types, 'Default').map(({ attributes }) => attributes.Extension))
    for (const name of Object.keys(files).filter((each) => each !== '[Content_Types].xml' && !each.endsWith('/')))
      expect(byPart.has(`/${name}`) || byEnding.has(name.split('.').pop()), name).toBe(true)
    for (const [name, part] of parts) {
      if (!name.endsWith('.rels')) continue
      const folder = posix.dirname(posix.dirname(name))
      for (const { attributes } of all(part, 'Relationship'))
        if (attributes.TargetMode !== 'External')
          expect(files, `${name} ${attributes.Target}`).toHaveProperty([
            posix.join(folder, attributes.Target ?? '').replace(/^\//, ''),
          ])
    }
  })

  it('holds as many equations as the sheet has formulas, each sound; what cannot be one is marked and told', async () => {
    const { document, kept, text } = await open()
    const equations = all(document, 'm:oMath')
    expect(kept).toEqual(['\\begin{array}{c|c}a&b\\end{array}'])
    expect(equations).toHaveLength(formulasIn([sampleDocument, ...bodies]) - kept.length)
    expect(equations.flatMap(ommlFaults)).toEqual([])
    expect(all(document, 'm:oMathPara')).toHaveLength(1)
    expect(text).toContain(kept[0])
    expect(all(document, 'w:highlight')).toHaveLength(1)
  })

  it('has its answers in a teacher’s copy and nowhere in a pupil’s', async () => {
    const teacher = await open({ copy: 'teacher' })
    expect(teacher.text).toContain('【答案】')
    expect(teacher.text).toContain('【解析】')
    expect(all(teacher.document, 'm:oMath')).toHaveLength(formulasIn([sampleDocument, ...bodies, ...answers]) - 1)
    const pupil = await open()
    expect(pupil.text).not.toMatch(/【答案】|【解析】/)
    expect(all(pupil.document, 'm:oMath').map(textOf)).not.toContain('(x−2)(x−3)=0')
  })

  it('says of every table how wide its columns are, and fills them', async () => {
    const { document } = await open()
    const tables = all(document, 'w:tbl')
    expect(tables.length).toBeGreaterThan(3)
    for (const table of tables) {
      const columns = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
      expect(columns.every((width) => width > 100)).toBe(true)
      for (const row of all(table, 'w:tr')) {
        const spans = all(row, 'w:tc').map((cell) => Number(all(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1))
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns.length)
      }
    }
  })

  it('shows pictures in their proportions with their words, and says which are missing', async () => {
    const { document, text } = await open()
    const [extent] = all(document, 'wp:extent')
    expect(Number(extent?.attributes.cx) / Number(extent?.attributes.cy)).toBeCloseTo(200 / 120, 2)
    expect(all(document, 'wp:docPr')[0]?.attributes.descr).toBe('一个三角形 "ABC"')
    expect(text).toContain('［图：没有的图］')
  })

  it('numbers the work through and says tiers, choice, minutes and what is not as always', async () => {
    const { text } = await open()
    for (const words of [
      '基础层完成',
      '提升、拓展层完成',
      '从下面 2 项中任选 1 项完成',
      '〔5 分钟 · 选做 · 口头〕',
      '〔8 分钟〕',
    ])
      expect(text).toContain(words)
    expect(text.match(/\d+\.(?=〔|课本)/g)).toEqual(['1.', '2.', '3.', '4.', '5.', '6.', '8.'])
  })

  it('has class, day and minutes in its head and the page in its foot', async () => {
    const { parts } = await open()
    const headText = [...parts]
      .filter(([name]) => /header\d/.test(name))
      .map(([, part]) => textOf(part))
      .join('')
    const footText = [...parts]
      .filter(([name]) => /footer\d/.test(name))
      .map(([, part]) => textOf(part))
      .join('')
    expect(headText).toContain('九年级（1）班')
    expect(headText).toContain('2026年11月25日')
    expect(headText).toContain('预计 基础 20 分钟 · 提升 18 分钟 · 拓展 18 分钟')
    expect(footText).toMatch(/第 .*PAGE.* 页，共 .*NUMPAGES.* 页/)
    expect(minutesLine(sampleSheet({ document: { type: 'doc', content: [] } }))).toBe('')
  })

  it('leaves lines to write on where class and day are not known, and prints no name', async () => {
    const { text } = await open({ className: null, day: null })
    expect(text).toMatch(/班级：\u3000+.*姓名：\u3000+.*日期：\u3000+/)
  })

  it('lies across in two columns on large sheets', async () => {
    const sizeOf = async (paper: WordSheet['paper']) => {
      const { document } = await open({ paper })
      const [size] = all(document, 'w:pgSz')
      const [columns] = all(document, 'w:cols')
      const mm = (twips: string | undefined) => Math.round((Number(twips) * 25.4) / 1440)
      return [mm(size?.attributes['w:w']), mm(size?.attributes['w:h']), columns?.attributes['w:num']]
    }
    expect(await sizeOf('a4')).toEqual([210, 297, undefined])
    expect(await sizeOf('b4')).toEqual([364, 257, '2'])
    expect(await sizeOf('8k')).toEqual([368, 260, '2'])
  })

  it('keeps every sign of the text as text', async () => {
    const { text } = await open({ title: '<b>&amp; "标题"\u0000' })
    expect(text).toContain('<b>&amp; "标题"')
    expect(text).toContain('独立完成，写清步骤 & 单位 <必须>')
  })

  it('has readings above characters, poems in the middle and drawings true to size', async () => {
    const pinyin = {
      type: 'ruby',
      attrs: {
        pairs: [
          ['花', 'huā'],
          ['儿', ''],
        ],
      },
    }
    const space = { type: 'answerSpace', attrs: { kind: 'tian', rows: 2, columns: 6, size: 15, height: 40 } }
    const line = (type: string, words: string) => ({ type, content: [{ type: 'text', text: words }] })
    const poem = { type: 'poem', content: [line('poemTitle', '题目'), { type: 'poemAuthor' }, line('verse', '一行')] }
    const content = [{ type: 'paragraph', content: [pinyin] }, poem, space]
    const drawn = drawingOf(space, DRAWING_COLUMN)
    if (drawn === null) throw new Error('not drawn')
    const picture = { format: 'svg' as const, bytes: Buffer.from(drawn.svg), fallback: png, width: 340, height: 125 }
    const { document, text } = await open({
      document: { type: 'doc', content } as WordSheet['document'],
      pictures: new Map([[drawn.svg, picture]]),
    })
    const [ruby, ...others] = all(document, 'w:ruby')
    expect(others).toEqual([])
    expect(all(ruby ?? document, 'w:rt').map(textOf)).toEqual(['huā'])
    expect(all(ruby ?? document, 'w:rubyBase').map(textOf)).toEqual(['花'])
    expect(text).toContain('儿')
    expect(text).toContain('题目一行')
    const [extent] = all(document, 'wp:extent')
    // 360,000 units are a centimetre: six squares of 15 mm and what their lines take.
    expect(Number(extent?.attributes.cx) / 36_000).toBeCloseTo(90, 0)
    expect(drawn).toMatchObject({ width: expect.closeTo(90, 0), label: '作答处：田字格，2 行，每行 6 格' })
  })

  it.each([
    [2, ['一三', '二']],
    [3, ['一', '二', '三']],
    [4, ['一', '二', '三', '']],
  ])('sets short blocks in %i columns beside each other, down and then across, without lines', async (count, read) => {
    const line = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
    const lines = count === 2 ? ['一', '三', '二'] : ['一', '二', '三']
    const columns = { type: 'sideBySide', attrs: { count }, content: lines.map(line) }
    const held = { type: 'ownItem', attrs: sampleDocument.content?.at(-1)?.attrs, content: [line('口算'), columns] }
    const { document } = await open({ document: { type: 'doc', content: [held] } as WordSheet['document'] })
    const [table, ...others] = all(document, 'w:tbl')
    if (table === undefined) throw new Error('no table')
    expect(others).toEqual([])
    expect(all(table, 'w:tc').map(textOf)).toEqual(read)
    // A cell that does not end with a paragraph is a broken file to Word.
    for (const cell of all(table, 'w:tc')) expect(elementsOf(cell).at(-1)?.name).toBe('w:p')
    const widths = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
    expect(widths).toHaveLength(count)
    expect(new Set(widths).size).toBe(1)
    for (const side of ['w:top', 'w:insideH', 'w:insideV'])
      expect(
        all(table, 'w:tblBorders')
          .flatMap((borders) => all(borders, side))
          .map(({ attributes }) => attributes['w:val']),
      ).toEqual(['none'])
  })
})
