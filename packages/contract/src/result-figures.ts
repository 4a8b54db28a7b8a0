import { agreements, scoreMethods, setAsides, sheetRounds } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { Day, Id, Moment, Nullable, OneOf, Whole } from './shared.ts'

const Named = Type.Object({ id: Id, name: Type.String() })
const Figure = Type.Number()
const AwardCode = Nullable(Type.String())

export const ResultVersion = Type.Object({
  version: Whole,
  reason: Type.String(),
  made_by: Named,
  made_at: Moment,
  public_from: Nullable(Day),
  public_to: Nullable(Day),
})

const JudgeFlagBody = Type.Object({
  flag: OneOf(['severe', 'lenient', 'erratic', 'favours', 'alike']),
  points: Type.Optional(Figure),
  z: Type.Optional(Figure),
  infit: Type.Optional(Figure),
  /** The school that is favoured, by its name. */
  camp: Type.Optional(Type.String()),
  with_judge: Type.Optional(Type.String()),
  correlation: Type.Optional(Figure),
  shared: Type.Optional(Whole),
})

export const ResultEntry = Type.Object({
  blind_id: Id,
  code: Type.String(),
  title: Type.String(),
  school: Type.String(),
  authors: Type.Array(Type.String()),
  rank: Whole,
  tied: Type.Boolean(),
  /** `score`, the code of a criterion, `review`; null for the first and for ties. */
  decided_by: Nullable(Type.String()),
  plain: Figure,
  trimmed: Figure,
  corrected: Figure,
  /** The one of the three that counts. */
  score: Figure,
  low: Figure,
  high: Figure,
  review: Nullable(Figure),
  award: AwardCode,
  undecided: Type.Boolean(),
  component: Whole,
  sheets: Whole,
  missing: Whole,
})
export type ResultEntry = Static<typeof ResultEntry>

export const ResultJudge = Type.Object({
  judge: Named,
  label: Type.String(),
  sheets: Whole,
  severity: Figure,
  standard_error: Figure,
  spread: Nullable(Figure),
  infit: Figure,
  outfit: Figure,
  component: Whole,
  flags: Type.Array(JudgeFlagBody),
})
export type ResultJudge = Static<typeof ResultJudge>

export const ResultGroup = Type.Object({
  group: Named,
  places: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), places: Whole })),
  components: Whole,
  reliability: Nullable(
    Type.Object({
      single: Figure,
      average: Figure,
      judges_per_entry: Figure,
      concordance: Nullable(Figure),
      agreement: OneOf(agreements),
    }),
  ),
  entries: Type.Array(ResultEntry),
  judges: Type.Array(ResultJudge),
  /** Where an award ends, with the works so near on both sides that their bands overlap. */
  borders: Type.Array(
    Type.Object({
      award: Type.String(),
      above: Type.Array(Id),
      below: Type.Array(Id),
      tied: Type.Array(Id),
      /** Works of it that were sent back for a further opinion. */
      sent_back: Whole,
    }),
  ),
})
export type ResultGroup = Static<typeof ResultGroup>

export const ResultFigures = Type.Interface([ResultVersion], {
  method: OneOf(scoreMethods),
  trim_from: Whole,
  decimals: Whole,
  criteria: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), points: Figure })),
  awards: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  groups: Type.Array(ResultGroup),
})
export type ResultFigures = Static<typeof ResultFigures>

/** One sheet behind a figure. Who asks for an own work gets letters only. */
export const FigureSheet = Type.Object({
  sheet_id: Id,
  label: Type.String(),
  judge: Nullable(Named),
  round: OneOf(sheetRounds),
  /** Null: given back or never handed in; missing, never a zero. */
  marks: Nullable(Type.Record(Type.String(), Figure)),
  comments: Type.Record(Type.String(), Type.String()),
  overall: Type.String(),
  unmet: Type.Array(Type.String()),
  total: Nullable(Figure),
  set_aside: Nullable(OneOf(setAsides)),
  /** Highest or lowest: left out of the trimmed mean. */
  dropped: Type.Boolean(),
  severity: Nullable(Figure),
  corrected: Nullable(Figure),
  share: Nullable(Figure),
})
export type FigureSheet = Static<typeof FigureSheet>

/** A final figure with everything a person needs to work it out again. */
export const UnfoldedFigure = Type.Object({
  blind_id: Id,
  code: Type.String(),
  title: Type.String(),
  method: OneOf(scoreMethods),
  decimals: Whole,
  criteria: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), points: Figure })),
  plain: Figure,
  trimmed: Figure,
  corrected: Figure,
  score: Figure,
  review: Nullable(Figure),
  rank: Whole,
  award: Nullable(Type.String()),
  sheets: Type.Array(FigureSheet),
})
export type UnfoldedFigure = Static<typeof UnfoldedFigure>
