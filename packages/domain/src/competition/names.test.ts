import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNames, holdsAny, isMaskable, MASKED, maskKey, maskText, mergeMasks, type NameList } from './names.ts'

const names: NameList = {
  ownPeople: ['王芳'],
  people: ['欧阳明月', '方程', '赵海'],
  organisations: ['青山县教育局', '青山县东河镇中心小学', '青山县实验小学', '青山县西岭学校'],
  ownSchool: '青山县东河镇中心小学',
}
const found = (text: string) => findNames([text], names).map((word) => word.text)

describe('names in a text', () => {
  it.each([
    ['本作业由王芳设计', ['王芳']],
    ['王　芳 编', ['王　芳']],
    ['欧阳明月命题', ['欧阳明月']],
    ['请教方程老师，列方程解答', ['方程']],
    ['用方程解应用题', []],
    ['东河镇中心小学五年级作业', ['东河']],
    ['西岭中学的同学', ['西岭中学']],
    ['实验小学的实验', ['实验小学']],
    ['五年级（1）班有 42 人', ['五年级（1）班']],
    ['五(1)班', ['五(1)班']],
    ['初二3班', ['初二3班']],
    ['电话 138 0013 8000', ['138 0013 8000']],
    ['fang.wang@example.com 来信', ['fang.wang@example.com']],
    ['去年获县级一等奖', ['去年获县级一等奖']],
    ['李老师提问', ['李老师']],
    ['任课老师检查', []],
    ['数学老师提问：3 班级图书角有 5 本书', []],
  ])('of «%s»', (text, expected) => {
    const seen = found(text)
    for (const word of expected.filter((each) => isMaskable(each)))
      expect(seen.some((one) => one.includes(word) || word.includes(one))).toBe(true)
    if (expected.length === 0) expect(seen).toEqual([])
  })

  it('are found in the forms that PDFs give characters', () => {
    // KANGXI RADICAL SQUARE and the radicals of 长 and 黄: the eye reads 方, 长, 黄.
    const text = '\u2f45\u2ed3\u2ee9设计'
    expect(maskText(text, ['方长黄'])).toBe(`${MASKED}设计`)
  })

  it('are masked with every longer name they are part of', () => {
    const text = '青山县东河镇中心小学王芳'
    const words = found(text)
    expect(holdsAny(maskText(text, words), ['东河', '王芳', '青山'])).toBe(false)
  })

  it('keep what the author decided, and words of the author’s own', () => {
    const decided = [
      { text: '五(1)班', kind: 'class', on: false, reason: '题目情境' },
      { text: '白鹭湖', kind: 'chosen', on: true, reason: '' },
    ] as const
    const merged = mergeMasks(findNames(['五（1）班 和 王芳'], names), decided)
    expect(merged).toContainEqual({ text: '五(1)班', kind: 'class', on: false, reason: '题目情境' })
    expect(merged.map(({ text }) => text)).toContain('白鹭湖')
    expect(merged.map(({ text }) => text)).toContain('王芳')
  })

  it('never survive masking, however they are spaced, cut or repeated', () => {
    const alphabet = fc.constantFrom(...'王芳东河小学校五(1)班a1 　', '\u200b', '王 芳', '東', MASKED, 'Ａ')
    const text = fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join(''))
    const words = fc.array(
      fc.array(fc.constantFrom(...'王芳东河小学校班a1'), { minLength: 2, maxLength: 5 }).map((parts) => parts.join('')),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(text, words, (whole, masked) => {
        const after = maskText(whole, masked)
        for (const word of masked) expect(maskKey(after)).not.toContain(maskKey(word))
      }),
    )
  })
})
