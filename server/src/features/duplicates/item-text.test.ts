import type { DocumentNode } from '@lightwork/content'
import { signatureOf } from '@lightwork/likeness'
import { describe, expect, it } from 'vitest'
import { textHash, toLikenessItem } from './item-text.ts'

const line = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const entry = (text: string): DocumentNode => ({ type: 'entry', content: [line(text)] })
const column = (...texts: string[]): DocumentNode => ({ type: 'column', content: texts.map(entry) })
const part = (text: string): DocumentNode => ({ type: 'subItem', attrs: {}, content: [line(text)] })
const item = (...content: DocumentNode[]) => ({
  body: { type: 'doc', content },
  answer: { key: null, body: { type: 'doc', content: [line('见解析')] } },
})
const exactOf = (content: ReturnType<typeof item>) => signatureOf(toLikenessItem(content)).exact

describe('what is compared of an item', () => {
  it.each([
    [
      'things to be put in order',
      (...texts: string[]) => [line('按先后排一排。'), { type: 'ordering', content: texts.map(entry) }],
    ],
    [
      'the right column of a matching',
      (...texts: string[]) => [
        line('连一连。'),
        { type: 'matching', content: [column('春', '夏', '秋'), column(...texts)] },
      ],
    ],
    ['the sub-items of a group', (...texts: string[]) => [line('读短文，回答问题。'), ...texts.map(part)]],
  ])('is the same whatever the order of %s', (_, make) => {
    const [one, other] = [
      item(...make('百花开放', '荷叶满池', '果子熟了')),
      item(...make('果子熟了', '百花开放', '荷叶满池')),
    ]
    expect(exactOf(other)).toBe(exactOf(one))
    expect(exactOf(item(...make('百花开放', '荷叶满池', '大雪封山')))).not.toBe(exactOf(one))
    // A decision about two texts is about these very texts.
    expect(textHash(other)).not.toBe(textHash(one))
  })
})
