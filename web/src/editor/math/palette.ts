import type { Language } from '../../lib/language.ts'
import type { Stage } from './stage.ts'

/** One button of the palette. `□` marks the places to fill in. */
export interface Template {
  readonly latex: string
  readonly name: Readonly<Record<Language, string>>
  /** What the button shows when that is not the template itself. */
  readonly face?: string
}

export interface PaletteGroup {
  readonly name: Readonly<Record<Language, string>>
  readonly templates: readonly Template[]
}

export interface PaletteStage {
  readonly stage: Stage
  readonly name: Readonly<Record<Language, string>>
  readonly groups: readonly PaletteGroup[]
}

const t = (latex: string, zh: string, en: string, face?: string): Template => ({
  latex,
  name: { zh, en },
  ...(face !== undefined && { face }),
})

const group = ([zh, en]: readonly [string, string], templates: readonly Template[]): PaletteGroup => ({
  name: { zh, en },
  templates,
})

const column = (sign: string) => `\\begin{array}{r} □ \\\\ ${sign}\\quad □ \\\\ \\hline □ \\end{array}`

const sums = group(
  ['数与算式', 'Numbers'],
  [
    t('\\frac{□}{□}', '分数', 'Fraction'),
    t('□\\frac{□}{□}', '带分数', 'Mixed number'),
    t('0.\\dot{□}', '循环小数（一位）', 'Recurring decimal, one digit'),
    t('0.\\dot{□}\\dot{□}', '循环小数（两位）', 'Recurring decimal, two digits'),
    t('0.\\dot{□}□\\dot{□}', '循环小数（三位）', 'Recurring decimal, three digits'),
    t('\\times', '乘号', 'Times'),
    t('\\div', '除号', 'Divided by'),
    t('□\\div □=□\\cdots\\cdots □', '有余数的除法', 'Division with remainder'),
    t('\\approx', '约等于', 'About equal'),
    t('\\bigcirc', '填大小符号的圆圈', 'Circle for a sign'),
    t('□:□', '比', 'Ratio'),
    t('□\\%', '百分数', 'Per cent'),
    t(column('+'), '加法竖式', 'Column addition'),
    t(column('-'), '减法竖式', 'Column subtraction'),
    t(column('\\times'), '乘法竖式', 'Column multiplication'),
    t('□\\,\\left|\\underline{\\,□\\,}\\right.', '短除', 'Short division'),
    t(
      '\\begin{array}{r} □ \\\\ □\\,\\overline{\\smash{)}\\,□} \\\\ □ \\\\ \\hline □ \\end{array}',
      '除法竖式',
      'Long division',
    ),
    t('□^{\\circ}', '度', 'Degrees'),
    t('\\angle □', '角', 'Angle'),
    t('□^2', '平方', 'Square'),
    t('□^3', '立方', 'Cube'),
    t('\\pi', '圆周率', 'Pi'),
  ],
)

const units = group(
  ['单位', 'Units'],
  [
    t('□\\,\\mathrm{mm}', '毫米', 'Millimetres'),
    t('□\\,\\mathrm{cm}', '厘米', 'Centimetres'),
    t('□\\,\\mathrm{dm}', '分米', 'Decimetres'),
    t('□\\,\\mathrm{m}', '米', 'Metres'),
    t('□\\,\\mathrm{km}', '千米', 'Kilometres'),
    t('□\\,\\mathrm{cm}^2', '平方厘米', 'Square centimetres'),
    t('□\\,\\mathrm{m}^2', '平方米', 'Square metres'),
    t('□\\,\\mathrm{cm}^3', '立方厘米', 'Cubic centimetres'),
    t('□\\,\\mathrm{m}^3', '立方米', 'Cubic metres'),
    t('□\\,\\mathrm{mL}', '毫升', 'Millilitres'),
    t('□\\,\\mathrm{L}', '升', 'Litres'),
    t('□\\,\\mathrm{g}', '克', 'Grams'),
    t('□\\,\\mathrm{kg}', '千克', 'Kilograms'),
    t('□\\,\\mathrm{t}', '吨', 'Tonnes'),
    t('□\\,\\mathrm{s}', '秒', 'Seconds'),
    t('□\\,\\mathrm{min}', '分钟', 'Minutes'),
    t('□\\,\\mathrm{h}', '小时', 'Hours'),
  ],
)

const algebra = group(
  ['代数', 'Algebra'],
  [
    t('\\frac{□}{□}', '分式', 'Fraction'),
    t('\\sqrt{□}', '根号', 'Square root'),
    t('\\sqrt[3]{□}', '立方根', 'Cube root'),
    t('□^{□}', '乘方', 'Power'),
    t('□_{□}', '下标', 'Index'),
    t('\\left|□\\right|', '绝对值', 'Absolute value'),
    t('\\left(□\\right)', '括号', 'Brackets'),
    t('\\begin{cases} □ \\\\ □ \\end{cases}', '方程组', 'Equations, two'),
    t('\\begin{cases} □ \\\\ □ \\\\ □ \\end{cases}', '三元方程组', 'Equations, three'),
    t('\\begin{cases} □>□ \\\\ □<□ \\end{cases}', '不等式组', 'Inequalities, two'),
    t('\\leqslant', '小于或等于', 'At most'),
    t('\\geqslant', '大于或等于', 'At least'),
    t('\\neq', '不等于', 'Not equal'),
    t('\\pm', '正负号', 'Plus or minus'),
    t('y=□x+□', '一次函数', 'Linear function'),
    t('y=\\frac{□}{x}', '反比例函数', 'Inverse proportion'),
    t('y=□x^2+□x+□', '二次函数', 'Quadratic function'),
    t('x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}', '求根公式', 'Quadratic formula'),
    t('x_1=□,\\ x_2=□', '方程的两根', 'Two roots'),
    t('\\left(□,\\ □\\right)', '坐标', 'Coordinates'),
  ],
)

const geometry = group(
  ['几何', 'Geometry'],
  [
    t('\\triangle □', '三角形', 'Triangle'),
    t('\\mathrm{Rt}\\triangle □', '直角三角形', 'Right triangle'),
    t('\\parallelogram □', '平行四边形', 'Parallelogram'),
    t('\\odot □', '圆', 'Circle'),
    t('\\wideparen{□}', '弧', 'Arc'),
    t('\\angle □', '角', 'Angle'),
    t('\\angle □=□^{\\circ}', '角的度数', 'Size of an angle'),
    t("□^{\\circ}□'□''", '度分秒', 'Degrees, minutes, seconds'),
    t('□\\parallel □', '平行', 'Parallel'),
    t('□\\perp □', '垂直', 'Perpendicular'),
    t('\\triangle □\\cong\\triangle □', '全等', 'Congruent'),
    t('\\triangle □\\backsim\\triangle □', '相似', 'Similar'),
    t('\\because', '因为', 'Because'),
    t('\\therefore', '所以', 'Therefore'),
    t('\\sin □', '正弦', 'Sine'),
    t('\\cos □', '余弦', 'Cosine'),
    t('\\tan □', '正切', 'Tangent'),
    t('\\overline{□}', '线段（上划线）', 'Bar over letters'),
  ],
)

const statistics = group(
  ['统计', 'Statistics'],
  [
    t('\\overline{x}', '平均数', 'Mean'),
    t('\\overline{x}=\\frac{□+□+□}{□}', '平均数的算式', 'Mean, worked'),
    t('\\overline{x}=\\frac{x_1+x_2+\\cdots+x_n}{n}', '平均数公式', 'Mean, formula'),
    t('s^2', '方差', 'Variance'),
    t(
      's^2=\\frac{1}{n}\\left[(x_1-\\overline{x})^2+\\cdots+(x_n-\\overline{x})^2\\right]',
      '方差公式',
      'Variance, formula',
      's^2=\\frac{1}{n}[\\cdots]',
    ),
    t('P(□)=\\frac{□}{□}', '概率', 'Probability'),
  ],
)

const laws = group(
  ['公式', 'Laws'],
  [
    t('v=\\frac{s}{t}', '速度', 'Speed'),
    t('\\rho=\\frac{m}{V}', '密度', 'Density'),
    t('G=mg', '重力', 'Weight'),
    t('p=\\frac{F}{S}', '压强', 'Pressure'),
    t('p=\\rho gh', '液体压强', 'Pressure in a liquid'),
    t('F_{\\text{浮}}=\\rho_{\\text{液}}gV_{\\text{排}}', '浮力', 'Buoyancy'),
    t('F_1l_1=F_2l_2', '杠杆平衡', 'Lever'),
    t('W=Fs', '功', 'Work'),
    t('P=\\frac{W}{t}', '功率', 'Power'),
    t('\\eta=\\frac{W_{\\text{有用}}}{W_{\\text{总}}}\\times100\\%', '机械效率', 'Efficiency'),
    t('Q=cm\\Delta t', '热量', 'Heat'),
    t('I=\\frac{U}{R}', '欧姆定律', 'Ohm’s law'),
    t('P=UI', '电功率', 'Electric power'),
    t('W=UIt', '电功', 'Electric work'),
    t('Q=I^2Rt', '焦耳定律', 'Joule’s law'),
    t('R=R_1+R_2', '串联电阻', 'Resistors in series'),
    t('\\frac{1}{R}=\\frac{1}{R_1}+\\frac{1}{R_2}', '并联电阻', 'Resistors in parallel'),
    t('Q=mq', '燃料放热', 'Heat of a fuel'),
  ],
)

const quantities = group(
  ['物理单位', 'Units'],
  [
    t('□\\,\\mathrm{m/s}', '米每秒', 'Metres a second'),
    t('□\\,\\mathrm{km/h}', '千米每时', 'Kilometres an hour'),
    t('□\\,\\mathrm{kg/m^3}', '千克每立方米', 'Kilograms a cubic metre'),
    t('□\\,\\mathrm{g/cm^3}', '克每立方厘米', 'Grams a cubic centimetre'),
    t('□\\,\\mathrm{N}', '牛', 'Newtons'),
    t('□\\,\\mathrm{Pa}', '帕', 'Pascals'),
    t('□\\,\\mathrm{J}', '焦', 'Joules'),
    t('□\\,\\mathrm{W}', '瓦', 'Watts'),
    t('□\\,\\mathrm{kW\\cdot h}', '千瓦时', 'Kilowatt hours'),
    t('□\\,\\mathrm{V}', '伏', 'Volts'),
    t('□\\,\\mathrm{A}', '安', 'Amperes'),
    t('□\\,\\Omega', '欧', 'Ohms'),
    t('□\\,^{\\circ}\\mathrm{C}', '摄氏度', 'Degrees Celsius'),
    t('□\\times10^{□}', '科学记数法', 'Scientific notation'),
  ],
)

const reckoning = group(
  ['化学计算', 'Reckoning'],
  [
    t('\\overset{□}{\\mathrm{□}}', '化合价', 'Valence', '\\overset{+2}{\\mathrm{Cu}}'),
    t('\\frac{□}{□}\\times100\\%', '质量分数', 'Mass fraction'),
    t('\\frac{m_{\\text{溶质}}}{m_{\\text{溶液}}}\\times100\\%', '溶质质量分数', 'Mass fraction of a solution'),
    t('\\frac{□}{□}=\\frac{□}{x}', '比例式', 'Proportion'),
    t('M_{\\mathrm{r}}', '相对分子质量', 'Relative molecular mass'),
    t('A_{\\mathrm{r}}', '相对原子质量', 'Relative atomic mass'),
    t('\\rho', '密度', 'Density'),
    t('□\\,^{\\circ}\\mathrm{C}', '摄氏度', 'Degrees Celsius'),
  ],
)

/** The school forms, stage by stage. Equations of chemistry are typed as text besides (see `chemistry.ts`). */
export const palette: readonly PaletteStage[] = [
  { stage: 'primary', name: { zh: '小学', en: 'Primary' }, groups: [sums, units] },
  { stage: 'junior', name: { zh: '初中', en: 'Junior' }, groups: [algebra, geometry, statistics] },
  { stage: 'physics', name: { zh: '物理', en: 'Physics' }, groups: [laws, quantities] },
  { stage: 'chemistry', name: { zh: '化学', en: 'Chemistry' }, groups: [reckoning] },
]
