import * as contract from '@lightwork/contract'
import { homework, ownItem } from '@lightwork/server/test/homework.ts'
import type { Page } from 'playwright-core'
import { sheetOf } from './desk.ts'
import type { Site } from './site.ts'

const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '分数加减' }] }
const sheet = (text: string, minutes = 10) =>
  homework(heading, ownItem({ text, minutes, pointer: '' }), ownItem({ text: '用小数表示三个分数。', pointer: '' }))

/** A homework of the mathematics teacher that others read, copy, comment on or go on with. */
export async function makeHomework(site: Site, text = '计算下面各题，能简算的要简算。') {
  const { call } = site.as('mathTeacher')
  const school_id = site.county.school
  const body = { title: '周三数学作业', subject: 'math', grade: 5, document: sheet(text) } as const
  const { id } = await call(contract.createAssignment, { params: { school_id }, body })
  const params = { school_id, assignment_id: id }
  const save = (revision: number, words: string, minutes?: number) =>
    call(contract.saveAssignment, {
      params,
      body: { revision, title: '周三数学作业', document: sheet(words, minutes) },
    })
  const share = (access: 'read' | 'edit') =>
    call(contract.shareAssignment, { params, body: { share: { reach: 'grade', access } } })
  return { id, params, path: `/homework/${school_id}/${id}`, save, share }
}

export const saved = (page: Page) => page.getByText(/^已保存 \d\d:\d\d$/).waitFor()

/** Writes at the end of the sheet's heading. */
export async function write(page: Page, words: string): Promise<void> {
  await sheetOf(page).getByText('分数加减').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}
