/** 课时作业, 单元作业, 假期作业, 现场设计 */
export const competitionKinds = ['lesson', 'unit', 'holiday', 'onsite'] as const
export type CompetitionKind = (typeof competitionKinds)[number]

export const competitionStates = ['draft', 'announced', 'judging', 'published', 'archived', 'cancelled'] as const
export type CompetitionState = (typeof competitionStates)[number]

/** Who enters a group: all schools, those of the town, those of the villages (城区组, 乡村组). */
export const competitionSessions = ['all', 'town', 'village'] as const
export type CompetitionSession = (typeof competitionSessions)[number]

/** Judges, and who handles objections (申诉). */
export const competitionParts = ['judge', 'appeals'] as const
export type CompetitionPart = (typeof competitionParts)[number]

export const conflictKinds = ['relative', 'coached', 'colleague', 'other'] as const

export const entryStates = ['draft', 'submitted', 'withdrawn', 'refused'] as const
export type EntryState = (typeof entryStates)[number]

export const entryLicences = ['CC-BY-4.0', 'CC-BY-NC-4.0', 'county-only'] as const
export type EntryLicence = (typeof entryLicences)[number]

/** What the organiser says of two works that are alike: the source is named, it is chance, it was copied. */
export const likenessDecisions = ['credited', 'chance', 'copied'] as const
export type LikenessDecision = (typeof likenessDecisions)[number]
