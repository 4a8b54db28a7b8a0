import { openingOf, toText, workBlocks } from '@lightwork/content'
import type { ExhibitedWork, Exhibition } from '@lightwork/contract'
import { sql } from 'kysely'
import { personJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import { type Actor, hasRole } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { requireReader } from '../competitions.policy.ts'
import { type EntryContent, readPinnedItems } from '../entering/content.queries.ts'
import { readSubmitted } from '../entering/submit.commands.ts'
import { type BlindFile, listBlindFiles } from '../judging/blind-files.ts'
import type { Work } from './judged.queries.ts'
import { readAwarded } from './publicity.queries.ts'
import { requireStanding } from './state.queries.ts'

/** Awarded works that may be shown, with their awards. Refused while the result may still change. */
export async function listWinners(reader: Reader, competitionId: string, now: Date) {
  const result = await requireStanding(reader, competitionId, now)
  const groups = await readAwarded(reader, competitionId, result)
  const works = groups.flatMap(({ awards }) =>
    awards.flatMap(({ name: award, works }) =>
      works.filter(({ may_exhibit }) => may_exhibit).map((work) => ({ ...work, award })),
    ),
  )
  return { openSince: result.public_to, works }
}

type Winner = Work & { readonly award: string }

const toWinner = ({ entry_id, title, group, award, school, authors }: Winner) => ({
  ...{ entry_id, title, group, award, school },
  authors: authors.map(({ name }) => name),
})

export async function getExhibition(
  reader: Reader,
  actor: Actor,
  competitionId: string,
  now: Date,
): Promise<Exhibition> {
  await requireReader(reader, actor, competitionId)
  const winners = await listWinners(reader, competitionId, now).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'publicity-not-over') return null
    throw error
  })
  if (winners === null) return { open_since: null, works: [] }
  const comments = await reader
    .selectFrom('entry_commentary')
    .where('competition_id', '=', competitionId)
    .groupBy('blind_id')
    .select(['blind_id', (eb) => eb.fn.countAll<string>().as('n')])
    .execute()
  const counts = new Map(comments.map(({ blind_id, n }) => [blind_id, Number(n)]))
  return {
    open_since: winners.openSince,
    works: winners.works.map((work) => ({ ...toWinner(work), comments: counts.get(work.blind_id) ?? 0 })),
  }
}

/** The winner of this id, for whoever may read the competition. */
export async function findWinner(
  reader: Reader,
  actor: Actor,
  { competitionId, entryId }: { readonly competitionId: string; readonly entryId: string },
  now: Date,
) {
  const standing = await requireReader(reader, actor, competitionId)
  const { works } = await listWinners(reader, competitionId, now)
  const work = works.find(({ entry_id }) => entry_id === entryId)
  if (work === undefined) throw new Problem('not-found')
  return { standing, work, content: await readSubmitted(reader, { competitionId, entryId }) }
}

/** Tasks that the author wrote into the works, in order. */
export const ownItemsOf = (content: EntryContent) =>
  content.works.flatMap(({ position, document }) =>
    workBlocks(document)
      .filter(({ node }) => node.type === 'ownItem')
      .map(({ attributes, node }) => ({ work: position, attributes, node })),
  )

/** Has a final sheet of this very work. */
export const hasScored = async (
  reader: Reader,
  actor: Actor,
  { competitionId, blindId }: { competitionId: string; blindId: string },
) =>
  (await reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', blindId)
    .where('judge_id', '=', actor.accountId)
    .where('state', '=', 'final')
    .select('id')
    .limit(1)
    .executeTakeFirst()) !== undefined

export async function listHarvested(reader: Reader, competitionId: string, entryId: string) {
  const rows = await reader
    .selectFrom('entry_harvest')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .select(['work', 'block_id', 'item_id'])
    .execute()
  return new Map(rows.map(({ work, block_id, item_id }) => [`${work}/${block_id}`, item_id]))
}

export const mayHarvest = (actor: Actor, organises: boolean): boolean => organises && hasRole(actor, 'curator', 'head')

export async function getExhibitedWork(
  reader: Reader,
  actor: Actor,
  which: { readonly competitionId: string; readonly entryId: string },
  now: Date,
): Promise<ExhibitedWork> {
  const { standing, work, content } = await findWinner(reader, actor, which, now)
  const { competitionId, entryId } = which
  const harvested = await listHarvested(reader, competitionId, entryId)
  const items = await readPinnedItems(reader, content.works)
  const commentary = await reader
    .selectFrom('entry_commentary')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', work.blind_id)
    .select(['text', 'at'])
    .select(personJson(sql`entry_commentary.judge_id`).as('judge'))
    .orderBy('at')
    .$castTo<ExhibitedWork['commentary'][number]>()
    .execute()
  const { intent, aims, attributes, licence, works } = content
  // Documents of the database are of the schema; the contract keeps what is in them opaque.
  return {
    ...toWinner(work),
    ...{ attributes, licence, commentary },
    files: await listBlindFiles(reader, competitionId, work.blind_id),
    intent,
    aims,
    works: works.map(({ position, title, document, load }) => ({
      ...{ position, title, document, load },
      items: items.filter(({ version_id }) => JSON.stringify(document).includes(version_id)),
    })),
    own_items: ownItemsOf(content).map(({ work: position, attributes: { id, pointer }, node }) => ({
      work: position,
      block_id: id,
      opening: pointer === '' ? toText(openingOf(node)).slice(0, 60) : pointer,
      item_id: harvested.get(`${position}/${id}`) ?? null,
    })),
    may: {
      comment: await hasScored(reader, actor, { competitionId, blindId: work.blind_id }),
      harvest: mayHarvest(actor, standing.organises) && licence !== 'county-only',
    },
  } as ExhibitedWork
}

/** A file beside a winning work, without names: the copy that judges had. */
export async function getExhibitedFile(
  reader: Reader,
  actor: Actor,
  { fileId, ...which }: { readonly competitionId: string; readonly entryId: string; readonly fileId: string },
  now: Date,
): Promise<BlindFile> {
  const { work } = await findWinner(reader, actor, which, now)
  const file = await reader
    .selectFrom('blind_file')
    .where('competition_id', '=', which.competitionId)
    .where('blind_id', '=', work.blind_id)
    .where('id', '=', fileId)
    .select(['name', 'content_type', 'bytes'])
    .executeTakeFirst()
  if (file === undefined) throw new Problem('not-found')
  return file
}
