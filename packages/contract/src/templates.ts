import { templateReaches } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { Assignment, HomeworkTitle, TierLoadBody } from './assignments.ts'
import { defineEndpoint } from './endpoint.ts'
import { DocumentJson, Grade, Id, Moment, Nothing, OneOf, Strict, SubjectCode } from './shared.ts'

const TemplateReachCode = OneOf(templateReaches)

export const HomeworkTemplate = Type.Object({
  id: Id,
  school_id: Id,
  name: Type.String(),
  reach: TemplateReachCode,
  subject: SubjectCode,
  grade: Grade,
  load: TierLoadBody,
  owner_id: Id,
  owner_name: Type.String(),
  made_at: Moment,
  may_change: Type.Boolean(),
  may_put_away: Type.Boolean(),
})
export type HomeworkTemplate = Static<typeof HomeworkTemplate>

const ofTemplate = Type.Object({ school_id: Id, template_id: Id })

export const listTemplates = defineEndpoint({
  method: 'GET',
  url: '/api/templates',
  summary: 'Templates I may begin a homework from: my own, my prep groups’, my schools’',
  response: Type.Array(HomeworkTemplate),
})
export const getTemplate = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/templates/:template_id',
  summary: 'One template with its text',
  params: ofTemplate,
  response: Type.Interface([HomeworkTemplate], { document: DocumentJson }),
})
export const createTemplate = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/templates',
  summary: 'Make a template from a homework that I may read',
  params: Type.Object({ school_id: Id }),
  body: Strict({ assignment_id: Id, name: HomeworkTitle, reach: TemplateReachCode }),
  response: HomeworkTemplate,
})
export const changeTemplate = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/templates/:template_id',
  summary: 'Rename an own template or change who finds it',
  params: ofTemplate,
  body: Strict({ name: HomeworkTitle, reach: TemplateReachCode }),
  response: HomeworkTemplate,
})
export const putTemplateAway = defineEndpoint({
  method: 'DELETE',
  url: '/api/schools/:school_id/templates/:template_id',
  summary: 'Put a template away; homework begun from it stays',
  params: ofTemplate,
  response: Nothing,
})
export const beginFrom = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/begin',
  summary: 'New homework with the text of a template, or of a homework that I may read',
  params: Type.Object({ school_id: Id }),
  body: Strict({
    from: Type.Object({ kind: OneOf(['template', 'assignment']), id: Id }),
    title: HomeworkTitle,
    grade: Grade,
  }),
  response: Assignment,
})
