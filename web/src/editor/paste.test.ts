import { type DocumentNode, getHomeworkSchema } from '@lightwork/content'
import { readHtml, readText } from '@lightwork/interchange/clipboard'
import { history, undo } from '@tiptap/pm/history'
import { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { droppedInWords, droppedWords } from './dropped-words.ts'
import { isPlain, putBlocks } from './paste.ts'

const schema = getHomeworkSchema()
const p = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const ids = { item_id: crypto.randomUUID(), item_version_id: crypto.randomUUID() }

/** The sheet with the caret between 前 and 后. */
function open(...content: DocumentNode[]): EditorState {
  const doc = Node.fromJSON(schema, { type: 'doc', content })
  const state = EditorState.create({ doc, plugins: [history()] })
  let caret = -1
  doc.descendants((node, pos) => {
    const at = node.text?.indexOf('前后') ?? -1
    if (at >= 0) caret = pos + at + 1
  })
  return state.apply(state.tr.setSelection(TextSelection.create(doc, caret)))
}

const places: Readonly<Record<string, DocumentNode>> = {
  paragraph: p('前后'),
  heading: { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '前后' }] },
  instruction: { type: 'instruction', content: [{ type: 'text', text: '前后' }] },
  'item of one’s own': { type: 'ownItem', content: [p('前后')] },
  list: { type: 'bulletList', content: [{ type: 'listItem', content: [p('前后')] }] },
  option: {
    type: 'choiceList',
    content: [
      { type: 'choice', content: [{ type: 'text', text: '前后' }] },
      { type: 'choice', content: [{ type: 'text', text: '乙' }] },
    ],
  },
  cell: {
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [p('前后')] }] }],
  },
  column: {
    type: 'matching',
    content: ['前后', '右'].map((text) => ({
      type: 'column',
      content: [{ type: 'entry', content: [{ type: 'text', text }] }],
    })),
  },
}

const pastes: Readonly<Record<string, readonly DocumentNode[]>> = {
  words: readText('一二三').blocks,
  lines: readText('第一行\n第二行\n第三行').blocks,
  table: readHtml('<p>上</p><table><tr><td>左格</td><td>右格</td></tr></table><p>下</p>').blocks,
  list: readHtml('<ul><li>条一</li><li>条二</li></ul>').blocks,
  options: readText('选\nA. 甲\nB. 丙\nC. 丁').blocks,
  formulas: readText('已知$x=1$和____').blocks,
  heading: readHtml('<h1>题目</h1><p>正文</p>').blocks,
}

const seen = (node: Node): string => node.textBetween(0, node.content.size, '', '◇').replace(/\s/g, '')

describe('what is pasted', () => {
  const cases = Object.entries(places).flatMap(([place, block]) =>
    Object.entries(pastes).map(([what, blocks]) => [what, place, block, blocks] as const),
  )
  it.each(cases)('%s in %s: every word arrives between those before and behind it', (_, _place, block, blocks) => {
    const state = open(p('开头'), block, { type: 'itemBlock', attrs: ids })
    const next = state.apply(putBlocks(state, blocks))
    next.doc.check()
    const words = seen(Node.fromJSON(schema, { type: 'doc', content: blocks }))
    expect(seen(next.doc)).toBe(seen(state.doc).replace('前后', `前${words}后`))
  })

  it('goes away with one Undo, and what was typed before it stays', () => {
    const state = open(p('前后'))
    const typed = state.apply(state.tr.insertText('字'))
    let pasted = typed.apply(putBlocks(typed, pastes.table ?? []))
    expect(seen(pasted.doc)).toContain('左格')
    undo(pasted, (tr) => {
      pasted = pasted.apply(tr)
    })
    expect(pasted.doc.eq(typed.doc)).toBe(true)
  })

  it.each([
    ['已知$x=1$，求$$y$$', ['已知', 'x=1', '，求', 'y']],
    ['解 \\(a+b\\) 与 \\[c\\]', ['解 ', 'a+b', ' 与 ', 'c']],
    ['填 ____ 个', ['填 ', 'blank', ' 个']],
    ['一支笔 $5 and $6 一支', ['一支笔 $5 and $6 一支']],
    ['坏 $\\frac{1$ 的', ['坏 $\\frac{1$ 的']],
    ['1. 口算', ['1. 口算']],
  ])('as text: %s', (value, pieces) => {
    const [block] = readText(value).blocks
    expect(block?.content?.map(({ type, text, attrs }) => text ?? String(attrs?.latex ?? type))).toEqual(pieces)
  })

  it('needs no reading when it is one line of words', () => {
    expect(isPlain({ html: '', text: '小明有 3 支笔' })).toBe(true)
    for (const text of ['x^2', '$x$', '甲\n乙', 'A. 甲  B. 乙  C. 丙', '____'])
      expect(isPlain({ html: '', text })).toBe(false)
    expect(isPlain({ html: '<p>甲</p>', text: '甲' })).toBe(false)
  })
})

it('what was left behind is said in words, with what to do next', () => {
  const list = [
    { kind: 'picture', name: '小车' },
    { kind: 'picture', name: '' },
    { kind: 'formula', name: '' },
  ] as const
  expect(droppedInWords(list, droppedWords.zh)).toBe(
    '没有带过来：2 张图片（小车）、1 个公式。公式请用“公式”重新输入，或在 Word 里把它转换成 Office 公式后再复制。图片请单独复制后粘贴，或先保存成文件再插入。',
  )
  expect(droppedInWords([{ kind: 'comment', name: 'x' }], droppedWords.en)).toBe('Left behind: 1 remark (x).')
})
