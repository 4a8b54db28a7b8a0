import { readFile } from 'node:fs/promises'
import * as contract from '@lightwork/contract'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { ofMinutes } from '@lightwork/server/test/homework.ts'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
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

const HOUR = 3_600_000
const after = (hours: number) => new Date(site.clock.now.getTime() + hours * HOUR).toISOString()

/** The page sets entering up from tomorrow on; here it is open for an hour yet. */
async function openNow(id: string): Promise<void> {
  const params = { competition_id: id }
  const found = await site.as('curator').call(contract.getCompetition, { params })
  const { revision, kind, title, semester, groups, terms } = found
  const phases = terms.phases.map((phase) =>
    phase.kind === 'enter' ? { ...phase, from: after(-24), until: after(1) } : phase,
  )
  await site.as('curator').call(contract.saveCompetition, {
    params,
    body: { revision, kind, title, semester, groups, feeds_id: null, terms: { ...terms, phases }, reason: '提前开始' },
  })
}

async function invite(page: Page, name: string, part: '请为评委' | '请处理申诉') {
  await page.getByLabel('按姓名或账号找人').fill(name)
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: part }).click()
  await page.getByRole('row').filter({ hasText: name }).waitFor()
}

/** The points must come to the whole again before it is saved. */
async function changeRubric(page: Page) {
  await page.getByLabel('育人导向 满分').fill('5')
  await page.locator('.competition-faults').getByText('离总分 100 分还差 5 分').waitFor()
  await page.getByRole('button', { name: '添加评分项' }).click()
  await page.getByLabel('评分项 9 名称').fill('')
  await page.getByText('有名称还空着，填好后才能保存').waitFor()
  await page.getByLabel('评分项 9 名称').fill('跨学科联系')
  await page.getByRole('button', { name: '上移跨学科联系' }).click()
  await page.getByText('合计 100 分，分值和等级都对得上。').waitFor()
  const entering = page.locator('.competition-phase').first()
  await entering.getByText('更多：老师报送作品').click()
  await entering.getByText('评委评分', { exact: true }).click()
  await page.getByText('“老师报送作品”和“评委评分”不能同时开放').waitFor()
  await entering.getByText('评委评分', { exact: true }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存', { exact: true }).waitFor()
}

async function knowJudge(page: Page) {
  await page.getByRole('row').filter({ hasText: 'judgeOne' }).getByRole('button', { name: '修改' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('小学组').click()
  await dialog.getByText('专家').click()
  await dialog.getByLabel('最多评几件').fill('20')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('row').filter({ hasText: '小学组' }).filter({ hasText: '专家' }).waitFor()
  await page.getByRole('button', { name: '登记回避' }).click()
  await dialog.getByLabel('老师姓名（写全名）').fill('chineseTeacher')
  await dialog.getByText('chineseTeacher（').click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('row').filter({ hasText: 'chineseTeacher' }).filter({ hasText: '亲属' }).waitFor()
}

/** A judge names a teacher whom they coached; nothing tells them who enters. */
async function declareOwn(id: string) {
  const page = await open('judgeOne', `/competitions/${id}`)
  await page.getByRole('button', { name: '登记回避' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('曾指导').click()
  await dialog.getByLabel('老师姓名（写全名）').fill('englishTeach')
  await dialog.getByText('没有找到').waitFor()
  await dialog.getByLabel('老师姓名（写全名）').fill('englishTeacher')
  await dialog.getByText('englishTeacher（').click()
  await takePicture(page, 'competition-own-conflict')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '撤销judgeOne对englishTeacher的回避' }).waitFor()
  await expectAccessible(page)
  await takePicture(page, 'competition-own-conflicts', { fullPage: true })
  expectHealthy(page)
}

/** Another page of the author's saves a text while this one is open. */
async function saveElsewhere(competitionId: string) {
  const person = site.as('mathTeacher')
  const [own] = await person.call(contract.listOwnEntries, { params: { competition_id: competitionId } })
  const params = { competition_id: competitionId, entry_id: own?.id ?? '' }
  const { revision, group_id, title, intent, aims, authors, licence } = await person.call(contract.getEntry, { params })
  const body = { revision, group_id, intent, aims, authors, licence, title: `${title}（二稿）`, may_exhibit: true }
  await person.call(contract.saveEntry, { params, body })
}

/** The author's own page, printed: full of names. */
async function addPrinted(page: Page) {
  const buffer = await page.pdf()
  await page.getByLabel('添加附件').setInputFiles({ name: '东河学校.pdf', mimeType: 'application/pdf', buffer })
  await page.getByText('东河学校.pdf').waitFor()
  const paper = page.locator('.entry-paper').filter({ hasText: '请自己看一遍' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    paper.getByRole('link', { name: '附件1.pdf' }).click(),
  ])
  const pdf = await getDocument({ data: new Uint8Array(await readFile(await download.path())) }).promise
  expect((await (await pdf.getPage(1)).getTextContent()).items).toEqual([])
}

async function write(page: Page, label: string, text: string) {
  const editor = page.getByRole('textbox', { name: label, exact: true })
  await editor.click()
  await page.keyboard.insertText(text)
}

describe('a competition up to the blind copies', () => {
  it('is set up on one page, entered with a masked name, handed in and closed', async () => {
    const organiser = await open('curator', '/competitions')
    await organiser.getByRole('link', { name: '新建评比' }).click()
    await organiser.getByLabel('名称').fill('秋季作业设计评比')
    await takePicture(organiser, 'competition-new')
    await organiser.getByRole('button', { name: '新建', exact: true }).click()
    await organiser.getByText('还没有请申诉处理人').waitFor()
    // The year digit by digit: 2, 20 and 202 are no years of a phase.
    await organiser.getByRole('spinbutton').first().click()
    await organiser.keyboard.type('2026')
    await invite(organiser, 'judgeOne', '请为评委')
    await invite(organiser, 'reviewer', '请处理申诉')
    await organiser.getByText('各项齐全，可以发布。').waitFor()
    await changeRubric(organiser)
    await knowJudge(organiser)
    await expectAccessible(organiser)
    await takePicture(organiser, 'competition-set-up', { fullPage: true })
    await organiser.getByRole('button', { name: '发布评比' }).click()
    await organiser.getByRole('heading', { name: '收到的作品' }).waitFor()
    const [competition] = await site.as('curator').call(contract.listCompetitions, {})
    const id = competition?.id ?? ''
    await declareOwn(id)
    await openNow(id)

    await site.as('mathTeacher').call(contract.createAssignment, {
      params: { school_id: site.county.school },
      body: {
        title: '分数的初步认识',
        subject: 'math',
        grade: 5,
        document: ofMinutes(15, {
          text: '东河学校五(1)班有 42 人，男生占七分之四。男生有多少人？',
          pointer: '分数应用题',
        }),
      },
    })
    const author = await open('mathTeacher', `/competitions/${id}`)
    await author.getByRole('listitem').filter({ hasText: '提前开始' }).getByText('改了时间安排').waitFor()
    await author.getByRole('button', { name: '报送作品' }).click()
    await author.getByRole('dialog').getByLabel('作品名称').fill('分数的生活情境作业')
    await author.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await author.getByText('分数的初步认识').first().click()
    await author.getByRole('button', { name: '选定' }).click()
    await author
      .getByRole('table', { name: /作业属性表/ })
      .first()
      .waitFor()
    await write(author, '作业目标', '会求一个数的几分之几')
    await write(author, '设计意图', '东河学校 mathTeacher 从身边的情境出发')
    await author.getByText(/^已保存/).waitFor()
    await saveElsewhere(id)
    await write(author, '作业目标', '，会检验')
    await author.getByText('这件作品在别处也改过').waitFor()
    await takePicture(author, 'competition-entry-conflict', { fullPage: true })
    await author.getByRole('button', { name: '用本页的' }).click()
    await author.getByText('没有选用的文字（1）').click()
    await author
      .locator('.entry-kept')
      .getByRole('heading', { name: /（二稿）/ })
      .waitFor()
    await author.getByText(/^已保存/).waitFor()
    await addPrinted(author)
    await author.getByText('遮盖 mathTeacher').waitFor()
    await author.locator('.entry-paper').getByText('■■ ■■ 从身边的情境出发').waitFor()
    await expectAccessible(author)
    await takePicture(author, 'competition-entry', { fullPage: true })
    await author.getByRole('button', { name: '看过了，确认' }).click()
    await author.getByText('已确认评委看到的样子').waitFor()
    await author.getByRole('button', { name: '提交作品' }).click()
    await author.getByText(/有效$/).waitFor()

    const received = await open('curator', `/competitions/${id}`)
    await received.getByRole('row').filter({ hasText: '分数的生活情境作业' }).waitFor()
    await received.getByRole('button', { name: '结束报送，生成盲评件' }).click()
    await received.getByText('报送还没有结束').waitFor()
    await takePicture(received, 'competition-received', { fullPage: true })
    await received.getByRole('button', { name: '提前截止报送' }).click()
    await received.getByRole('dialog').getByLabel('原因').fill('作品都齐了')
    await received.getByRole('dialog').getByRole('button', { name: '提前截止报送' }).click()
    await received.getByText('作品都齐了').waitFor()
    // The uploads that had begun are waited for, and no longer.
    site.clock.now = new Date(site.clock.now.getTime() + HOUR / 4)
    await received.getByRole('button', { name: '结束报送，生成盲评件' }).click()
    await received
      .getByRole('row')
      .filter({ hasText: /小学-\d+/ })
      .waitFor()
    expect(await received.getByText('报送截止时间已经过去').count()).toBe(0)
    for (const page of [organiser, author]) expectHealthy(page)
  })

  it('is read on a phone without scrolling sideways', async () => {
    const [competition] = await site.as('mathTeacher').call(contract.listCompetitions, {})
    const [entry] = await site
      .as('mathTeacher')
      .call(contract.listOwnEntries, { params: { competition_id: competition?.id ?? '' } })
    for (const [person, path, name] of [
      ['mathTeacher', `/competitions/${competition?.id}/entries/${entry?.id}`, 'competition-entry-phone'],
      ['curator', `/competitions/${competition?.id}`, 'competition-set-up-phone'],
      ['mathTeacher', '/competitions', 'competitions-phone'],
    ] as const) {
      const page = await open(person, path, { frame: 'phone' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await expectNoSideScroll(page)
      await takePicture(page, name, { fullPage: true })
    }
  })
})
