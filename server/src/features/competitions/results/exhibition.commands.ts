import {
  type Document,
  type DocumentNode,
  ownAnswerOf,
  type WorkAttributes,
  withoutOwnAnswers,
} from '@lightwork/content'
import type { harvestItems as harvestEndpoint, Input, ItemDraft } from '@lightwork/contract'
import type { ItemType, Mode, Subject, Tier } from '@lightwork/domain'
import type { Tx } from '../../../db/transaction.ts'
import { type Actor, hasRoleIn } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { createItem } from '../../items/items.commands.ts'
import { writeTemplate } from '../../templates/templates.commands.ts'
import type { EntryContent } from '../entering/content.queries.ts'
import { lockCompetition } from '../judging/blind.ts'
import { writeRecord } from '../record.ts'
import { findWinner, hasScored, listHarvested, mayHarvest, ownItemsOf } from './exhibition.queries.ts'

export interface WhichWinner {
  readonly competitionId: string
  readonly entryId: string
}

/** What a judge who scored the work says about it, once the result stands. An empty text takes it back. */
export async function commentOnWinner(
  tx: Tx,
  actor: Actor,
  { text, ...which }: WhichWinner & { readonly text: string },
  now: Date,
): Promise<void> {
  const { work } = await findWinner(tx, actor, which, now)
  const key = { competition_id: which.competitionId, blind_id: work.blind_id, judge_id: actor.accountId }
  if (!(await hasScored(tx, actor, { competitionId: which.competitionId, blindId: work.blind_id })))
    throw new Problem('not-allowed')
  if (text.trim() === '') {
    await tx
      .deleteFrom('entry_commentary')
      .where('competition_id', '=', key.competition_id)
      .where('blind_id', '=', key.blind_id)
      .where('judge_id', '=', key.judge_id)
      .execute()
    return
  }
  await tx
    .insertInto('entry_commentary')
    .values({ ...key, text: text.trim(), at: now })
    .onConflict((oc) =>
      oc.columns(['competition_id', 'blind_id', 'judge_id']).doUpdateSet({ text: text.trim(), at: now }),
    )
    .execute()
}

const attributesAt = ({ works, attributes }: EntryContent, position: number) => {
  const at = works.findIndex((work) => work.position === position)
  const facts = attributes?.works[at]
  const work = works[at]
  if (work === undefined || facts === undefined) throw new Problem('not-found')
  return { work, facts }
}

export interface TemplateOrder extends WhichWinner {
  readonly schoolId: string
  readonly work: number
  readonly name: string
}

/** A template of the person's own, in a school of theirs. */
export async function makeTemplateOf(tx: Tx, actor: Actor, order: TemplateOrder, now: Date): Promise<string> {
  const { schoolId, work: position, name } = order
  const { content } = await findWinner(tx, actor, order, now)
  if (!hasRoleIn(actor, schoolId, 'teacher', 'class_lead', 'head')) throw new Problem('not-allowed')
  const { work, facts } = attributesAt(content, position)
  const { subject, grade } = facts
  return writeTemplate(tx, actor, schoolId, { name, reach: 'own', subject, grade, document: work.document, now })
}

/** What kind of item a task is, from what stands in it. The curator who reviews it may say otherwise. */
function typeOf({ content = [] }: DocumentNode, mode: Mode): ItemType {
  const has = (type: string) => content.some((node) => node.type === type)
  if (has('choiceList')) return 'single_choice'
  if (has('matching')) return 'matching'
  if (has('ordering')) return 'ordering'
  const byMode: Partial<Record<Mode, ItemType>> = {
    oral: 'oral',
    reading: 'reading',
    practical: 'practice',
    exercise: 'exercise',
    labour: 'labour',
    art: 'art',
  }
  return byMode[mode] ?? 'short_answer'
}

const orEmpty = ({ content = [] }: Document) =>
  ({ type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }) as ItemDraft['body']

interface Credit {
  readonly competition: string
  readonly school: string
  readonly authors: readonly string[]
  readonly award: string
  readonly licence: string
}

type OwnTask = { readonly attributes: WorkAttributes; readonly node: DocumentNode }

function draftOf({ attributes, node }: OwnTask, place: { subject: Subject; grade: number }, credit: Credit): ItemDraft {
  const { competition, school, authors, award, licence } = credit
  const { tiers, mode, minutes, adapted_from } = attributes as WorkAttributes & { tiers: Tier[]; mode: Mode }
  const { body, explanation } = ownAnswerOf(node)
  const by = `${authors.join('、')}（${school}），“${competition}”${award}作品`
  return {
    subject: place.subject,
    grades: [place.grade],
    type: typeOf(node, mode),
    tier: tiers[0] ?? 'base',
    mode,
    place: (attributes as unknown as { place: ItemDraft['place'] }).place,
    minutes,
    score_rate: null,
    competencies: [],
    education: 'intellectual',
    origin: adapted_from == null ? 'selected' : 'adapted',
    citation: by.slice(0, 300),
    licence,
    point_ids: [],
    unit_ids: [],
    // Documents of the database are of the schema; the contract keeps what is in them opaque.
    body: { type: 'doc', content: withoutOwnAnswers(node).content ?? [] } as ItemDraft['body'],
    answer: { key: null, body: orEmpty(body) },
    explanation: orEmpty(explanation),
  }
}

type Harvest = WhichWinner & Input<typeof harvestEndpoint>['body']

/** Chosen tasks of a winning work as drafts of the bank, with who wrote them and under which licence; each only once. */
export async function harvestItems(tx: Tx, actor: Actor, { items, ...which }: Harvest, now: Date) {
  const { competitionId, entryId } = which
  await lockCompetition(tx, competitionId)
  const { standing, work, content } = await findWinner(tx, actor, which, now)
  if (!mayHarvest(actor, standing.organises)) throw new Problem('not-allowed')
  if (content.licence === 'county-only') throw new Problem('licence-refused')
  const { title } = await tx
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .select('title')
    .executeTakeFirstOrThrow()
  const credit: Credit = {
    competition: title,
    school: work.school,
    authors: work.authors.map(({ name }) => name),
    award: work.award,
    licence: content.licence,
  }
  const had = await listHarvested(tx, competitionId, entryId)
  const own = ownItemsOf(content)
  const made: { block_id: string; item_id: string }[] = []
  for (const { work: position, block_id } of items) {
    if (had.has(`${position}/${block_id}`)) continue
    const task = own.find((each) => each.work === position && each.attributes.id === block_id)
    if (task === undefined) throw new Problem('unknown-reference')
    const item_id = await createItem(tx, actor, draftOf(task, attributesAt(content, position).facts, credit), now)
    await tx
      .insertInto('entry_harvest')
      .values({
        ...{ competition_id: competitionId, entry_id: entryId, work: position, block_id, item_id },
        by_account: actor.accountId,
        at: now,
      })
      .execute()
    made.push({ block_id, item_id })
  }
  if (made.length > 0 && standing.state !== 'archived')
    await writeRecord(tx, { competitionId, actor, now }, 'items_harvested', {
      entry: entryId,
      items: made.map(({ item_id }) => item_id),
    })
  return { items: made }
}
