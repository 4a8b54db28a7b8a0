import { fromText } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { homework, ownItem } from '../../../test/homework.ts'
import { itemDraft, textDocument } from '../../../test/item.ts'
import { photograph, pngOf } from '../../../test/media-files.ts'
import { publishItem } from '../../../test/review.ts'

const { as, app, county, cookieOf } = await startTestApp()
const school_id = county.school

type Wishes = contract.Input<typeof contract.exportAssignment>['querystring']

const exported = async (assignment_id: string, wishes: Partial<Wishes> = {}) => {
  const { file_name, base64, kept } = await as('mathTeacher').call(contract.exportAssignment, {
    params: { school_id, assignment_id },
    querystring: { copy: 'pupil', paper: 'a4', ...wishes },
  })
  const files = unzipSync(Buffer.from(base64, 'base64'))
  const xml = (name: string) => new TextDecoder().decode(files[name])
  for (const name of Object.keys(files)) if (/\.(?:xml|rels)$/.test(name)) new SaxesParser().write(xml(name)).close()
  return { file_name, kept, files, document: xml('word/document.xml'), head: xml('word/header1.xml') }
}

const equationsIn = (xml: string) => xml.match(/<m:oMath[ >]/g)?.length ?? 0

/** Puts a file into the bank and names it as a document does. */
async function figure(bytes: Buffer, type: string, alt: string) {
  const { json } = await app.inject({
    method: 'POST',
    url: contract.uploadMedia.url,
    headers: { cookie: await cookieOf('mathTeacher'), 'content-type': type },
    payload: bytes,
  })
  return { type: 'figure', attrs: { asset: json<contract.Media>().id, alt } }
}

async function publishedItem() {
  const draft = itemDraft({
    body: textDocument('解方程 $x^2-5x+6=0$，并验证 $\\frac{1}{2}$ 不是它的解。'),
    answer: { key: null, body: textDocument('解得 $x=2$ 或 $x=3$（答案的话）') },
    explanation: textDocument('分解因式 $(x-2)(x-3)=0$（解析的话）'),
  })
  return publishItem(as, 'mathTeacher', await as('mathTeacher').call(contract.createItem, { body: draft }))
}

const pin = ({ current: { item_id, version_id } }: contract.Item) => {
  const { attrs } = ownItem({ pointer: '见题库' })
  return { type: 'itemBlock', attrs: { ...attrs, item_id, item_version_id: version_id } }
}

const write = async (...content: object[]) => {
  const { id } = await as('mathTeacher').call(contract.createAssignment, {
    params: { school_id },
    body: { title: '周三/作业', subject: 'math', grade: 5, document: homework(...content) },
  })
  return id
}

const ownWith = (text: string) => ({ ...ownItem(), content: fromText(text).content ?? [] })

describe('a homework as a Word file', () => {
  it('holds an equation for every formula, and answers only in the teacher’s copy', async () => {
    const id = await write(ownWith('算一算：$3\\times4=$'), pin(await publishedItem()))
    const pupil = await exported(id)
    expect(pupil).toMatchObject({ file_name: '周三 作业.docx', kept: [] })
    expect(equationsIn(pupil.document)).toBe(3)
    const everything = Object.values(pupil.files)
      .map((file) => new TextDecoder().decode(file))
      .join('')
    expect(everything).not.toMatch(/答案|解析/)
    const teacher = await exported(id, { copy: 'teacher', paper: '8k' })
    expect(teacher.file_name).toBe('周三 作业（教师用）.docx')
    expect(equationsIn(teacher.document)).toBe(6)
    expect(teacher.document).toContain('答案的话')
    expect(teacher.document).toContain('解析的话')
  })

  it('holds its pictures in formats that Word reads, with their words', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
    const content = await Promise.all([
      figure(pngOf(31, 17), 'image/png', '点子图'),
      figure(photograph(), 'image/jpeg', '照片'),
      figure(Buffer.from(svg), 'image/svg+xml', '线条图'),
    ])
    const id = await write({ ...ownItem(), content: [{ type: 'paragraph' }, ...content] })
    const { files, document } = await exported(id)
    const kinds = Object.keys(files)
      .filter((name) => name.startsWith('word/media/'))
      .map((name) => name.split('.').pop())
    expect(kinds.sort()).toEqual(['jpg', 'png', 'png', 'svg'])
    for (const alt of ['点子图', '照片', '线条图']) expect(document).toContain(`descr="${alt}"`)
  })

  it('says for whom and when, once it is released to one class', async () => {
    const id = await write(ownItem({ minutes: 6 }))
    expect((await exported(id)).document).toContain('姓名')
    await as('mathTeacher').call(contract.releaseAssignment, {
      params: { school_id, assignment_id: id },
      headers: { 'idempotency-key': 'word-test-release' },
      body: { revision: 1, class_ids: [county.classes.five1], days: ['2026-11-26'] },
    })
    const { head } = await exported(id, { paper: 'b4' })
    expect(head).toContain('2026年11月26日')
    expect(head).toContain('预计 6 分钟')
  })

  it('marks a formula that Word cannot say and names it', async () => {
    const latex = '\\begin{array}{c|c}a&b\\end{array}'
    const id = await write(ownWith(`看表 $${latex}$`))
    const { document, kept } = await exported(id)
    expect(kept).toEqual([latex])
    expect(document).toContain('w:highlight')
  })

  it('is for the person whose homework it is', async () => {
    const id = await write(ownItem())
    const ask = (who: 'chineseTeacher' | 'otherHead' | 'curator') =>
      as(who).call(contract.exportAssignment, {
        params: { school_id, assignment_id: id },
        querystring: { copy: 'teacher', paper: 'a4' },
      })
    for (const who of ['chineseTeacher', 'otherHead', 'curator'] as const)
      await expect(ask(who)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuses a paper or copy that there is none of', async () => {
    const id = await write(ownItem())
    const { statusCode } = await app.inject({
      url: `/api/schools/${school_id}/assignments/${id}/word?copy=parent&paper=A4`,
      headers: { cookie: await cookieOf('mathTeacher') },
    })
    expect(statusCode).toBe(400)
  })
})
