import type { Calibrated, getCalibration, Output } from '@lightwork/contract'
import { sheetTotal } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { inOwnOrder, ownSheets, type StoredSheet, sheetColumns } from './desk.queries.ts'
import { labelsOf } from './labels.queries.ts'
import { readTerms, type Terms } from './terms.queries.ts'

type Own = StoredSheet & { readonly code: string; readonly title: string }
type Scored = StoredSheet & { readonly judge_id: string }
type Spread = NonNullable<Calibrated['spread']>

const byLabel = (a: { label: string }, b: { label: string }) =>
  a.label.length - b.label.length || (a.label < b.label ? -1 : 1)

/** All final marks of one work by criterion; judges are letters. */
function spreadOf(sheets: readonly Scored[], terms: Terms, labels: (judgeId: string) => string): Spread {
  const [first] = sheets
  const rubric = terms.of(first?.terms_version ?? terms.version).rubric
  const marksOf = (markOf: (sheet: Scored) => number | null | undefined) =>
    sheets
      .flatMap((sheet) => {
        const mark = markOf(sheet)
        return mark === null || mark === undefined ? [] : [{ label: labels(sheet.judge_id), mark }]
      })
      .sort(byLabel)
  return {
    judges: sheets.length,
    criteria: rubric.criteria.map(({ code }) => ({ code, marks: marksOf(({ marks }) => marks[code]) })),
    totals: marksOf((sheet) => sheetTotal(rubric, sheet)),
  }
}

/** The sample works of a judge. Marks and remarks of the others show once the own marks are final: nobody follows another. */
export async function getOwnCalibration(
  reader: Reader,
  actor: Actor,
  competitionId: string,
): Promise<Output<typeof getCalibration>> {
  const terms = await readTerms(reader, competitionId)
  const labels = await labelsOf(reader, competitionId)
  const own = await ownSheets(reader, actor, competitionId)
    .where('score_sheet.round', '=', 'calibration')
    .where('score_sheet.state', '<>', 'recused')
    .select(sheetColumns)
    .select(['blind_entry.code', 'blind_entry.title'])
    .$castTo<Own>()
    .execute()
  const seen = own.filter(({ state }) => state === 'final').map(({ blind_id }) => blind_id)
  const sheets = await reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('round', '=', 'calibration')
    .where('state', '=', 'final')
    .where('blind_id', '=', (eb) => eb.fn.any(eb.val(seen)))
    .select([...sheetColumns, 'judge_id'])
    .$castTo<Scored>()
    .execute()
  const remarks = await reader
    .selectFrom('calibration_remark')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', (eb) => eb.fn.any(eb.val(seen)))
    .select(['id', 'blind_id', 'judge_id', 'text', 'at'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return {
    my_label: labels(actor.accountId),
    samples: inOwnOrder(own, actor.accountId, competitionId).map(
      ({ id, blind_id, code, title, state, terms_version }) => ({
        sheet_id: id,
        code,
        title,
        rubric: terms.of(terms_version).rubric,
        spread:
          state === 'final'
            ? spreadOf(
                sheets.filter((sheet) => sheet.blind_id === blind_id),
                terms,
                labels,
              )
            : null,
        remarks: remarks
          .filter((remark) => remark.blind_id === blind_id)
          .map(({ id: remarkId, judge_id, text, at }) => ({
            id: remarkId,
            label: labels(judge_id),
            is_mine: judge_id === actor.accountId,
            text,
            at,
          })),
      }),
    ),
  }
}
