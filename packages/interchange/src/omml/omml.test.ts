import { describe, expect, it } from 'vitest'
import { fromOmml, ommlFaults, parseXml, toOmml, toXml } from './index.ts'
import { lettersByKatex, schoolFormulas } from './test-formulas.ts'

const mathOf = (latex: string) => {
  const { math, problem } = toOmml(latex)
  if (math === null) throw new Error(`${latex}: ${problem}`)
  return math
}

/** The equation without the dress of its runs, in brackets: `m:f(num(1)den(2))`. */
const shape = (latex: string): string =>
  toXml(mathOf(latex))
    .replace(/<w:rPr>.*?<\/w:rPr>/g, '')
    .replace(/ xml:space="preserve"/g, '')
    .replace(/<m:t>(.*?)<\/m:t>/g, '$1')
    .replace(/<m:(\w+) m:val="(.*?)"\/>/g, '$1=$2;')
    .replace(/<m:(\w+)\/>/g, '$1;')
    .replace(/<\/m:\w+>/g, ')')
    .replace(/<m:(\w+)>/g, '$1(')
    .replaceAll('\u200b', '·')

const namespaces =
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const read = (inside: string) => fromOmml(parseXml(`<m:oMath ${namespaces}>${inside}</m:oMath>`)).latex

describe('a formula in Word', () => {
  it.each(schoolFormulas)('is sound, says the same and comes back: %s', (latex) => {
    const math = mathOf(latex)
    expect(ommlFaults(math)).toEqual([])
    expect(parseXml(toXml(math)).name).toBe('m:oMath')
    const back = fromOmml(math).latex ?? ''
    expect(lettersByKatex(back)).toBe(lettersByKatex(latex))
    expect(toXml(mathOf(back))).toBe(toXml(math))
  })

  it('puts each thing where Word expects it', () => {
    expect(shape('\\frac12')).toBe('oMath(f(num(r(1))den(r(2))))')
    expect(shape('30^\\circ')).toBe('oMath(sSup(e(r(30))sup(r(∘))))')
    expect(shape('\\binom nk')).toBe('oMath(d(dPr(begChr=(;endChr=);)e(f(fPr(type=noBar;)num(r(n))den(r(k))))))')
    expect(shape('\\sin 2x+1')).toBe('oMath(func(fName(r(rPr(sty=p;)sin))e(r(2)r(x)))r(+)r(1))')
    expect(shape('\\sum_{i}^{n}a_i=b')).toBe(
      'oMath(nary(naryPr(chr=∑;limLoc=undOvr;)sub(r(i))sup(r(n))e(sSub(e(r(a))sub(r(i)))))r(=)r(b))',
    )
    expect(shape('(a)^2')).toBe('oMath(sSup(e(d(dPr(begChr=(;endChr=);)e(r(a))))sup(r(2))))')
  })

  it('hangs the scripts of chemistry on their elements', () => {
    expect(shape('\\ce{SO4^2-}')).toBe(
      'oMath(r(rPr(nor;)S)sSubSup(e(r(rPr(nor;)O))sub(r(4))sup(r(2)r(−)r(rPr(nor;)·))))',
    )
    expect(shape('\\ce{^{14}_6C}')).toBe('oMath(sPre(sub(r(6))sup(r(14))e(r(rPr(nor;)C))))')
  })

  it('gives a sign without a second side something to stand beside', () => {
    expect(shape('3+5=')).toBe('oMath(r(3)r(+)r(5)r(=)r(rPr(nor;)·))')
    expect(shape('=8')).toBe('oMath(r(rPr(nor;)·)r(=)r(8))')
    expect(shape('-8')).toBe('oMath(r(−)r(8))')
  })

  it('drops colour and keeps what has it', () => {
    expect(shape('\\textcolor{red}{x}+\\colorbox{yellow}{$y$}')).toBe('oMath(r(x)r(+)r(y))')
  })

  it.each([
    ['\\begin{array}{c|c}a&b\\end{array}', 'array with lines between columns'],
    ['\\phase{30}', '\\phase'],
    ['\\href{http://a}{x}', 'command that is not allowed'],
    ['', 'empty'],
  ])('says what cannot be one instead of breaking it: %s', (latex, problem) => {
    expect(toOmml(latex)).toEqual({ math: null, problem })
  })

  it('says what KaTeX could not read', () => {
    expect(toOmml('\\frac{1').problem).toMatch(/Expected|end of input/)
  })
})

describe('the rules of the schema', () => {
  it.each([
    ['<m:f><m:den/><m:num/></m:f>', 'm:f lacks num where den stands'],
    ['<m:rad><m:e/></m:rad>', 'm:rad lacks deg where e stands'],
    [
      '<m:nary><m:naryPr><m:limLoc m:val="undOvr"/><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e/></m:nary>',
      'm:naryPr may not hold chr here',
    ],
    ['<m:bar><m:barPr><m:pos m:val="above"/></m:barPr><m:e/></m:bar>', 'm:pos may not be above'],
    ['<m:m><m:mr><m:e/></m:mr><m:mr><m:e/><m:e/></m:mr></m:m>', 'm:m has rows of unequal length'],
    ['<m:r><m:rPr><m:nor/><m:sty m:val="p"/></m:rPr><m:t>a</m:t></m:r>', 'm:rPr is both ordinary text and styled'],
    ['<m:sSup><m:e>x</m:e><m:sup/></m:sSup>', 'm:e holds bare text'],
    ['<m:e/>', 'm:oMath may not hold e here'],
  ])('find %s', (inside, fault) => {
    expect(ommlFaults(parseXml(`<m:oMath ${namespaces}>${inside}</m:oMath>`))).toEqual([fault])
  })
})

describe('an equation of Word', () => {
  const run = (text: string, look = '') => `<m:r>${look}<m:t>${text}</m:t></m:r>`
  const upright = '<m:rPr><m:sty m:val="p"/></m:rPr>'

  it('is read with its functions, however the runs are cut', () => {
    const name = `${run('s', upright)}${run('in', upright)}`
    expect(read(`<m:func><m:fName>${name}</m:fName><m:e>${run('2x')}</m:e></m:func>`)).toBe('\\sin{2x}')
    expect(read(run('d', upright) + run('x'))).toBe('\\mathrm{d}x')
  })

  it('is read with the alphabets of Unicode and of Word', () => {
    expect(read(run('ℝ𝑥𝟐'))).toBe('\\mathbb{R}x\\mathbf{2}')
    expect(read(run('R', '<m:rPr><m:scr m:val="double-struck"/></m:rPr>'))).toBe('\\mathbb{R}')
    expect(read(run('x≤−1，y≠2'))).toBe('x\\le-1\\text{，}y\\ne2')
  })

  it('is read with the default signs where none are said', () => {
    expect(read(`<m:d><m:e>${run('x')}</m:e></m:d>`)).toBe('(x)')
    expect(read(`<m:nary><m:sub/><m:sup/><m:e>${run('x')}</m:e></m:nary>`)).toBe('\\int{x}')
    expect(read(`<m:acc><m:e>${run('x')}</m:e></m:acc>`)).toBe('\\hat{x}')
    expect(read(`<m:groupChr><m:e>${run('xy')}</m:e></m:groupChr>`)).toBe('\\underbrace{xy}')
  })

  it('is read as a system, lined up or not', () => {
    const system = (one: string, two: string) =>
      read(
        `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr><m:e>${run(one)}</m:e><m:e>${run(two)}</m:e></m:eqArr></m:e></m:d>`,
      )
    expect(system('x+y=1', 'x=2')).toBe('\\begin{cases}x+y=1\\\\x=2\\end{cases}')
    expect(system('x&amp;=1', 'y&amp;=2')).toBe('\\left\\{\\begin{aligned}x&=1\\\\y&=2\\end{aligned}\\right.')
  })

  it('is read with words over an arrow that Word stretches', () => {
    const arrow =
      '<m:groupChr><m:groupChrPr><m:chr m:val="→"/><m:vertJc m:val="bot"/></m:groupChrPr><m:e><m:r><m:rPr><m:nor/></m:rPr><m:t>加热</m:t></m:r></m:e></m:groupChr>'
    expect(read(`<m:box><m:boxPr><m:opEmu m:val="1"/></m:boxPr><m:e>${arrow}</m:e></m:box>`)).toBe(
      '\\xrightarrow{\\text{加热}}',
    )
  })

  it('is read from the clipboard, where names are small and letters stand bare in spans', () => {
    const html =
      '<m:omath><m:ssup><m:ssuppr><span lang="EN-US"><m:ctrlpr/></span></m:ssuppr><m:e><i><span lang="EN-US"><m:r>x</m:r></span></i></m:e><m:sup><i><span><m:r>2\n</m:r></span></i></m:sup></m:ssup></m:omath>'
    expect(fromOmml(parseXml(html)).latex).toBe('x^{2}')
  })

  it('leaves out what was deleted and what only records', () => {
    expect(read(`<w:del>${run('a')}</w:del><w:ins>${run('b')}</w:ins>${run('c')}`)).toBe('bc')
  })

  it('escapes what LaTeX would take for its own', () => {
    expect(read(run('50%{x}#'))).toBe('50\\%\\{x\\}\\#')
    expect(read(run('a_b', '<m:rPr><m:nor/></m:rPr>'))).toBe('\\text{a\\_b}')
  })

  it('is kept as it was when nothing can be read', () => {
    expect(fromOmml(parseXml(`<m:oMath ${namespaces}/>`))).toEqual({ latex: null, problem: 'empty' })
  })
})

describe('XML', () => {
  it.each(['<a><b></a>', '<!DOCTYPE a><a/>', '<a>&x;</a>', ''])('that is not sound is refused: %s', (text) => {
    expect(() => parseXml(text)).toThrow()
  })
})
