import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { lookAt } from './looking.ts'
import { choiceOf, draftOf, publish } from './made-items.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
const choice = await publish(
  site,
  choiceOf('图中 $\\angle AOB$ 的度数是（　　）。', ['$55^\\circ$', '$65^\\circ$', '$135^\\circ$', '$125^\\circ$']),
)
const stemOf = (item: contract.Item) => JSON.stringify(item.current.body)

describe('an item', () => {
  it.each(usualVersions)(
    'is read as on paper; a teacher opens answer and explanation, in Chromium %s',
    async (version) => {
      const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
      const page = await openPage(own, 'mathTeacher', `/bank/${choice}`)
      await page.getByRole('heading', { name: '五年级数学 · 单选题', level: 1 }).waitFor()
      expect(await page.getByText('先约分，再计算').isVisible()).toBe(false)
      await page.locator('summary', { hasText: '解析' }).click()
      await page.getByText('先约分，再计算').waitFor()
      expect(await page.locator('.katex').count()).toBeGreaterThan(4)
      if (version === '153') await lookAt(page, 'item')
    },
  )

  it('that does not exist is said, with a way back', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank/01900000-0000-7000-8000-000000000000')
    await page.getByText('没有找到，或您无权查看').waitFor()
    const odd = await openPage(stage, 'mathTeacher', '/bank/not-an-id')
    await odd.getByRole('heading', { name: '没有这个页面' }).waitFor()
    expectHealthy(odd)
  })
})

describe('writing an item', () => {
  it.each(usualVersions)('with formula and options, by keyboard in the text, in Chromium %s', async (version) => {
    const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
    const page = await openPage(own, 'curator', '/bank/new?subject=math&grade=5')
    await page.getByRole('heading', { name: '写新题' }).waitFor()
    const stem = page.getByRole('textbox', { name: '题干' })
    await stem.click()
    await page.keyboard.type(`下面哪个分数最大？（${version}）`)
    await page.getByRole('button', { name: /题型/ }).click()
    await page.getByRole('option', { name: '单选题' }).click()
    await page.getByRole('button', { name: '加一个选项' }).waitFor()
    // A reload in the middle loses nothing.
    await stem.click()
    await page.keyboard.press('Home')
    await page.keyboard.type('选一选：')
    await page.getByText(/已存在本机/).waitFor()
    // The sign may be of the words before; the last ones are kept within a second.
    await page.waitForTimeout(1_000)
    await page.reload()
    await page.getByText('选一选：').first().waitFor()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor()
    expectHealthy(page)
  })

  it('of a published item begins a new version; teachers still see the old one', async () => {
    const page = await openPage(stage, 'curator', `/bank/${choice}/edit`)
    await page.getByText('保存后成为第 2 版草稿').waitFor()
    await lookAt(page, 'item-edit')
    await page.getByRole('textbox', { name: '解析' }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('再检查一遍。')
    await page.getByRole('button', { name: '保存草稿' }).dblclick()
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor()
    await page.goto(`/bank/${choice}`)
    await page.getByText('教师看到的仍是第 1 版').waitFor()
    await page.getByText('第 2 版').first().waitFor()
    await lookAt(page, 'item-versions')
    const teacher = await site.as('mathTeacher').call(contract.getItem, { params: { item_id: choice } })
    expect(teacher.current.number).toBe(1)
  })

  it('at the same time as somebody else keeps both texts and asks which', async () => {
    const { current } = await site.as('curator').call(contract.createItem, { body: draftOf('两个人一起改') })
    const params = { item_id: current.item_id }
    const page = await openPage(stage, 'curator', `/bank/${current.item_id}/edit`)
    await page.getByRole('textbox', { name: '题干' }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('，这是我的')
    await site.as('reviewer').call(contract.saveItemDraft, {
      params,
      body: { revision: current.revision, draft: draftOf('两个人一起改，那是别人的') },
    })
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('那是别人的').first().waitFor()
    await lookAt(page, 'item-conflict')
    await page.getByRole('button', { name: /我/ }).first().click()
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor()
    const saved = await site.as('curator').call(contract.getItem, { params })
    expect(stemOf(saved)).toContain('这是我的')
  })

  it('is refused, with a reason, to a teacher whose item it is not', async () => {
    const page = await openPage(stage, 'mathTeacher', `/bank/${choice}/edit`)
    await page.getByText('只有命题人和题库管理员可以修改这道题').waitFor()
  })
})
