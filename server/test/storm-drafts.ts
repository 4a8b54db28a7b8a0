import type { Db } from '../src/db/transaction.ts'

interface Draft {
  readonly competition_id: string
  readonly entry_id: string
}

/** The same draft, masks confirmed, so many times: a storm is about handing in, not about drafting. */
export async function copyDrafts(db: Db, { competition_id, entry_id }: Draft, count: number): Promise<string[]> {
  const entry = await db.selectFrom('entry').where('id', '=', entry_id).selectAll().executeTakeFirstOrThrow()
  const work = await db.selectFrom('entry_work').where('entry_id', '=', entry_id).selectAll().executeTakeFirstOrThrow()
  const json = (value: unknown) => JSON.stringify(value)
  const ids = Array.from({ length: count }, () => crypto.randomUUID())
  const texts = {
    intent: json(entry.intent),
    aims: json(entry.aims),
    authors: json(entry.authors),
    attributes: json(entry.attributes),
    masks: json(entry.masks),
  }
  const some = 200
  for (let start = 0; start < count; start += some) {
    const part = ids.slice(start, start + some)
    await db
      .insertInto('entry')
      .values(part.map((id) => ({ ...entry, ...texts, competition_id, id })))
      .execute()
    await db
      .insertInto('entry_work')
      .values(part.map((id) => ({ ...work, entry_id: id, document: json(work.document), load: json(work.load) })))
      .execute()
  }
  return ids
}
