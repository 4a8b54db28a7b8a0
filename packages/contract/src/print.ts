import { COPIES_LIMIT, paperCodes, pathCodes, printKinds } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { ofAssignment } from './assignments.ts'
import { defineEndpoint } from './endpoint.ts'
import { Id, OneOf } from './shared.ts'

const Copies = Type.Integer({ minimum: 0, maximum: COPIES_LIMIT })

/** What is to be printed, and how. */
export const PrintOrder = Type.Object({
  kind: OneOf(printKinds),
  /** The way through the homework; without one everybody's work. Of `pupils` and `answers` only. */
  path: Type.Optional(OneOf(pathCodes)),
  paper: Type.Optional(OneOf(paperCodes)),
  /** 18 point, for pupils with low vision. */
  large: Type.Optional(Type.Boolean()),
  /** Leave room to answer below the items of a pupils’ sheet. */
  room: Type.Optional(Type.Boolean()),
  /** Print what was released, with class, day and the address of the notice. */
  release_id: Type.Optional(Id),
  /** Every copy begins on a new sheet when printed on both sides. */
  duplex: Type.Optional(Type.Boolean()),
  /** Copies of each path of a class set. */
  base: Type.Optional(Copies),
  raise: Type.Optional(Copies),
  extend: Type.Optional(Copies),
  group_1: Type.Optional(Copies),
  group_2: Type.Optional(Copies),
  group_3: Type.Optional(Copies),
  group_4: Type.Optional(Copies),
})
export type PrintOrder = Static<typeof PrintOrder>

export const printHomework = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/print',
  summary: 'The print page of an own homework (HTML, without script)',
  params: ofAssignment,
  querystring: PrintOrder,
  response: Type.String(),
})
export const printHomeworkPdf = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/print.pdf',
  summary: 'The same as a PDF, made by the server’s own browser; refused with `pdf-unavailable` where there is none',
  params: ofAssignment,
  querystring: PrintOrder,
  response: Type.Unsafe<Uint8Array>({ type: 'string', contentMediaType: 'application/pdf' }),
})
