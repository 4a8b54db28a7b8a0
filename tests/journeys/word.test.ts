import { readFileSync } from 'node:fs'
import * as contract from '@lightwork/contract'
import { homework, ownItem } from '@lightwork/server/test/homework.ts'
import { expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('109')])
const unsayable = '\\begin{array}{c|c}a&b\\end{array}'
await site.as('mathTeacher').call(contract.createAssignment, {
  params: { school_id: site.county.school },
  body: {
    title: '周三练习',
    subject: 'math',
    grade: 5,
    document: homework({
      ...ownItem(),
      content: [{ type: 'paragraph', content: [{ type: 'mathInline', attrs: { latex: unsayable } }] }],
    }),
  },
})

it('a teacher downloads the teacher’s copy for B4 from the list, and is told which formula Word cannot write', async () => {
  const page = await openPage({ site, browser }, 'mathTeacher', '/homework')
  await page.getByRole('button', { name: '《周三练习》的操作' }).click()
  await page.getByRole('menuitem', { name: '下载为 Word…' }).click()
  const dialog = page.getByRole('dialog', { name: '下载《周三练习》' })
  await dialog.getByText('教师用（含答案和解析）').click()
  await dialog.getByText('B4 横版两栏').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '下载', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('周三练习（教师用）.docx')
  // A zip, as every Word file is.
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await dialog.getByText(unsayable).waitFor()
  await expectAccessible(page)
  await takePicture(page, 'word-download')
  expectHealthy(page)
})
