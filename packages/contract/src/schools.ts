import { bands, calendarKinds, dayKinds, policyLevels, quantities } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Day, Grade, Id, Moment, Nothing, Nullable, OneOf, Strict, SubjectCode, SystemCode, Whole } from './shared.ts'

export const Organisation = Type.Object({
  id: Id,
  kind: OneOf(['bureau', 'training_school', 'school']),
  name: Type.String(),
  system: Nullable(SystemCode),
  grades: Nullable(Type.Array(Grade)),
})
export type Organisation = Static<typeof Organisation>

const SchoolDraft = Strict({
  name: Type.String({ minLength: 2, maxLength: 100 }),
  system: SystemCode,
  grades: Type.Array(Grade, { minItems: 1, maxItems: 9, uniqueItems: true }),
})

const inSchool = Type.Object({ school_id: Id })
const inClass = Type.Object({ school_id: Id, class_id: Id })

export const listOrganisations = defineEndpoint({
  method: 'GET',
  url: '/api/organisations',
  summary: 'Bureau, training school and schools that the signed-in person may see',
  response: Type.Array(Organisation),
})
export const createSchool = defineEndpoint({
  method: 'POST',
  url: '/api/schools',
  summary: 'Add a school',
  body: SchoolDraft,
  response: Organisation,
})
export const changeSchool = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id',
  summary: 'Change a school',
  params: inSchool,
  body: SchoolDraft,
  response: Organisation,
})

const Person = Type.Object({ account_id: Id, name: Type.String() })
export const SchoolClass = Type.Object({
  id: Id,
  school_id: Id,
  grade: Grade,
  name: Type.String(),
  lead: Nullable(Person),
  teaching: Type.Array(Type.Object({ account_id: Id, name: Type.String(), subject: SubjectCode })),
  closed_at: Nullable(Moment),
})
export type SchoolClass = Static<typeof SchoolClass>

export const listClasses = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/classes',
  summary: 'Classes with lead and teachers',
  params: inSchool,
  response: Type.Array(SchoolClass),
})

const ClassDraft = {
  grade: Grade,
  name: Type.String({ minLength: 1, maxLength: 30 }),
  lead_account_id: Nullable(Id),
  teaching: Type.Array(Strict({ account_id: Id, subject: SubjectCode }), { maxItems: 60 }),
}
export const createClass = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/classes',
  summary: 'Add a class',
  params: inSchool,
  body: Strict(ClassDraft),
  response: SchoolClass,
})
export const changeClass = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/classes/:class_id',
  summary: 'Change a class: grade, name, lead, who teaches what, open or closed',
  params: inClass,
  body: Strict({ ...ClassDraft, closed: Type.Boolean() }),
  response: SchoolClass,
})

export const CalendarDay = Type.Object({
  day: Day,
  kind: OneOf(calendarKinds),
  note: Type.String({ maxLength: 50 }),
  from: OneOf(['county', 'school']),
})
export type CalendarDay = Static<typeof CalendarDay>
const period = Type.Object({ from: Day, to: Day })
const DayMark = Strict({ kind: Nullable(OneOf(calendarKinds)), note: Type.String({ maxLength: 50 }) })

export const getCalendar = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/calendar',
  summary: 'Days that differ from the week: rest, make-up and no-homework days; the school goes before the county',
  params: inSchool,
  querystring: period,
  response: Type.Array(CalendarDay),
})
export const markSchoolDay = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/calendar/:day',
  summary: 'Mark a day of the school; null clears the mark',
  params: Type.Object({ school_id: Id, day: Day }),
  body: DayMark,
  response: Nothing,
})
export const getCountyCalendar = defineEndpoint({
  method: 'GET',
  url: '/api/calendar',
  summary: 'The county calendar',
  querystring: period,
  response: Type.Array(CalendarDay),
})
export const markCountyDay = defineEndpoint({
  method: 'PUT',
  url: '/api/calendar/:day',
  summary: 'Mark a day of the county; null clears the mark',
  params: Type.Object({ day: Day }),
  body: DayMark,
  response: Nothing,
})

/** One numeric limit with the document that says so. */
export const LimitRuleBody = Type.Object({
  id: Type.String(),
  level: OneOf(policyLevels),
  title: Type.String(),
  number: Nullable(Type.String()),
  clause: Nullable(Type.String()),
  issuer: Type.String(),
  text_zh: Type.String(),
  text_en: Type.String(),
  source: Nullable(Type.String()),
  band: OneOf(bands),
  quantity: OneOf(quantities),
  day_kind: OneOf(dayKinds),
  minutes: Whole,
  severity: OneOf(['block', 'warn']),
  effective_from: Day,
  effective_to: Nullable(Day),
  enabled: Type.Boolean(),
})

export const listPolicies = defineEndpoint({
  method: 'GET',
  url: '/api/policies',
  summary: 'National, provincial and county limits, with dates and sources; with school_id also that school’s own',
  querystring: Type.Object({ school_id: Type.Optional(Id) }),
  response: Type.Array(LimitRuleBody),
})
export const switchPolicy = defineEndpoint({
  method: 'PUT',
  url: '/api/policies/:rule_id',
  summary: 'Switch a provincial or county rule on or off, as a limit or as advice. National limits stay on',
  params: Type.Object({ rule_id: Type.String({ maxLength: 60 }) }),
  body: Strict({ enabled: Type.Boolean(), severity: OneOf(['block', 'warn']) }),
  response: LimitRuleBody,
})
export const addSchoolLimit = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/limits',
  summary: 'A stricter limit of the school',
  params: inSchool,
  body: Strict({
    band: OneOf(bands),
    quantity: OneOf(quantities),
    day_kind: OneOf(['school_day', 'rest_day']),
    minutes: Type.Integer({ minimum: 0, maximum: 600 }),
    effective_from: Day,
    effective_to: Nullable(Day),
    note: Type.String({ maxLength: 100 }),
  }),
  response: LimitRuleBody,
})
export const endSchoolLimit = defineEndpoint({
  method: 'DELETE',
  url: '/api/schools/:school_id/limits/:limit_id',
  summary: 'End a limit of the school from today on',
  params: Type.Object({ school_id: Id, limit_id: Id }),
  response: Nothing,
})

export const NoticeAddress = Type.Object({ url: Type.String(), qr_svg: Type.String() })
export const getNoticeAddress = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/classes/:class_id/notice-address',
  summary: 'Public address of the class’s notices, with QR code',
  params: inClass,
  response: NoticeAddress,
})
export const renewNoticeAddress = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/classes/:class_id/notice-address',
  summary: 'New public address; the old one stops working',
  params: inClass,
  response: NoticeAddress,
})
