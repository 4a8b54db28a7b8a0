import { refusalCodes } from '@lightwork/interchange'
import { describe, expect, it } from 'vitest'
import { refusalReasons } from '../../web/src/features/imports/refusal-reasons.ts'

describe('the reasons why a line is not imported', () => {
  it('have words on the import page in both languages, and no other words are there', () => {
    expect(Object.keys(refusalReasons).sort()).toEqual([...refusalCodes].sort())
    for (const { zh, en } of Object.values(refusalReasons)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
