import * as contract from '@lightwork/contract'
import type { KyselyPlugin } from 'kysely'
import { expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { ofMinutes } from '../../../test/homework.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { saveAssignment } from './assignments.commands.ts'
import { releaseAssignment } from './release.commands.ts'

const { as, db, county, clock } = await startTestApp()

let statements = 0
const counter: KyselyPlugin = {
  transformQuery: ({ node }) => {
    statements += 1
    return node
  },
  transformResult: async ({ result }) => result,
}

it('a release takes at most seven statements in one transaction, for one class or for two', async () => {
  const sight = { schools: [county.school] }
  const actor: Actor = { accountId: county.people.mathTeacher, name: '', memberships: [], sight }
  for (const [index, classIds] of [[county.classes.five1], [county.classes.five1, county.classes.five2]].entries()) {
    const { id } = await as('mathTeacher').call(contract.createAssignment, {
      params: { school_id: county.school },
      body: { title: '数一数', subject: 'math', grade: 5, document: ofMinutes(5) },
    })
    statements = 0
    const request = {
      schoolId: county.school,
      assignmentId: id,
      revision: 1,
      classIds,
      days: ['2026-11-26'],
      key: `counted-${index}`,
    }
    const { releases } = await inTransaction(db.withPlugin(counter), sight, (tx) =>
      releaseAssignment(tx, actor, request, clock.now),
    )
    expect(releases).toHaveLength(classIds.length)
    expect(statements).toBeLessThanOrEqual(7)
  }
})

it('a save takes the same few statements however long the history is', async () => {
  const sight = { schools: [county.school] }
  const actor: Actor = { accountId: county.people.mathTeacher, name: '', memberships: [], sight }
  const { id } = await as('mathTeacher').call(contract.createAssignment, {
    params: { school_id: county.school },
    body: { title: '存一存', subject: 'math', grade: 5, document: ofMinutes(5) },
  })
  const browser = '018f0000-0000-7000-8000-000000000001'
  const counts: number[] = []
  for (let revision = 1; revision <= 40; revision++) {
    statements = 0
    clock.now = new Date(clock.now.getTime() + 7 * 60_000)
    const save = { revision, title: '存一存', document: ofMinutes(5), browser, now: clock.now }
    await inTransaction(db.withPlugin(counter), sight, (tx) =>
      saveAssignment(tx, actor, { schoolId: county.school, id }, save),
    )
    counts.push(statements)
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(5)
})
