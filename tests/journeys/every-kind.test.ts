import * as contract from '@lightwork/contract'
import { itemTypes } from '@lightwork/domain'
import * as files from '@lightwork/server/test/media-files.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, takePicture } from './browser.ts'
import { startSite } from './site.ts'
import { fillEach, insert, save, stemOf, writeAnswer, writeItem } from './writing-items.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }

interface Kind {
  readonly question: string
  readonly stem: string
  /** What is written beside stem and answer. */
  readonly write?: (page: Page) => Promise<void>
  readonly answer?: string
  /** Said on the page of the item. */
  readonly shown: string
  readonly key?: unknown
}

const options = (page: Page, ...texts: string[]) => fillEach(page, 'li[data-choice]', texts)

/** Types that ask in words and are answered in words. */
const inWords: Readonly<Record<string, Kind>> = {
  fill_blank: { question: 'subject=math&grade=3', stem: '1 千克 = （    ）克', answer: '1000', shown: '1000' },
  short_answer: {
    question: 'subject=science&grade=4',
    stem: '为什么白天看不见星星？',
    answer: '阳光太亮。',
    shown: '阳光太亮',
  },
  calculation: { question: 'subject=math&grade=5', stem: '用竖式计算 3.6 × 0.25。', answer: '0.9', shown: '竖式计算' },
  problem_solving: {
    question: 'subject=math&grade=5',
    stem: '一桶油连桶重 5 千克，倒出一半后重 3 千克，桶重多少？',
    answer: '1 千克',
    shown: '1 千克',
  },
  proof: {
    question: 'subject=math&grade=8',
    stem: '证明：等腰三角形两底角相等。',
    answer: '作顶角平分线，用边角边。',
    shown: '作顶角平分线',
  },
  drawing: {
    question: 'subject=math&grade=4',
    stem: '画一个角，比直角大 30 度。',
    answer: '120 度，用量角器验。',
    shown: '120 度',
  },
  reading_comprehension: {
    question: 'subject=chinese&grade=5',
    stem: '读一读：秋天的果园里，山楂红了。作者写了什么颜色？',
    answer: '红色。',
    shown: '山楂红了',
  },
  error_correction: {
    question: 'subject=english&grade=6',
    stem: 'Find the mistake: He go to school.',
    answer: 'go → goes',
    shown: 'goes',
  },
  oral: {
    question: 'subject=english&grade=4',
    stem: '向家人介绍你的书包里有什么，至少说三句。',
    answer: '三句完整的话。',
    shown: '介绍你的书包',
  },
  writing: {
    question: 'subject=chinese&grade=6',
    stem: '写一件让你改变看法的事，不少于 400 字。',
    answer: '事情完整，有变化前后的想法。',
    shown: '改变看法',
  },
  experiment: {
    question: 'subject=science&grade=5',
    stem: '比一比：同样的水，放在杯里和盘里，哪个干得快？',
    answer: '盘里的快，因为面大。',
    shown: '放在杯里',
  },
  practice: {
    question: 'subject=geography&grade=7',
    stem: '到村口画一张三百步以内的平面图。',
    answer: '有方向、比例、图例。',
    shown: '平面图',
  },
  labour: {
    question: 'subject=labour&grade=3',
    stem: '择一把豆角，洗净，交给家人下锅。',
    answer: '去筋、冲洗、沥水。',
    shown: '豆角',
  },
  art: {
    question: 'subject=art&grade=4',
    stem: '用三种暖色画傍晚的天空。',
    answer: '能说出用了哪三种暖色。',
    shown: '暖色',
  },
  reading: { question: 'subject=chinese&grade=3', stem: '读自己选的一本书二十分钟。', shown: '二十分钟' },
}

const kinds: Readonly<Record<string, Kind>> = {
  ...inWords,
  single_choice: {
    question: 'subject=math&grade=5',
    stem: '最小的质数是（    ）。',
    write: async (page) => {
      await options(page, '0', '1', '2', '3')
      await page.getByRole('radio', { name: 'C. 2' }).check()
    },
    shown: 'C',
    key: [2],
  },
  multiple_choice: {
    question: 'subject=math&grade=5',
    stem: '下面哪些是 6 的因数？',
    write: async (page) => {
      await options(page, '1', '3', '4', '6')
      for (const name of ['A. 1', 'B. 3', 'D. 6']) await page.getByRole('checkbox', { name }).check()
      // C goes up two places and comes back by undo: the marks stay on their options all the way.
      await page.getByRole('button', { name: '上移选项 C' }).click()
      await stemOf(page).click()
      await page.keyboard.press('Control+z')
    },
    shown: 'A B D',
    key: [0, 1, 3],
  },
  true_false: {
    question: 'subject=math&grade=6',
    stem: '圆周率是一个整数。',
    write: (page) => page.getByText('错', { exact: true }).click(),
    shown: '错',
    key: false,
  },
  matching: {
    question: 'subject=chinese&grade=2',
    stem: '把上下句连起来。',
    write: async (page) => {
      await page.getByRole('button', { name: '在题干下面加上左右两栏' }).click()
      const texts = ['锄禾日当午', '床前明月光', '春眠不觉晓', '汗滴禾下土', '疑是地上霜', '处处闻啼鸟']
      await fillEach(page, 'li[data-entry]', texts)
      // One more on the right that belongs to nothing.
      await page.keyboard.press('Enter')
      await page.keyboard.type('举头望明月')
      expect(await page.getByLabel('左边第 2 项与右边').inputValue()).toBe('1')
    },
    shown: '举头望明月',
  },
  ordering: {
    question: 'subject=science&grade=3',
    stem: '把种豆的步骤排好。',
    write: async (page) => {
      await page.getByRole('button', { name: '在题干下面加上待排序的步骤' }).click()
      await fillEach(page, 'li[data-entry]', ['浇水', '挖坑', '放种子'])
      await page.getByRole('button', { name: '第 1 步下移' }).click()
      await page.getByRole('button', { name: '第 2 步下移' }).click()
    },
    shown: '放种子',
  },
  cloze: {
    question: 'subject=english&grade=6',
    stem: 'She ',
    write: async (page) => {
      await insert(page, '有编号的空')
      await page.keyboard.type(' to school. It ')
      await insert(page, '有编号的空')
      await page.keyboard.type(' cold.')
      await page.getByLabel('第 1 空的选项').fill('go / goes / going')
      await page.keyboard.press('Tab')
      await page.getByLabel('第 1 空的正确选项').selectOption({ label: 'B. goes' })
      await page.getByLabel('第 2 空能接受的写法').fill('is / was')
      await page.keyboard.press('Tab')
    },
    shown: '1. B',
    key: { gaps: [1, ['is', 'was']] },
  },
  listening: {
    question: 'subject=english&grade=5',
    stem: '听录音，写出说话人要去哪里。',
    write: async (page) => {
      const picker = page.locator('input[type=file]').first()
      await picker.setInputFiles({ name: 'talk.wav', mimeType: 'audio/wav', buffer: files.wavOf(2) })
      const dialog = page.getByRole('dialog', { name: '图片或录音' })
      await dialog.getByLabel('替代文字').fill('两人的一段对话')
      await dialog.getByLabel('作者').fill('王老师')
      await dialog.getByLabel('来源').fill('自制')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: '放进题目' }).click()
      await stemOf(page).locator('audio').waitFor()
    },
    answer: 'To the library.',
    shown: '两人的一段对话',
  },
}

/** Of the types that are written alike the usual run takes two; `LONG=1 npm test` takes all. */
const left = process.env.LONG === undefined ? Object.keys(inWords).slice(2) : []
const taken = Object.entries(kinds).filter(([type]) => !left.includes(type))

describe('every kind of item', () => {
  it.each(taken)('%s is written, saved and shown', async (type, kind) => {
    const page = await writeItem(stage, type, kind.stem, kind.question)
    await kind.write?.(page)
    if (kind.answer !== undefined) await writeAnswer(page, kind.answer)
    await takePicture(page, `every-${type}-edit`, { fullPage: true })
    if (kind.write !== undefined) await expectAccessible(page)
    const id = await save(page)
    const { current } = await site.as('curator').call(contract.getItem, { params: { item_id: id } })
    expect(current.type).toBe(type)
    if (kind.key !== undefined) expect(current.answer.key).toEqual(kind.key)
    await page.goto(`/bank/${id}`)
    await page.getByText(kind.shown).first().waitFor()
    await takePicture(page, `every-${type}-page`, { fullPage: true })
    expectHealthy(page)
    await page.context().close()
  })

  it('is here, but for groups, projects and exercises, which have journeys of their own', () => {
    expect([...Object.keys(kinds), 'composite', 'project', 'exercise'].sort()).toEqual([...itemTypes].sort())
  })
})
