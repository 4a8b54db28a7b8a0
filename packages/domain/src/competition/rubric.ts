/** 等级: the marks of one level of a criterion, both ends included. «15–13» is `from` 15 `to` 13. */
export interface MarkBand {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** 评分项. Its full points are its weight: a rubric needs no second one. */
export interface Criterion {
  readonly code: string
  readonly name: string
  readonly points: number
  /** Highest first. Without bands every mark from 0 to the full points is allowed. */
  readonly bands: readonly MarkBand[]
  /** What a judge looks for. */
  readonly guidance: string
}

/** 硬性要求: met or not, without points (minutes stated, answers complete …). */
export interface Requirement {
  readonly code: string
  readonly text: string
}

/** 评分标准. Used by a competition as a pinned version (DESIGN 4.3). */
export interface Rubric {
  readonly name: string
  /** Where it comes from and what was filled in. */
  readonly note: string
  /** What the full points of all criteria come to, usually 100. */
  readonly total: number
  /** The smallest difference of two marks. */
  readonly step: 0.5 | 1
  readonly criteria: readonly Criterion[]
  readonly requirements: readonly Requirement[]
}

/** What is wrong with a rubric; `criterion` names where. */
export type RubricFault =
  | { readonly fault: 'no_criteria' }
  | { readonly fault: 'points_sum'; readonly sum: number; readonly total: number }
  | { readonly fault: 'code_twice'; readonly code: string }
  | {
      readonly fault: 'points_not_positive' | 'not_a_step' | 'band_reversed' | 'bands_overlap'
      readonly criterion: string
    }
  | { readonly fault: 'bands_gap' | 'bands_not_descending' | 'band_outside_points'; readonly criterion: string }

const isStep = (value: number, step: number): boolean => Number.isInteger(value / step)

function bandFaults({ code: criterion, points, bands }: Criterion, step: number): RubricFault[] {
  const faults: RubricFault[] = []
  const first = bands[0]
  if (first !== undefined && first.from !== points) faults.push({ fault: 'band_outside_points', criterion })
  for (const [index, band] of bands.entries()) {
    if (band.from < band.to) faults.push({ fault: 'band_reversed', criterion })
    if (band.to < 0 || band.from > points) faults.push({ fault: 'band_outside_points', criterion })
    const above = bands[index - 1]
    if (above === undefined) continue
    if (band.from > above.from) faults.push({ fault: 'bands_not_descending', criterion })
    else if (band.from >= above.to) faults.push({ fault: 'bands_overlap', criterion })
    else if (band.from !== above.to - step) faults.push({ fault: 'bands_gap', criterion })
  }
  return faults
}

function criterionFaults(criterion: Criterion, step: number): RubricFault[] {
  const marks = [criterion.points, ...criterion.bands.flatMap(({ from, to }) => [from, to])]
  const faults: RubricFault[] = bandFaults(criterion, step)
  if (!(criterion.points > 0)) faults.push({ fault: 'points_not_positive', criterion: criterion.code })
  if (!marks.every((mark) => isStep(mark, step))) faults.push({ fault: 'not_a_step', criterion: criterion.code })
  return faults
}

/** What keeps a rubric from being used; empty when nothing does. */
export function rubricFaults({ criteria, requirements, total, step }: Rubric): RubricFault[] {
  if (criteria.length === 0) return [{ fault: 'no_criteria' }]
  const codes = [...criteria, ...requirements].map(({ code }) => code)
  const sum = criteria.reduce((all, { points }) => all + points, 0)
  return [
    ...[...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) => ({
      fault: 'code_twice' as const,
      code,
    })),
    ...criteria.flatMap((criterion) => criterionFaults(criterion, step)),
    ...(sum === total ? [] : [{ fault: 'points_sum' as const, sum, total }]),
  ]
}

/** One judge's sheet: marks by criterion code, and which requirements are met. What is missing has not been given. */
export interface ScoreSheet {
  readonly marks: Readonly<Record<string, number>>
  readonly requirements: Readonly<Record<string, boolean>>
}

/** The marks that may be given for a criterion, both ends included; highest first. */
export type AllowedMarks = readonly { readonly from: number; readonly to: number }[]

export type SheetFault =
  | { readonly fault: 'mark_missing' | 'unknown_criterion'; readonly code: string }
  | { readonly fault: 'mark_not_allowed'; readonly code: string; readonly mark: number; readonly allowed: AllowedMarks }
  | { readonly fault: 'requirement_open'; readonly code: string }

export const allowedMarks = ({ points, bands }: Criterion): AllowedMarks =>
  bands.length === 0 ? [{ from: points, to: 0 }] : bands.map(({ from, to }) => ({ from, to }))

/** May this mark be given for this criterion? */
export const isAllowedMark = (criterion: Criterion, mark: number, step: number): boolean =>
  isStep(mark, step) && allowedMarks(criterion).some(({ from, to }) => mark <= from && mark >= to)

/** What keeps a sheet from being final; a draft may have any of these. */
export function sheetFaults(rubric: Rubric, sheet: ScoreSheet): SheetFault[] {
  const known = new Set(rubric.criteria.map(({ code }) => code))
  const ofCriterion = (criterion: Criterion): SheetFault[] => {
    const mark = sheet.marks[criterion.code]
    if (mark === undefined) return [{ fault: 'mark_missing', code: criterion.code }]
    if (isAllowedMark(criterion, mark, rubric.step)) return []
    return [{ fault: 'mark_not_allowed', code: criterion.code, mark, allowed: allowedMarks(criterion) }]
  }
  return [
    ...rubric.criteria.flatMap(ofCriterion),
    ...Object.keys(sheet.marks)
      .filter((code) => !known.has(code))
      .map((code) => ({ fault: 'unknown_criterion' as const, code })),
    ...rubric.requirements
      .filter(({ code }) => sheet.requirements[code] === undefined)
      .map(({ code }) => ({ fault: 'requirement_open' as const, code })),
  ]
}

/** Points of a sheet; null while a mark is missing: a missing mark is never a zero. */
export function sheetTotal(rubric: Rubric, sheet: ScoreSheet): number | null {
  let total = 0
  for (const { code } of rubric.criteria) {
    const mark = sheet.marks[code]
    if (mark === undefined) return null
    total += mark
  }
  return total
}

/** Requirements that the judge found unmet. */
export const unmetRequirements = (rubric: Rubric, sheet: ScoreSheet): Requirement[] =>
  rubric.requirements.filter(({ code }) => sheet.requirements[code] === false)

/** The lowest and the highest total that a complete sheet can have, in points. */
export function totalRange({ criteria }: Rubric): { readonly lowest: number; readonly highest: number } {
  const lowest = (criterion: Criterion) => Math.min(...allowedMarks(criterion).map(({ to }) => to))
  return {
    lowest: criteria.reduce((sum, criterion) => sum + lowest(criterion), 0),
    highest: criteria.reduce((sum, { points }) => sum + points, 0),
  }
}
