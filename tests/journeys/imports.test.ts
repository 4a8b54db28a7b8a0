import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { lookAt } from './looking.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }

const folder = mkdtempSync(join(tmpdir(), 'lightwork-imports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const line = (id: string, changes: object = {}) =>
  JSON.stringify({
    source: 'journey',
    source_id: id,
    licence: 'MIT',
    lang: 'zh',
    subject: '数学',
    grade: 5,
    stage: 'primary',
    type: 'fill_blank',
    stem: `学校把${id}本练习本平均分给3个班，每班多少本？`,
    options: null,
    answer: '45',
    solution: null,
    knowledge: [],
    difficulty: null,
    extra: {},
    ...changes,
  })

describe('a curator', () => {
  it('imports a file, reads how it went and takes the refused lines along', async () => {
    const page = await openPage(stage, 'curator', '/bank/imports')
    await page.getByText('还没有导入过').waitFor()
    const lines = [line('1'), '{"broken', line('2', { subject: '占星术' }), line('3'), ...Array(150).fill('not json')]
    await page.setInputFiles('input[type=file]', file('一批题.jsonl', lines.join('\n')))
    await page.getByText('导入的题目先成为草稿').waitFor()
    await lookAt(page, 'import-chosen')
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('导入完成').waitFor()
    await page.waitForURL(/run=/)
    const count = (name: string) => page.locator('.import-counts > div', { hasText: name }).locator('strong')
    expect(await count('新增').textContent()).toBe('2')
    expect(await count('拒绝').textContent()).toBe('152')
    await page.getByText('再看 100 行').click()
    await lookAt(page, 'import-done')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载全部拒绝行（表格）' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('一批题.jsonl 未导入的行.csv')
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\n').length,
    ).toBe(153)
    // The report has an address of its own.
    await page.reload()
    await page.getByText('导入完成').waitFor()
    await page.getByRole('link', { name: '看草稿' }).click()
    await page.locator('role=status >> text="2 题"').waitFor()
    expectHealthy(page)
  })

  it.each(usualVersions)('imports a packed file in Chromium %s', async (version) => {
    const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
    const page = await openPage(own, 'curator', '/bank/imports')
    await page.setInputFiles('input[type=file]', file(`a-${version}.jsonl.gz`, gzipSync(line(`gz-${version}`))))
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('导入完成').waitFor()
    await page.getByRole('link', { name: '看题库' }).click()
    await page.locator('.bank-stem p', { hasText: `学校把gz-${version}本练习本` }).waitFor()
  })

  it('is told at once which files cannot be read, and nothing is sent', async () => {
    const page = await openPage(stage, 'curator', '/bank/imports')
    for (const [name, content, words] of [
      ['题目.docx', 'x', '请选 .jsonl 或 .gz 文件'],
      ['空.jsonl', '', '这个文件是空的'],
    ] as const) {
      await page.setInputFiles('input[type=file]', file(name, content))
      await page.getByText(words).waitFor()
      expect(await page.getByRole('button', { name: '开始导入' }).count()).toBe(0)
    }
  })

  it('is told in words when a file is not what its name says', async () => {
    const page = await openPage(stage, 'curator', '/bank/imports')
    await page.setInputFiles('input[type=file]', file('假的.gz', 'this is no gzip'))
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('不是完整的 JSON').waitFor()
    expectHealthy(page)
  })
})

describe('a teacher', () => {
  it('is told who imports', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank/imports')
    await page.getByText('只有题库管理员可以导入题目').waitFor()
    await page.getByRole('link', { name: '回题库' }).click()
    await page.getByRole('heading', { name: '题库', level: 1 }).waitFor()
  })
})
