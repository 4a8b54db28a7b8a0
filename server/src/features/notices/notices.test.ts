import { describe, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { releaseFullDay } from '../../../test/full-day.ts'

const test = await startTestApp()
const token = await releaseFullDay(test, '2026-11-25', test.clock.now)

describe('x', () => {
  it('y', async () => {
    const r = await test.app.inject({ url: `/n/${token}`, headers: { 'accept-encoding': 'br' } })
    console.log(r.statusCode, r.headers, r.rawPayload.length)
    const i = await test.app.inject({ url: `/n/${token}` })
    console.log(i.body)
    for (const url of ['/n/%zz', '/n/x', `/n/${token}/2026-13-01`])
      console.log(url, (await test.app.inject({ url })).statusCode, (await test.app.inject({ url })).body.slice(0, 80))
  })
})
