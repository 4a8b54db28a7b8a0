import type { PrintKind } from '@lightwork/domain'

/** Paper speaks Chinese: its readers are the pupils and teachers of a Chinese county. */
export const truthWords = { right: '正确', wrong: '错误' }

/** What stands beside the title; a pupils' sheet is just the homework. */
export const kindNames: Record<PrintKind, string> = {
  pupils: '',
  teacher: '教师用',
  answers: '答题纸',
  key: '参考答案',
  set: '',
}

const digits = '〇一二三四五六七八九'
export const gradeName = (grade: number): string => `${digits[grade] ?? grade}年级`
