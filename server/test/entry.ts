import * as contract from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import type { TestApp } from './app.ts'
import type { PersonName } from './county.ts'
import { ofMinutes } from './homework.ts'
import { textDocument } from './item.ts'

type Test = Pick<TestApp, 'as' | 'county'>

interface Wanted {
  readonly who?: PersonName
  readonly document?: ReturnType<typeof ofMinutes>
  readonly title?: string
  readonly intent?: string
  readonly groupId?: string
}

/** A draft with its texts and one pinned homework, masks confirmed: it only has to be handed in. */
export async function readyEntry({ as, county }: Test, { id, groups }: contract.Competition, wanted: Wanted = {}) {
  const {
    who = 'mathTeacher',
    document = ofMinutes(10),
    title = '分数的认识',
    intent = '从生活情境出发',
    groupId,
  } = wanted
  const school_id = who === 'otherTeacher' ? county.otherSchool : county.school
  const person = as(who)
  const homework = await person.call(contract.createAssignment, {
    params: { school_id },
    body: { title: '课后作业', subject: 'math', grade: 5, document },
  })
  const made = await person.call(contract.createEntry, {
    params: { competition_id: id },
    body: { group_id: groupId ?? groups[0]?.id ?? '', school_id, title },
  })
  const params = { competition_id: id, entry_id: made.id }
  const { revision, group_id, authors, licence, may_exhibit } = made
  const texts = { intent: textDocument(intent), aims: textDocument('会比较分数的大小') }
  const saved = await person.call(contract.saveEntry, {
    params,
    body: { revision, group_id, title, authors, licence, may_exhibit, ...texts },
  })
  const works = [{ school_id, assignment_id: homework.id }]
  await person.call(contract.chooseEntryWorks, { params, body: { revision: saved.revision, works } })
  const confirmed = await confirmAll(person, params)
  return { params, person, homework, revision: confirmed.revision }
}

type Person = ReturnType<Test['as']>
type EntryParams = { readonly competition_id: string; readonly entry_id: string }

/** Masks everything that was found. */
export async function confirmAll(person: Person, params: EntryParams): Promise<contract.EntryPreview> {
  const { revision, masks } = await person.call(contract.previewEntry, { params })
  return person.call(contract.confirmEntryMasks, {
    params,
    body: { revision, confirm: true, masks: masks.map(({ count: _count, ...mask }) => mask) },
  })
}

export const submit = (person: Person, params: EntryParams, revision: number, key: string = newId()) =>
  person.call(contract.submitEntry, { params, headers: { 'idempotency-key': key }, body: { revision } })
