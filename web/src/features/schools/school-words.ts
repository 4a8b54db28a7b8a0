import { defineWords } from '../../lib/language.ts'

/** Words that several parts of the administration share. */
export const commonWords = defineWords({
  zh: {
    save: '保存',
    cancel: '取消',
    close: '关闭',
    saved: '已保存',
    edit: '修改',
    actions: '操作',
    none: '未安排',
    undo: '撤销',
  },
  en: {
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    saved: 'Saved',
    edit: 'Change',
    actions: 'Actions',
    none: 'Nobody',
    undo: 'Undo',
  },
})
