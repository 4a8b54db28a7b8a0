import { checkItemContent, type DocumentNode, toText } from '@lightwork/content'
import { describe, expect, it } from 'vitest'
import { readHtml, readText } from './index.ts'
import { fromWord, half, listLine, rootLine } from './samples.ts'

const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const t = (text: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const m = (latex: string): DocumentNode => ({ type: 'mathInline', attrs: { latex } })
const blank = (width: number): DocumentNode => ({ type: 'blank', attrs: { width } })
const list = (type: string, ...items: DocumentNode[][]): DocumentNode => ({
  type,
  ...(type === 'orderedList' && { attrs: { start: 1 } }),
  content: items.map((content) => ({ type: 'listItem', content })),
})
const choices = (...options: DocumentNode[][]): DocumentNode => ({
  type: 'choiceList',
  content: options.map((content) => ({ type: 'choice', content })),
})

const blocksOf = (html: string) => readHtml(html).blocks

describe('formulas of Word', () => {
  it('stay formulas, and the pictures of them go without a word', () => {
    const html = fromWord(
      `<p class=MsoNormal>已知<span lang=EN-US>x=</span>${half}，求<span\nlang=EN-US>2x</span>的值。</p>${rootLine}`,
    )
    expect(readHtml(html)).toEqual({
      blocks: [
        p(t('已知x='), m('\\frac{1}{2}'), t('，求2x的值。')),
        { type: 'mathBlock', attrs: { latex: 'y=\\sqrt{x^{2}}' } },
      ],
      lost: [],
      pictures: [],
    })
  })

  it('that only MathType can read are named, with other pictures beside them', () => {
    const mathtype = `<!--[if gte vml 1]><v:shape id="a"><v:imagedata src="x.wmf"/></v:shape><![endif]--><![if !vml]><img width=9 height=20 src="file:///C:/clip_image003.gif"><![endif]>`
    const ole = `<!--[if gte mso 9]><xml><o:OLEObject Type="Embed" ProgID="Equation.DSMT4" ShapeID="a"/></xml><![endif]-->`
    const { blocks, lost } = readHtml(
      fromWord(`<p>设${ole}${mathtype}为圆</p><p>如图<img src="file:///C:/clip_image004.png" alt="小车的位置"></p>`),
    )
    expect(blocks).toEqual([p(t('设为圆')), p(t('如图'))])
    expect(lost).toEqual([
      { kind: 'formula', name: '' },
      { kind: 'picture', name: '小车的位置' },
    ])
  })
})

describe('formulas of the web', () => {
  it.each([
    [
      'KaTeX',
      '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>',
      'x^2',
    ],
    [
      'MathJax 3',
      '<mjx-container class="MathJax"><mjx-math>drawn</mjx-math><mjx-assistive-mml><math><msqrt><mi>a</mi></msqrt></math></mjx-assistive-mml></mjx-container>',
      '\\sqrt{a}',
    ],
    [
      'MathJax 2',
      '<span class="MathJax" data-mathml="&lt;math&gt;&lt;mi&gt;b&lt;/mi&gt;&lt;/math&gt;"><span>b</span></span>',
      'b',
    ],
    [
      'an editor’s picture',
      '<img class="kfformula" src="data:image/png;base64,AA" data-latex="\\frac{1}{3}">',
      '\\frac{1}{3}',
    ],
    [
      'an encyclopedia',
      '<span class="mwe-math-element"><img alt="{\\displaystyle \\frac{a}{b}}" src="x.svg"></span>',
      '\\frac{a}{b}',
    ],
    [
      'a fraction',
      '<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>',
      '\\frac{a+1}{2}',
    ],
    [
      'a system',
      '<math><mrow><mo>{</mo><mtable><mtr><mtd><mi>x</mi><mo>=</mo><mn>1</mn></mtd></mtr><mtr><mtd><mi>y</mi><mo>=</mo><mn>2</mn></mtd></mtr></mtable></mrow></math>',
      '\\begin{cases}x=1\\\\y=2\\end{cases}',
    ],
    [
      'a function',
      '<math><mi>sin</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mfrac><mi>π</mi><mn>6</mn></mfrac><mo>)</mo></mrow></math>',
      '\\sin\\left(\\frac{\\pi}{6}\\right)',
    ],
    [
      'a sum',
      '<mml:math><mml:munderover><mml:mo>∑</mml:mo><mml:mrow><mml:mi>i</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:mrow><mml:mi>n</mml:mi></mml:munderover><mml:mi>i</mml:mi></mml:math>',
      '\\sum_{i=1}^{n}{}i',
    ],
    ['a line over', '<math><mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover></math>', '\\overline{AB}'],
    [
      'equation without comment',
      '<m:oMath><m:sSub><m:e><m:r><m:t>a</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub></m:sSub></m:oMath>',
      'a_{1}',
    ],
  ])('%s', (_, html, latex) => {
    expect(blocksOf(`<p>求${html}的值</p>`)).toEqual([p(t('求'), m(latex), t('的值'))])
  })
})

describe('tables', () => {
  it('keep their merged cells and lose their widths', () => {
    const html = `<table width=400><colgroup><col width=90></colgroup><tr><td rowspan=2 width=90><p>甲</p></td><td colspan=2>乙</td></tr><tr><td>丙</td><td><b>丁</b></td></tr><tr><td>戊</td></tr></table>`
    const [table] = blocksOf(html)
    const cells = table?.content?.map((row) =>
      row.content?.map(({ attrs }) => [attrs?.colspan ?? 1, attrs?.rowspan ?? 1]),
    )
    expect(cells).toEqual([
      [
        [1, 2],
        [2, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ])
    expect(table?.content?.[1]?.content?.[1]?.content).toEqual([p(t('丁', 'bold'))])
  })

  it('in tables become text, which is said', () => {
    const { blocks, lost } = readHtml(
      '<table><tr><td>外<table><tr><td>里一</td><td>里二</td></tr></table></td></tr></table>',
    )
    expect(blocks[0]?.content?.[0]?.content?.[0]?.content).toEqual([p(t('外')), p(t('里一')), p(t('里二'))])
    expect(lost).toEqual([{ kind: 'nestedTable', name: '' }])
  })
})

describe('lists', () => {
  it('of Word are lists again, with the lists inside them', () => {
    const html =
      listLine(1, '1.', '算一算') +
      listLine(2, '·', '口算', 'Symbol') +
      listLine(2, '·', '笔算', 'Symbol') +
      listLine(1, '2.', '填一填')
    expect(blocksOf(fromWord(html))).toEqual([
      list('orderedList', [p(t('算一算')), list('bulletList', [p(t('口算'))], [p(t('笔算'))])], [p(t('填一填'))]),
    ])
  })

  it('with numbers ours do not write keep them as text', () => {
    expect(blocksOf(fromWord(listLine(1, '（1）', '读一读') + listLine(1, '①', '写一写')))).toEqual([
      p(t('（1） 读一读')),
      p(t('① 写一写')),
    ])
  })

  it('of the web stay lists', () => {
    expect(blocksOf('<ul><li>一<ol><li>甲</li></ol></li><li><p>二</p></li></ul>')).toEqual([
      list('bulletList', [p(t('一')), list('orderedList', [p(t('甲'))])], [p(t('二'))]),
    ])
  })
})

describe('marks and blanks', () => {
  it('keep bold, underline, powers and indices', () => {
    expect(
      blocksOf('<p><b>注意</b>：H<sub>2</sub>O 10<sup>3</sup> <span style="text-decoration:underline">重点</span></p>'),
    ).toEqual([
      p(
        t('注意', 'bold'),
        t('：H'),
        t('2', 'subscript'),
        t('O 10'),
        t('3', 'superscript'),
        t(' '),
        t('重点', 'underline'),
      ),
    ])
  })

  it('take underlined space and rows of underscores for blanks, not what is written on a line', () => {
    expect(
      blocksOf(
        "<p>3+4=<u><span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></u>，5+6=______，<u>&nbsp;答案 </u></p>",
      ),
    ).toEqual([p(t('3+4='), blank(6), t('，5+6='), blank(6), t('，'), t(' 答案', 'underline'))])
  })

  it('show pinyin behind its character', () => {
    expect(blocksOf('<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>')).toEqual([p(t('汉（hàn）字'))])
  })
})

describe('options', () => {
  it('in one line or in several are the options of a choice', () => {
    const tab = "<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>"
    const html = fromWord(
      `<p>下列正确的是（&nbsp;&nbsp; ）</p><p>A．3${tab}B．${half}</p><p>C．<i>x</i>${tab}D．都不对</p>`,
    )
    expect(blocksOf(html)).toEqual([
      p(t('下列正确的是（   ）')),
      choices([t('3')], [m('\\frac{1}{2}')], [t('x', 'italic')], [t('都不对')]),
    ])
    expect(readText('A. 甲\nB. 乙\nC. 丙').blocks).toEqual([choices([t('甲')], [t('乙')], [t('丙')])])
    expect(blocksOf('<ol type="A"><li>甲</li><li>乙</li><li>丙</li></ol>')).toEqual([
      choices([t('甲')], [t('乙')], [t('丙')]),
    ])
  })

  it.each([
    'A. 甲\nB. 乙',
    'A、B、C三点共线',
    'A. 甲\nC. 丙\nD. 丁',
    'A. 甲\nB、乙\nC. 丙',
    'A. \nB. 乙\nC. 丙',
    'A: Hello.\nB: Hi.\nA: Bye.',
  ])('are not seen in %j', (text) => {
    expect(readText(text).blocks.map(({ type }) => type)).not.toContain('choiceList')
  })
})

describe('plain text', () => {
  it.each([
    ['已知$x^2=4$，求x', [t('已知'), m('x^2=4'), t('，求x')]],
    ['当 \\(a>0\\) 时', [t('当 '), m('a>0'), t(' 时')]],
    ['关于x的方程\\frac{x}{2}=1的解', [t('关于x的方程'), m('\\frac{x}{2}=1'), t('的解')]],
    ['$5 and $6 一支', [t('$5 and $6 一支')]],
    ['3 + 4 = ____', [t('3 + 4 = '), blank(4)]],
  ])('%s', (text, content) => {
    const { blocks } = readText(text)
    expect(blocks).toEqual([p(...content)])
  })

  it('keeps a formula of several lines together', () => {
    expect(readText('解方程组\n$$\n\\begin{cases}x=1\\\\y=2\\end{cases}\n$$\n答').blocks).toEqual([
      p(t('解方程组')),
      { type: 'mathBlock', attrs: { latex: '\\begin{cases}x=1\\\\y=2\\end{cases}' } },
      p(t('答')),
    ])
  })
})

it('remarks in the margin and hidden text stay behind, remarks with a word', () => {
  const html = fromWord(
    `<p>正文<a class=msocomanchor href="#_msocom_1">[A1]</a><span style='display:none;mso-hide:all'>藏</span></p><div style='mso-element:comment-list'><p class=MsoCommentText>这里要改</p></div>`,
  )
  expect(readHtml(html)).toEqual({
    blocks: [p(t('正文'))],
    lost: [{ kind: 'comment', name: '这里要改' }],
    pictures: [],
  })
})

it('a formula that cannot be read keeps its letters', () => {
  const { blocks, lost } = readHtml('<p>看<m:oMath><m:r><m:t>\u0338\u0338</m:t></m:r><m:foo>a</m:foo></m:oMath></p>')
  expect(toText({ type: 'doc', content: blocks }).length).toBeGreaterThan(0)
  expect(lost.length).toBeLessThanOrEqual(1)
  expect(() => checkItemContent({ type: 'doc', content: blocks })).not.toThrow()
})
