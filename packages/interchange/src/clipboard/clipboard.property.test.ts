import { checkItemContent, type DocumentNode } from '@lightwork/content'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readHtml, readText } from './index.ts'
import { fromWord, half } from './samples.ts'

/** Markup and the words a reader sees in it. */
interface Written {
  readonly html: string
  readonly seen: string
}

const word = fc
  .array(fc.constantFrom(...'春眠不觉晓处闻啼鸟夜来风雨声花落知多少abcxyz，。！？'.split('')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((letters) => letters.join(''))
const gap = fc.constantFrom('', ' ', '\n', '&nbsp;', ' \n ')

const joined = (pieces: readonly Written[]): Written => ({
  html: pieces.map(({ html }) => html).join(''),
  seen: pieces.map(({ seen }) => seen).join(''),
})

const unseen = fc.constantFrom(
  half,
  '<!-- a note -->',
  '<o:p></o:p>',
  '<br>',
  '<img src="file:///C:/a.png">',
  '<script>var hidden = "<p>"</script>',
  "<span style='display:none'>藏</span>",
  '<!--[if gte vml 1]><v:shape>形</v:shape><![endif]-->',
  '<math><msqrt><mi>q</mi></msqrt></math>',
  '</span>',
  '</b></i>',
  '<![endif]>',
)

const inlineTags = fc.constantFrom(
  ['<b>', '</b>'],
  ['<i style=mso-bidi-font-style:normal>', '</i>'],
  ['<u>', '</u>'],
  ['<sub>', '</sub>'],
  ['<span lang=EN-US style=\'font-family:"Times New Roman"\'>', '</span>'],
  ['<font color=red>', '</font>'],
  ['<a href=http://example.com/>', '</a>'],
  ['<![if !vml]>', '<![endif]>'],
  ['<st1:place w:st="on">', '</st1:place>'],
  ['<unknown a="<">', '</unknown>'],
  ['<b>', ''],
  ['<span>', '</i>'],
)
const blockTags = fc.constantFrom(
  ['<p class=MsoNormal>', '</p>'],
  ['<p>', ''],
  ['<div>', '</div>'],
  ['<h2>', '</h2>'],
  ['<ul><li>', '</li></ul>'],
  ['<ol start=3><li>', '<li>', '</ol>'],
  ['<pre>', '</pre>'],
  ['<blockquote>', ''],
  ['<table border=1><tr><td colspan=2 rowspan=3>', '</td></tr></table>'],
  ['<table><tbody><tr><th>', '<td>', '<tr><td>', '</table>'],
  ['<dl><dt>', '<dd>', '</dl>'],
  [
    "<p style='mso-list:l1 level2 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>3.&nbsp;</span><![endif]>",
    '</p>',
  ],
)

const written: fc.Arbitrary<Written> = fc.letrec<{ inline: Written; block: Written }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(gap, word, gap).map(([before, text, after]) => ({ html: before + text + after, seen: text })),
    unseen.map((html) => ({ html, seen: '' })),
    fc.tuple(inlineTags, fc.array(tie('inline'), { maxLength: 3 })).map(([[open, close], inside]) => {
      const { html, seen } = joined(inside)
      return { html: open + html + close, seen }
    }),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(tie('inline'), { minLength: 1, maxLength: 4 }).map(joined),
    fc.tuple(blockTags, fc.array(tie('block'), { minLength: 3, maxLength: 3 })).map(([tags, parts]) => ({
      html: tags.map((tag, index) => tag + (index < tags.length - 1 ? (parts[index]?.html ?? '') : '')).join(''),
      seen: joined(parts.slice(0, tags.length - 1)).seen,
    })),
  ),
})).block

const textsOf = (node: DocumentNode): string => (node.text ?? '') + (node.content ?? []).map(textsOf).join('')
/** Without spaces, and without the number that a list writes by itself. */
const squeezed = (text: string) => text.replace(/[\s\u00a0]+|3\./g, '')

it('no word that could be seen is lost or moved, and what is made is a document', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 5 }), fc.boolean(), (pieces, isWord) => {
      const { html, seen } = joined(pieces)
      const { blocks } = readHtml(isWord ? fromWord(html) : html)
      expect(squeezed(textsOf({ type: 'doc', content: blocks }))).toBe(squeezed(seen))
      if (blocks.length > 0) expect(() => checkItemContent({ type: 'doc', content: blocks })).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

it('any text at all is read without falling over', () => {
  const bits = fc.constantFrom(
    '<',
    '>',
    '<!--',
    '-->',
    '[if',
    'endif]',
    '<p',
    '</',
    '"',
    "'",
    '=',
    '&',
    '&#0;',
    '甲',
    '<table>',
    '<td',
    '$',
    '\\',
    '_',
    'A.',
    '<m:oMath>',
    '<math>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 4 })), { maxLength: 30 }), (pieces) => {
      const { blocks } = readHtml(pieces.join(''))
      if (blocks.length > 0) expect(() => checkItemContent({ type: 'doc', content: blocks })).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

it('plain text keeps every word, in lines', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (lines) => {
      const { blocks } = readText(lines.join('\r\n'))
      expect(blocks.map(textsOf)).toEqual(lines)
    }),
  )
})
