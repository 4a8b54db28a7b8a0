import type { Stage } from '../review.ts'
import type { Subject } from '../vocabulary.ts'
import { canonicalJson, type Json } from './archive.ts'
import type { AwardLevel, AwardRule } from './awards.ts'
import { type Phase, type PhaseFault, phaseFaults } from './phases.ts'
import type { ResultRules } from './results.ts'
import { type Rubric, type RubricFault, rubricFaults } from './rubric.ts'
import type { CompetitionSession } from './vocabulary.ts'

/** How many judges, when one more is asked, and how their sheets become a result. */
export interface CompetitionRules extends ResultRules {
  readonly judges_per_entry: number
  /** Two sheets that would count and differ by more points ask for one more judge; null never. */
  readonly third_threshold: number | null
  readonly awards: Omit<AwardRule, 'levels'> & { readonly levels: readonly (AwardLevel & { readonly name: string })[] }
  readonly grace_seconds: number
}

export interface Quotas {
  readonly per_group: number | null
  readonly per_person: number | null
  readonly schools: readonly { readonly organisation_id: string; readonly per_group: number | null }[]
}

/** What holds in a competition; pinned by version in entries and score sheets. */
export interface CompetitionTerms {
  readonly phases: readonly Phase[]
  readonly rubric: Rubric
  readonly rules: CompetitionRules
  readonly quotas: Quotas
  /** 乡村学校: who enters groups of villages; all others are of the town. */
  readonly village_schools: readonly string[]
}

export interface GroupPlan {
  readonly name: string
  readonly subjects: readonly Subject[]
  readonly stage: Stage
  readonly session: CompetitionSession
}

/** Most entries of a school in one group; null is as many as it likes. */
export function quotaOf({ per_group, schools }: Quotas, schoolId: string): number | null {
  const own = schools.find(({ organisation_id }) => organisation_id === schoolId)
  return own === undefined ? per_group : own.per_group
}

/** May works of this school enter a group of all, of the town, of the villages? */
export const admitsSchool = (
  { village_schools }: Pick<CompetitionTerms, 'village_schools'>,
  session: CompetitionSession,
  schoolId: string,
): boolean => session === 'all' || (session === 'village') === village_schools.includes(schoolId)

/** Equal whatever order their members are written in. */
export const isSameJson = (a: unknown, b: unknown): boolean =>
  // Both come from JSON.
  canonicalJson(a as Json) === canonicalJson(b as Json)

/** What is missing before a competition can be announced; what does not block is only worth knowing. */
export type SetUpFault = { readonly blocks: boolean } & (
  | {
      readonly fault:
        | 'no_groups'
        | 'no_handlers'
        | 'no_awards'
        | 'entering_is_over'
        | 'never_trimmed'
        | 'no_village_schools'
    }
  | { readonly fault: 'group_twice'; readonly name: string }
  | { readonly fault: 'too_few_judges'; readonly group: string; readonly have: number; readonly need: number }
  | { readonly fault: 'awards_over_all'; readonly percent: number }
  | { readonly fault: 'phase'; readonly phase: PhaseFault }
  | { readonly fault: 'rubric'; readonly rubric: RubricFault }
)

interface SetUp {
  readonly terms: CompetitionTerms
  readonly groups: readonly (GroupPlan & { readonly id: string })[]
  /** Groups each judge is invited for; none named is all. */
  readonly judges: readonly { readonly group_ids: readonly string[] }[]
  readonly handlers: number
  readonly now: Date
}

function ruleFaults({ rules: { awards, judges_per_entry, trim_from, method } }: CompetitionTerms): SetUpFault[] {
  const faults: SetUpFault[] = []
  const percent = awards.levels.reduce((sum, level) => sum + ('percent' in level ? level.percent : 0), 0)
  const given = awards.levels.some((level) => ('percent' in level ? level.percent > 0 : level.count > 0))
  if (!given) faults.push({ blocks: true, fault: 'no_awards' })
  if (percent > 100) faults.push({ blocks: true, fault: 'awards_over_all', percent })
  if (method === 'trimmed' && judges_per_entry < trim_from) faults.push({ blocks: false, fault: 'never_trimmed' })
  return faults
}

function peopleFaults({ terms, groups, judges, handlers }: SetUp): SetUpFault[] {
  const need = terms.rules.judges_per_entry
  const few = groups.flatMap(({ id, name }): SetUpFault[] => {
    const have = judges.filter(({ group_ids }) => group_ids.length === 0 || group_ids.includes(id)).length
    // Judges are often found only after the call has gone out.
    return have < need ? [{ blocks: false, fault: 'too_few_judges', group: name, have, need }] : []
  })
  return handlers === 0 ? [...few, { blocks: true, fault: 'no_handlers' }] : few
}

/** Everything that keeps it from being announced, and what is worth knowing before. The screen and the server ask the same. */
export function setUpFaults(setUp: SetUp): SetUpFault[] {
  const { terms, groups, now } = setUp
  const names = groups.map(({ name }) => name)
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
  const entering = terms.phases.find(({ kind }) => kind === 'enter')
  return [
    ...(groups.length === 0 ? [{ blocks: true, fault: 'no_groups' as const }] : []),
    ...(groups.some(({ session }) => session !== 'all') && terms.village_schools.length === 0
      ? [{ blocks: true, fault: 'no_village_schools' as const }]
      : []),
    ...twice.map((name) => ({ blocks: true, fault: 'group_twice' as const, name })),
    ...phaseFaults(terms.phases).map((phase) => ({ blocks: phase.fault !== 'gap', fault: 'phase' as const, phase })),
    ...(entering !== undefined && Date.parse(entering.until) <= now.getTime()
      ? [{ blocks: true, fault: 'entering_is_over' as const }]
      : []),
    ...rubricFaults(terms.rubric).map((rubric) => ({ blocks: true, fault: 'rubric' as const, rubric })),
    ...ruleFaults(terms),
    ...peopleFaults(setUp),
  ]
}
