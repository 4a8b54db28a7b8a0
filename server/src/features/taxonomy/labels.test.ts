import * as contract from '@lightwork/contract'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { inTransaction, nothing } from '../../db/transaction.ts'
import { startRun } from '../imports/imports.commands.ts'
import { runImport } from '../imports/run-import.ts'

const { as, db, clock } = await startTestApp()

interface Line {
  readonly id: string
  readonly knowledge: readonly string[]
  readonly subject?: string
}

const record = (source: string, { id, knowledge, subject = '数学' }: Line) =>
  JSON.stringify({
    source,
    source_id: id,
    licence: 'CC-BY-4.0',
    lang: 'zh',
    subject,
    grade: 5,
    stage: 'primary',
    type: 'short_answer',
    stem: `第 ${id} 题：一袋米 25 千克，吃了五分之二，还剩多少千克？`,
    options: null,
    answer: '15 千克',
    solution: null,
    knowledge,
    difficulty: null,
  })

async function importLines(source: string, lines: readonly Line[], publish = false) {
  const runId = await inTransaction(db, nothing, (tx) => startRun(tx, { fileName: source, startedBy: null }, clock.now))
  const text = lines.map((line) => record(source, line)).join('\n')
  async function* bytes() {
    yield Buffer.from(text)
  }
  const job = {
    runId,
    publish,
    selectedBy: null,
    batchSize: 200,
    writers: 2,
    maxBytes: 10_000_000,
    now: () => clock.now,
  }
  return runImport(db, { ...job, source: bytes() })
}

const labels = async (subject: 'math' | 'science' = 'math', after?: string) =>
  as('curator').call(contract.listLabelProposals, {
    params: { subject },
    querystring: after === undefined ? {} : { after },
  })
const labelOf = async (name: string) => {
  const found = (await labels()).labels.find((label) => label.name === name)
  if (found === undefined) throw new Error(`no label ${name}`)
  return found
}
const decide = (
  proposal_id: string,
  body: contract.Input<typeof contract.decideLabel>['body'],
  person: 'curator' | 'mathTeacher' = 'curator',
) => as(person).call(contract.decideLabel, { params: { subject: 'math', proposal_id }, body })

async function pointsOf(source: string): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ source_id: string; points: string[] }>`
    select i.source_id, array(select distinct p.name from item_version_point vp join knowledge_point raw on raw.id = vp.point_id
      join knowledge_point p on p.id = raw.stands_for where vp.version_id = i.current_version_id order by 1) as points
    from item i where i.source = ${source}`.execute(db)
  return Object.fromEntries(rows.map(({ source_id, points }) => [source_id, points]))
}

describe('a label that no term has', () => {
  it('waits with its items, coalesced whatever its spelling, and makes no term', async () => {
    const terms = () =>
      db.selectFrom('knowledge_point').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
    const before = await terms()
    await importLines('a', [
      { id: '1', knowledge: ['拓展->分数 应用'] },
      { id: '2', knowledge: ['分数应用', '课程内容->分数应用'] },
      { id: '3', knowledge: ['工程问题'] },
      { id: '4', knowledge: ['很长'.repeat(90), '', '课程内容'] },
    ])
    expect(await terms()).toEqual(before)
    expect((await labels()).labels).toMatchObject([
      { name: '分数 应用', route: '拓展', uses: 2 },
      { name: '工程问题', uses: 1 },
    ])
    expect(await pointsOf('a')).toEqual({ '1': [], '2': ['课程内容'], '3': [], '4': ['课程内容'] })
    const gaps = await as('curator').call(contract.listGaps, { querystring: { subject: 'math' } })
    expect(gaps.items.find(({ opening }) => opening.startsWith('第 3 题'))).toMatchObject({ waiting: ['工程问题'] })
  })

  it('becomes a term, an alias or nothing; all waiting items get the tag, published ones too', async () => {
    await importLines('b', [{ id: '1', knowledge: ['分数应用'] }], true)
    const wanted = await labelOf('分数 应用')
    expect(wanted.uses).toBe(3)
    await expect(decide(wanted.proposal_id, { outcome: 'refused' }, 'mathTeacher')).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect(await decide(wanted.proposal_id, { outcome: 'accepted', parent_id: null, name: '分数的应用' })).toEqual({
      tagged: 3,
    })
    await expect(decide(wanted.proposal_id, { outcome: 'refused' })).rejects.toMatchObject({ code: 'state-refused' })
    const term = (await as('curator').call(contract.getTermTree, { params: { subject: 'math' } })).points.find(
      ({ name }) => name === '分数的应用',
    )
    expect(term?.aliases).toEqual(['分数 应用'])
    expect(await pointsOf('b')).toEqual({ '1': ['分数的应用'] })
    const engineering = await labelOf('工程问题')
    expect(await decide(engineering.proposal_id, { outcome: 'mapped', point_id: term?.id ?? '' })).toEqual({
      tagged: 1,
    })
    expect(await pointsOf('a')).toMatchObject({
      '1': ['分数的应用'],
      '2': ['分数的应用', '课程内容'],
      '3': ['分数的应用'],
    })
    await importLines('c', [{ id: '1', knowledge: ['工程 问题'] }])
    expect(await pointsOf('c')).toEqual({ '1': ['分数的应用'] })
    const { hits } = await as('curator').call(contract.searchItems, { querystring: { point_id: term?.id ?? '' } })
    expect(hits).toHaveLength(5)
  })

  it('that was refused is not asked again', async () => {
    await importLines('d', [{ id: '1', knowledge: ['奥数'] }])
    await decide((await labelOf('奥数')).proposal_id, { outcome: 'refused' })
    await importLines('d', [{ id: '2', knowledge: ['奥数'] }])
    expect((await labels()).labels).toEqual([])
  })

  it('is settled when a term of its name is added by hand', async () => {
    await importLines('e', [{ id: '1', knowledge: ['植树问题'] }])
    await as('curator').call(contract.changeTerm, {
      params: { subject: 'math' },
      body: { change: { kind: 'add', parent_id: null, name: '植树问题' } },
    })
    expect(await pointsOf('e')).toEqual({ '1': ['植树问题'] })
    expect((await labels()).labels).toEqual([])
  })

  it('decided while imports bring it again loses no item', async () => {
    const lines = (part: number) =>
      Array.from({ length: 300 }, (_, index) => ({
        id: `${part}-${index}`,
        knowledge: [`鸡兔同笼`, `新标签${index % 50}`],
      }))
    await importLines('f', [{ id: 'first', knowledge: ['鸡兔同笼'] }])
    const { proposal_id } = await labelOf('鸡兔同笼')
    await Promise.all([
      importLines('f', lines(1)),
      importLines('f', lines(2)),
      decide(proposal_id, { outcome: 'accepted', parent_id: null, name: '鸡兔同笼' }),
    ])
    const points = await pointsOf('f')
    expect(Object.keys(points)).toHaveLength(601)
    expect(Object.values(points).filter((names) => !names.includes('鸡兔同笼'))).toEqual([])
    const first = await labels()
    expect(first.labels).toHaveLength(50)
    expect(first.labels[0]?.uses).toBe(12)
  })

  it('is listed page by page', async () => {
    await importLines(
      'g',
      Array.from({ length: 120 }, (_, index) => ({ id: String(index), subject: '科学', knowledge: [`现象${index}`] })),
    )
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await labels('science', after)
      seen.push(...page.labels.map(({ name }) => name))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
  })
})
