import { addDays, schoolDay } from '../calendar.ts'
import type { Stage } from '../review.ts'
import { gradesOfSubject, type Subject, subjects } from '../vocabulary.ts'
import { defaultSwitches, type Phase, type PhaseKind } from './phases.ts'
import { rubricTemplates } from './rubric-templates.ts'
import type { CompetitionTerms, GroupPlan } from './set-up.ts'
import { TRIM_FROM } from './trimmed.ts'
import type { CompetitionKind } from './vocabulary.ts'

/** How many days each phase lasts, one after the other. */
const countyDays: readonly (readonly [PhaseKind, number])[] = [
  ['enter', 28],
  ['calibrate', 4],
  ['judge', 14],
  ['arbitrate', 4],
  ['publicity', 9],
]
const roundDays: readonly (readonly [PhaseKind, number])[] = [
  ['enter', 10],
  ['judge', 5],
  ['publicity', 9],
]

/** Midnight in China begins a day. */
export const startOfDay = (day: string): string => `${day}T00:00:00+08:00`

function plan(days: typeof countyDays, firstDay: string): Phase[] {
  let day = firstDay
  return days.map(([kind, count]) => {
    const from = startOfDay(day)
    day = addDays(day, count)
    return { kind, from, until: startOfDay(day), switches: defaultSwitches[kind] }
  })
}

const templateOf: Record<CompetitionKind, keyof typeof rubricTemplates> = {
  lesson: 'default',
  unit: 'unit',
  holiday: 'holiday',
  onsite: 'default',
}

const offered = (stage: Stage): Subject[] =>
  subjects.filter((subject) => {
    const [from, to] = gradesOfSubject[subject]
    return stage === 'primary' ? from <= 6 : to >= 7
  })

const stageNames: Record<Stage, string> = { primary: '小学组', junior: '初中组' }

interface Wanted {
  readonly kind: CompetitionKind
  readonly ofSchool: boolean
  readonly stages: readonly Stage[]
  readonly now: Date
}

/** What a new competition begins with: everything that can have a good default has one. Entering opens the next day. */
export function defaultTerms({ kind, ofSchool, stages, now }: Wanted): {
  readonly terms: CompetitionTerms
  readonly groups: readonly GroupPlan[]
} {
  const tomorrow = addDays(schoolDay(now), 1)
  const awards = [
    { code: 'first', name: '一等奖' },
    { code: 'second', name: '二等奖' },
    { code: 'third', name: '三等奖' },
  ]
  return {
    groups: stages.map((stage) => ({ name: stageNames[stage], subjects: offered(stage), stage, session: 'all' })),
    terms: {
      phases: plan(ofSchool ? roundDays : countyDays, tomorrow),
      rubric: rubricTemplates[templateOf[kind]],
      rules: {
        judges_per_entry: ofSchool ? 3 : 5,
        method: ofSchool ? 'trimmed' : 'severity',
        trim_from: TRIM_FROM,
        decimals: 2,
        third_threshold: ofSchool ? null : 15,
        awards: {
          rounding: 'half',
          at_least: 1,
          levels: awards.map((level, index) =>
            ofSchool ? { ...level, count: index + 1 } : { ...level, percent: (index + 1) * 10 },
          ),
        },
        grace_seconds: 600,
      },
      quotas: { per_group: ofSchool ? null : 3, per_person: ofSchool ? null : 1, schools: [] },
      village_schools: [],
    },
  }
}
