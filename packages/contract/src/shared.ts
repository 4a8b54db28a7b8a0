import {
  educations,
  itemStates,
  itemTypes,
  modes,
  origins,
  places,
  roles,
  schoolSystems,
  subjects,
  tiers,
} from '@lightwork/domain'
import { type Static, type TSchema, Type } from 'typebox'

export const Id = Type.String({ format: 'uuid' })
/** A school's calendar day, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' })
/** A moment, ISO 8601 with zone. */
export const Moment = Type.String({ format: 'date-time' })
export const Grade = Type.Integer({ minimum: 1, maximum: 9 })
export const Whole = Type.Integer({ minimum: 0 })

/** A closed list as a JSON Schema enum whose TypeScript type is the union of its codes. */
export const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

export const SubjectCode = OneOf(subjects)
export const TierCode = OneOf(tiers)
export const ModeCode = OneOf(modes)
export const PlaceCode = OneOf(places)
export const ItemTypeCode = OneOf(itemTypes)
export const EducationCode = OneOf(educations)
export const OriginCode = OneOf(origins)
export const ItemStateCode = OneOf(itemStates)
export const RoleCode = OneOf(roles)
export const SystemCode = OneOf(schoolSystems)

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
/** Comma-separated list in a query string, e.g. `a,b`. */
export const CommaList = Type.String({ maxLength: 4000 })
/** No members other than those named. */
export const Strict = <T extends Record<string, TSchema>>(members: T) =>
  Type.Object(members, { additionalProperties: false })
export const Nothing = Type.Object({})
export type Nothing = Static<typeof Nothing>

/** A Tiptap document. The schema of packages/content decides what it may hold, not this. */
export const DocumentJson = Type.Unsafe<{ readonly type: 'doc'; readonly content?: readonly never[] }>(
  Type.Object(
    { type: Type.Literal('doc') },
    { additionalProperties: true, description: 'Tiptap JSON, see packages/content' },
  ),
)
