import * as contract from '@lightwork/contract'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { ofMinutes } from '@lightwork/server/test/homework.ts'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { TODAY } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()
const browser = await launchBrowser('153')

async function openHomework(person: PersonName, subject: 'math' | 'chinese', minutes: number): Promise<Page> {
  const { id } = await site.as(person).call(contract.createAssignment, {
    params: { school_id: site.county.school },
    body: { title: `${minutes} 分钟的练习`, subject, grade: 5, document: ofMinutes(minutes) },
  })
  const page = await openPage({ browser, site }, person, `/homework/${site.county.school}/${id}`)
  await page.getByRole('complementary', { name: '时间与布置' }).getByText('上限 60 分钟').waitFor()
  return page
}

const written = async (): Promise<number[]> => {
  const { five1, five2 } = site.county.classes
  const days = await site.as('mathTeacher').call(contract.listClassDays, {
    params: { school_id: site.county.school },
    querystring: { class_ids: `${five1},${five2}`, from: TODAY, to: TODAY },
  })
  return [five1, five2].map((id) => days.find(({ class_id }) => class_id === id)?.written ?? 0)
}

it('of two teachers who release at the same moment one is refused and told who was first', async () => {
  const [math, chinese] = await Promise.all([
    openHomework('mathTeacher', 'math', 40),
    openHomework('chineseTeacher', 'chinese', 35),
  ])
  const pages = [math, chinese]
  await Promise.all(pages.map((page) => page.getByRole('button', { name: '布置给五年级(1)班' }).click()))
  const outcomes = await Promise.all(
    pages.map((page) =>
      Promise.race([
        page
          .getByText('已布置，公示页已更新')
          .waitFor()
          .then(() => 'released'),
        page
          .getByText('没有布置：时间放不下')
          .waitFor()
          .then(() => 'refused'),
      ]),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['refused', 'released'])
  const loser = pages[outcomes.indexOf('refused')]
  const [held, other] = outcomes[0] === 'released' ? [40, '数学'] : [35, '语文']
  await loser?.getByText(new RegExp(`${other} .*《${held} 分钟的练习》${held} 分钟`)).waitFor()
  expect(await written()).toEqual([held, 0])
  if (loser !== undefined) {
    await expectAccessible(loser)
    await takePicture(loser, 'teacher-second')
    await loser.getByRole('button', { name: '改到11月26日周四' }).click()
    await loser.getByRole('button', { name: '布置给五年级(1)班' }).click()
    await loser.getByText('已布置，公示页已更新').waitFor()
  }
  expect(await written()).toEqual([held, 0])
  for (const page of pages) {
    expectHealthy(page)
    await page.context().close()
  }
})

it('a homework goes to several classes at once, all or none', async () => {
  const [first = 0] = await written()
  const page = await openHomework('mathTeacher', 'math', 60 - first + 1)
  await page.getByRole('checkbox', { name: '五年级(2)班' }).press('Space')
  await page.getByRole('button', { name: '布置给 2 个班' }).click()
  await page.getByText('没有布置：时间放不下').waitFor()
  expect(await written()).toEqual([first, 0])
  await page.getByRole('textbox', { name: '预计分钟' }).fill('20')
  await page.getByRole('button', { name: '布置给 2 个班' }).click()
  await page.getByText('已布置，公示页已更新').waitFor()
  expect(await written()).toEqual([first + 20, 20])
  await takePicture(page, 'teacher-two-classes')
  expectHealthy(page)
  await page.context().close()
})
