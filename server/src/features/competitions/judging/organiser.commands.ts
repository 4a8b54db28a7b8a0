import { randomUUID } from 'node:crypto'
import { sheetTotal } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser, requireOrganiser } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { insertSheets, newSheet } from './assignment.commands.ts'
import { type StoredSheet, sheetColumns } from './desk.queries.ts'
import { readPanel, whyNot } from './panel.queries.ts'
import { requireScoring } from './rescoring.queries.ts'
import { textOf } from './sheet.queries.ts'
import { readTerms } from './terms.queries.ts'

export interface Reopening {
  readonly competitionId: string
  readonly sheetId: string
  readonly reason: string
}

/** Lets a judge change a final sheet. What it said is on record before a word of it changes. */
export async function reopenSheet(tx: Tx, actor: Actor, { competitionId, sheetId, reason }: Reopening, now: Date) {
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  const sheet = await tx
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('id', '=', sheetId)
    .select([...sheetColumns, 'judge_id'])
    .$castTo<StoredSheet & { judge_id: string }>()
    .forUpdate()
    .executeTakeFirst()
  if (sheet === undefined) throw new Problem('not-found')
  const { objections } = await requireScoring(tx, { competitionId, blindId: sheet.blind_id, state })
  if (sheet.state !== 'final') throw new Problem('state-refused', '这张评分表还没有提交 / this sheet is not final')
  await tx
    .updateTable('score_sheet')
    .set({ state: 'draft', final_at: null, revision: sheet.revision + 1, rescores: objections.length > 0 })
    .where('competition_id', '=', competitionId)
    .where('id', '=', sheetId)
    .execute()
  const { rubric } = (await readTerms(tx, competitionId)).of(sheet.terms_version)
  await writeRecord(tx, { competitionId, actor, now }, 'sheet_reopened', {
    sheet: sheetId,
    blind: sheet.blind_id,
    judge: sheet.judge_id,
    reason,
    ...(objections.length > 0 ? { objections } : {}),
    was: { total: sheetTotal(rubric, sheet), ...textOf(sheet) },
  })
}

export interface CalibrationStart {
  readonly competitionId: string
  readonly blindIds: readonly string[]
}

/** Gives sample works to every judge of their group who may score them; who has one keeps it. */
export async function giveSamples(tx: Tx, actor: Actor, { competitionId, blindIds }: CalibrationStart, now: Date) {
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'judging')
    throw new Problem('state-refused', '报送截止并封存作品后才能校准 / calibration begins after entering has closed')
  const terms = await readTerms(tx, competitionId)
  const { judges, entries, sheets } = await readPanel(tx, competitionId)
  const chosen = blindIds.map((id) => entries.find(({ entry_id }) => entry_id === id))
  const added = chosen.flatMap((entry) => {
    if (entry === undefined) throw new Problem('unknown-reference')
    const has = new Set(
      sheets
        .filter(({ blind_id, round }) => blind_id === entry.entry_id && round === 'calibration')
        .map(({ judge_id }) => judge_id),
    )
    return judges
      .filter((judge) => !has.has(judge.judge_id))
      .filter((judge) => whyNot({ judge, entry, load: 0, round: 'calibration' }) === null)
      .map(({ judge_id }) => newSheet(entry.entry_id, judge_id, 'calibration'))
  })
  if (added.length > 0) {
    await insertSheets(tx, { competitionId, termsVersion: terms.version, sheets: added, now })
    await writeRecord(tx, { competitionId, actor, now }, 'calibration_started', {
      blind: [...blindIds],
      sheets: added.length,
    })
  }
  return { sheets: added.length }
}

export interface NewSample {
  readonly competitionId: string
  readonly fromCompetitionId: string
  readonly fromBlindId: string
  readonly groupId: string
}

/** Copies a work of an earlier competition, which has no names in it already, as an example. */
export async function addSample(tx: Tx, actor: Actor, sample: NewSample, now: Date) {
  const { competitionId, fromCompetitionId, fromBlindId, groupId } = sample
  await lockForOrganiser(tx, actor, competitionId)
  await requireOrganiser(tx, actor, fromCompetitionId)
  if (fromCompetitionId === competitionId)
    throw new Problem('unknown-reference', '样例须取自以往的评比 / a sample comes from an earlier competition')
  const { n } = await tx
    .selectFrom('blind_entry')
    .where('competition_id', '=', competitionId)
    .where('is_sample', '=', true)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const [id, code] = [randomUUID(), `样例-${n + 1}`]
  const { rows } = await sql<{ id: string }>`
    insert into blind_entry (competition_id, id, group_id, code, title, intent, aims, attributes, works, is_sample)
    select ${competitionId}, ${id}, g.id, ${code}, b.title, b.intent, b.aims, b.attributes, b.works, true
    from blind_entry b join competition_group g on g.competition_id = ${competitionId} and g.id = ${groupId}
    where b.competition_id = ${fromCompetitionId} and b.id = ${fromBlindId} returning id`.execute(tx)
  if (rows.length === 0) throw new Problem('unknown-reference')
  await sql`
    insert into blind_file (competition_id, blind_id, id, name, content_type, bytes)
    select ${competitionId}, ${id}, gen_random_uuid(), name, content_type, bytes from blind_file
    where competition_id = ${fromCompetitionId} and blind_id = ${fromBlindId}`.execute(tx)
  await writeRecord(tx, { competitionId, actor, now }, 'sample_added', { blind: id, code })
  return { blind_id: id, code }
}
