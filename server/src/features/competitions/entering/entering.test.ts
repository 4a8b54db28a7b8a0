import { textsOf } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { maskKey } from '@lightwork/domain'
import { Transformer } from '@napi-rs/image'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/app.ts'
import { announcedCompetition } from '../../../../test/competition.ts'
import { confirmAll, readyEntry, submit } from '../../../../test/entry.ts'
import { homework, ofMinutes, ownItem } from '../../../../test/homework.ts'
import { textDocument } from '../../../../test/item.ts'
import { makePdf, scan } from '../../../../test/pdf.ts'
import { copyDrafts } from '../../../../test/storm-drafts.ts'
import { reading, wholeCounty } from '../../../db/transaction.ts'

const picture = () =>
  Transformer.fromSvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>',
  ).png()

const test = await startTestApp()
const { as, clock, db } = test
const start = clock.now

const HOUR = 3_600_000
const after = (hours: number) => new Date(start.getTime() + hours * HOUR).toISOString()

/** Entering goes on for two hours yet; what comes afterwards, an hour each. */
const soon = ({ phases, ...terms }: contract.TermsBody): contract.TermsBody => ({
  ...terms,
  phases: phases.map((phase, index) => ({
    ...phase,
    from: after(index === 0 ? -1 : index + 1),
    until: after(index + 2),
  })),
})

async function open(quotas?: contract.TermsBody['quotas']) {
  clock.now = start
  return announcedCompetition(test, {
    change: ({ terms }) => ({ terms: soon({ ...terms, quotas: quotas ?? terms.quotas }) }),
  })
}
const until = ({ enter_until }: contract.Competition) => Date.parse(enter_until ?? '')
const close = (competition: contract.Competition) => {
  clock.now = new Date(until(competition) + 601_000)
  return as('curator').call(contract.closeEntering, {
    params: { competition_id: competition.id },
    body: { revision: competition.revision },
  })
}
const noQuota = { per_group: null, per_person: null, schools: [] }

describe('an entry', () => {
  it('pins its homework and works out the table of attributes', async () => {
    const competition = await open()
    const {
      params,
      person,
      homework: work,
    } = await readyEntry(test, competition, { document: ofMinutes(12, { pointer: '看图列式' }) })
    await person.call(contract.saveAssignment, {
      params: { school_id: work.school_id, assignment_id: work.id },
      body: { revision: 1, title: '改过的', document: ofMinutes(20) },
    })
    const entry = await person.call(contract.getEntry, { params })
    expect(entry.pinned).toMatchObject([{ revision: 1, newest: 2, title: '课后作业' }])
    expect(entry.attributes?.works).toMatchObject([
      {
        subject: 'math',
        grade: 5,
        load: { base: { written: 12 } },
        rows: [{ number: 1, pointer: '看图列式', minutes: 12, type: null }],
      },
    ])
  })

  it('is refused over the limit of time, with what to leave out', async () => {
    const competition = await open()
    const long = homework(ownItem({ minutes: 50 }), ownItem({ minutes: 30 }))
    await expect(readyEntry(test, competition, { document: long })).rejects.toMatchObject({
      code: 'entry-over-limit',
      works: [{ title: '课后作业', drop: [2], excesses: [{ quantity: 'written', limit: 60, over: 20 }] }],
    })
  })

  it('is its owner’s: nobody else reads a draft, the organiser reads what was handed in', async () => {
    const competition = await open()
    const { params, person, revision } = await readyEntry(test, competition)
    const get = (who: Parameters<typeof as>[0]) => as(who).call(contract.getEntry, { params })
    for (const who of ['curator', 'head', 'judgeOne', 'otherTeacher'] as const)
      await expect(get(who)).rejects.toMatchObject({ code: 'not-found' })
    await submit(person, params, revision)
    expect(await get('curator')).toMatchObject({ mine: false, state: 'submitted', owner: { name: 'mathTeacher' } })
    for (const who of ['head', 'judgeOne', 'otherTeacher'] as const)
      await expect(get(who)).rejects.toMatchObject({ code: 'not-found' })
    const list = { params: { competition_id: competition.id } }
    expect(await as('curator').call(contract.listEntries, list)).toHaveLength(1)
    await expect(as('judgeOne').call(contract.listEntries, list)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await as('judgeOne').call(contract.listOwnEntries, list)).toEqual([])
    expect(await person.call(contract.listOwnEntries, list)).toHaveLength(1)
  })

  it('keeps the newer text when two pages save', async () => {
    const competition = await open()
    const { params, person, revision } = await readyEntry(test, competition)
    const { group_id, authors, licence, may_exhibit } = await person.call(contract.getEntry, { params })
    const body = { group_id, authors, licence, may_exhibit, aims: textDocument('目标'), intent: textDocument('意图') }
    await person.call(contract.saveEntry, { params, body: { ...body, revision, title: '甲' } })
    await expect(
      person.call(contract.saveEntry, { params, body: { ...body, revision, title: '乙' } }),
    ).rejects.toMatchObject({ code: 'revision-outdated', newer: { title: '甲' } })
  })
})

async function filesOf({ competition_id, entry_id }: { competition_id: string; entry_id: string }) {
  const headers = { cookie: await test.cookieOf('mathTeacher'), 'content-type': 'application/octet-stream' }
  const url = contract.addEntryFile.url.replace(':competition_id', competition_id).replace(':entry_id', entry_id)
  const name = encodeURIComponent('东河学校王芳.png')
  return {
    send: (payload: Buffer) => test.app.inject({ method: 'POST', url: `${url}?name=${name}`, headers, payload }),
    readBlind: (id: string) => test.app.inject({ url: `${url}/${id}/blind`, headers: { cookie: headers.cookie } }),
  }
}

describe('a file beside a work', () => {
  it('is sent as it is, taken out again, and refused with the way out', async () => {
    const competition = await open()
    const { params, person } = await readyEntry(test, competition)
    const { send, readBlind } = await filesOf(params)
    expect((await send(Buffer.from('GIF89a'))).json()).toMatchObject({ code: 'entry-file-refused', reason: 'unknown' })
    const sent = (await send(await picture())).json<contract.Entry>()
    expect(sent).toMatchObject({ masks_confirmed: false, files: [{ name: '东河学校王芳.png' }] })
    const { files } = await person.call(contract.previewEntry, { params })
    expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/^附件1\.(png|webp)$/)])
    const file_id = sent.files[0]?.id ?? ''
    const blind = await readBlind(file_id)
    expect(blind.headers['content-disposition']).not.toContain(encodeURIComponent('王芳'))
    const left = await person.call(contract.removeEntryFile, { params: { ...params, file_id } })
    expect(left.files).toEqual([])
  })
})

describe('a PDF beside a work', () => {
  it('is looked for names as the texts are, and read by judges with these burnt into its pages', async () => {
    const competition = await open()
    const { params, person } = await readyEntry(test, competition)
    const { send, readBlind } = await filesOf(params)
    const sendOf = async (teacher: string) => {
      const runs = [...`东河学校${teacher}老师`].map((text, at) => ({ text, at: [20 + at * 25, 300] as const }))
      const pdf = await makePdf([{ runs }, scan], teacher)
      const { files } = (await send(Buffer.from(await pdf.save()))).json<contract.Entry>()
      return files.at(-1)?.id ?? ''
    }
    const ids = [await sendOf('王'), await sendOf('张')]
    const { files, masks } = await person.call(contract.previewEntry, { params })
    expect(files).toMatchObject([
      { name: '附件1.pdf', content_type: 'application/pdf', unread_pages: 1 },
      { name: '附件2.pdf', unread_pages: 1 },
    ])
    expect(masks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: '东河学校', count: 2 }),
        expect.objectContaining({ text: '王老师', count: 1 }),
      ]),
    )
    const seen = await Promise.all(ids.map(async (id) => (await readBlind(id)).rawPayload))
    expect(seen[0]?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(seen[0]?.equals(seen[1] ?? Buffer.alloc(0))).toBe(true)

    const { revision } = await confirmAll(person, params)
    await submit(person, params, revision)
    await close(competition)
    const judged = await reading(db, wholeCounty, (reader) =>
      reader
        .selectFrom('blind_file')
        .where('competition_id', '=', competition.id)
        .orderBy('name')
        .select(['name', 'content_type', 'bytes'])
        .execute(),
    )
    expect(judged.map(({ bytes, ...file }) => ({ ...file, same: bytes.equals(seen[0] ?? bytes) }))).toEqual(
      ['附件1.pdf', '附件2.pdf'].map((name) => ({ name, content_type: 'application/pdf', same: true })),
    )
  })
})

describe('names', () => {
  it('are shown with every mask, and asked about again after a change', async () => {
    const competition = await open()
    const document = ofMinutes(10, { text: '东河学校五(1)班的王老师带 42 人春游' })
    const { params, person, revision } = await readyEntry(test, competition, { document, intent: 'mathTeacher 设计' })
    const preview = await person.call(contract.previewEntry, { params })
    expect(preview.masks.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['东河学校', '五(1)班', '王老师', 'mathTeacher']),
    )
    expect(textsOf(preview.blind.intent).join('')).toBe('■■ 设计')
    const { group_id, authors, licence, may_exhibit, title, aims, intent } = await person.call(contract.getEntry, {
      params,
    })
    await person.call(contract.saveEntry, {
      params,
      body: { revision, group_id, authors, licence, may_exhibit, title: `${title}（东河）`, aims, intent },
    })
    await expect(submit(person, params, revision + 1)).rejects.toMatchObject({ code: 'masks-unconfirmed' })
    const { revision: confirmed } = await confirmAll(person, params)
    expect(await submit(person, params, confirmed)).toMatchObject({ counts: true })
  })

  it('stay readable only with a reason, and words of one’s own are added', async () => {
    const competition = await open()
    const { params, person } = await readyEntry(test, competition, {
      document: ofMinutes(10, { text: '五(1)班去白鹭湖' }),
    })
    const { revision, masks } = await person.call(contract.previewEntry, { params })
    const plain = masks.map(({ count: _count, ...mask }) => mask)
    const decide = (reason: string) =>
      person.call(contract.confirmEntryMasks, {
        params,
        body: {
          revision,
          confirm: true,
          masks: [
            ...plain.map((mask) => (mask.kind === 'class' ? { ...mask, on: false, reason } : mask)),
            { text: '白鹭湖', kind: 'chosen', on: true, reason: '' },
          ],
        },
      })
    await expect(decide('')).rejects.toMatchObject({ code: 'invalid-request' })
    const { blind } = await decide('题目情境')
    expect(JSON.stringify(blind.works)).toContain('五(1)班去■■')
  })
})

describe('handing in', () => {
  it('gives one receipt for one key, keeps earlier ones, and lets changes count only when handed in again', async () => {
    const competition = await open()
    const { params, person, revision } = await readyEntry(test, competition)
    const first = await submit(person, params, revision, 'same-key')
    expect(await submit(person, params, revision, 'same-key')).toEqual(first)
    const { group_id, authors, licence, may_exhibit, aims, intent } = await person.call(contract.getEntry, { params })
    clock.now = new Date(clock.now.getTime() + 1000)
    await person.call(contract.saveEntry, {
      params,
      body: { revision, group_id, authors, licence, may_exhibit, aims, intent, title: '没有再交' },
    })
    const entry = await person.call(contract.getEntry, { params })
    expect(entry).toMatchObject({ changed_since: true, state: 'submitted', receipts: [{ receipt: first.receipt }] })
    await close(competition)
    const blind = await db
      .selectFrom('blind_entry')
      .where('competition_id', '=', competition.id)
      .select('title')
      .execute()
    expect(blind).toEqual([{ title: '分数的认识' }])
  })

  it('says what is missing', async () => {
    const competition = await open()
    const { params, person } = await readyEntry(test, competition, { intent: ' ' })
    const { revision } = await confirmAll(person, params)
    await expect(submit(person, params, revision)).rejects.toMatchObject({
      code: 'entry-incomplete',
      missing: ['intent'],
    })
  })

  it('counts when begun in time; who is late reads so on the receipt', async () => {
    const competition = await open(noQuota)
    const early = await readyEntry(test, competition)
    const late = await readyEntry(test, competition, { who: 'chineseTeacher' })
    clock.now = new Date(until(competition) - 1)
    expect(await submit(early.person, early.params, early.revision)).toMatchObject({ counts: true })
    clock.now = new Date(until(competition))
    expect(await submit(late.person, late.params, late.revision)).toMatchObject({ counts: false })
    expect(await late.person.call(contract.getEntry, { params: late.params })).toMatchObject({ state: 'draft' })
  })

  it('holds the places of a school and of a person', async () => {
    const competition = await open({ per_group: 1, per_person: 1, schools: [] })
    const one = await readyEntry(test, competition)
    const two = await readyEntry(test, competition, { who: 'chineseTeacher' })
    const results = await Promise.allSettled(
      [one, two].map(({ person, params, revision }) => submit(person, params, revision)),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [taken, full] = results[0]?.status === 'fulfilled' ? [one, two] : [two, one]
    await taken.person.call(contract.withdrawEntry, { params: taken.params, body: { reason: '换一件' } })
    expect(await submit(full.person, full.params, full.revision)).toMatchObject({ counts: true })
  })

  it('survives a storm at the deadline: receipts for all, none lost, one rule', async () => {
    const count = 150
    const competition = await open(noQuota)
    const made = await readyEntry(test, competition)
    const copies = await copyDrafts(db, made.params, count)
    const end = until(competition)
    const receipts = await Promise.all(
      copies.map(async (entry_id, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 6))
        clock.now = new Date(end - 3000 + index * 30)
        return submit(made.person, { competition_id: competition.id, entry_id }, made.revision)
      }),
    )
    expect(new Set(receipts.map(({ receipt }) => receipt)).size).toBe(count)
    for (const { begun_at, counts } of receipts) expect(counts).toBe(Date.parse(begun_at) < end)
    expect(receipts.some(({ counts }) => counts) && receipts.some(({ counts }) => !counts)).toBe(true)
    const stored = await db
      .selectFrom('entry_receipt')
      .where('competition_id', '=', competition.id)
      .select('entry_receipt.counts')
      .execute()
    expect(stored).toHaveLength(count)
    const { submitted } = await db
      .selectFrom('entry')
      .where('competition_id', '=', competition.id)
      .where('state', '=', 'submitted')
      .select(({ fn }) => fn.countAll<number>().as('submitted'))
      .executeTakeFirstOrThrow()
    expect(submitted).toBe(stored.filter(({ counts }) => counts).length)
  })
})

describe('the organiser', () => {
  it('refuses a work and says why to its owner', async () => {
    const competition = await open()
    const { params, person, revision } = await readyEntry(test, competition)
    await submit(person, params, revision)
    const refuse = (who: 'curator' | 'head') =>
      as(who).call(contract.refuseEntry, { params, body: { reason: '不属于本组' } })
    await expect(refuse('head')).rejects.toMatchObject({ code: 'not-allowed' })
    await refuse('curator')
    expect(await person.call(contract.getEntry, { params })).toMatchObject({ state: 'refused', reason: '不属于本组' })
  })

  it('sees works that are alike, and the decision is remembered', async () => {
    const competition = await open(noQuota)
    const text = '小明从家到图书馆走了 1200 米，每分钟走 60 米，他走了多少分钟？请画线段图说明。'
    for (const who of ['mathTeacher', 'otherTeacher'] as const) {
      const { person, params, revision } = await readyEntry(test, competition, {
        who,
        document: ofMinutes(10, { text }),
      })
      await submit(person, params, revision)
    }
    const params = { competition_id: competition.id }
    await expect(as('head').call(contract.findLikeEntries, { params })).rejects.toMatchObject({ code: 'not-allowed' })
    const pairs = await as('curator').call(contract.findLikeEntries, { params })
    expect(pairs).toHaveLength(2)
    expect(pairs[0]).toMatchObject({
      with_kind: 'entry',
      with: { competition: null },
      places: [{ work: 1 }],
      decision: null,
    })
    const pair = pairs[0]?.id ?? ''
    await as('curator').call(contract.decideLikePair, {
      params: { ...params, pair_id: pair },
      body: { decision: 'chance', note: '常见题' },
    })
    await as('curator').call(contract.findLikeEntries, { params })
    const again = await as('curator').call(contract.listLikePairs, { params })
    expect(again.find(({ id }) => id === pair)).toMatchObject({ decision: 'chance', note: '常见题' })
  })

  it('closes: what judges read has no masked word, no id of the other half, and no order of entering', async () => {
    const competition = await open(noQuota)
    const document = ofMinutes(10, { text: '东河学校五(1)班 mathTeacher 出题', pointer: '东河学校练习' })
    const entries = [
      await readyEntry(test, competition, { document, title: '东河学校的作业' }),
      await readyEntry(test, competition, { who: 'otherTeacher', intent: '西山学校 otherTeacher 设计' }),
    ]
    for (const { person, params, revision } of entries) await submit(person, params, revision)
    const early = as('curator').call(contract.closeEntering, {
      params: { competition_id: competition.id },
      body: { revision: competition.revision },
    })
    await expect(early).rejects.toMatchObject({ code: 'entering-open' })
    expect(await close(competition)).toMatchObject({ state: 'judging' })
    const blind = await db.selectFrom('blind_entry').where('competition_id', '=', competition.id).selectAll().execute()
    expect(blind).toHaveLength(2)
    const seen = maskKey(JSON.stringify(blind))
    for (const word of ['东河', '西山', '五(1)班', 'mathTeacher', 'otherTeacher'])
      expect(seen).not.toContain(maskKey(word))
    for (const { homework: work, params } of entries)
      for (const id of [work.id, params.entry_id, work.school_id]) expect(seen).not.toContain(id)
    expect(blind.every(({ id }) => id[14] === '4')).toBe(true)
    const [first] = entries
    await first?.person.call(contract.withdrawEntry, { params: first.params, body: { reason: '另有安排' } })
    const left = await db
      .selectFrom('blind_entry')
      .where('competition_id', '=', competition.id)
      .select('withdrawn')
      .execute()
    expect(left.map(({ withdrawn }) => withdrawn).sort()).toEqual([false, true])
  })

  it('sends works of a school’s round on, within its places', async () => {
    const above = await open()
    const round = await as('head').call(contract.createCompetition, {
      body: {
        kind: 'lesson',
        title: '初赛',
        semester: '2026-2027-1',
        round_school_id: test.county.school,
        feeds_id: above.id,
      },
    })
    const params = { competition_id: round.id }
    const people = { params: { ...params, account_id: test.county.people.reviewer, part: 'appeals' as const } }
    await as('head').call(contract.inviteToCompetition, {
      ...people,
      body: { group_ids: [], expertise: 1, most: null },
    })
    const { revision, kind, title, semester, groups, terms } = round
    const saved = await as('head').call(contract.saveCompetition, {
      params,
      body: { revision, kind, title, semester, groups, feeds_id: above.id, terms: soon(terms), reason: '' },
    })
    const announced = await as('head').call(contract.announceCompetition, {
      params,
      body: { revision: saved.revision },
    })
    const made = await readyEntry(test, announced)
    await submit(made.person, made.params, made.revision)
    const send = () =>
      as('head').call(contract.sendEntryOn, { params: made.params, body: { group_id: above.groups[0]?.id ?? '' } })
    expect(await send()).toMatchObject({ counts: true })
    await expect(send()).rejects.toMatchObject({ code: 'state-refused' })
    const list = await made.person.call(contract.listOwnEntries, { params: { competition_id: above.id } })
    expect(list).toMatchObject([{ state: 'submitted', title: '分数的认识', works: 1 }])
  })
})
