import { fromText } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { homework } from '../../../test/homework.ts'
import { itemDraft } from '../../../test/item.ts'
import * as files from '../../../test/media-files.ts'
import { handIn } from '../../../test/review.ts'
import { inTransaction, nothing } from '../../db/transaction.ts'
import { removeOrphans } from './media.commands.ts'

const { app, as, cookieOf, county, clock, db } = await startTestApp()

async function send(person: PersonName | null, bytes: Buffer, contentType = 'image/png') {
  const cookie = person === null ? {} : { cookie: await cookieOf(person) }
  const url = contract.uploadMedia.url
  return app.inject({ method: 'POST', url, headers: { ...cookie, 'content-type': contentType }, payload: bytes })
}

/** A picture that no other test sends. */
let shade = 20
const freshPicture = () => files.pngOf(++shade, 9)
const upload = async (person: PersonName, bytes = freshPicture()): Promise<contract.Media> =>
  (await send(person, bytes)).json()

const rights = { alt: '数轴', source: '自己绘制', author: '王老师', licence: 'CC BY 4.0' }

const describeAs = (person: PersonName, id: string, body = rights) =>
  as(person).call(contract.describeMedia, { params: { media_id: id }, body })

const asJson = (document: object) => document as contract.ItemDraft['body']

const draftWith = (figure: { asset: string; alt: string }): contract.ItemDraft =>
  itemDraft({
    minutes: 5,
    score_rate: null,
    body: asJson({
      type: 'doc',
      content: [...(fromText('看图填空').content ?? []), { type: 'figure', attrs: figure }],
    }),
    answer: { key: null, body: asJson(fromText('3')) },
    explanation: asJson(fromText('数一数')),
  })

describe('uploading', () => {
  it('keeps the same picture once, whoever brings it and whatever it is called', async () => {
    const photograph = files.photograph()
    const [first, second] = [
      await send('mathTeacher', photograph, 'image/jpeg'),
      await send('chineseTeacher', photograph),
    ]
    expect(first.json()).toMatchObject({
      content_type: 'image/webp',
      width: 20,
      height: 40,
      uses: 0,
      mine: true,
      alt: '',
    })
    expect(second.json().id).toBe(first.json().id)
    const served = await app.inject({ url: `/media/${first.json().id}` })
    expect(served.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
    expect(served.rawPayload.includes('GPS')).toBe(false)
  })

  it('says why a file is refused', async () => {
    const refused = await send('mathTeacher', files.pngOf(30_000, 30_000))
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ code: 'media-refused', reason: 'too_many_pixels' })
    expect((await send('mathTeacher', Buffer.alloc(0))).json()).toMatchObject({ reason: 'empty' })
    expect((await send('mathTeacher', files.pngOf(5, 5), 'text/html')).json()).toMatchObject({
      code: 'unsupported-media-type',
    })
    expect((await send('mathTeacher', files.pngOf(5, 5), 'multipart/form-data')).statusCode).toBe(415)
    expect((await send('mathTeacher', Buffer.alloc(11 * 2 ** 20))).json()).toMatchObject({ code: 'body-too-large' })
  })

  it('is for those who write items', async () => {
    expect((await send(null, freshPicture())).statusCode).toBe(401)
    expect((await send('bureau', freshPicture())).statusCode).toBe(403)
    const { id } = await upload('mathTeacher')
    await expect(as('bureau').call(contract.getMedia, { params: { media_id: id } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('has an end for one person in an hour, refused files counted', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 62; n++) statuses.push((await send('otherTeacher', Buffer.from('no picture'))).statusCode)
    expect(statuses.filter((status) => status === 422)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
    clock.now = new Date(clock.now.getTime() + 3_700_000)
    expect((await send('otherTeacher', freshPicture())).statusCode).toBe(200)
  })

  it('of many at once answers each', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => send('englishTeacher', freshPicture())))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(12)
  })
})

describe('recordings', () => {
  it('are served with their type, whole and in ranges', async () => {
    const { id, seconds } = (await send('englishTeacher', files.mp3Of(200), 'audio/mpeg')).json()
    expect(seconds).toBeCloseTo(5.2, 1)
    const whole = await app.inject({ url: `/media/${id}` })
    expect(whole.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' })
    const size = whole.rawPayload.length
    const part = (range: string) => app.inject({ url: `/media/${id}`, headers: { range } })
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 9],
      ['bytes=100-', 100, size - 1],
      ['bytes=-5', size - 5, size - 1],
      ['bytes=10-999999999', 10, size - 1],
    ] as const) {
      const answer = await part(range)
      expect(answer.statusCode).toBe(206)
      expect(answer.headers['content-range']).toBe(`bytes ${from}-${to}/${size}`)
      expect(answer.rawPayload.equals(whole.rawPayload.subarray(from, to + 1))).toBe(true)
    }
    expect((await part(`bytes=${size}-`)).statusCode).toBe(416)
    expect((await part('bytes=9-3')).statusCode).toBe(416)
    for (const range of ['bytes=a-b', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-'])
      expect((await part(range)).statusCode).toBe(200)
  })
})

describe('rights', () => {
  it('are stated by whoever brought the file, or a curator', async () => {
    const { id } = await upload('mathTeacher')
    expect(await describeAs('mathTeacher', id)).toMatchObject(rights)
    await expect(describeAs('chineseTeacher', id)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await describeAs('curator', id, { ...rights, alt: '一条数轴' })).toMatchObject({ alt: '一条数轴' })
  })

  it('and words for who cannot see it are needed before anybody reviews the item', async () => {
    const { id } = await upload('mathTeacher')
    const item = await as('mathTeacher').call(contract.createItem, { body: draftWith({ asset: id, alt: '' }) })
    await expect(handIn(as, 'mathTeacher', item)).rejects.toMatchObject({
      code: 'item-incomplete',
      errors: [{ message: expect.stringContaining('替代文字') }, { message: expect.stringContaining('许可') }],
    })
    await describeAs('mathTeacher', id)
    const saved = await as('mathTeacher').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: 1, draft: draftWith({ asset: id, alt: '一条从 0 到 5 的数轴' }) },
    })
    expect((await handIn(as, 'mathTeacher', saved)).current.state).toBe('in_review')
    expect(await as('mathTeacher').call(contract.getMedia, { params: { media_id: id } })).toMatchObject({ uses: 1 })
  })
})

describe('what nothing uses', () => {
  it('goes thirty days after it was last brought, and not what stands in an item or a homework', async () => {
    const start = clock.now
    const [unused, inItem, inHomework, dropped] = [
      await upload('mathTeacher'),
      await upload('mathTeacher'),
      await upload('mathTeacher'),
      await upload('mathTeacher'),
    ]
    await as('mathTeacher').call(contract.createItem, { body: draftWith({ asset: inItem.id, alt: '图' }) })
    const item = await as('mathTeacher').call(contract.createItem, {
      body: draftWith({ asset: dropped.id, alt: '图' }),
    })
    await as('mathTeacher').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: 1, draft: draftWith({ asset: inItem.id, alt: '图' }) },
    })
    await as('mathTeacher').call(contract.createAssignment, {
      params: { school_id: county.school },
      body: {
        title: '看图',
        subject: 'math',
        grade: 5,
        document: homework({ type: 'figure', attrs: { asset: inHomework.id, alt: '图' } }),
      },
    })
    const tidyAfter = (days: number) =>
      inTransaction(db, nothing, (tx) => removeOrphans(tx, new Date(start.getTime() + days * 86_400_000)))
    expect(await tidyAfter(29)).toBe(0)
    await tidyAfter(31)
    const status = async ({ id }: contract.Media) => (await app.inject({ url: `/media/${id}` })).statusCode
    expect(await Promise.all([unused, inItem, inHomework, dropped].map(status))).toEqual([404, 200, 200, 404])
  })
})
