import { gradesOfSubject, type Subject } from './vocabulary.ts'

/**
 * Bands and competencies (核心素养) of the 2022 curriculum standards (义务教育课程标准, 教材〔2022〕2号). Most subjects share
 * one set of bands, cut to the grades in which they are offered; the arts have bands of their own.
 */
export interface SubjectBand {
  readonly zh: string
  readonly en: string
  readonly from: number
  readonly to: number
}

const stageBands = [
  [1, 2],
  [3, 4],
  [5, 6],
  [7, 9],
] as const
const artBands = [
  [1, 2],
  [3, 5],
  [6, 7],
  [8, 9],
] as const

const numbers = ['一', '二', '三', '四'] as const

type Naming = (index: number, from: number, to: number) => Pick<SubjectBand, 'zh' | 'en'>
const byStage: Naming = (index, from, to) => ({
  zh: `第${numbers[index]}学段（${from === to ? from : `${from}–${to}`} 年级）`,
  en: `Stage ${index + 1} (grades ${from}-${to})`,
})
/** 体育与健康: levels 水平一 to 水平四. */
const byLevel: Naming = (index, from, to) => ({
  zh: `水平${numbers[index]}（${from}–${to} 年级）`,
  en: `Level ${index + 1} (grades ${from}-${to})`,
})
/** 英语: 一级 to 三级, from grade 3. */
const byGrade: Naming = (index, from, to) => ({
  zh: `${numbers[index - 1]}级（${from}–${to} 年级）`,
  en: `Level ${index} (grades ${from}-${to})`,
})

/** The bands of a subject. */
export function bandsOf(subject: Subject): SubjectBand[] {
  const [first, last] = gradesOfSubject[subject]
  const naming = subject === 'pe' ? byLevel : subject === 'english' ? byGrade : byStage
  return (subject === 'art' ? artBands : stageBands).flatMap(([start, end], index) => {
    const [from, to] = [Math.max(first, start), Math.min(last, end)]
    return from > to ? [] : [{ ...naming(index, from, to), from, to }]
  })
}

const mathsPrimary = [
  '数感',
  '量感',
  '符号意识',
  '运算能力',
  '几何直观',
  '空间观念',
  '推理意识',
  '数据意识',
  '模型意识',
  '应用意识',
  '创新意识',
]
const mathsJunior = [
  '抽象能力',
  '运算能力',
  '几何直观',
  '空间观念',
  '推理能力',
  '数据观念',
  '模型观念',
  '应用意识',
  '创新意识',
]

const competencies: Record<Exclude<Subject, 'math'>, readonly string[]> = {
  morality: ['政治认同', '道德修养', '法治观念', '健全人格', '责任意识'],
  chinese: ['文化自信', '语言运用', '思维能力', '审美创造'],
  english: ['语言能力', '文化意识', '思维品质', '学习能力'],
  history: ['唯物史观', '时空观念', '史料实证', '历史解释', '家国情怀'],
  geography: ['人地协调观', '综合思维', '区域认知', '地理实践力'],
  science: ['科学观念', '科学思维', '探究实践', '态度责任'],
  physics: ['物理观念', '科学思维', '科学探究', '科学态度与责任'],
  chemistry: ['化学观念', '科学思维', '科学探究与实践', '科学态度与责任'],
  biology: ['生命观念', '科学思维', '探究实践', '态度责任'],
  it: ['信息意识', '计算思维', '数字化学习与创新', '信息社会责任'],
  pe: ['运动能力', '健康行为', '体育品德'],
  art: ['审美感知', '艺术表现', '创意实践', '文化理解'],
  labour: ['劳动观念', '劳动能力', '劳动习惯和品质', '劳动精神'],
}

/** The closed list for a subject in these grades. Mathematics has other names in primary and junior school. */
export function competenciesOf(subject: Subject, grades: readonly number[]): readonly string[] {
  if (subject !== 'math') return competencies[subject]
  const primary = grades.some((grade) => grade <= 6) ? mathsPrimary : []
  const junior = grades.some((grade) => grade > 6) ? mathsJunior : []
  return [...new Set([...primary, ...junior])]
}

/**
 * Primary name and junior name of what grows into one another. The three that become 抽象能力 have no single way back:
 * an item brought down to primary school names its own.
 */
const renames: readonly (readonly [primary: string, junior: string, back: boolean])[] = [
  ['推理意识', '推理能力', true],
  ['数据意识', '数据观念', true],
  ['模型意识', '模型观念', true],
  ['数感', '抽象能力', false],
  ['量感', '抽象能力', false],
  ['符号意识', '抽象能力', false],
]

const otherStage = (name: string): string | undefined =>
  renames.find(([primary]) => primary === name)?.[1] ?? renames.find(([, junior, back]) => back && junior === name)?.[0]

export interface HeldCompetencies {
  /** As the closed list of these grades calls them, each once. */
  readonly known: string[]
  readonly unknown: string[]
}

/** Holds competencies to the closed list of a subject and its grades; a name of the other stage becomes this stage's. */
export function holdCompetencies(
  subject: Subject,
  grades: readonly number[],
  names: readonly string[],
): HeldCompetencies {
  const listed = competenciesOf(subject, grades)
  const known = new Set<string>()
  const unknown: string[] = []
  for (const name of names) {
    const held = listed.includes(name) ? name : otherStage(name)
    if (held !== undefined && listed.includes(held)) known.add(held)
    else unknown.push(name)
  }
  return { known: [...known], unknown }
}
