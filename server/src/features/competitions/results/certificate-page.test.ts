import { expect, it } from 'vitest'
import { renderCertificates } from './certificate-page.ts'

it('a certificate writes a title inside the title of the work with single marks', () => {
  const printed = {
    competition: '作业设计评比',
    organiser: '进修学校',
    group: '小学组',
    title: '《秋天》读写作业',
    school: '东河学校',
    name: '林',
    award: '一等奖',
    day: '2026-11-26',
  }
  const html = renderCertificates(
    [{ number: '2026-AAAA-BBBB', printed }] as Parameters<typeof renderCertificates>[0],
    '',
  )
  expect(html).toContain('作品《〈秋天〉读写作业》荣获')
})
