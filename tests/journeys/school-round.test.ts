import * as contract from '@lightwork/contract'
import { announcedCompetition } from '@lightwork/server/test/competition.ts'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { readyEntry, submit } from '@lightwork/server/test/entry.ts'
import { handInAs } from '@lightwork/server/test/judging.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('109')])
const test = { as: site.as, county: site.county, db: site.deps.db, clock: site.clock }
const open = (person: PersonName, path: string) => openPage({ browser, site }, person, path)
const head = site.as('head')
const later = (minutes: number) => {
  site.clock.now = new Date(site.clock.now.getTime() + minutes * 60_000)
}
let roundId = ''

async function invite(page: Page, name: string, part: '请为评委' | '请处理申诉') {
  await page.getByLabel('按姓名或账号找人').fill(name)
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: part }).click()
  await page.getByRole('row').filter({ hasText: name }).waitFor()
}

describe('the round of a school', () => {
  it('goes from set-up to the works sent to the county in one afternoon, with a further opinion', async () => {
    // The county's entering is open meanwhile.
    const county = await announcedCompetition(test, {
      change: ({ terms }) => ({
        terms: {
          ...terms,
          phases: terms.phases.map((phase) =>
            phase.kind === 'enter'
              ? { ...phase, from: new Date(site.clock.now.getTime() - 86_400_000).toISOString() }
              : phase,
          ),
        },
      }),
    })
    const page = await open('head', '/competitions/new')
    await page.getByLabel('名称').fill('校级作业设计评比')
    await page.getByRole('button', { name: /上送到/ }).click()
    await page.getByRole('option', { name: '作业设计评比' }).click()
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await page.getByText('还没有请申诉处理人').waitFor()
    for (const [index, part] of ['2026', '11', '25'].entries()) {
      await page.getByRole('spinbutton').nth(index).click()
      await page.keyboard.type(part)
    }
    await page.getByLabel('每件作品评委数').fill('2')
    await page.getByLabel('评委相差超过多少分加请一人').fill('10')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存', { exact: true }).waitFor()
    for (const judge of ['lead', 'englishTeacher', 'reviewer'] as const) await invite(page, judge, '请为评委')
    await invite(page, 'curator', '请处理申诉')
    await takePicture(page, 'round-set-up', { fullPage: true })
    await page.getByRole('button', { name: '发布评比' }).click()
    await page.getByRole('heading', { name: '收到的作品' }).waitFor()
    const id = page.url().replace(/^.*\/competitions\//, '')
    const params = { competition_id: id }
    const full = await head.call(contract.getCompetition, { params })
    for (const [who, title] of [
      ['mathTeacher', '分数的生活情境'],
      ['chineseTeacher', '古诗配画'],
    ] as const) {
      const made = await readyEntry(test, full, { who, title })
      await submit(made.person, made.params, made.revision)
    }
    await page.reload()
    await page.getByRole('button', { name: '提前截止报送' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('作品都齐了')
    await page.getByRole('dialog').getByRole('button', { name: '提前截止报送' }).click()
    await page.getByText('作品都齐了').waitFor()
    later(15)
    await page.getByRole('button', { name: '结束报送，生成盲评件' }).click()
    await page.getByRole('row').filter({ hasText: /-\d+/ }).first().waitFor()
    await takePicture(page, 'round-closed', { fullPage: true })
    await page.goto(`/competitions/${id}/steps`)
    await takePicture(page, 'round-steps-judging', { fullPage: true })
    await page.getByRole('link', { name: '去办：评委打分' }).click()
    await page.getByRole('button', { name: '分配评委' }).click()
    await page.getByRole('button', { name: '按此分配' }).click()
    await page.getByText('已分配').first().waitFor()
    await takePicture(page, 'round-assigned', { fullPage: true })
    const judges = ['lead', 'englishTeacher', 'reviewer'] as const
    const left = async (who: (typeof judges)[number]) =>
      (await site.as(who).call(contract.getJudgingDesk, { params })).sheets.filter(({ state }) => state !== 'final')
    // Of the two who see a work the second is far below the first.
    const seen = new Set<string>()
    for (const who of judges)
      for (const { sheet_id, code } of (await left(who)).filter(({ round }) => round === 'main')) {
        await handInAs(test, who, { ...params, sheet_id }, seen.has(code) ? 20 : 0)
        seen.add(code)
      }
    await page.reload()
    await page.getByRole('heading', { name: '组别' }).waitFor()
    const further = (
      await Promise.all(judges.map(async (who) => (await left(who)).map((sheet) => ({ who, ...sheet }))))
    ).flat()
    expect(further.map(({ round }) => round)).toEqual(['third', 'third'])
    for (const { who, sheet_id } of further) await handInAs(test, who, { ...params, sheet_id }, 17)
    await page.reload()
    await page.getByRole('heading', { name: '组别' }).waitFor()
    expect(await page.getByText('请指定一位').count()).toBe(0)
    await page.goto(`/competitions/${id}/steps`)
    await page.getByRole('link', { name: '去办：统分' }).click()
    await page.getByRole('button', { name: '统分，生成第一版' }).click()
    await page.getByRole('link', { name: /^展开/ }).first().waitFor()
    await page.goto(`/competitions/${id}/results?part=notice`)
    await page.getByRole('button', { name: '公示第 1 版' }).click()
    await page.getByText('正在公示').waitFor()
    await page.goto(`/competitions/${id}/steps`)
    await page.getByRole('button', { name: '选送' }).first().click()
    await page
      .getByText(/已选送，回执/)
      .first()
      .waitFor()
    await takePicture(page, 'round-send-on', { fullPage: true })
    await expectAccessible(page)
    expectHealthy(page)
    const above = await site.as('curator').call(contract.listEntries, { params: { competition_id: county.id } })
    expect(above.map(({ state }) => state)).toEqual(['submitted'])
    roundId = id
  }, 90_000)

  it('leaves its winners to be seen, commented by judges and used as templates', async () => {
    later(10 * 24 * 60)
    const judge = await open('lead', `/competitions/${roundId}/exhibition`)
    await judge
      .getByRole('link', { name: '古诗配画' })
      .or(judge.getByRole('link', { name: '分数的生活情境' }))
      .first()
      .click()
    await judge.getByLabel('我的点评').fill('情境贴近生活，分层清楚。')
    await judge.getByRole('button', { name: '保存点评' }).click()
    await judge.locator('.result-comments').getByText('情境贴近生活，分层清楚。').waitFor()
    await expectAccessible(judge)
    await takePicture(judge, 'round-winner', { fullPage: true })
    const teacher = await open('englishTeacher', new URL(judge.url()).pathname)
    await teacher.locator('.result-comments').getByText('情境贴近生活，分层清楚。').waitFor()
    await teacher.getByRole('button', { name: '用作模板' }).click()
    await teacher.getByText(/模板/).nth(1).waitFor()
    await teacher.goto('/homework?tab=templates')
    await teacher.getByText('课后作业').first().waitFor()
    await takePicture(teacher, 'round-template')
    for (const page of [judge, teacher]) expectHealthy(page)
  })
})
