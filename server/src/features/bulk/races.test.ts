import * as contract from '@lightwork/contract'
import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { bulkAs, draftOf, importedDrafts } from '../../../test/bulk.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { applyBatch, BATCH, startEdit } from './apply.commands.ts'
import { runEdit } from './run-edit.ts'

const { as, db, deps, county } = await startTestApp()
const curator = bulkAs(as, 'curator')
const other = bulkAs(as, 'reviewer')
const actor: Actor = { accountId: county.people.curator, name: '', memberships: [], sight: { schools: [] } }

const standing = async (itemIds: readonly string[]) =>
  db
    .selectFrom('item')
    .innerJoin('item_version', 'item_version.id', 'item.current_version_id')
    .where('item.id', 'in', [...itemIds])
    .select(['item_version.revision', 'item_version.minutes', 'item_version.tier'])
    .execute()

const longer = { minutes: { op: 'add', value: 3 } } as const

describe('at the same time', () => {
  it('two curators change the same items: each item is changed by one of them and the other is told', async () => {
    const items = await importedDrafts(db, 250)
    const [one, two] = await Promise.all([
      curator.prepare({ item_ids: items }, { kind: 'edit', change: longer }),
      other.prepare({ item_ids: items }, { kind: 'edit', change: longer }),
    ])
    const done = await Promise.all([curator.apply(one.edit_id), other.apply(two.edit_id)])
    expect(done.map(({ changed, refused }) => changed + refused)).toEqual([250, 250])
    expect(done.reduce((sum, { changed }) => sum + changed, 0)).toBe(250)
    for (const { reasons } of done) expect(reasons.every(({ reason }) => reason === 'changed-since')).toBe(true)
    expect(await standing(items)).toEqual(items.map(() => ({ revision: 2, minutes: 7, tier: 'base' })))
  })

  it('several workers at one edit share its items, each of them once', async () => {
    const items = await importedDrafts(db, 450)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'edit', change: longer })
    const edit = await inTransaction(db, actor.sight, (tx) =>
      startEdit(tx, actor, { editId: edit_id, ticks: [] }, deps.now()),
    )
    const { signal } = new AbortController()
    await Promise.all([1, 2, 3].map(() => runEdit(deps, actor, edit, signal)))
    expect(await curator.get(edit_id)).toMatchObject({ changed: 450, waiting: 0, finished_at: expect.any(String) })
    expect(await standing(items)).toEqual(items.map(() => ({ revision: 2, minutes: 7, tier: 'base' })))
  })

  it('stopped half way, it goes on where it stopped', async () => {
    const items = await importedDrafts(db, BATCH + 50)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'edit', change: longer })
    const edit = await inTransaction(db, actor.sight, (tx) =>
      startEdit(tx, actor, { editId: edit_id, ticks: [] }, deps.now()),
    )
    await inTransaction(db, actor.sight, (tx) => applyBatch(tx, actor, edit, deps.now()))
    expect(await curator.get(edit_id)).toMatchObject({ changed: BATCH, waiting: 50, finished_at: null })
    expect(await curator.apply(edit_id)).toMatchObject({ changed: BATCH + 50, waiting: 0 })
    expect(await standing(items)).toEqual(items.map(() => ({ revision: 2, minutes: 7, tier: 'base' })))
  })

  it('a batch that fails leaves nothing behind', async () => {
    const items = await importedDrafts(db, 20)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'edit', change: longer })
    const edit = await inTransaction(db, actor.sight, (tx) =>
      startEdit(tx, actor, { editId: edit_id, ticks: [] }, deps.now()),
    )
    const failing = inTransaction(db, actor.sight, async (tx) => {
      await applyBatch(tx, actor, edit, deps.now())
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toThrow()
    expect(await curator.get(edit_id)).toMatchObject({ changed: 0, waiting: 20 })
    expect(await curator.apply(edit_id)).toMatchObject({ changed: 20 })
  })

  it('a save in the editor meets a bulk edit: one of them is refused, nothing is overwritten', async () => {
    const item = await as('curator').call(contract.createItem, { body: draftOf() })
    const { item_id, revision } = item.current
    const { edit_id } = await curator.prepare({ item_ids: [item_id] }, { kind: 'edit', change: { tier: 'extend' } })
    const save = as('reviewer').call(contract.saveItemDraft, {
      params: { item_id },
      body: { revision, draft: draftOf({ minutes: 11 }) },
    })
    const [saved, applied] = await Promise.allSettled([save, curator.apply(edit_id)])
    expect(applied.status).toBe('fulfilled')
    const [{ minutes, tier, revision: now } = { minutes: 0, tier: '', revision: 0 }] = await standing([item_id])
    expect(now).toBe(2)
    expect([minutes, tier]).toEqual(saved.status === 'fulfilled' ? [11, 'base'] : [4, 'extend'])
  })

  it('an item that somebody holds is waited for', async () => {
    const items = await importedDrafts(db, 3)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'edit', change: longer })
    await inTransaction(db, actor.sight, async (tx) => {
      await tx
        .selectFrom('item')
        .where('id', '=', items[1] ?? '')
        .select('id')
        .forUpdate()
        .execute()
      await curator.start(edit_id)
      await new Promise((resolve) => setTimeout(resolve, 2500))
      expect(await curator.get(edit_id)).toMatchObject({ changed: 0, finished_at: null })
    })
    expect(await curator.apply(edit_id)).toMatchObject({ changed: 3 })
  })
})

it('a batch takes the same few statements for ten items as for two hundred', async () => {
  let statements = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const counts: number[] = []
  for (const size of [10, BATCH]) {
    const items = await importedDrafts(db, size)
    const { edit_id } = await curator.prepare({ item_ids: items }, { kind: 'edit', change: longer })
    const edit = await inTransaction(db, actor.sight, (tx) =>
      startEdit(tx, actor, { editId: edit_id, ticks: [] }, deps.now()),
    )
    statements = 0
    await inTransaction(db.withPlugin(counter), actor.sight, (tx) => applyBatch(tx, actor, edit, deps.now()))
    counts.push(statements)
  }
  expect(counts[1]).toBe(counts[0])
  expect(counts[0]).toBeLessThanOrEqual(10)
})
