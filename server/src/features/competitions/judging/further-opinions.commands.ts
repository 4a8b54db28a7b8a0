import { needsOf, sheetTotal } from '@lightwork/domain'
import type { Reader, Tx } from '../../../db/transaction.ts'
import { writeRecord } from '../record.ts'
import { insertSheets, newSheet } from './assignment.commands.ts'
import { lockCompetition } from './blind.ts'
import { type StoredSheet, sheetColumns } from './desk.queries.ts'
import { loadOf, readPanel, whyNot } from './panel.queries.ts'
import { readTerms } from './terms.queries.ts'

const listSheetsOf = (reader: Reader, competitionId: string, blindId: string) =>
  reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', blindId)
    .select([...sheetColumns, 'judge_id'])
    .$castTo<StoredSheet & { judge_id: string }>()
    .execute()

/** What a work still needs, by the terms in force. */
export async function readNeeds(reader: Reader, competitionId: string, blindId: string) {
  const terms = await readTerms(reader, competitionId)
  const rows = await listSheetsOf(reader, competitionId, blindId)
  const sheets = rows.map((row) => ({
    ...row,
    total: row.state === 'final' ? sheetTotal(terms.of(row.terms_version).rubric, row) : null,
  }))
  return { terms, sheets, needs: needsOf(sheets, terms.now.rules) }
}

/**
 * Asks one more judge when two that would count differ by more than the terms allow: of those who may, the most expert, then the one with
 * the least to do. In the sight of who assigns, never in that of the judge whose sheet came last. Where nobody is free,
 * the organiser's list of what needs attention says so.
 */
export async function askThirdOpinion(
  tx: Tx,
  { competitionId, blindId }: { readonly competitionId: string; readonly blindId: string },
  now: Date,
): Promise<void> {
  // After an upheld objection the organiser decides who is asked.
  const { state } = await lockCompetition(tx, competitionId)
  if (state !== 'judging') return
  const { needs, terms, sheets: own } = await readNeeds(tx, competitionId, blindId)
  if (needs.further !== 'third') return
  const { judges, entries, sheets } = await readPanel(tx, competitionId)
  const entry = entries.find(({ entry_id }) => entry_id === blindId)
  if (entry === undefined || entry.is_sample) return
  const asked = new Set(own.filter(({ round }) => round !== 'calibration').map(({ judge_id }) => judge_id))
  const [chosen] = judges
    .filter(({ judge_id }) => !asked.has(judge_id))
    .map((judge) => ({ judge, load: loadOf(sheets, judge.judge_id) }))
    .filter(({ judge, load }) => whyNot({ judge, entry, load, round: 'third' }) === null)
    .sort((a, b) => b.judge.expertise - a.judge.expertise || a.load - b.load)
  if (chosen === undefined) return
  const sheet = newSheet(blindId, chosen.judge.judge_id, 'third')
  await insertSheets(tx, { competitionId, termsVersion: terms.version, sheets: [sheet], now })
  await writeRecord(tx, { competitionId, actor: null, now }, 'third_opinion', {
    blind: blindId,
    difference: needs.difference,
    judge: sheet.judge_id,
  })
}
