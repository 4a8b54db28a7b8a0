import * as contract from '@lightwork/contract'
import { teachMath } from '@lightwork/server/test/together.ts'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, expectNoSideScroll, launchBrowser, openPage, takePicture } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { makeHomework, saved, write } from './colleagues.ts'
import { sheetOf } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()
await teachMath({ db: site.deps.db, county: site.county }, 'lead', 'five2')
const teacher = site.as('mathTeacher')

describe.each(usualVersions)('who is editing, Chromium %s', async (version) => {
  const stage = { browser: await launchBrowser(version), site }
  it('is said at the top of the sheet; the second one reads, sees what is saved, and takes over', async () => {
    const made = await makeHomework(site)
    const first = await openPage(stage, 'mathTeacher', made.path)
    await sheetOf(first).waitFor()
    const second = await openPage(stage, 'mathTeacher', made.path)
    await second.getByText(/^您在另一个浏览器里正在编辑/).waitFor()
    expect(await second.getByRole('textbox', { name: '作业内容' }).getAttribute('contenteditable')).toBe('false')
    await expectAccessible(second)
    await takePicture(second, `editing-second-${version}`)
    await write(first, '，第一个浏览器写的')
    await saved(first)
    await expect.poll(() => sheetOf(second).textContent(), { timeout: 20_000 }).toContain('第一个浏览器写的')
    await first.context().setOffline(true)
    await write(first, '，没来得及保存的')
    await first.waitForTimeout(500)
    await second.getByRole('button', { name: '接手编辑' }).press('Enter')
    await second.getByText('现在由您编辑。').waitFor()
    await write(second, '，接手后写的')
    await saved(second)
    await first.context().setOffline(false)
    await first.getByText(/^您已在另一个浏览器里接手编辑/).waitFor()
    await expectAccessible(first)
    await takePicture(first, `editing-lost-${version}`)
    expect(await sheetOf(first).getAttribute('contenteditable')).toBe('false')
    const kept = () => teacher.call(contract.listKeptTexts, { params: made.params })
    await expect.poll(async () => JSON.stringify(await kept()), { timeout: 20_000 }).toContain('没来得及保存的')
    const now = await teacher.call(contract.getAssignment, { params: made.params })
    expect(JSON.stringify(now.document)).toContain('接手后写的')
    await first.getByRole('button', { name: '看最新的内容' }).click()
    await expect.poll(() => sheetOf(first).textContent(), { timeout: 20_000 }).toContain('接手后写的')
    await first.getByRole('button', { name: '接手编辑' }).click()
    await first.getByText('现在由您编辑。').waitFor()
    await second.getByText(/^您已在另一个浏览器里接手编辑/).waitFor({ timeout: 60_000 })
    expectHealthy(second)
  })

  it('names the colleague, on a phone too, and lets the next one write when the sheet is left', async () => {
    const made = await makeHomework(site)
    await made.share('edit')
    const own = await openPage(stage, 'mathTeacher', made.path)
    await sheetOf(own).waitFor()
    const other = await openPage(stage, 'lead', made.path, { frame: 'phone' })
    await other.getByText(/^mathTeacher正在编辑/).waitFor()
    await expectAccessible(other)
    await expectNoSideScroll(other)
    await takePicture(other, `editing-phone-${version}`)
    await own.getByRole('link', { name: '首页' }).first().click()
    await other.getByText('现在由您编辑。').waitFor()
    await write(other, '，同事写的')
    await saved(other)
    expectHealthy(other)
    expectHealthy(own)
  })
})
