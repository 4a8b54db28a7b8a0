import { sheetRounds, sheetStates } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nothing, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Named = Type.Object({ id: Id, name: Type.String() })
const Reason = Type.String({ minLength: 1, maxLength: 500 })
const RoundCode = OneOf(sheetRounds)
const SheetStateCode = OneOf(sheetStates)

/** A plan for the whole main round. Sheets that are begun or handed in stay; of the rest as few as possible change. */
export const AssignmentPlan = Type.Object({
  /** Names the plan: confirming another one is refused. */
  plan: Type.String(),
  /** Sheets that would be made, and unfinished ones that would be taken back. */
  added: Whole,
  released: Whole,
  judges: Type.Array(
    Type.Object({
      judge: Named,
      load: Whole,
      most: Nullable(Whole),
      added: Whole,
      released: Whole,
      has_left: Type.Boolean(),
    }),
  ),
  /** Works that get fewer judges than the terms ask for. */
  short: Type.Array(Type.Object({ blind_id: Id, code: Type.String(), group: Type.String(), missing: Whole })),
  /** Judges with the entries of a group that they may score, where some are barred. */
  works: Whole,
  judges_per_entry: Whole,
})
export type AssignmentPlan = Static<typeof AssignmentPlan>

export const previewAssignment = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/assignment',
  summary: 'Who would judge what: loads, and where judges are short; also repairs after a judge has left',
  params: ofCompetition,
  response: AssignmentPlan,
})
export const confirmAssignment = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/assignment',
  summary: 'Carry the previewed plan out; refused when something changed since',
  params: ofCompetition,
  body: Strict({ plan: Type.String({ maxLength: 100 }) }),
  response: AssignmentPlan,
})

const Counts = Type.Object({ assigned: Whole, draft: Whole, final: Whole, recused: Whole })

export const JudgingProgress = Type.Object({
  judges: Type.Array(
    Type.Object({
      judge: Named,
      has_left: Type.Boolean(),
      counts: Counts,
      /** When anything of theirs was last saved or handed in. */
      last_at: Nullable(Moment),
      /** Of the oldest open sheet. */
      open_since: Nullable(Moment),
      /** Open sheets and no sign of life for three days. */
      needs_nudge: Type.Boolean(),
    }),
  ),
  groups: Type.Array(
    Type.Object({ id: Id, name: Type.String(), works: Whole, complete: Whole, counts: Counts, needs_third: Whole }),
  ),
  /** Works that need something of the organiser. */
  attention: Type.Array(
    Type.Object({
      blind_id: Id,
      code: Type.String(),
      group: Type.String(),
      /** Too few judges; two differ and nobody is there for a third opinion; still apart after it. */
      why: OneOf(['short', 'third', 'arbitration']),
      /** Points between the farthest two, once all are final. */
      difference: Nullable(Type.Number()),
    }),
  ),
})
export type JudgingProgress = Static<typeof JudgingProgress>

export const getJudgingProgress = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/judging',
  summary: 'How far judging is, for the organiser; no marks',
  params: ofCompetition,
  response: JudgingProgress,
})

const ofWork = Type.Object({ competition_id: Id, blind_id: Id })
const ofSheet = Type.Object({ competition_id: Id, sheet_id: Id })

export const SheetsOfWork = Type.Object({
  blind_id: Id,
  code: Type.String(),
  title: Type.String(),
  group: Type.String(),
  /** In which a further sheet may be given now; none, and no sheet may be reopened either. */
  rounds: Type.Array(OneOf(['main', 'third', 'arbitration'])),
  sheets: Type.Array(
    Type.Object({
      sheet_id: Id,
      judge: Named,
      round: RoundCode,
      state: SheetStateCode,
      /** Null until final. */
      total: Nullable(Type.Number()),
      recuse_reason: Nullable(Type.String()),
      at: Moment,
    }),
  ),
  /** Judges of the competition who have no sheet of the work, those who may first. */
  candidates: Type.Array(
    Type.Object({
      judge: Named,
      load: Whole,
      why_not: Nullable(OneOf(['conflict', 'own_school', 'other_group', 'full', 'left'])),
    }),
  ),
})
export type SheetsOfWork = Static<typeof SheetsOfWork>

export const listJudgedWorks = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/works',
  summary: 'Works as judges get them, by code, with how many sheets are final; without names',
  params: ofCompetition,
  response: Type.Array(
    Type.Object({
      blind_id: Id,
      code: Type.String(),
      title: Type.String(),
      group: Type.String(),
      is_sample: Type.Boolean(),
      withdrawn: Type.Boolean(),
      /** Scored by judges before the main round. */
      calibrates: Type.Boolean(),
      final: Whole,
      open: Whole,
    }),
  ),
})
export const getSheetsOfWork = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/works/:blind_id/sheets',
  summary: 'Who judges a work, and who else could',
  params: ofWork,
  response: SheetsOfWork,
})
export const giveScoreSheet = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/works/:blind_id/sheets',
  summary: 'Give a work to one more judge, by the same rules as the plan; `replaces` takes an unfinished sheet back',
  params: ofWork,
  body: Strict({ judge_id: Id, round: OneOf(['main', 'third', 'arbitration', 'tie']), replaces: Nullable(Id) }),
  response: SheetsOfWork,
})
export const reopenScoreSheet = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/sheets/:sheet_id/reopen',
  summary: 'Let a judge change a final sheet, for a reason that stays on record',
  params: ofSheet,
  body: Strict({ reason: Reason }),
  response: Nothing,
})
export const startCalibration = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/calibration',
  summary: 'Give these works to every judge of their group who may score them, before the main round',
  params: ofCompetition,
  body: Strict({ blind_ids: Type.Array(Id, { minItems: 1, maxItems: 10, uniqueItems: true }) }),
  response: Type.Object({ sheets: Whole }),
})
export const addSampleWork = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/samples',
  summary: 'Take a work of an earlier competition, without names as it is, as an example for calibration',
  params: ofCompetition,
  body: Strict({ from_competition_id: Id, from_blind_id: Id, group_id: Id }),
  response: Type.Object({ blind_id: Id, code: Type.String() }),
})
