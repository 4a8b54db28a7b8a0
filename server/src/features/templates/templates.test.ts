import * as contract from '@lightwork/contract'
import type { TemplateReach } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { ofMinutes } from '../../../test/homework.ts'
import { startTogether, teachMath } from '../../../test/together.ts'

const test = await startTestApp()
const { as, county } = test
await teachMath(test, 'lead', 'five2')
const school_id = county.school

const make = async (reach: TemplateReach, name = `模板 ${reach}`) => {
  const { id } = await startTogether(test, ofMinutes(12))
  return as('mathTeacher').call(contract.createTemplate, {
    params: { school_id },
    body: { assignment_id: id, name, reach },
  })
}
const finds = async (who: PersonName, id: string) =>
  (await as(who).call(contract.listTemplates, {})).find((found) => found.id === id)
const begin = (who: PersonName, kind: 'template' | 'assignment', id: string, grade = 5) =>
  as(who).call(contract.beginFrom, { params: { school_id }, body: { from: { kind, id }, title: '新的一份', grade } })

describe('a template', () => {
  it('is found by its maker, by the prep group or by the whole school, and by nobody of another', async () => {
    const sight = { own: [], group: ['lead'], school: ['lead', 'chineseTeacher', 'head'] } as const
    for (const reach of ['own', 'group', 'school'] as const) {
      const made = await make(reach)
      expect(made).toMatchObject({ subject: 'math', grade: 5, owner_name: 'mathTeacher', may_change: true })
      expect(made.load.base.written).toBe(12)
      expect(await finds('mathTeacher', made.id)).toBeDefined()
      for (const who of ['lead', 'chineseTeacher', 'head', 'otherTeacher', 'otherHead', 'bureau', 'curator'] as const) {
        const found = (sight[reach] as readonly string[]).includes(who)
        expect({ who, reach, found: (await finds(who, made.id)) !== undefined }).toEqual({ who, reach, found })
        const one = as(who).call(contract.getTemplate, { params: { school_id, template_id: made.id } })
        if (found) await expect(one).resolves.toMatchObject({ id: made.id, may_change: false })
        else await expect(one).rejects.toMatchObject({ code: 'not-found' })
      }
    }
  })

  it('is renamed by its maker alone, put away by the maker or, when it is the school’s, by the head', async () => {
    const { id } = await make('group')
    const of = { params: { school_id, template_id: id } }
    const change = (who: PersonName) =>
      as(who).call(contract.changeTemplate, { ...of, body: { name: '周末综合', reach: 'school' } })
    await expect(change('lead')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(as('head').call(contract.putTemplateAway, of)).rejects.toMatchObject({ code: 'not-found' })
    expect(await change('mathTeacher')).toMatchObject({ name: '周末综合', reach: 'school' })
    await expect(as('lead').call(contract.putTemplateAway, of)).rejects.toMatchObject({ code: 'not-allowed' })
    await as('head').call(contract.putTemplateAway, of)
    expect(await finds('mathTeacher', id)).toBeUndefined()
    await expect(begin('mathTeacher', 'template', id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is made only of a homework in sight, and stays as it was when that changes', async () => {
    const { id, save, share } = await startTogether(test)
    const body = { assignment_id: id, name: '同事的好作业', reach: 'own' } as const
    const make = () => as('lead').call(contract.createTemplate, { params: { school_id }, body })
    await expect(make()).rejects.toMatchObject({ code: 'not-found' })
    await share({ reach: 'grade', access: 'read' })
    const template = await make()
    await save('mathTeacher', 1, '后来改了')
    await share(null)
    expect(await finds('lead', template.id)).toMatchObject({ owner_name: 'lead' })
  })
})

describe('a homework begun from another', () => {
  it('is a new one of the person, with the text of the template or of the earlier homework', async () => {
    const { id } = await make('group')
    const fromTemplate = await begin('lead', 'template', id)
    expect(fromTemplate).toMatchObject({
      title: '新的一份',
      owner_name: 'lead',
      right: 'own',
      revision: 1,
      releases: [],
    })
    expect(fromTemplate.load.base.written).toBe(12)
    const { id: earlier } = await startTogether(test, ofMinutes(9))
    const copied = await begin('mathTeacher', 'assignment', earlier, 7)
    expect(copied).toMatchObject({ grade: 7, subject: 'math' })
    expect(copied.load.base.written).toBe(9)
    expect(copied.id).not.toBe(earlier)
  })

  it('needs the other in sight, at this school', async () => {
    const { id, share } = await startTogether(test)
    await expect(begin('lead', 'assignment', id)).rejects.toMatchObject({ code: 'not-found' })
    await share({ reach: 'subject', access: 'read' })
    expect(await begin('lead', 'assignment', id)).toMatchObject({ owner_name: 'lead' })
    const { id: template } = await make('school')
    await expect(begin('otherTeacher', 'template', template)).rejects.toMatchObject({ code: 'not-found' })
  })
})
