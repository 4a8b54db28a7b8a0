import * as contract from '@lightwork/contract'
import { moveToPhase } from '@lightwork/server/test/competition.ts'
import { assignedJudging, openJudging } from '@lightwork/server/test/judging.ts'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { lookAt, lookAtDialog } from './looking.ts'
import { startSite } from './site.ts'

const site = await startSite()
const test = { as: site.as, county: site.county, db: site.deps.db, clock: site.clock }
/** An earlier one, of which works can be taken as samples. */
await openJudging(test, { count: 1 })
const judging = await assignedJudging(test, { count: 4 })
const { params, competition } = judging
const desk = `/competitions/${params.competition_id}/judging`
const { rubric } = competition.terms

const ofJudge = () => site.as('judgeOne').call(contract.getJudgingDesk, { params })
const stopNetwork = (context: BrowserContext) => context.setOffline(true)
const signOf = (page: Page) => page.locator('.sheet-sign')
const focusedMark = (page: Page) =>
  page.evaluate<string | null>('document.activeElement?.getAttribute("data-mark") ?? null')

describe('a judge', async () => {
  const browser = await launchBrowser('153')

  it('scores by keyboard, loses the network, comes back, and hands in', async () => {
    const page = await openPage({ browser, site }, 'judgeOne', desk)
    await page.getByRole('link', { name: '继续评分' }).waitFor()
    await lookAt(page, 'judging-desk')
    await page.getByRole('link', { name: '继续评分' }).press('Enter')
    const [one, two] = rubric.criteria
    await page.getByLabel(`${one?.name} 的分数`).focus()
    // The first half with the network: the number, then on.
    for (const { points } of rubric.criteria.slice(0, 4)) {
      await page.keyboard.type(String(points))
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => signOf(page).textContent(), { timeout: 10_000 }).toMatch(/^已保存 \d\d:\d\d$/)
    await stopNetwork(page.context())
    for (const [index] of rubric.criteria.slice(4).entries()) {
      await page.keyboard.press('ArrowDown')
      if (index === 0) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    for (const _ of rubric.requirements) {
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
    }
    await page.keyboard.type('断网时写下的总评。')
    await expect.poll(() => signOf(page).textContent(), { timeout: 20_000 }).toContain('已存本机')
    // Half a second at most until the last letter lies in the browser.
    await page.waitForTimeout(1000)
    // The page is lost with the network still down; another one takes the text up again.
    const address = page.url()
    const context = page.context()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(address)
    await again.getByText('已恢复本机').waitFor()
    expect(await again.getByLabel('总评', { exact: true }).inputValue()).toBe('断网时写下的总评。')
    await expect.poll(() => signOf(again).textContent(), { timeout: 20_000 }).toMatch(/^已保存/)
    await again.getByLabel(`${two?.name} 的分数`).focus()
    await again.keyboard.press('Control+Enter')
    await again.getByText('如需修改，请联系组织者退回').waitFor()
    const { sheets } = await ofJudge()
    expect(sheets[0]).toMatchObject({ state: 'final', total: rubric.total - 1, marked: rubric.criteria.length })
    await again.keyboard.press('n')
    await again.waitForURL(`**/judging/${sheets[1]?.sheet_id}`)
  })

  it('reads in the refusal which criterion lacks what, and sees the work from all sides', async () => {
    const { sheets } = await ofJudge()
    const page = await openPage({ browser, site }, 'judgeOne', `${desk}/${sheets[1]?.sheet_id}`)
    const [one, two] = rubric.criteria
    await page.getByLabel(`${one?.name} 的分数`).fill('1')
    await page.keyboard.press('Enter')
    expect(await focusedMark(page)).toBe(two?.code)
    await page.keyboard.press('Control+Enter')
    await page.getByText(`${two?.name}：还没有打分`).waitFor()
    await lookAt(page, 'judging-sheet')
    // The homework has groups, so its ways are theirs and not the tiers'.
    await page.getByRole('radio', { name: '乙组' }).click({ force: true })
    await page.getByText(/^练习 \d$/).waitFor()
    expect(await page.getByRole('radio', { name: '基础' }).count()).toBe(0)
    for (const name of ['教师所见', '属性表', '附件']) {
      await page.getByRole('tab', { name }).click()
      await page.getByRole('tabpanel').waitFor()
    }
    await page.getByRole('button', { name: '回避这件作品' }).click()
    await lookAtDialog(page, 'judging-recuse')
    await page.getByLabel('原因').fill('辅导过这份作业')
    await page.getByRole('button', { name: '回避', exact: true }).click()
    await page.waitForURL(`**${desk}`)
    await page.getByText('已回避', { exact: true }).waitFor()
    expectHealthy(page)
  })
})

describe('a judge whose session ends', async () => {
  const browser = await launchBrowser('153')

  it('signs in again and finds the words where they were, and saved', async () => {
    const { sheets } = await site.as('judgeTwo').call(contract.getJudgingDesk, { params })
    const sheet = { ...params, sheet_id: sheets[1]?.sheet_id ?? '' }
    const page = await openPage({ browser, site }, 'judgeTwo', `${desk}/${sheet.sheet_id}`)
    const overall = page.getByLabel('总评', { exact: true })
    await overall.waitFor()
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await overall.fill('登录过期时写下的总评。')
    const again = page.getByRole('button', { name: '我已在别的窗口登录' })
    await again.waitFor()
    await page.context().addCookies(cookies)
    await again.click()
    await expect.poll(() => signOf(page).textContent(), { timeout: 10_000 }).toMatch(/^已保存/)
    expect(await overall.inputValue()).toBe('登录过期时写下的总评。')
    const { text } = await site.as('judgeTwo').call(contract.getScoreSheet, { params: sheet })
    expect(text.overall).toBe('登录过期时写下的总评。')
    expectHealthy(page)
  })
})

describe('two tabs of one judge', async () => {
  const browser = await launchBrowser('153')

  it('do not lose either text: the judge chooses, and the other one is kept', async () => {
    const { sheets } = await site.as('judgeTwo').call(contract.getJudgingDesk, { params })
    const address = `${desk}/${sheets[0]?.sheet_id}`
    const first = await openPage({ browser, site }, 'judgeTwo', address)
    const second = await openPage({ browser, site }, 'judgeTwo', address)
    await first.getByLabel('总评', { exact: true }).fill('在学校写的')
    await expect.poll(() => signOf(first).textContent(), { timeout: 10_000 }).toMatch(/^已保存/)
    await second.getByLabel('总评', { exact: true }).fill('在家写的')
    await second.getByText('另一份。两份都在').waitFor()
    await second.getByRole('button', { name: '用这里的' }).click()
    await expect.poll(() => signOf(second).textContent(), { timeout: 10_000 }).toMatch(/^已保存/)
    const sheet = { ...params, sheet_id: sheets[0]?.sheet_id ?? '' }
    const { text, kept } = await site.as('judgeTwo').call(contract.getScoreSheet, { params: sheet })
    expect(text.overall).toBe('在家写的')
    expect(kept.map((one) => one.text.overall)).toContain('在学校写的')
  })
})

describe('the organiser', async () => {
  const browser = await launchBrowser('153')

  it('looks at the plan, sees how far judges are, and gives a work to another', async () => {
    const page = await openPage({ browser, site }, 'curator', desk)
    await page.getByRole('heading', { name: '需要您处理' }).waitFor()
    await lookAt(page, 'judging-progress')
    await page.getByRole('button', { name: '重新分配' }).click()
    await page.getByText('件作品，每件 2 位评委').waitFor()
    await lookAtDialog(page, 'judging-plan')
    await page.getByRole('button', { name: '关闭' }).last().click()
    await page.getByRole('button', { name: '查看评委' }).last().click()
    await page.getByRole('heading', { name: '另请一位' }).waitFor()
    await lookAtDialog(page, 'judging-sheets')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '取用以往作品作样例' }).click()
    const dialog = page.getByRole('dialog')
    const choose = async (label: string, option: RegExp) => {
      await dialog.getByRole('button', { name: label }).click()
      await page.getByRole('option', { name: option }).first().click()
    }
    await choose('取自哪次评比', /作业设计评比/)
    await choose('哪件作品', /作品1/)
    await lookAtDialog(page, 'judging-sample')
    await dialog.getByRole('button', { name: '加为样例' }).click()
    await page.getByRole('rowheader', { name: /样例-1/ }).waitFor()
    moveToPhase(test, competition, 'judge')
  })
})
