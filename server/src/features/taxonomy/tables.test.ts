import { existsSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import type { ProblemBody, TableReport } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { writeTable } from '@lightwork/interchange'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'

const { as, app, cookieOf } = await startTestApp()

const tables = { points: contract.importTerms, textbooks: contract.importTextbooks }
interface Sent {
  readonly kind?: keyof typeof tables
  readonly write?: boolean
  readonly person?: PersonName
}

async function send(
  subject: Subject,
  bytes: Buffer,
  { kind = 'points', write = false, person = 'curator' }: Sent = {},
) {
  const response = await app.inject({
    method: tables[kind].method,
    url: `${tables[kind].url.replace(':subject', subject)}?file_name=t.xlsx&write=${write}`,
    headers: { cookie: await cookieOf(person), 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
  expect(response.statusCode).toBeLessThan(500)
  return response.json<TableReport & ProblemBody>()
}

const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
const xlsx = async (titles: readonly string[], rows: readonly (readonly (string | number | null)[])[]) =>
  Buffer.from(
    await writeTable(
      '表',
      titles.map((title) => ({ title, width: 10 })),
      rows,
    ),
  )
const tree = async (subject: Subject) =>
  (await as('curator').call(contract.getTermTree, { params: { subject } })).points
const names = async (subject: Subject) => (await tree(subject)).map(({ name }) => name)

describe('a table of knowledge points', () => {
  it('is looked at first and written then: levels in columns, blanks repeat the row above', async () => {
    const file = await xlsx(
      ['学科', '一级', '二级', '三级', '别名'],
      [
        ['地理', '地球与地图', null, null, null],
        [null, null, '地球', '经纬网', '经线和纬线、经纬线'],
        [null, null, null, '地球自转', null],
        ['历史', '古代史', null, null, null],
        ['地理', '世界地理', '亚洲', null, null],
      ],
    )
    const seen = await send('geography', file)
    expect(seen).toMatchObject({ written: false, added: 6, changed: 2, same: 0, others: 1, errors: [] })
    expect(await names('geography')).toEqual(['课程内容'])
    expect(await send('geography', file, { write: true })).toMatchObject({ written: true, added: 6 })
    expect(await names('geography')).toEqual([
      '课程内容',
      '地球与地图',
      '地球',
      '经纬网',
      '地球自转',
      '世界地理',
      '亚洲',
    ])
    expect(await send('geography', file)).toMatchObject({ added: 0, changed: 0, same: 4 })
  })

  it('may be a csv with paths, in UTF-8 or as Excel in China writes it', async () => {
    await send('it', csv('路径', '数据 > 数据编码', '数据 -> 数据安全'), { write: true })
    expect(await names('it')).toEqual(['课程内容', '数据', '数据编码', '数据安全'])
    // 路径 / 算法>排序 in GB18030.
    const bytes = Buffer.from([0xc2, 0xb7, 0xbe, 0xb6, 0x0a, 0xcb, 0xe3, 0xb7, 0xa8, 0x3e, 0xc5, 0xc5, 0xd0, 0xf2])
    await send('it', bytes, { write: true })
    expect(await names('it')).toContain('排序')
  })

  it('comes back from the export with names, places and aliases changed', async () => {
    await send('physics', csv('一级,二级', '力,弹力', ',摩擦', '热,温度'), { write: true })
    const { base64 } = await as('curator').call(contract.exportTerms, { params: { subject: 'physics' } })
    const bytes = Buffer.from(base64, 'base64')
    expect(await send('physics', bytes)).toMatchObject({ added: 0, changed: 0, same: 6, absent: 0 })
    const points = await tree('physics')
    const idOf = (name: string) => points.find((point) => point.name === name)?.id ?? ''
    const changed = csv(
      '编号,一级,二级',
      `${idOf('力')},力与运动,`,
      `${idOf('摩擦')},,摩擦力`,
      `${idOf('热')},热学,`,
      `${idOf('弹力')},,弹力`,
    )
    expect(await send('physics', changed)).toMatchObject({ added: 0, changed: 4, same: 0 })
    await send('physics', changed, { write: true })
    expect(await names('physics')).toEqual(['课程内容', '力与运动', '摩擦力', '热学', '温度', '弹力'])
  })

  it('says of each bad row what is wrong, and writes the others', async () => {
    const report = await send(
      'biology',
      csv(
        '编号,学科,一级,二级,三级',
        ',生物学,细胞,,结构',
        ',炼金术,细胞,,',
        '7,,细胞,,',
        `,,${'长'.repeat(101)},,`,
        ',,细胞,分裂,',
        ',,细胞,分裂,',
      ),
      { write: true },
    )
    expect(report.errors.map(({ row }) => row)).toEqual([2, 3, 4, 5, 7])
    for (const { message } of report.errors) expect(message).toMatch(/\p{Script=Han}/u)
    expect(await names('biology')).toEqual(['课程内容', '细胞', '分裂'])
  })

  it('is refused to whoever may not, and to teachers', async () => {
    await as('curator').call(contract.setTermOwner, {
      params: { subject: 'pe' },
      body: { account: 'curator', owns: true },
    })
    expect(await send('pe', csv('一级', '球类'), { person: 'reviewer', write: true })).toMatchObject({
      code: 'not-allowed',
    })
    expect(await send('pe', csv('一级', '球类'), { person: 'reviewer' })).toMatchObject({ added: 1 })
    expect(await send('pe', csv('一级', '球类'), { person: 'mathTeacher' })).toMatchObject({ code: 'not-allowed' })
  })

  it('takes the 2,700 points of a real tree', async (context) => {
    const path = new URL('../../../../../shared/data/knowledge/tal-knowledge-tree-zh.json', import.meta.url)
    if (!existsSync(path)) return context.skip('shared/data is not here')
    interface Node {
      readonly name: string
      readonly children?: readonly Node[]
    }
    const routes = (node: Node, above: readonly string[]): string[] => {
      const route = [...above, node.name]
      return [route.join(' > '), ...(node.children ?? []).flatMap((child) => routes(child, route))]
    }
    const roots = JSON.parse(readFileSync(path, 'utf8')) as Node[]
    const lines = roots.flatMap((root) => routes(root, []))
    const started = performance.now()
    const report = await send('math', csv('路径', ...lines.map((line) => `"${line.replaceAll('"', '""')}"`)), {
      write: true,
    })
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(report.added + report.refused).toBeGreaterThan(2500)
    expect(report.refused).toBeLessThan(100)
    const read = performance.now()
    expect((await tree('math')).length).toBe(report.added + 1)
    expect(performance.now() - read).toBeLessThan(3000)
  })
})

describe('a table of textbooks', () => {
  const titles = ['学科', '出版社', '版次', '年级', '册', '单元', '课']

  it('adds books of two editions side by side, units and lessons', async () => {
    const file = await xlsx(titles, [
      ['历史', '示例出版社', 2016, '七年级', '上册', '史前时期', '远古的传说'],
      [null, null, null, null, null, null, '原始农业'],
      [null, null, 2024, '七', '上', '文明的起源', null],
      [null, null, 2024, 6, '上', '不在年级里', null],
      [null, null, '新', 7, '上', '没有年份', null],
    ])
    const report = await send('history', file, { kind: 'textbooks', write: true })
    expect(report).toMatchObject({ added: 4, refused: 2 })
    expect(report.errors.map(({ row }) => row)).toEqual([5, 6])
    const { units } = await as('mathTeacher').call(contract.getTaxonomy, { params: { subject: 'history' } })
    expect(units.map(({ edition, title }) => `${edition} ${title}`)).toEqual([
      '示例出版社 2024 文明的起源',
      '示例出版社 2016 史前时期',
      '示例出版社 2016 史前时期 · 远古的传说',
      '示例出版社 2016 史前时期 · 原始农业',
    ])
  })

  it('comes back from the export; a retired book is not offered', async () => {
    const { base64 } = await as('curator').call(contract.exportTextbooks, { params: { subject: 'history' } })
    const bytes = Buffer.from(base64, 'base64')
    expect(await send('history', bytes, { kind: 'textbooks' })).toMatchObject({
      added: 0,
      changed: 0,
      same: 4,
      absent: 0,
    })
    const { textbooks } = await as('curator').call(contract.getTermTree, { params: { subject: 'history' } })
    const old = textbooks.find(({ year }) => year === 2016)
    const book = await as('curator').call(contract.getTextbook, { params: { textbook_id: old?.id ?? '' } })
    expect(book.units.map(({ title }) => title)).toEqual(['史前时期', '远古的传说', '原始农业'])
    const lesson = { params: { unit_id: book.units[2]?.id ?? '' }, body: { title: '原始的农耕生活' } }
    await expect(as('mathTeacher').call(contract.renameUnit, lesson)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await as('curator').call(contract.renameUnit, lesson)).toMatchObject({ title: '原始的农耕生活' })
    await as('curator').call(contract.retireTextbook, {
      params: { textbook_id: old?.id ?? '' },
      body: { retired: true },
    })
    const { units } = await as('mathTeacher').call(contract.getTaxonomy, { params: { subject: 'history' } })
    expect(units.map(({ title }) => title)).toEqual(['文明的起源'])
  })

  it('is also added by hand, unit by unit', async () => {
    const params = { subject: 'history' as const }
    const body = { publisher: '手写出版社', year: 2025, grade: 8, volume: '下' as const }
    await expect(as('mathTeacher').call(contract.addTextbook, { params, body })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(
      as('curator').call(contract.addTextbook, { params, body: { ...body, grade: 3 } }),
    ).rejects.toMatchObject({ code: 'invalid-request' })
    const book = await as('curator').call(contract.addTextbook, { params, body })
    await expect(as('curator').call(contract.addTextbook, { params, body })).rejects.toMatchObject({
      code: 'name-taken',
    })
    const add = (unit_id: string | null, title: string) =>
      as('curator').call(contract.addUnit, { params: { textbook_id: book.id }, body: { unit_id, title } })
    const first = await add(null, '近代的开端')
    const lesson = await add(first.id, '海上来客')
    await add(null, '变法与自强')
    await expect(add(null, ' 近代的开端 ')).rejects.toMatchObject({ code: 'name-taken' })
    // A lesson has none below it, and a unit belongs to its own book.
    await expect(add(lesson.id, '再下一层')).rejects.toMatchObject({ code: 'not-found' })
    const whole = await as('curator').call(contract.getTextbook, { params: { textbook_id: book.id } })
    expect(whole.units.map(({ title, parent_id }) => [title, parent_id])).toEqual([
      ['近代的开端', null],
      ['海上来客', first.id],
      ['变法与自强', null],
    ])
  })
})

/** A zip of one stored or deflated part, whose directory says what it likes of its size. */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(name.length, 28)
  const start = 30 + name.length + packed.length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

describe('a hostile table', () => {
  it('is refused with a reason before it fills the memory', async () => {
    const blanks = Buffer.alloc(64 * 2 ** 20, 0x20)
    const before = process.memoryUsage().rss
    for (const bytes of [zip('xl/worksheets/sheet1.xml', blanks), zip('xl/worksheets/sheet1.xml', blanks, 1000)])
      expect(await send('math', bytes)).toMatchObject({
        code: 'table-unreadable',
        detail: expect.stringMatching(/太大/),
      })
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
  })

  it('of any other kind is refused in words', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const wanted: [Buffer, RegExp][] = [
      [Buffer.from(''), /./],
      [Buffer.from('PK\u0003\u0004 not really a zip at all'), /损坏/],
      [zip('xl/workbook.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')), /读不出来/],
      [old, /xls/],
      [csv('随便', '一'), /列/],
      [Buffer.from('"没有关上'), /./],
      [csv('一级', ...Array.from({ length: 10_001 }, (_, index) => `点${index}`)), /10000/],
    ]
    for (const [bytes, reason] of wanted) {
      const { code, detail } = await send('math', bytes)
      expect({ code, isTold: reason.test(detail ?? '') }).toEqual({ code: 'table-unreadable', isTold: true })
    }
    const tooLong = await send('math', Buffer.alloc(5 * 2 ** 20 + 1, 0x61))
    expect(tooLong.code).toBe('body-too-large')
  })

  it('cannot put formulas or control characters into names', async () => {
    await send('labour', csv('一级', '"=cmd|calc"', '"收\u0007割"'), { write: true })
    expect(await names('labour')).toEqual(['课程内容', '=cmd|calc', '收割'])
    const { base64 } = await as('curator').call(contract.exportTerms, { params: { subject: 'labour' } })
    expect(Buffer.from(base64, 'base64').includes('<f>')).toBe(false)
  })
})
