import type { getTemplate as getEndpoint, HomeworkTemplate, Output } from '@lightwork/contract'
import { mayChangeTemplate, mayPutTemplateAway } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

type Row = Omit<HomeworkTemplate, 'may_change' | 'may_put_away'>

/** Templates the person finds: the own ones, those of a subject and grade they teach at the school, the school's. */
const templates = (reader: Reader, { accountId }: Actor) =>
  reader
    .selectFrom('homework_template as template')
    .innerJoin('account', 'account.id', 'template.owner_id')
    .where('template.put_away_at', 'is', null)
    .where(
      sql<boolean>`(template.owner_id = ${accountId}
        or template.reach = 'group' and exists (select from teaching t
          join class c on c.school_id = t.school_id and c.id = t.class_id and c.closed_at is null
          where t.school_id = template.school_id and t.account_id = ${accountId} and t.subject = template.subject
            and c.grade = template.grade)
        or template.reach = 'school' and exists (select from membership m where m.organisation_id = template.school_id
          and m.account_id = ${accountId} and m.role in ('teacher', 'class_lead', 'head')))`,
    )
    .select(['template.id', 'template.school_id', 'template.name', 'template.reach', 'template.subject'])
    .select(['template.grade', 'template.load', 'template.owner_id', 'account.name as owner_name', 'template.made_at'])
    .$castTo<Row>()

function toTemplate<R extends Row>(actor: Actor, row: R): R & HomeworkTemplate {
  const roles = actor.memberships.filter((each) => each.organisation_id === row.school_id).map(({ role }) => role)
  const place = { isOwner: row.owner_id === actor.accountId, reach: row.reach, roles }
  return { ...row, may_change: mayChangeTemplate(place), may_put_away: mayPutTemplateAway(place) }
}

const LIST_LIMIT = 500

/** By subject and grade, newest first. */
export async function listTemplates(reader: Reader, actor: Actor): Promise<HomeworkTemplate[]> {
  const rows = await templates(reader, actor)
    .orderBy('template.subject')
    .orderBy('template.grade')
    .orderBy('template.made_at', 'desc')
    .limit(LIST_LIMIT)
    .execute()
  return rows.map((row) => toTemplate(actor, row))
}

export async function getTemplate(
  reader: Reader,
  actor: Actor,
  schoolId: string,
  id: string,
): Promise<Output<typeof getEndpoint>> {
  const row = await templates(reader, actor)
    .where('template.school_id', '=', schoolId)
    .where('template.id', '=', id)
    .select('template.document')
    .$castTo<Row & Pick<Output<typeof getEndpoint>, 'document'>>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return toTemplate(actor, row)
}
