import { describe, expect, it } from 'vitest'
import { resultWords } from './result-words.ts'

describe('words of the figures', () => {
  it('say by how many points a judge is severe or lenient, never by fewer than none', () => {
    expect(resultWords.zh.severe(15.58)).toBe('偏严 15.58 分')
    expect(resultWords.zh.lenient(10.73)).toBe('偏宽 10.73 分')
    expect(resultWords.en.lenient(10.73)).toBe('lenient by 10.73 points')
  })

  it('do not count how far an agreement lies below none', () => {
    expect(resultWords.zh.icc(-10.99, 0.41)).toBe('平均分信度 ICC(1,k) 低于 0，单个评委 ICC(1) 0.41')
  })
})
