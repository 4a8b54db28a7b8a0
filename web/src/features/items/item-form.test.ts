import type { ItemVersionForTeacher, Me } from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { changeForm, newForm, sameForm, toDraft, toForm } from './item-form.ts'
import { optionsOf, withOptions } from './options.ts'

const nobody: Pick<Me, 'teaching' | 'memberships'> = { teaching: [], memberships: [] }
const school = '0198c1f0-0000-7000-8000-000000000001'
const teacher: Pick<Me, 'teaching' | 'memberships'> = {
  ...nobody,
  teaching: [{ school_id: school, class_id: school, class_name: '八年级(1)班', grade: 8, subject: 'physics' }],
}

describe('a new item', () => {
  it('begins with what the author teaches', () => {
    expect(newForm(teacher, {})).toMatchObject({
      subject: 'physics',
      grades: [8],
      type: 'short_answer',
      mode: 'written',
      place: 'home',
    })
  })

  it('begins with what the author was looking at', () => {
    expect(newForm(teacher, { subject: 'labour', grade: 3, type: 'labour' })).toMatchObject({
      subject: 'labour',
      grades: [3],
      mode: 'labour',
      education: 'labour',
    })
  })

  it('never stands in a grade that has no such subject', () => {
    expect(newForm(nobody, { subject: 'chemistry', grade: 4 }).grades).toEqual([9])
  })

  it('keeps written work of the two lowest grades out of the home', () => {
    expect(newForm(nobody, { subject: 'math', grade: 1 }).place).toBe('after_school')
  })
})

describe('a changed form', () => {
  const form = { ...newForm(teacher, {}), unit_ids: [school], point_ids: [school], competencies: ['物理观念'] }

  it('drops what belonged to another subject', () => {
    const next = changeForm(form, { subject: 'pe' })
    expect(next).toMatchObject({ grades: [8], unit_ids: [], point_ids: [], competencies: [], education: 'physical' })
    expect(changeForm(form, { subject: 'science' }).grades).toEqual([])
  })

  it('lets the form of work follow the type until somebody chose it', () => {
    expect(changeForm(form, { type: 'oral' }).mode).toBe('oral')
    const chosen = changeForm(form, { mode: 'practical' })
    expect(changeForm(chosen, { type: 'oral' }).mode).toBe('practical')
  })

  it('makes room for options with a choice type and takes only unused room away', () => {
    const choice = changeForm(form, { type: 'single_choice' })
    expect(optionsOf(choice.stem)).toHaveLength(4)
    expect(changeForm(choice, { type: 'proof' }).stem).toEqual(form.stem)
    const used = changeForm(choice, {
      stem: withOptions(choice.stem, [{ type: 'choice', content: [{ type: 'text', text: '甲' }] }]),
    })
    expect(optionsOf(changeForm(used, { type: 'proof' }).stem)).toHaveLength(1)
  })

  it('keeps one right option when only one may be right', () => {
    const several = changeForm(changeForm(form, { type: 'multiple_choice' }), { key: [1, 3] })
    expect(changeForm(several, { type: 'single_choice' }).key).toEqual([1])
  })

  it('sends a key only for types that have one', () => {
    expect(toDraft({ ...form, key: [0], truth: true }).answer.key).toBeNull()
    expect(toDraft({ ...form, key: [0], truth: true, type: 'true_false' }).answer.key).toBe(true)
    expect(toDraft({ ...form, key: [0], truth: true, type: 'single_choice' }).answer.key).toEqual([0])
  })
})

describe('a version in the form', () => {
  it('says the same when nothing was changed', () => {
    const draft = toDraft({
      ...newForm(teacher, {}),
      score_percent: 85,
      citation: ' 校本练习 ',
      minutes_note: '试做两次',
    })
    const { point_ids: _, unit_ids: __, minutes_note: note, ...tags } = draft
    const version: ItemVersionForTeacher = {
      ...tags,
      item_id: school,
      version_id: school,
      number: 1,
      state: 'draft',
      revision: 1,
      minutes_evidence: { source: 'author', samples: 0, at: '2026-11-24', ...(note !== undefined && { note }) },
      calibrated: null,
      points: [],
      units: [],
      created_by: null,
      created_at: '2026-11-24T00:00:00Z',
      published_at: null,
    }
    const form = toForm(version)
    expect(toDraft(form)).toEqual(draft)
    expect(sameForm(form, changeForm(form, { minutes: 7 }))).toBe(false)
  })
})
