import { scoreMethods } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { ResultFigures, ResultVersion, UnfoldedFigure } from './result-figures.ts'
import { Day, Id, Moment, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Named = Type.Object({ id: Id, name: Type.String() })
const AwardCode = Nullable(Type.String())
const Reason = Type.String({ maxLength: 2000 })
export const ofResult = Type.Object({ competition_id: Id, version: Type.Integer({ minimum: 1, maximum: 10_000 }) })
const ofWork = Type.Object({ ...ofResult.properties, blind_id: Id })

/** 公示: the working days that count, first and last included. */
export const PublicityDays = Type.Object({ first_day: Day, last_day: Day, days: Type.Array(Day) })

/** What keeps a result from being worked out, work by work. */
export const ResultGap = Type.Object({
  blind_id: Id,
  code: Type.String(),
  group: Type.String(),
  why: OneOf(['open_sheets', 'no_sheet', 'further_opinion']),
})

/** Where a competition stands between the last sheet and the archive. */
export const ResultState = Type.Object({
  state: Type.String(),
  works: Whole,
  gaps: Type.Array(ResultGap),
  /** Newest first. */
  versions: Type.Array(ResultVersion),
  /** If it were published at this moment. */
  publicity_if_now: PublicityDays,
  /** The version made public last, with the days computed for it. */
  publicity: Nullable(
    Type.Object({ version: Whole, corrected: Type.Boolean(), last_day: Day, is_over: Type.Boolean() }),
  ),
  objections: Type.Object({ open: Whole, upheld: Whole, all: Whole }),
  certificates: Whole,
  now: Moment,
})
export type ResultState = Static<typeof ResultState>

export const getResultState = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/results',
  summary: 'Where the result stands: what is missing, its versions, publicity, objections',
  params: ofCompetition,
  response: ResultState,
})
export const makeResult = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/results',
  summary: 'Work the result out from the final sheets and keep it as a new version; no version is ever changed',
  params: ofCompetition,
  body: Strict({
    /** Needed for a corrected result. */
    reason: Reason,
    /** Sheets and works that do not count, for the reason given. */
    without_sheets: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
    without_works: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
  }),
  response: ResultFigures,
})
export const getResult = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/results/:version',
  summary: 'One version of the result, figures side by side; for who organises and who handles objections',
  params: ofResult,
  response: ResultFigures,
})
export const unfoldFigure = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/results/:version/works/:blind_id',
  summary: 'The score sheets behind one figure',
  params: ofWork,
  response: UnfoldedFigure,
})
export const WhatIfChange = Type.Object({ code: Type.String(), title: Type.String(), from: AwardCode, to: AwardCode })
export const getWhatIf = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/results/:version/what-if',
  summary: 'Whose award another rounding, the other method, or one judge less would change',
  params: ofResult,
  response: Type.Array(
    Type.Object({
      group: Named,
      variant: Type.Union([
        Type.Object({ kind: Type.Literal('rounding'), rounding: Type.String() }),
        Type.Object({ kind: Type.Literal('method'), method: OneOf(scoreMethods) }),
        Type.Object({ kind: Type.Literal('without_judge'), judge: Named, label: Type.String() }),
      ]),
      changes: Type.Array(WhatIfChange),
    }),
  ),
})
export const sendBackNearTies = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/results/:version/tie-reviews',
  summary: 'Send the works around a border of awards back for a further opinion, all of them to the same judge',
  params: ofResult,
  body: Strict({ group_id: Id, award: Type.String({ minLength: 1, maxLength: 40 }) }),
  response: Type.Object({ judge: Named, works: Whole }),
})
export const publishResult = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/results/:version/publish',
  summary: 'Begin the days of public notice; they are computed from the county’s school calendar',
  params: ofResult,
  body: Strict({}),
  response: ResultState,
})
export const getOwnResults = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/own-results',
  summary: 'The figures of my own works, once the result is public; judges are letters',
  params: ofCompetition,
  response: Type.Array(UnfoldedFigure),
})
