import {
  type Band,
  type CalendarKind,
  type DayKind,
  type Education,
  type ItemState,
  type ItemType,
  type MinutesEvidence,
  type Mode,
  type Origin,
  type Place,
  type PolicyLevel,
  type Quantity,
  type Role,
  type SchoolSystem,
  type Subject,
  standardTierNames,
  subjectNames,
  type TierNames,
} from '@lightwork/domain'
import { createContext, useContext } from 'react'
import { type Language, useLanguage } from './language.ts'

/** The users' words for the closed lists of the product (glossary: reference/policy.md section 7). */
interface Names {
  readonly tier: TierNames
  readonly mode: Record<Mode, string>
  readonly place: Record<Place, string>
  readonly itemType: Record<ItemType, string>
  readonly itemState: Record<ItemState, string>
  readonly education: Record<Education, string>
  readonly origin: Record<Origin, string>
  readonly role: Record<Role, string>
  readonly band: Record<Band, string>
  readonly quantity: Record<Quantity, string>
  readonly dayKind: Record<DayKind, string>
  readonly calendarKind: Record<CalendarKind, string>
  readonly policyLevel: Record<PolicyLevel, string>
  readonly system: Record<SchoolSystem, string>
  readonly evidence: Record<MinutesEvidence['source'], string>
}

const zh: Names = {
  tier: standardTierNames.zh,
  mode: {
    written: '书面',
    oral: '口头',
    reading: '阅读',
    practical: '实践',
    exercise: '体育锻炼',
    labour: '劳动',
    art: '艺术',
  },
  place: { home: '家中', after_school: '课后服务', school: '课堂' },
  itemType: {
    single_choice: '单选题',
    multiple_choice: '多选题',
    true_false: '判断题',
    fill_blank: '填空题',
    matching: '连线题',
    ordering: '排序题',
    short_answer: '简答题',
    calculation: '计算题',
    problem_solving: '解决问题',
    proof: '证明题',
    drawing: '作图题',
    reading_comprehension: '阅读理解',
    cloze: '完形填空',
    error_correction: '改错题',
    listening: '听力',
    oral: '口语',
    writing: '写作',
    experiment: '实验',
    practice: '实践活动',
    exercise: '体育锻炼',
    labour: '劳动',
    art: '艺术',
    reading: '阅读',
    project: '项目',
    composite: '综合题',
  },
  itemState: { draft: '草稿', in_review: '待审核', published: '已发布', retired: '已停用' },
  education: { moral: '德育', intellectual: '智育', physical: '体育', aesthetic: '美育', labour: '劳动教育' },
  origin: { original: '原创', adapted: '改编', selected: '选编' },
  role: {
    admin: '系统管理员',
    bureau: '教育局',
    curator: '题库管理员',
    head: '校长',
    class_lead: '班主任',
    teacher: '教师',
  },
  band: { lower: '一、二年级', upper: '小学其他年级', junior: '初中' },
  quantity: { written: '书面作业', written_home: '书面家庭作业', home_total: '家庭作业总量' },
  dayKind: { school_day: '上学日', rest_day: '休息日', no_homework_day: '无作业日' },
  calendarKind: { rest: '休息日', make_up: '调休上学', no_homework: '无作业日' },
  policyLevel: { national: '国家', province: '省', county: '县', school: '学校' },
  system: { '6+3': '六三制', '5+4': '五四制' },
  evidence: { author: '命题人估计', estimate: '系统估算', import: '导入时注明', trial: '试做', class: '班级实测' },
}

const en: Names = {
  tier: standardTierNames.en,
  mode: {
    written: 'Written',
    oral: 'Oral',
    reading: 'Reading',
    practical: 'Practical',
    exercise: 'Exercise',
    labour: 'Labour',
    art: 'Art',
  },
  place: { home: 'At home', after_school: 'After-school service', school: 'In class' },
  itemType: {
    single_choice: 'Single choice',
    multiple_choice: 'Multiple choice',
    true_false: 'True or false',
    fill_blank: 'Fill in',
    matching: 'Matching',
    ordering: 'Ordering',
    short_answer: 'Short answer',
    calculation: 'Calculation',
    problem_solving: 'Problem solving',
    proof: 'Proof',
    drawing: 'Drawing',
    reading_comprehension: 'Reading comprehension',
    cloze: 'Cloze',
    error_correction: 'Error correction',
    listening: 'Listening',
    oral: 'Speaking',
    writing: 'Writing',
    experiment: 'Experiment',
    practice: 'Practical activity',
    exercise: 'Exercise',
    labour: 'Labour',
    art: 'Art',
    reading: 'Reading',
    project: 'Project',
    composite: 'Composite',
  },
  itemState: { draft: 'Draft', in_review: 'In review', published: 'Published', retired: 'Retired' },
  education: {
    moral: 'Moral',
    intellectual: 'Intellectual',
    physical: 'Physical',
    aesthetic: 'Aesthetic',
    labour: 'Labour',
  },
  origin: { original: 'Original', adapted: 'Adapted', selected: 'Selected' },
  role: {
    admin: 'Administrator',
    bureau: 'Education bureau',
    curator: 'Curator',
    head: 'School head',
    class_lead: 'Class lead',
    teacher: 'Teacher',
  },
  band: { lower: 'Grades 1 and 2', upper: 'Other primary grades', junior: 'Junior' },
  quantity: { written: 'Written homework', written_home: 'Written work at home', home_total: 'All work at home' },
  dayKind: { school_day: 'School day', rest_day: 'Rest day', no_homework_day: 'Day without homework' },
  calendarKind: { rest: 'Rest day', make_up: 'Make-up school day', no_homework: 'Day without homework' },
  policyLevel: { national: 'National', province: 'Provincial', county: 'County', school: 'School' },
  system: { '6+3': '6+3 years', '5+4': '5+4 years' },
  evidence: {
    author: 'author’s estimate',
    estimate: 'computed',
    import: 'stated in the import',
    trial: 'trial',
    class: 'measured in class',
  },
}

const packs: Record<Language, Names> = { zh, en }
const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Names of every code in one language: `names.tier.base`, `names.subject('math')`, `names.grade(5)`. */
export const namesIn = (language: Language) => ({
  ...packs[language],
  subject: (subject: Subject): string => subjectNames[subject][language],
  /** One or three letters for where a bar is too narrow for the name. */
  subjectInitial: (subject: Subject): string =>
    language === 'zh' ? [...subjectNames[subject].zh].slice(0, 1).join('') : subjectNames[subject].en.slice(0, 3),
  grade: (grade: number): string => (language === 'zh' ? `${digits[grade] ?? grade}年级` : `Grade ${grade}`),
  minutes: (minutes: number): string => (language === 'zh' ? `${minutes} 分钟` : `${minutes} min`),
})

type AllNames = Readonly<Record<Language, ReturnType<typeof namesIn>>>

const standard: AllNames = { zh: namesIn('zh'), en: namesIn('en') }

/** The names with a school's own words for its tiers: they are the same in both languages. */
export const withTierNames = (tier: TierNames): AllNames => ({
  zh: { ...standard.zh, tier },
  en: { ...standard.en, tier },
})

/** Below it tiers are called as the school of the page calls them. */
export const NamesContext = createContext(standard)

/** Names of every code in the language of the moment. */
export const useNames = (): ReturnType<typeof namesIn> => useContext(NamesContext)[useLanguage()]
