import { mathToHtml } from '@lightwork/content'

/** What grades 1–9 write: each is set by KaTeX, and each must be an equation in Word. */
export const schoolFormulas: readonly string[] = [
  '\\frac{1}{2}+\\frac{3}{4}=1\\frac{1}{4}',
  '25\\div5=5',
  '3+5=',
  '17\\div 5=3\\cdots\\cdots2',
  '3\\square5=8',
  '60\\%',
  '0.\\dot{1}4285\\dot{7}',
  '1\\,\\mathrm{m}=100\\,\\mathrm{cm}',
  '\\begin{array}{r}25\\\\+\\ 137\\\\\\hline162\\end{array}',
  '\\underline{\\qquad\\qquad}',
  '\\sqrt{2}\\times\\sqrt[3]{27}',
  '\\sqrt{1+\\sqrt{1+\\sqrt{x}}}',
  'x^2-5x+6=0',
  'x_{1,2}=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}',
  '\\begin{cases}x+y=5\\\\2x-y=1\\end{cases}',
  '\\left\\{\\begin{array}{l}x>1\\\\x\\le3\\end{array}\\right.',
  'f(x)=\\begin{cases}x,&x\\ge0\\\\-x,&x<0\\end{cases}',
  '\\begin{aligned}(a+b)^2&=a^2+2ab+b^2\\\\&=c\\end{aligned}',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '\\begin{vmatrix}a&b\\\\c&d\\end{vmatrix}=ad-bc',
  '\\left|-3\\right|=3',
  '|a+b|\\le|a|+|b|',
  '||a|-|b||',
  '-2|x|',
  '\\{x\\mid x>0\\}',
  '[0,1)',
  '\\left[\\frac{1}{2},+\\infty\\right)',
  '(a+b)^2',
  '30^\\circ',
  "\\angle ABC=45^\\circ 30'",
  '\\triangle ABC\\cong\\triangle DEF',
  'AB//CD',
  'AB\\parallel CD,\\ AB\\perp EF',
  '\\overline{AB}',
  '\\overparen{AB}',
  '\\vec{a}+\\overrightarrow{AB}',
  '\\because a>b\\therefore a-b>0',
  'x\\ne y,\\ a\\notin\\mathbb{Q}',
  '\\mathbb{N}\\subset\\mathbb{Z}\\subset\\mathbb{R}',
  '\\sin^2\\alpha+\\cos^2\\alpha=1',
  '\\lim_{x\\to0}\\frac{\\sin x}{x}=1',
  '\\log_28=3',
  '\\max_{1\\le i\\le n}a_i',
  '\\operatorname{lcm}(4,6)=12',
  '\\sum_{i=1}^{n}i=\\frac{n(n+1)}{2}',
  '\\int_0^1x^2\\,dx=\\frac13',
  '\\iint\\limits_Df\\,dx',
  '\\prod_{k=1}^{n}k=n!',
  'C_n^k=\\binom{n}{k}',
  "f'(x)+g''(x)",
  '\\hat{y}=\\bar{x}+\\tilde{z}',
  '\\widehat{AOB}',
  '\\overbrace{1+2+\\cdots+n}^{n\\text{项}}',
  '\\underbrace{a\\cdot a\\cdots a}_{n}=a^n',
  '\\boxed{x=1}',
  '\\cancel{x}y\\bcancel{z}\\xcancel{w}',
  '\\phantom{abc}d\\hphantom{x}',
  '\\overset{\\text{def}}{=}',
  '\\underset{x}{B}',
  'a\\equiv b\\pmod 3',
  '\\boldsymbol{a}\\cdot\\mathbf{b}',
  '\\mathcal{F}\\mathfrak{g}',
  '\\text{速度 }v=3\\times10^8\\ \\mathrm{m/s}',
  '\\rho_{\\text{水}}=1.0\\times10^3\\,\\mathrm{kg/m^3}',
  '20\\,\\text{℃}',
  '{}^{14}_{6}\\mathrm{C}',
  '\\ce{2H2 + O2 ->[点燃] 2H2O}',
  '\\ce{CaCO3 ->[高温] CaO + CO2 ^}',
  '\\ce{2KMnO4 \\xlongequal{\\triangle} K2MnO4 + MnO2 + O2 ^}',
  '\\ce{SO4^2-}',
  '\\ce{Cu(OH)2 v}',
  '\\ce{^{235}_{92}U}',
  '\\ce{N2 + 3H2 <=>[高温高压][催化剂] 2NH3}',
  '\\xrightarrow[\\triangle]{\\mathrm{MnO_2}}',
  'x^{y^z}_{i_j}',
  '\\Delta=b^2-4ac',
  'a<b',
]

const sameSigns: Readonly<Record<string, string>> = { '→': '\u20d7', '⟶': '\u20d7', ˆ: '^', '∣': '|', '∥': '‖' }

/** What takes room and is not seen, innermost first. */
function withoutPhantoms(markup: string): string {
  const less = markup.replace(/<mphantom>(?:(?!<\/?mphantom>).)*<\/mphantom>/gs, '')
  return less === markup ? markup : withoutPhantoms(less)
}

/** The letters that KaTeX's own MathML shows, sorted: a reading of the formula that this package had no part in. */
export const lettersByKatex = (latex: string): string =>
  [
    ...withoutPhantoms(mathToHtml(latex, { display: true, output: 'mathml' }))
      .replace(/<annotation.*?<\/annotation>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/[\s\u200b\u00a0\u2002-\u200a\u2061\u2063‾]/g, '')
      .normalize('NFD'),
  ]
    .map((character) => sameSigns[character] ?? character)
    .sort()
    .join('')
