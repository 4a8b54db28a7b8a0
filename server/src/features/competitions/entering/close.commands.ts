import { maskedWords } from '@lightwork/domain'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { getTerms, listGroups } from '../set-up/competitions.queries.ts'
import { blindBytes, blindName, renaming, toBlind } from './blind-content.ts'
import { type EntryContent, readFiles, readPinnedItems } from './content.queries.ts'
import type { Draw } from './draw.ts'
import { enteringOf } from './entry-access.ts'
import { readSubmitted } from './submit.commands.ts'
import { writeWorks } from './write-works.ts'

/** The entry as it was handed in: what its owner changed afterwards did not count. */
async function restore(tx: Tx, competitionId: string, entryId: string, content: EntryContent): Promise<void> {
  const { works, files: _files, masks, intent, aims, authors, attributes, ...plain } = content
  const json = { masks, intent, aims, authors, attributes }
  await tx
    .updateTable('entry')
    .set({ ...plain, ...Object.fromEntries(Object.entries(json).map(([key, value]) => [key, JSON.stringify(value)])) })
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .execute()
  await writeWorks(tx, { competitionId, entryId }, works)
}

interface Blinded {
  readonly competitionId: string
  readonly entryId: string
  readonly groupId: string
  readonly code: string
}

async function writeBlind(tx: Tx, draw: Draw, { competitionId, entryId, groupId, code }: Blinded): Promise<void> {
  const content = await readSubmitted(tx, { competitionId, entryId })
  await restore(tx, competitionId, entryId, content)
  const words = maskedWords(content.masks)
  const items = await readPinnedItems(tx, content.works)
  const blind = toBlind(content, items, { words, rename: renaming(draw.id) })
  const id = draw.id()
  await tx
    .insertInto('blind_entry')
    .values({
      competition_id: competitionId,
      id,
      group_id: groupId,
      code,
      title: blind.title,
      intent: JSON.stringify(blind.intent),
      aims: JSON.stringify(blind.aims),
      attributes: JSON.stringify(blind.attributes),
      works: JSON.stringify(blind.works),
    })
    .execute()
  const files = await readFiles(tx, competitionId, content.files)
  for (const [index, file] of files.entries())
    await tx
      .insertInto('blind_file')
      .values({
        competition_id: competitionId,
        blind_id: id,
        id: draw.id(),
        name: blindName(index, file.content_type),
        content_type: file.content_type,
        bytes: await blindBytes(file, words),
      })
      .execute()
  await tx.insertInto('entry_mask').values({ competition_id: competitionId, entry_id: entryId, blind_id: id }).execute()
}

/** Which entries of which group, as handed in: the group may have been changed since. */
async function submittedByGroup(tx: Tx, competitionId: string): Promise<Map<string, string[]>> {
  const entries = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('state', '=', 'submitted')
    .select('id')
    .forUpdate()
    .execute()
  const groups = new Map<string, string[]>()
  for (const { id } of entries) {
    const { group_id } = await readSubmitted(tx, { competitionId, entryId: id })
    groups.set(group_id, [...(groups.get(group_id) ?? []), id])
  }
  return groups
}

const MOST_PREFIX = 16

/** 小学数学组 is 小学数学; a second group that begins alike has its place added. */
function prefixOf(name: string, taken: Set<string>): string {
  const short = [...name.replace(/组$/, '')].slice(0, MOST_PREFIX).join('') || name.slice(0, MOST_PREFIX)
  const prefix = taken.has(short) ? `${short}${taken.size + 1}` : short
  taken.add(prefix)
  return prefix
}

interface Closing {
  readonly revision: number
  readonly now: Date
  readonly draw: Draw
}

/**
 * Entering is over: codes are drawn by lot, and in that order the works that judges will read are written, all in one
 * transaction. Nothing in them says who or when.
 */
export async function closeEntering(tx: Tx, actor: Actor, id: string, { revision, now, draw }: Closing): Promise<void> {
  const standing = await lockForOrganiser(tx, actor, id)
  if (standing.state !== 'announced') throw new Problem('state-refused')
  if (standing.revision !== revision) throw new Problem('revision-outdated')
  const { terms } = await getTerms(tx, id)
  const last = enteringOf(terms).at(-1)
  // What began in time may still be on its way.
  if (last !== undefined && now.getTime() < Date.parse(last.until) + terms.rules.grace_seconds * 1000)
    throw new Problem('entering-open', undefined, {
      opens_until: new Date(Date.parse(last.until) + terms.rules.grace_seconds * 1000).toISOString(),
    })
  const entries = await submittedByGroup(tx, id)
  const prefixes = new Set<string>()
  let count = 0
  for (const { id: groupId, name } of await listGroups(tx, id)) {
    const prefix = prefixOf(name, prefixes)
    const codes = draw.codes(entries.get(groupId) ?? [], prefix)
    for (const [entryId, code] of [...codes].sort(([, a], [, b]) => (a < b ? -1 : 1))) {
      await writeBlind(tx, draw, { competitionId: id, entryId, groupId, code })
      count += 1
    }
  }
  await tx
    .updateTable('competition')
    .set({ state: 'judging', revision: revision + 1 })
    .where('id', '=', id)
    .execute()
  await writeRecord(tx, { competitionId: id, actor, now }, 'closed', { entries: count })
}
