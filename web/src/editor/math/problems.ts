import { mathProblem } from '@lightwork/content'
import { defineWords } from '../../lib/language.ts'

export const problemWords = defineWords({
  zh: {
    unknown: (command: string) => `不认识 ${command}，请检查拼写`,
    brace: '花括号 { } 没有配成对',
    group: (sign: string) => `${sign} 后面还缺内容`,
    double: '同一个字上写了两次上标或下标，请用花括号括起来',
    environment: '方程组或竖式的开头与结尾没有配成对',
    missing: '有一处没有写完',
    near: (place: number) => `第 ${place} 个字符附近的写法有误`,
    other: '这个写法还不能排版',
  },
  en: {
    unknown: (command: string) => `${command} is not known; check its spelling`,
    brace: 'A brace { } has no partner',
    group: (sign: string) => `Something is missing after ${sign}`,
    double: 'Two powers or two indices on one sign; put braces around it',
    environment: 'A block of equations has no end or no beginning',
    missing: 'Something is not finished',
    near: (place: number) => `Something is wrong near character ${place}`,
    other: 'This cannot be set',
  },
})

type ProblemWords = (typeof problemWords)['en']

/** What is wrong with a formula, for a teacher who has not heard of LaTeX; null when it can be set or is empty. */
export function problemInWords(latex: string, words: ProblemWords): string | null {
  const problem = mathProblem(latex)
  if (problem === null || problem === 'empty') return null
  const command = /Undefined control sequence: (\S+)/.exec(problem)?.[1]
  if (command !== undefined) return words.unknown(command)
  if (/\\(begin|end)|Mismatch|environment/i.test(problem)) return words.environment
  if (/Expected '}'|got '}'|Unexpected end of input in a macro argument/.test(problem)) return words.brace
  const sign =
    /Expected group after '([^']+)'/.exec(problem)?.[1] ?? /Expected group as argument to '([^']+)'/.exec(problem)?.[1]
  if (sign !== undefined) return words.group(sign)
  if (/Double (super|sub)script/.test(problem)) return words.double
  if (/got 'EOF'/.test(problem)) return words.missing
  const place = /at position (\d+)/.exec(problem)?.[1]
  return place === undefined ? words.other : words.near(Number(place))
}
