/** Part of the one table in `problem.ts`: how the server says no while works are entered. */
export const enteringProblems = {
  'entry-over-limit': {
    status: 422,
    zh: '作业时间超过上限，不能参评；请按提示减少必做任务后再选',
    en: 'The homework is over the limit of time; take out required work as listed and choose it again',
  },
  'entry-incomplete': {
    status: 422,
    zh: '作品还不完整，请按提示补全后再提交',
    en: 'The work lacks something it needs; complete it and hand it in',
  },
  'masks-unconfirmed': {
    status: 409,
    zh: '内容有改动，请再看一遍评委将看到的样子并确认',
    en: 'Something changed: look again at what judges will see and confirm it',
  },
  'entry-file-refused': {
    status: 422,
    zh: '这个附件不能使用，请按说明处理后再传',
    en: 'This file cannot be used; see why and send another one',
  },
} as const
