import { itemStates } from '@lightwork/domain'
import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { facetNames, type ItemQuestion, type ItemSearch } from '@lightwork/server/src/search/item-search.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { addVersion, copyItem, fillBank, type Known, readBank } from './bank.ts'
import { lots, probesOf } from './queries.ts'

export interface Adapter {
  readonly search: ItemSearch
  /** Resolves when what was committed before can be found. */
  settle(): Promise<void>
}

const ask = (changes: Partial<ItemQuestion>): ItemQuestion => ({
  text: '',
  states: ['published'],
  sort: 'relevance',
  page: 1,
  pageSize: 2000,
  ...changes,
})

const filters = ['subject', 'grade', 'type', 'tier', 'mode'] as const

const passes = (
  item: Known,
  { subject, grade, type, tier, mode, minutesMax, pointId, unitId }: Partial<ItemQuestion>,
) =>
  (subject === undefined || item.subject === subject) &&
  (grade === undefined || item.grades.includes(grade)) &&
  (type === undefined || item.type === type) &&
  (tier === undefined || item.tier === tier) &&
  (mode === undefined || item.mode === mode) &&
  (minutesMax === undefined || item.minutes <= minutesMax) &&
  (pointId === undefined || item.points.some(({ id }) => id === pointId)) &&
  (unitId === undefined || item.unit_ids.includes(unitId))

const valuesOf = (item: Known, name: (typeof filters)[number]): string[] =>
  name === 'grade' ? item.grades.map(String) : [item[name]]

function count(items: readonly Known[], name: (typeof filters)[number]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of items.flatMap((item) => valuesOf(item, name))) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** Random filters as an item of the bank has them, so that something is found. */
function filterLike(item: Known, lot: (below: number) => number): Partial<ItemQuestion> {
  const some = <T>(value: T): T | undefined => (lot(3) === 0 ? value : undefined)
  const { subject, grades, type, tier, mode, minutes, points, unit_ids } = item
  const wanted = {
    subject: some(subject),
    grade: some(grades[0]),
    type: some(type),
    tier: some(tier),
    mode: some(mode),
    minutesMax: some(minutes),
    pointId: lot(6) === 0 ? points[0]?.id : undefined,
    unitId: lot(6) === 0 ? unit_ids[0] : undefined,
  }
  // The columns are checked against the same vocabulary as the question's types.
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<ItemQuestion>
}

/** What every adapter of `ItemSearch` must do, over the same bank and against a scan of all texts. */
export function searchContract(db: Db, open: () => Promise<Adapter>): void {
  let adapter: Adapter
  let bank: Known[]
  const find = (changes: Partial<ItemQuestion>) => adapter.search.find(ask(changes))

  beforeAll(async () => {
    await fillBank(db)
    adapter = await open()
    await adapter.settle()
    bank = await readBank(db)
  })

  it('finds every item that a scan of all texts finds, for several hundred questions', async () => {
    const probes = probesOf(bank)
    const missed: string[] = []
    for (const { kind, text, expected, isExact } of probes) {
      const { itemIds, total } = await find({ text })
      const found = new Set(itemIds)
      const lost = expected.filter((id) => !found.has(id))
      if (lost.length > 0) missed.push(`${kind} «${text}» misses ${lost.length} of ${expected.length}`)
      if (isExact && found.size !== expected.length)
        missed.push(`${kind} «${text}» finds ${found.size}, not ${expected.length}`)
      if (total !== found.size || found.size !== itemIds.length)
        missed.push(`${kind} «${text}»: total ${total}, ${itemIds.length} ids`)
    }
    expect(missed).toEqual([])
    expect(probes.length).toBeGreaterThan(500)
  }, 120_000)

  it('filters, and counts each facet with all other filters applied', async () => {
    const lot = lots(7)
    for (let round = 0; round < 40; round++) {
      const item = bank[lot(bank.length)]
      if (item === undefined) throw new Error('the bank is empty')
      const filter = filterLike(item, lot)
      const answer = await find(filter)
      const expected = bank.filter((each) => passes(each, filter))
      expect([...answer.itemIds].sort(), JSON.stringify(filter)).toEqual(expected.map(({ item_id }) => item_id).sort())
      expect(answer).toMatchObject({ total: expected.length, exact: true })
      for (const name of facetNames) {
        const { [name]: _, ...others } = filter
        const around = bank.filter((each) => passes(each, others))
        expect(answer.facets[name], `${name} of ${JSON.stringify(filter)}`).toEqual(count(around, name))
      }
    }
  })

  it('filters and counts together with a text', async () => {
    const text = '面积'
    const subject = 'math'
    const expected = bank.filter(({ texts }) => texts.some((each) => each.includes(text)))
    const answer = await find({ text, subject })
    expect(answer.total).toBe(expected.filter((each) => each.subject === subject).length)
    expect(answer.facets.subject).toEqual(count(expected, 'subject'))
    expect(answer.facets.grade).toEqual(
      count(
        expected.filter((each) => each.subject === subject),
        'grade',
      ),
    )
  })

  it('sorts by newest and by minutes', async () => {
    const momentOf = new Map(bank.map((item) => [item.item_id, item.moment]))
    const minutesOf = new Map(bank.map((item) => [item.item_id, item.minutes]))
    const newest = (await find({ sort: 'newest' })).itemIds.map((id) => momentOf.get(id) ?? '')
    expect(newest).toEqual([...newest].sort().reverse())
    const { itemIds } = await find({ sort: 'minutes', text: '的' })
    const minutes = itemIds.map((id) => minutesOf.get(id) ?? -1)
    expect(minutes.length).toBeGreaterThan(20)
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
  })

  it.each(['relevance', 'newest', 'minutes'] as const)('pages without gaps or repeats, by %s', async (sort) => {
    const whole = await find({ text: '的', sort })
    const paged: string[] = []
    for (let page = 1; paged.length < whole.total; page++) {
      const { itemIds, total } = await find({ text: '的', sort, page, pageSize: 17 })
      expect(total).toBe(whole.total)
      expect(itemIds.length).toBeGreaterThan(0)
      paged.push(...itemIds)
    }
    expect(paged).toEqual(whole.itemIds)
    expect((await find({ text: '的', sort, page: 400, pageSize: 17 })).itemIds).toEqual([])
  })

  it('answers nothing for what cannot be searched, or nobody may see', async () => {
    expect(await find({ text: '，。！' })).toMatchObject({ itemIds: [], total: 0 })
    expect(await find({ states: [] })).toMatchObject({ itemIds: [], total: 0 })
    expect(await find({ text: '饕餮鬯' })).toMatchObject({ itemIds: [], total: 0 })
  })

  it.each([
    "'",
    '"',
    '\\',
    "x' OR published = false",
    'a"b',
    '*',
    '[',
    'NOT (',
    "数学' AND '",
    '\u0000',
    '%_',
    '🦄',
    'w'.repeat(200),
  ])('takes %j for a text like any other', async (text) => {
    const { total } = await find({ text })
    expect(total).toBeLessThan(bank.length)
  })

  it('marks what was asked for', async () => {
    const { highlights } = await find({ text: '長方形 ＡＢ ３' })
    expect(highlights).toEqual(['长方形', 'ab', '3'])
    expect((await find({})).highlights).toEqual([])
  })

  describe('with items of its own', () => {
    it('puts a whole phrase before its scattered parts', async () => {
      const [item] = bank
      if (item === undefined) throw new Error('the bank is empty')
      const whole = await copyItem(db, item.item_id, '求鬯骉骊骅的和')
      const scattered = await copyItem(db, item.item_id, '鬯骉一种，骉骊两种，骊骅三种')
      await adapter.settle()
      expect((await find({ text: '鬯骉骊骅' })).itemIds).toEqual([whole, scattered])
    })

    it('shows an item once: by its newest version where that may be seen, else as published', async () => {
      const [item] = bank
      if (item === undefined) throw new Error('the bank is empty')
      const id = await copyItem(db, item.item_id, '骐骥原来的文字')
      await addVersion(db, id, { state: 'draft', text: '骐骥改过的草稿' })
      await adapter.settle()
      const found = async (text: string, states: ItemQuestion['states']) => (await find({ text, states })).itemIds
      expect(await found('骐骥', ['published'])).toEqual([id])
      expect(await found('草稿', ['published'])).not.toContain(id)
      expect(await found('骐骥', itemStates)).toEqual([id])
      expect(await found('骐骥原来', itemStates)).toEqual([])
      expect(await found('骐骥改过', ['draft'])).toEqual([id])
      expect(await found('骐骥', ['in_review'])).toEqual([])
      expect(await found('骐骥', ['published', 'in_review'])).toEqual([id])
    })
  })
}
