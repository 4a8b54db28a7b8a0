import { defineWords } from '../lib/language.ts'
import type { Dropped } from './paste.ts'

export const droppedWords = defineWords({
  zh: {
    picture: (count: number) => `${count} 张图片`,
    formula: (count: number) => `${count} 个公式`,
    drawing: (count: number) => `${count} 个图形`,
    recording: (count: number) => `${count} 段录音或视频`,
    comment: (count: number) => `${count} 处批注`,
    file: (count: number) => `${count} 个文件`,
    nestedTable: (count: number) => `${count} 个套在表格里的表格（已改成文字）`,
    named: (count: string, names: readonly string[]) => `${count}（${names.join('、')}）`,
    more: '…',
    sentenceGap: '',
    said: (list: readonly string[]) => `没有带过来：${list.join('、')}。`,
    formulaNext: '公式请用“公式”重新输入，或在 Word 里把它转换成 Office 公式后再复制。',
    pictureNext: '图片请单独复制后粘贴，或先保存成文件再插入。',
  },
  en: {
    picture: (count: number) => (count === 1 ? '1 picture' : `${count} pictures`),
    formula: (count: number) => (count === 1 ? '1 formula' : `${count} formulas`),
    drawing: (count: number) => (count === 1 ? '1 drawing' : `${count} drawings`),
    recording: (count: number) => (count === 1 ? '1 recording' : `${count} recordings`),
    comment: (count: number) => (count === 1 ? '1 remark' : `${count} remarks`),
    file: (count: number) => (count === 1 ? '1 file' : `${count} files`),
    nestedTable: (count: number) =>
      count === 1 ? '1 table inside a table (now text)' : `${count} tables inside tables (now text)`,
    named: (count: string, names: readonly string[]) => `${count} (${names.join(', ')})`,
    more: '…',
    sentenceGap: ' ',
    said: (list: readonly string[]) => `Left behind: ${list.join(', ')}.`,
    formulaNext:
      'Write such formulas with the formula box, or convert them to Office equations in Word and copy again.',
    pictureNext: 'Copy a picture by itself and paste it, or save it as a file and insert it.',
  },
})

type Words = (typeof droppedWords)['en']

/** More names than this would hide what is said. */
const MOST_NAMES = 2

/** What was left behind, and what to do about it, in one sentence or two. */
export function droppedInWords(list: readonly Dropped[], words: Words): string {
  const kinds = [...new Set(list.map(({ kind }) => kind))]
  const parts = kinds.map((kind) => {
    const all = list.filter((each) => each.kind === kind)
    const names = all.map(({ name }) => name.trim()).filter((name) => name !== '')
    const shown = names.slice(0, MOST_NAMES).map((name) => (name.length > 20 ? `${name.slice(0, 20)}…` : name))
    const count = words[kind](all.length)
    return shown.length === 0 ? count : words.named(count, names.length > MOST_NAMES ? [...shown, words.more] : shown)
  })
  const next = [
    kinds.includes('formula') ? words.formulaNext : '',
    kinds.includes('picture') ? words.pictureNext : '',
  ].filter((each) => each !== '')
  return [words.said(parts), ...next].join(words.sentenceGap)
}
