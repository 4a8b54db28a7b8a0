import * as contract from '@lightwork/contract'
import { inTransaction, wholeCounty } from '../src/db/transaction.ts'
import type { TestApp } from './app.ts'
import type { PersonName } from './county.ts'
import { ofMinutes } from './homework.ts'

/** Makes a person a colleague of the math teacher: the same school and subject, in the class named. */
export const teachMath = (
  { db, county }: Pick<TestApp, 'db' | 'county'>,
  person: PersonName,
  name: 'five2' | 'seven',
) =>
  inTransaction(db, wholeCounty, (tx) =>
    tx
      .insertInto('teaching')
      .values({
        school_id: county.school,
        class_id: county.classes[name],
        account_id: county.people[person],
        subject: 'math',
      })
      .execute(),
  )

/** A homework of the math teacher for grade 5, and the usual calls on it as anybody. */
export async function startTogether({ as, county }: Pick<TestApp, 'as' | 'county'>, document = ofMinutes(10)) {
  const { id } = await as('mathTeacher').call(contract.createAssignment, {
    params: { school_id: county.school },
    body: { title: '分数练习', subject: 'math', grade: 5, document },
  })
  const params = { school_id: county.school, assignment_id: id }
  return {
    id,
    params,
    get: (who: PersonName) => as(who).call(contract.getAssignment, { params }),
    save: (who: PersonName, revision: number, title: string, more: { browser?: string; restored_from?: number } = {}) =>
      as(who).call(contract.saveAssignment, { params, body: { revision, title, document, ...more } }),
    share: (share: contract.ShareBody | null) =>
      as('mathTeacher').call(contract.shareAssignment, { params, body: { share } }),
    edit: (who: PersonName, browser: string, take_over = false) =>
      as(who).call(contract.editAssignment, { params, body: { browser, take_over } }),
    versions: (who: PersonName) => as(who).call(contract.listHomeworkVersions, { params }),
  }
}
