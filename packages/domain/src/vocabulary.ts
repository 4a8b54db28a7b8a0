/** The closed lists of the product. Codes are stored and sent; words on the screen live in the web app. */

export const subjects = [
  'morality',
  'chinese',
  'math',
  'english',
  'history',
  'geography',
  'science',
  'physics',
  'chemistry',
  'biology',
  'it',
  'pe',
  'art',
  'labour',
] as const
export type Subject = (typeof subjects)[number]

/** Grades in which the 2022 curriculum plan (教材〔2022〕2号) offers a subject. */
export const gradesOfSubject: Record<Subject, readonly [from: number, to: number]> = {
  morality: [1, 9],
  chinese: [1, 9],
  math: [1, 9],
  english: [3, 9],
  history: [7, 9],
  geography: [7, 8],
  science: [1, 6],
  physics: [8, 9],
  chemistry: [9, 9],
  biology: [7, 8],
  it: [3, 8],
  pe: [1, 9],
  art: [1, 9],
  labour: [1, 9],
}

export const subjectNames: Record<Subject, { zh: string; en: string }> = {
  morality: { zh: '道德与法治', en: 'Morality and Law' },
  chinese: { zh: '语文', en: 'Chinese' },
  math: { zh: '数学', en: 'Mathematics' },
  english: { zh: '英语', en: 'English' },
  history: { zh: '历史', en: 'History' },
  geography: { zh: '地理', en: 'Geography' },
  science: { zh: '科学', en: 'Science' },
  physics: { zh: '物理', en: 'Physics' },
  chemistry: { zh: '化学', en: 'Chemistry' },
  biology: { zh: '生物学', en: 'Biology' },
  it: { zh: '信息科技', en: 'Information Technology' },
  pe: { zh: '体育与健康', en: 'PE and Health' },
  art: { zh: '艺术', en: 'Arts' },
  labour: { zh: '劳动', en: 'Labour' },
}

/** 层次. Letters A/B/C are a school's display choice and never stored. */
export const tiers = ['base', 'raise', 'extend'] as const
export type Tier = (typeof tiers)[number]

/** 完成形式 */
export const modes = ['written', 'oral', 'reading', 'practical', 'exercise', 'labour', 'art'] as const
export type Mode = (typeof modes)[number]

/** 完成场所: at home, in after-school service 课后服务, or in a lesson at school. */
export const places = ['home', 'after_school', 'school'] as const
export type Place = (typeof places)[number]

export const itemTypes = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_blank',
  'matching',
  'ordering',
  'short_answer',
  'calculation',
  'problem_solving',
  'proof',
  'drawing',
  'reading_comprehension',
  'cloze',
  'error_correction',
  'listening',
  'oral',
  'writing',
  'experiment',
  'practice',
  'exercise',
  'labour',
  'art',
  'reading',
  'project',
  'composite',
] as const
export type ItemType = (typeof itemTypes)[number]
export const choiceTypes: readonly ItemType[] = ['single_choice', 'multiple_choice']

/** 五育 */
export const educations = ['moral', 'intellectual', 'physical', 'aesthetic', 'labour'] as const
export type Education = (typeof educations)[number]

/** 来源: 原创, 改编, 选编 */
export const origins = ['original', 'adapted', 'selected'] as const
export type Origin = (typeof origins)[number]

export const itemStates = ['draft', 'in_review', 'published', 'retired'] as const
export type ItemState = (typeof itemStates)[number]

export const roles = ['admin', 'bureau', 'curator', 'head', 'class_lead', 'teacher'] as const
export type Role = (typeof roles)[number]

export const schoolSystems = ['6+3', '5+4'] as const
export type SchoolSystem = (typeof schoolSystems)[number]
