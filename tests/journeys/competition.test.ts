import * as contract from '@lightwork/contract'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { readyEntry, submit } from '@lightwork/server/test/entry.ts'
import { handInAs } from '@lightwork/server/test/judging.ts'
import { judgedCompetition } from '@lightwork/server/test/results.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { openNoticeCopy } from './looking.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const test = { as: site.as, county: site.county, db: site.deps.db, clock: site.clock }
const open = (person: PersonName | null, path: string) => openPage({ browser, site }, person, path)
const curator = site.as('curator')

const HOUR = 3_600_000
const in_ = (hours: number) => new Date(site.clock.now.getTime() + hours * HOUR).toISOString()

async function invite(page: Page, name: string, part: '请为评委' | '请处理申诉') {
  await page.getByLabel('按姓名或账号找人').fill(name)
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: part }).click()
  await page.getByRole('row').filter({ hasText: name }).waitFor()
}

/** The page plans for weeks; here entering is open now and judging begins within the day. */
async function hasten(id: string): Promise<void> {
  const params = { competition_id: id }
  const { revision, kind, title, semester, groups, terms } = await curator.call(contract.getCompetition, { params })
  const times = {
    enter: [-24, 1],
    calibrate: [2, 3],
    judge: [3, 48],
    arbitrate: [48, 72],
    publicity: [72, 400],
  } as const
  const phases = terms.phases.map((phase) => {
    const [from, until] = times[phase.kind as keyof typeof times]
    return { ...phase, from: in_(from), until: in_(until) }
  })
  const rules = { ...terms.rules, judges_per_entry: 2, third_threshold: null }
  await curator.call(contract.saveCompetition, {
    params,
    body: {
      revision,
      kind,
      title,
      semester,
      groups,
      feeds_id: null,
      terms: { ...terms, phases, rules },
      reason: '提前',
    },
  })
}

async function setUp(page: Page): Promise<string> {
  await page.getByLabel('名称').fill('秋季作业设计评比')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByText('还没有请申诉处理人').waitFor()
  for (const judge of ['judgeOne', 'judgeTwo']) await invite(page, judge, '请为评委')
  await invite(page, 'reviewer', '请处理申诉')
  await page.getByRole('button', { name: '发布评比' }).click()
  await page.getByRole('heading', { name: '收到的作品' }).waitFor()
  return page.url().replace(/^.*\/competitions\//, '')
}

/** The author looks at what judges will see, confirms it and hands the work in. */
async function enter(id: string): Promise<void> {
  const full = await curator.call(contract.getCompetition, { params: { competition_id: id } })
  const { params } = await readyEntry(test, full, { title: '分数的生活情境', intent: '东河学校 mathTeacher 的设计' })
  const page = await open('mathTeacher', `/competitions/${id}/entries/${params.entry_id}`)
  await page.locator('.entry-paper').getByText('■■').first().waitFor()
  await page.getByRole('button', { name: '提交作品' }).click()
  await page.getByText(/有效$/).waitFor()
  for (const [who, title] of [
    ['chineseTeacher', '古诗配画'],
    ['englishTeacher', '校园英语角'],
  ] as const) {
    const { person, params: own, revision } = await readyEntry(test, full, { who, title })
    await submit(person, own, revision)
  }
  expectHealthy(page)
}

async function close(page: Page, id: string): Promise<void> {
  site.clock.now = new Date(site.clock.now.getTime() + 2 * HOUR)
  await page.goto(`/competitions/${id}`)
  await page.getByRole('button', { name: '结束报送，生成盲评件' }).click()
  await page
    .getByRole('row')
    .filter({ hasText: /小学-\d+/ })
    .first()
    .waitFor()
  const params = { competition_id: id }
  const { plan } = await curator.call(contract.previewAssignment, { params })
  await curator.call(contract.confirmAssignment, { params, body: { plan } })
  site.clock.now = new Date(site.clock.now.getTime() + 2 * HOUR)
}

/** One sheet by keyboard alone; the rest straight to the server. */
async function judge(id: string): Promise<void> {
  const params = { competition_id: id }
  const page = await open('judgeOne', `/competitions/${id}/judging`)
  await page.getByRole('link', { name: '继续评分' }).press('Enter')
  const { terms } = await curator.call(contract.getCompetition, { params })
  await page.getByLabel(`${terms.rubric.criteria[0]?.name} 的分数`).focus()
  for (const { points } of terms.rubric.criteria) {
    await page.keyboard.type(String(points))
    await page.keyboard.press('Enter')
  }
  for (const _ of terms.rubric.requirements) {
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
  }
  await page
    .getByText(/^已保存/)
    .first()
    .waitFor()
  await page.keyboard.press('Control+Enter')
  const left = async (who: PersonName) => {
    const { sheets } = await site.as(who).call(contract.getJudgingDesk, { params })
    return sheets.filter(({ state }) => state !== 'final')
  }
  await expect.poll(async () => (await left('judgeOne')).length).toBe(2)
  expect(await page.content()).not.toMatch(/mathTeacher|chineseTeacher|东河学校/)
  for (const who of ['judgeOne', 'judgeTwo'] as const)
    for (const [index, { sheet_id }] of (await left(who)).entries())
      await handInAs(test, who, { ...params, sheet_id }, who === 'judgeOne' ? 6 + 5 * index : 4 * index)
  expectHealthy(page)
}

describe('a whole competition', () => {
  it('goes from set-up to certificate, with an objection upheld', async () => {
    const page = await open('curator', '/competitions/new')
    const id = await setUp(page)
    await hasten(id)
    await enter(id)
    await close(page, id)
    await judge(id)

    await page.goto(`/competitions/${id}/steps`)
    await page.getByRole('link', { name: '去办：统分' }).click()
    await page.getByRole('button', { name: '统分，生成第一版' }).click()
    await page.getByRole('link', { name: /^展开/ }).first().waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: /^展开/ }).first().click()
    await page.getByText('怎样算出来').waitFor()
    await expectAccessible(page)
    await page.goto(`/competitions/${id}/results?part=notice`)
    await page.getByRole('button', { name: '公示第 1 版' }).click()
    await page.getByText('正在公示').waitFor()
    const notice = await open(null, `/publicity/${id}`)
    expect(await notice.getByRole('heading', { level: 1 }).textContent()).toBe('秋季作业设计评比评审结果公示')
    expect(await notice.content()).not.toMatch(/<script|9\d\.\d/)

    const objector = await open('englishTeacher', `/competitions/${id}/results?part=objections`)
    await objector.getByRole('button', { name: '提出异议' }).click()
    const form = objector.getByRole('dialog')
    await form.getByLabel('事实和理由').fill('《古诗配画》去年在网上发表过，附网址。')
    await form.getByLabel('联系方式').fill('13800000000')
    await expectAccessible(objector)
    await form.getByRole('button', { name: '提交，取得回执' }).click()
    await objector.getByText(/回执 YY-/).waitFor()

    const handler = await open('reviewer', `/competitions/${id}/results?part=objections`)
    await handler.getByRole('button', { name: '答复' }).click()
    const answer = handler.getByRole('dialog')
    await answer.getByText('异议成立').click()
    await answer.getByLabel('答复和理由').fill('经核对属实，按规则取消评奖资格。')
    await answer.getByRole('button', { name: '答复' }).click()
    await handler.getByText('请组织者在“统分”页').waitFor()
    await expectAccessible(handler)

    const { groups } = await curator.call(contract.getResult, { params: { competition_id: id, version: 1 } })
    const copied = groups.flatMap(({ entries }) => entries).find(({ title }) => title === '古诗配画')
    await page.goto(`/competitions/${id}/results`)
    await page.getByRole('button', { name: '重新统分，生成新一版' }).click()
    await page.getByLabel('更正的原因').fill('《古诗配画》曾公开发表，取消评奖资格。')
    await page.getByLabel('不参加排名的作品').fill(copied?.code ?? '')
    await page.getByRole('button', { name: '生成更正后的一版' }).click()
    await page.getByText('说明：《古诗配画》').waitFor()
    await page.goto(`/competitions/${id}/results?part=notice`)
    await page.getByRole('button', { name: '公示第 2 版' }).click()
    await page.getByText('更正后的结果').waitFor()
    await notice.reload()
    await notice.getByRole('heading', { name: '秋季作业设计评比评审结果公示（更正）' }).waitFor()
    await notice.getByText('取消评奖资格').waitFor()
    await takePicture(notice, 'competition-publicity', { fullPage: true })
    await expectAccessible(await openNoticeCopy({ browser, site }, `/publicity/${id}`))

    site.clock.now = new Date(site.clock.now.getTime() + 10 * 24 * HOUR)
    // Ten days later everybody has to sign in anew.
    const later = await open('curator', `/competitions/${id}/results?part=notice`)
    await later.getByRole('button', { name: '生成证书' }).click()
    const certificate = later.getByRole('link', { name: '查验' }).first()
    await certificate.waitFor()
    await expectAccessible(later)
    const checked = await open(null, (await certificate.getAttribute('href')) ?? '')
    await checked.getByRole('heading', { name: '证书查验：属实' }).waitFor()
    const pdf = await later.request.get(
      (await later.getByRole('link', { name: '全部打印成一个 PDF' }).getAttribute('href')) ?? '',
    )
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await later.goto(`/competitions/${id}/results?part=archive`)
    await later.getByRole('button', { name: '核对存档' }).click()
    await later.getByText('环环相扣').waitFor()
    for (const each of [page, later, objector, handler]) expectHealthy(each)
  }, 90_000)
})

describe('a near tie', () => {
  it('is sent back to a judge who has seen none of it, and the re-review decides', async () => {
    const { params } = await judgedCompetition(test, { judges: ['judgeOne', 'judgeTwo'], count: 4, less: () => 5 })
    const id = params.competition_id
    const page = await open('curator', `/competitions/${id}/results`)
    await page.getByRole('button', { name: '统分，生成第一版' }).click()
    await page.getByRole('button', { name: '送复评' }).first().click()
    // Both judges have scored all four: the refusal says so, and the way out is to invite another.
    await page.getByText('没有一位评委能评这里的全部作品，请再邀请一位）').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'near-tie-refused', { fullPage: true })
    await curator.call(contract.inviteToCompetition, {
      params: { ...params, account_id: site.county.people.bureau, part: 'judge' },
      body: { group_ids: [], expertise: 2, most: null },
    })
    await page.getByRole('button', { name: '送复评' }).first().click()
    await page.getByText('已请bureau复评 4 件').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'near-tie-sent', { fullPage: true })
    const bureau = await open('bureau', `/competitions/${id}/judging`)
    await bureau.getByText('并列复评').first().waitFor()
    const { sheets } = await site.as('bureau').call(contract.getJudgingDesk, { params })
    for (const [index, { sheet_id }] of sheets.entries())
      await handInAs(test, 'bureau', { ...params, sheet_id }, 3 * index)
    await page.reload()
    await page.getByRole('button', { name: '重新统分，生成新一版' }).click()
    await page.getByRole('button', { name: /第 2 版/ }).waitFor()
    await page.getByRole('heading', { name: '小学组' }).waitFor()
    expect(await page.getByText('并列跨线').count()).toBe(0)
    await takePicture(page, 'near-tie-decided', { fullPage: true })
    const { groups } = await curator.call(contract.getResult, { params: { ...params, version: 2 } })
    expect(groups[0]?.entries.map(({ rank }) => rank)).toEqual([1, 2, 3, 4])
    for (const each of [page, bureau]) expectHealthy(each)
  })
})
