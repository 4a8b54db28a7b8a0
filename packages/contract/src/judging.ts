import { sheetRounds, sheetStates } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { RubricBody } from './competition-terms.ts'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { BlindContent } from './entry-steps.ts'
import { Id, Moment, Nothing, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Revision = Type.Integer({ minimum: 1 })
const Code = Type.String({ minLength: 1, maxLength: 40 })
const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Points = Type.Number({ minimum: 0, maximum: 1000 })

/** What a judge writes on a sheet: all of it that is saved. A criterion without a mark has none; none is no zero. */
export const SheetText = Strict({
  marks: Type.Record(Code, Points),
  comments: Type.Record(Code, Type.String({ maxLength: 2000 })),
  requirements: Type.Record(Code, Type.Boolean()),
  overall: Type.String({ maxLength: 5000 }),
})
export type SheetText = Static<typeof SheetText>

const RoundCode = OneOf(sheetRounds)
const SheetStateCode = OneOf(sheetStates)

/** What a judge may see of a competition. */
const JudgedCompetition = Type.Object({
  id: Id,
  title: Type.String(),
  /** Switches of this moment by the server's clock. */
  may_calibrate: Type.Boolean(),
  may_judge: Type.Boolean(),
  sees_others_scores: Type.Boolean(),
  /** When the phase that is open now, or the next one, ends. */
  until: Nullable(Moment),
})

export const OwnSheet = Type.Object({
  sheet_id: Id,
  code: Type.String(),
  title: Type.String(),
  group: Type.String(),
  round: RoundCode,
  state: SheetStateCode,
  /** Criteria that have a mark, of how many. */
  marked: Whole,
  criteria: Whole,
  /** Points, once every criterion has a mark. */
  total: Nullable(Points),
  saved_at: Nullable(Moment),
  /** May be written on now. */
  is_open: Type.Boolean(),
})
export type OwnSheet = Static<typeof OwnSheet>

export const JudgingDesk = Type.Object({
  competition: JudgedCompetition,
  /** In an order of this judge's own that never changes. */
  sheets: Type.Array(OwnSheet),
})
export type JudgingDesk = Static<typeof JudgingDesk>

export const listJudgings = defineEndpoint({
  method: 'GET',
  url: '/api/judging',
  summary: 'Competitions in which I judge, with how far I am',
  response: Type.Array(
    Type.Object({ competition: JudgedCompetition, final: Whole, /** May be written on now. */ open: Whole }),
  ),
})
export const getJudgingDesk = defineEndpoint({
  method: 'GET',
  url: '/api/judging/:competition_id',
  summary: 'My works of a competition, in an order of my own',
  params: ofCompetition,
  response: JudgingDesk,
})

/** Files beside a work, without names. */
export const BlindFiles = Type.Array(
  Type.Object({ id: Id, name: Type.String(), content_type: Type.String(), bytes: Whole }),
)
/** The bytes of a file. */
export const FileBytes = Type.Unsafe<Uint8Array>({ type: 'string', contentMediaType: 'application/octet-stream' })

/** A work as it is judged; nothing in it says whose it is. */
export const JudgedWork = Type.Interface([BlindContent], {
  code: Type.String(),
  group: Type.String(),
  files: BlindFiles,
})

const LabelledSheet = Type.Object({
  /** Judges are letters here, the same letter for a judge in all works. */
  label: Type.String(),
  round: RoundCode,
  marks: Type.Record(Type.String(), Points),
  comments: Type.Record(Type.String(), Type.String()),
  overall: Type.String(),
  total: Nullable(Points),
})

export const JudgedSheet = Type.Object({
  competition: JudgedCompetition,
  sheet_id: Id,
  round: RoundCode,
  state: SheetStateCode,
  revision: Revision,
  saved_at: Nullable(Moment),
  final_at: Nullable(Moment),
  text: SheetText,
  rubric: RubricBody,
  work: JudgedWork,
  /** Neighbours in the judge's own order. */
  previous_id: Nullable(Id),
  next_id: Nullable(Id),
  /** Null while hidden: until the own sheet is final and the phase shows them. */
  others: Nullable(Type.Array(LabelledSheet)),
  /** Texts that lost against another one of this judge's own, newest first. */
  kept: Type.Array(Type.Object({ at: Moment, base_revision: Revision, text: SheetText })),
  /** May be written on now. */
  is_open: Type.Boolean(),
})
export type JudgedSheet = Static<typeof JudgedSheet>

const ofSheet = Type.Object({ competition_id: Id, sheet_id: Id })
const Saved = Type.Object({ revision: Revision, saved_at: Moment })

export const getScoreSheet = defineEndpoint({
  method: 'GET',
  url: '/api/judging/:competition_id/sheets/:sheet_id',
  summary: 'One of my sheets with the work and the rubric',
  params: ofSheet,
  response: JudgedSheet,
})
export const saveScoreSheet = defineEndpoint({
  method: 'PUT',
  url: '/api/judging/:competition_id/sheets/:sheet_id',
  summary: 'Save a draft over the revision it started from; may be incomplete',
  params: ofSheet,
  body: Strict({ revision: Revision, text: SheetText }),
  response: Saved,
})
export const keepScoreSheet = defineEndpoint({
  method: 'POST',
  url: '/api/judging/:competition_id/sheets/:sheet_id/kept',
  summary: 'Keep a text beside the sheet that another one of mine has overtaken',
  params: ofSheet,
  body: Strict({ base_revision: Revision, text: SheetText }),
  response: Nothing,
})
export const handInScoreSheet = defineEndpoint({
  method: 'POST',
  url: '/api/judging/:competition_id/sheets/:sheet_id/final',
  summary: 'Hand in as final; refused with `sheet-incomplete` and what is missing, criterion by criterion',
  params: ofSheet,
  body: Strict({ revision: Revision }),
  response: JudgedSheet,
})
export const recuseScoreSheet = defineEndpoint({
  method: 'POST',
  url: '/api/judging/:competition_id/sheets/:sheet_id/recuse',
  summary: 'Do not judge this work, for a reason; the sheet counts as missing, never as zero',
  params: ofSheet,
  body: Strict({ reason: Reason }),
  response: Nothing,
})
export const getJudgedFile = defineEndpoint({
  method: 'GET',
  url: '/api/judging/:competition_id/sheets/:sheet_id/files/:file_id',
  summary: 'A file of the work, without names',
  params: Type.Object({ competition_id: Id, sheet_id: Id, file_id: Id }),
  response: FileBytes,
})

/** One sample work after the judge scored it: how all judges' marks spread, and what was said. */
export const Calibrated = Type.Object({
  sheet_id: Id,
  code: Type.String(),
  title: Type.String(),
  rubric: RubricBody,
  /** Null until the own sheet is final. */
  spread: Nullable(
    Type.Object({
      judges: Whole,
      criteria: Type.Array(
        Type.Object({ code: Type.String(), marks: Type.Array(Type.Object({ label: Type.String(), mark: Points })) }),
      ),
      totals: Type.Array(Type.Object({ label: Type.String(), mark: Points })),
    }),
  ),
  remarks: Type.Array(
    Type.Object({ id: Id, label: Type.String(), is_mine: Type.Boolean(), text: Type.String(), at: Moment }),
  ),
})
export type Calibrated = Static<typeof Calibrated>

export const getCalibration = defineEndpoint({
  method: 'GET',
  url: '/api/judging/:competition_id/calibration',
  summary: 'The sample works I score before the main round, with the spread of all marks once mine are final',
  params: ofCompetition,
  response: Type.Object({ my_label: Type.String(), samples: Type.Array(Calibrated) }),
})
export const addCalibrationRemark = defineEndpoint({
  method: 'POST',
  url: '/api/judging/:competition_id/sheets/:sheet_id/remarks',
  summary: 'Say something about a sample work to the other judges',
  params: ofSheet,
  body: Strict({ text: Type.String({ minLength: 1, maxLength: 2000 }) }),
  response: Nothing,
})
