import { type DocumentNode, fromText, toHtml, toText } from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markWords } from './mark-words.ts'

const html = (text: string, ...words: string[]) => toHtml(markWords(fromText(text), words))

describe('words of a search in an item', () => {
  it('are marked wherever they stand, in any case', () => {
    expect(html('分数与 Unit 分数', '分数', 'unit')).toBe(
      '<p><mark>分数</mark>与 <mark>Unit</mark> <mark>分数</mark></p>',
    )
  })

  it('are marked whole when one holds the other', () => {
    expect(html('分数加减法', '分数', '分数加减法')).toBe('<p><mark>分数加减法</mark></p>')
  })

  it('keep the look of the text around them', () => {
    expect(html('**重点分数**', '分数')).toBe('<p><strong>重点</strong><mark><strong>分数</strong></mark></p>')
  })

  it('leave formulas and markup alone', () => {
    expect(html('$frac$ <b>p</b>', 'frac', 'p', 'strong')).not.toContain('<mark>frac')
    expect(html('<img src=x> img', 'img')).toBe('<p>&lt;<mark>img</mark> src=x&gt; <mark>img</mark></p>')
  })

  it('never change what is written, whatever the words', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }), (text, words) => {
        const document: DocumentNode = fromText(text)
        expect(toText(markWords(document, words))).toBe(toText(document))
      }),
    )
  })
})
