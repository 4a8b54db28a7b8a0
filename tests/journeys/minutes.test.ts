import { type Document, fromText } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { publishItem } from '@lightwork/server/test/review.ts'
import { describe, it } from 'vitest'
import {
  expectAccessible,
  expectHealthy,
  expectNoSideScroll,
  launchBrowser,
  openPage,
  type PageOptions,
  takePicture,
} from './browser.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const open = (person: PersonName, path: string, options?: PageOptions) =>
  openPage({ browser, site }, person, path, options)
const text = (value: string) => fromText(value) as Document & { content: never[] }

const draft: contract.ItemDraft = {
  subject: 'math',
  grades: [4, 5],
  type: 'calculation',
  tier: 'base',
  mode: 'written',
  place: 'home',
  minutes: 4,
  score_rate: 0.85,
  competencies: ['运算能力'],
  education: 'intellectual',
  origin: 'original',
  citation: null,
  licence: 'CC-BY-4.0',
  point_ids: [],
  unit_ids: [],
  body: text('用简便方法计算：$25\\times 32\\times 125$，$99\\times 46+46$。'),
  answer: { key: null, body: text('100000；4600') },
  explanation: text('把 32 看成 $4\\times 8$。'),
}

describe('how long an item takes', () => {
  it('is tried against the clock, reported by a class, and listed where it disagrees', async () => {
    const item = await publishItem(
      site.as,
      'mathTeacher',
      await site.as('mathTeacher').call(contract.createItem, { body: draft }),
    )
    const address = `/bank/${item.current.item_id}`
    const page = await open('chineseTeacher', address)
    await page.getByText('还没有人试做或上报班级用时').waitFor()
    await page.getByRole('button', { name: '我来试做' }).click()
    const trial = page.getByRole('dialog', { name: '试做计时' })
    await trial.getByRole('button', { name: '开始' }).click()
    await trial.getByRole('button', { name: '停止' }).click()
    await trial.getByLabel('用时（分:秒）').fill('５：4')
    await trial.getByText('五年级').click()
    await expectAccessible(page)
    await takePicture(page, 'minutes-trial')
    await trial.getByRole('button', { name: '记下' }).click()
    await page.getByText('1 次实测').waitFor()

    await page.getByRole('button', { name: '上报班级用时' }).click()
    const report = page.getByRole('dialog', { name: '上报班级用时' })
    await report.getByLabel('多数学生用了').fill('12')
    await report.getByLabel('大约多少名学生').fill('43')
    await report.getByRole('button', { name: '上报' }).click()
    await page.getByText('2 次实测').waitFor()
    await page.getByText('相差三分之一以上').waitFor()
    await page.getByText('用时记录').click()
    await page.getByText('班级实测，约 43 名学生').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'minutes-item', { fullPage: true })
    expectHealthy(page)

    for (const frame of ['desk', 'phone'] as const) {
      const curator = await open('curator', '/curation/minutes', { frame, language: frame === 'desk' ? 'zh' : 'en' })
      await curator.getByRole('link', { name: /用简便方法计算/ }).waitFor()
      await curator
        .getByRole('row', { name: /五年级|Grade 5/ })
        .last()
        .waitFor()
      await expectAccessible(curator)
      await expectNoSideScroll(curator)
      await takePicture(curator, `minutes-page-${frame}`, { fullPage: true })
      expectHealthy(curator)
    }
  })
})
