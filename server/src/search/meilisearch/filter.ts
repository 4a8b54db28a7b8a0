import type { ItemState } from '@lightwork/domain'
import { type FacetName, facetNames, type ItemQuestion } from '../item-search.ts'
import type { Clause, Wanted } from '../tokens/question.ts'
import type { ItemDocument } from './document.ts'
import { opaque } from './opaque.ts'

type Field = keyof ItemDocument
type Value = string | number | boolean

/** The one place where a value becomes part of a filter. */
const literal = (value: Value): string =>
  typeof value === 'string' ? `'${value.replace(/[\\']/g, (sign) => `\\${sign}`)}'` : String(value)

const is = (field: Field, value: Value): string => `${field} = ${literal(value)}`
export const isIn = (field: Field, values: readonly Value[]): string =>
  `${field} IN [${values.map(literal).join(', ')}]`
const startsWith = (field: Field, value: string): string => `${field} STARTS WITH ${literal(value)}`

const allOf = (conditions: readonly string[]): string => conditions.join(' AND ')
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' OR ')})`

const wanted = ({ text, prefix }: Wanted): string =>
  prefix ? startsWith('spelled', opaque(text)) : is('spelled', opaque(text))

/** A clause of which one of several spellings must hold, or one that may be unfinished. */
export const spelled = (clause: Clause): string =>
  anyOf(
    clause.map(
      (alternative) =>
        (alternative.length === 1 ? '' : '(') + allOf(alternative.map(wanted)) + (alternative.length === 1 ? '' : ')'),
    ),
  )

/** The published document of an item and the working one, so that never both are seen. */
function visible(states: readonly ItemState[]): string {
  const working = states.filter((state) => state !== 'published')
  const newest = working.length > 0 ? ` AND newer_state NOT IN [${working.map(literal).join(', ')}]` : ''
  return anyOf([
    ...(states.includes('published') ? [`(${is('published', true)}${newest})`] : []),
    ...(working.length > 0 ? [`(${is('published', false)} AND ${isIn('state', working)})`] : []),
  ])
}

const facetFilter: Record<FacetName, (question: ItemQuestion) => string[]> = {
  subject: ({ subject }) => (subject === undefined ? [] : [is('subject', subject)]),
  grade: ({ grade }) => (grade === undefined ? [] : [is('grades', grade)]),
  type: ({ type }) => (type === undefined ? [] : [is('type', type)]),
  tier: ({ tier }) => (tier === undefined ? [] : [is('tier', tier)]),
  mode: ({ mode }) => (mode === undefined ? [] : [is('mode', mode)]),
}

export const chosenFacets = (question: ItemQuestion): FacetName[] =>
  facetNames.filter((name) => facetFilter[name](question).length > 0)

/** Everything asked for besides the text, without the filter of the facet that is counted. */
export function filtersOf(question: ItemQuestion, counted?: FacetName): string[] {
  const { states, minutesMax, pointId, unitId, importId } = question
  return [
    visible(states),
    ...facetNames.filter((name) => name !== counted).flatMap((name) => facetFilter[name](question)),
    ...(minutesMax === undefined ? [] : [`minutes <= ${literal(minutesMax)}`]),
    ...(pointId === undefined ? [] : [is('point_ids', pointId)]),
    ...(unitId === undefined ? [] : [is('unit_ids', unitId)]),
    ...(importId === undefined ? [] : [is('import_run', importId)]),
  ]
}
