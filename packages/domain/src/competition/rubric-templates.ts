import type { Criterion, MarkBand, Requirement, Rubric } from './rubric.ts'

/** Three levels: of 15 points 15–13, 12–10, 9–7; of 20 points 20–18, 17–15, 14–12. */
const threeBands = (points: number): MarkBand[] => [
  { name: 'Ⅰ', from: points, to: points - 2 },
  { name: 'Ⅱ', from: points - 3, to: points - 5 },
  { name: 'Ⅲ', from: points - 6, to: points - 8 },
]

type Row = readonly [code: string, name: string, points: number, guidance: string]

const criteriaOf = (rows: readonly Row[], bandsOf: (points: number) => readonly MarkBand[]): Criterion[] =>
  rows.map(([code, name, points, guidance]) => ({ code, name, points, guidance, bands: bandsOf(points) }))

const noBands = (): MarkBand[] => []

/** Four levels in even parts of the full points; the lowest ends at two fifths, so that no mark is 0. */
function fourBands(points: number): MarkBand[] {
  const cuts = [points, ...[0.85, 0.7, 0.55].map((share) => Math.floor(points * share))]
  const lowest = Math.floor(points * 0.4)
  return ['优秀', '良好', '合格', '待改进'].map((name, index) => {
    const below = cuts[index + 1]
    return { name, from: cuts[index] ?? lowest, to: below === undefined ? lowest : below + 1 }
  })
}

const minutesStated: Requirement = { code: 'minutes', text: '每项作业写明预计用时，总时长不超过学段上限' }
const answersComplete: Requirement = { code: 'answers', text: '每道题有答案或评价要点' }
const sourcesStated: Requirement = { code: 'sources', text: '选编、改编的题目注明出处' }
const noNames: Requirement = { code: 'blind', text: '文字、图片、文件名中没有学校和作者信息' }
const usual = [minutesStated, answersComplete, sourcesStated, noNames]

const defaultRubric: Rubric = {
  name: '作业设计通用评分标准',
  note: '综合各地评比通知的常见评分项拟定，等级和分值可以修改。',
  total: 100,
  step: 1,
  requirements: usual,
  criteria: criteriaOf(
    [
      ['education', '育人导向', 10, '体现立德树人，内容积极健康，关注习惯和品格的养成'],
      ['aims', '目标一致', 15, '作业目标对应单元和课时目标，每道题都能说出为哪个目标服务'],
      ['content', '内容科学与课标适切', 20, '没有知识性错误，表述清楚，难度不超出课程标准'],
      ['tiers', '分层与可选择', 15, '不同基础的学生都有合适的任务，选择题组设置合理'],
      ['time', '时量与难度', 15, '预计用时可信，难易搭配得当，没有机械重复'],
      ['forms', '类型与创新', 10, '书面、口头、实践等形式搭配，情境真实，有新意而不花哨'],
      ['feedback', '评价与反馈', 10, '评价要点可操作，说明怎样批改、讲评和辅导'],
      ['text', '文本规范与来源标注', 5, '结构完整，用语、符号、图表规范，来源清楚'],
    ],
    fourBands,
  ),
}

const scienceUnit: Rubric = {
  name: '小学科学大单元作业设计评价量表',
  note: '评分项、分值和三级分档依据公开的小学科学大单元作业评价量表，说明文字为本平台编写。每项最低分不是 0。',
  total: 100,
  step: 1,
  requirements: usual,
  criteria: criteriaOf(
    [
      ['thought', '思想性', 15, '渗透科学态度与社会责任，价值取向正确'],
      ['science', '科学性', 20, '概念准确，探究过程可信，数据和结论站得住'],
      ['fitness', '适切性', 15, '符合学生年龄和当地条件，材料容易取得'],
      ['novelty', '创新性', 20, '任务有新的角度或组合，能引起学生动手动脑'],
      ['practice', '操作性', 15, '步骤清楚，安全可行，学生能独立完成'],
      ['whole', '完整性', 15, '单元内各课作业前后呼应，目标、任务、评价齐全'],
    ],
    threeBands,
  ),
}

const excellentCases: Rubric = {
  name: '作业设计优秀案例评分标准',
  note: '目标 10、层次 30（三项各 10）、内容 30 依据公开的评分标准；其余 30 分原文不可辨认，由本平台补为“评价反馈”和“文本规范”各 15 分，可修改。',
  total: 100,
  step: 1,
  requirements: usual,
  criteria: criteriaOf(
    [
      ['aims', '目标明确', 10, '目标具体，与课标和教材一致'],
      ['gradient', '难度递进', 10, '从易到难安排合理，坡度平缓'],
      ['resources', '习题与资源', 10, '选题典型，资源可靠'],
      ['forms', '形式与兴趣', 10, '形式多样，学生愿意做'],
      ['content', '内容丰富', 30, '选材贴近生活，覆盖本课重点'],
      ['feedback', '评价反馈', 15, '有评价要点和反馈安排'],
      ['text', '文本规范', 15, '结构完整，表达规范，来源清楚'],
    ],
    noBands,
  ),
}

interface Listed {
  readonly name: string
  readonly note: string
  readonly rows: readonly (readonly [code: string, name: string, guidance: string])[]
}

/** Criteria whose points are not known: 10 each. */
const evenRubric = ({ name, note, rows }: Listed): Rubric => ({
  name,
  note: `${note}原文没有可辨认的分值，这里每项等权（各 10 分），可修改。`,
  total: rows.length * 10,
  step: 0.5,
  requirements: usual,
  criteria: criteriaOf(
    rows.map(([code, label, guidance]) => [code, label, 10, guidance]),
    noBands,
  ),
})

const fourQualities = evenRubric({
  name: '四性评分标准',
  note: '评分项依据一份市级评选通知。',
  rows: [
    ['education', '教育性', '作业承载的育人价值清楚'],
    ['science', '科学性', '知识、方法和表述准确'],
    ['practice', '实践性', '学生能在做中学，条件可行'],
    ['tiers', '层次性', '基础、提升、拓展比例得当'],
  ],
})

const fourAspects = evenRubric({
  name: '小学作业设计四项标准',
  note: '评分项依据一份镇级小学评比通知。',
  rows: [
    ['standard', '符合课标', '内容和要求不超出课程标准'],
    ['tiers', '体现分层', '照顾不同基础的学生'],
    ['forms', '形式多样', '书面与非书面作业搭配'],
    ['growth', '全面发展', '关注德智体美劳各方面'],
  ],
})

const holidayWork = evenRubric({
  name: '假期作业评分标准',
  note: '评分项依据一份区级评比通知中的假期作业部分。',
  rows: [
    ['life', '生活性', '与假期生活和本地环境相联系'],
    ['whole', '综合性', '联系多个学科或多种能力'],
    ['practice', '实践性', '以动手、观察、劳动、阅读为主'],
    ['novelty', '创新性', '任务有新意，成果形式可选择'],
  ],
})

const unitThinking = evenRubric({
  name: '单元整体作业评分标准',
  note: '评分项依据一份县级小学评比的框架。',
  rows: [
    ['education', '立德树人', '育人目标落在具体任务中'],
    ['burden', '减负提质', '数量和时间受控，布置到辅导全程有安排'],
    ['standard', '基于课标', '每项要求都能在课标中找到依据'],
    ['unit', '单元意识', '课时目标与单元目标衔接，批改、分析、讲评、辅导成体系'],
  ],
})

const schoolRound = evenRubric({
  name: '学校优秀作业十项标准',
  note: '评分项依据一份学校优秀作业评价标准。',
  rows: [
    ['aims', '目标一致', '作业与教学目标一致'],
    ['interest', '有趣味', '学生愿意做'],
    ['life', '贴近生活', '情境来自学生熟悉的生活'],
    ['amount', '容量适中', '用时在规定之内'],
    ['choice', '个性多元', '可选择，照顾差异'],
    ['together', '合作创新', '有合作与创造的空间'],
    ['inquiry', '主动探究', '引导提出问题、寻找证据'],
    ['thinking', '发展思维', '不只是记忆和重复'],
    ['subjects', '学科融合', '自然地联系其他学科'],
    ['feedback', '反馈矫正', '错了知道怎样改'],
  ],
})

/** Rubrics to begin with, by code; the first is the default. Each is changed freely after it is taken. */
export const rubricTemplates = {
  default: defaultRubric,
  science_unit: scienceUnit,
  excellent_cases: excellentCases,
  four_qualities: fourQualities,
  four_aspects: fourAspects,
  holiday: holidayWork,
  unit: unitThinking,
  school_round: schoolRound,
} as const satisfies Readonly<Record<string, Rubric>>
