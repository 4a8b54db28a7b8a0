import { describe, expect, it } from 'vitest'
import { messageOf } from './api.ts'

const refusal = (detail?: string) => ({
  type: 'about:blank',
  title: 'Refused',
  status: 409,
  code: 'state-refused' as const,
  ...(detail !== undefined && { detail }),
})

describe('what a refusal says', () => {
  it('of the case is in the language of the screen, and what has one language only is whole', () => {
    const known = messageOf(refusal())
    expect(messageOf(refusal('请再邀请一位 / invite another judge'))).toBe(`${known}（请再邀请一位）`)
    expect(messageOf(refusal('小学-306'))).toBe(`${known}（小学-306）`)
  })
})
