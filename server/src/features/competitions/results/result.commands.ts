import { createHash } from 'node:crypto'
import { canonicalJson, isSameJson, type Json } from '@lightwork/domain'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser } from '../competitions.policy.ts'
import { giveSheet } from '../judging/assignment.commands.ts'
import { loadOf, readPanel, whyNot } from '../judging/panel.queries.ts'
import { readTerms } from '../judging/terms.queries.ts'
import { writeRecord } from '../record.ts'
import { awardsOf, type StoredFigures, workOut } from './figures.ts'
import { gapsOf, listJudgedSheets, listWorks, takesPart } from './judged.queries.ts'
import { publicityFrom } from './publicity-days.ts'
import { listVersions, readResult, type StoredResult } from './result.queries.ts'

/** Fingerprint of a version of the result, for the chain. */
export const resultHash = ({ figures, awards }: Pick<StoredResult, 'figures' | 'awards'>): string =>
  createHash('sha256')
    // Both come from JSON or go there.
    .update(canonicalJson({ figures, awards } as unknown as Json))
    .digest('hex')

export interface NewResult {
  readonly competitionId: string
  readonly reason: string
  readonly withoutSheets: readonly string[]
  readonly withoutWorks: readonly string[]
}

/** Works the result out from the final sheets and keeps it as the next version. Once one is public, only with a reason. */
export async function makeResult(tx: Tx, actor: Actor, made: NewResult, now: Date): Promise<number> {
  const { competitionId, withoutSheets, withoutWorks } = made
  const reason = made.reason.trim()
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'judging' && state !== 'published') throw new Problem('state-refused')
  const mustExplain = state === 'published' || withoutSheets.length + withoutWorks.length > 0
  if (mustExplain && reason === '') throw new Problem('correction-unexplained')
  const all = await listWorks(tx, competitionId)
  const sheets = await listJudgedSheets(tx, competitionId)
  if (withoutWorks.some((id) => !all.some(({ blind_id }) => blind_id === id))) throw new Problem('unknown-reference')
  if (withoutSheets.some((id) => !sheets.some((sheet) => sheet.id === id))) throw new Problem('unknown-reference')
  const works = all.filter((work) => takesPart(work) && !withoutWorks.includes(work.blind_id))
  const terms = await readTerms(tx, competitionId)
  const gaps = gapsOf({ works, sheets, terms })
  if (works.length === 0 || gaps.length > 0) throw new Problem('result-incomplete', undefined, { gaps })
  const groups = workOut({ terms: terms.now, works, sheets, without: new Set(withoutSheets) })
  const stored: StoredFigures = { terms_version: terms.version, groups }
  // As the table gives it back: what JSON cannot hold is not hashed either.
  const figures = JSON.parse(JSON.stringify(stored)) as StoredFigures
  const awards = awardsOf(groups)
  const version = ((await listVersions(tx, competitionId))[0]?.version ?? 0) + 1
  await tx
    .insertInto('competition_result')
    .values({
      competition_id: competitionId,
      version,
      figures: JSON.stringify(figures),
      awards: JSON.stringify(awards),
      reason,
      made_by: actor.accountId,
      made_at: now,
    })
    .execute()
  await writeRecord(tx, { competitionId, actor, now }, 'result_made', {
    version,
    reason,
    terms_version: terms.version,
    without_sheets: [...withoutSheets],
    without_works: [...withoutWorks],
    result: resultHash({ figures, awards }),
  })
  return version
}

export interface Which {
  readonly competitionId: string
  readonly version: number
}

/** A result stands on sheets that are in: none is open, and none has changed since it was worked out. */
async function checkSheets(tx: Tx, competitionId: string, { figures }: StoredResult): Promise<void> {
  const ranked = new Set(figures.groups.flatMap(({ entry_ids }) => entry_ids))
  const sheets = (await listJudgedSheets(tx, competitionId)).filter(
    ({ blind_id, round }) => ranked.has(blind_id) && round !== 'calibration',
  )
  const open = sheets.filter(({ state }) => state === 'assigned' || state === 'draft')
  if (open.length > 0)
    throw new Problem('state-refused', `还有 ${open.length} 份评分表没有交 / ${open.length} score sheets are open`)
  const used = new Map(figures.groups.flatMap((group) => group.sheets.map(({ sheet_id, marks }) => [sheet_id, marks])))
  if (sheets.some(({ id, state, marks }) => state === 'final' && !isSameJson(marks, used.get(id) ?? null)))
    throw new Problem(
      'state-refused',
      '统分以后又有评分表提交，请重新统分后再公示 / sheets came in since; work the result out anew first',
    )
}

/** Begins the days of notice of the newest version. A corrected one has its own days, so that it can be objected to. */
export async function publishResult(tx: Tx, actor: Actor, { competitionId, version }: Which, now: Date): Promise<void> {
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'judging' && state !== 'published') throw new Problem('state-refused')
  const [newest] = await listVersions(tx, competitionId)
  if (newest === undefined || newest.version < version) throw new Problem('not-found')
  if (newest.version !== version || newest.public_from !== null)
    throw new Problem(
      'state-refused',
      '只能公示最新的、尚未公示的一版 / only the newest version that is not public yet',
    )
  await checkSheets(tx, competitionId, (await readResult(tx, competitionId, version)).result)
  const { first_day, last_day } = await publicityFrom(tx, now)
  await tx
    .updateTable('competition_result')
    .set({ public_from: first_day, public_to: last_day })
    .where('competition_id', '=', competitionId)
    .where('version', '=', version)
    .execute()
  await tx.updateTable('competition').set({ state: 'published' }).where('id', '=', competitionId).execute()
  await writeRecord(tx, { competitionId, actor, now }, 'result_published', { version, first_day, last_day })
}

export interface Border extends Which {
  readonly groupId: string
  readonly award: string
}

/**
 * Sends the works around a border back for a further opinion. All of them go to the same judge, who has scored none of
 * them: two judges of different severity would decide it by lot.
 */
export async function sendBackNearTies(tx: Tx, actor: Actor, border: Border, now: Date) {
  const { competitionId, version, groupId, award } = border
  await lockForOrganiser(tx, actor, competitionId)
  const { result } = await readResult(tx, competitionId, version)
  const found = result.figures.groups
    .find(({ group_id }) => group_id === groupId)
    ?.result.awards.borders.find((each) => each.award === award)
  if (found === undefined) throw new Problem('not-found')
  const { judges, entries, sheets } = await readPanel(tx, competitionId)
  const ids = [...new Set([...found.above, ...found.below, ...found.tied])].filter((id) =>
    entries.some(({ entry_id }) => entry_id === id),
  )
  const had = (judgeId: string) =>
    sheets.some(
      ({ judge_id, blind_id, round, state }) =>
        judge_id === judgeId && ids.includes(blind_id) && round !== 'calibration' && state !== 'released',
    )
  const [chosen] = judges
    .map((judge) => ({ judge, load: loadOf(sheets, judge.judge_id) }))
    .filter(({ judge }) => !had(judge.judge_id))
    .filter(({ judge, load }) =>
      entries.every((entry) => !ids.includes(entry.entry_id) || whyNot({ judge, entry, load, round: 'tie' }) === null),
    )
    .sort((a, b) => b.judge.expertise - a.judge.expertise || a.load - b.load)
  if (chosen === undefined || ids.length === 0)
    throw new Problem(
      'judge-barred',
      '没有一位评委能评这里的全部作品，请再邀请一位 / nobody is free for all of them; invite another judge',
    )
  for (const blindId of ids)
    await giveSheet(
      tx,
      actor,
      { competitionId, blindId, judgeId: chosen.judge.judge_id, round: 'tie', replaces: null },
      now,
    )
  return { judge: { id: chosen.judge.judge_id, name: chosen.judge.name }, works: ids.length }
}
