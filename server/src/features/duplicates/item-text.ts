import { hash } from 'node:crypto'
import { type DocumentNode, toText, walk } from '@lightwork/content'
import type { LikenessItem } from '@lightwork/likeness'

interface Content {
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
}

const isOptions = ({ type }: DocumentNode): boolean => type === 'choiceList'

/** What is compared of an item: stem, options and answer as plain text. */
export function toLikenessItem({ body, answer }: Content): LikenessItem {
  const blocks = body.content ?? []
  const options = blocks.filter(isOptions).flatMap(({ content }) => content ?? [])
  return {
    stem: toText({ ...body, content: blocks.filter((block) => !isOptions(block)) }),
    ...(options.length > 0 && { options: options.map(toText) }),
    answer: toText(answer.body),
  }
}

function figuresOf(body: DocumentNode): string[] {
  const assets: string[] = []
  walk(body, ({ attrs }) => void (typeof attrs?.asset === 'string' && assets.push(attrs.asset)))
  return assets
}

/** Changes with anything that a decision on a pair may rest on: texts, pictures, the right answer; not with tags. */
export function textHash(content: Content): string {
  const said = [toLikenessItem(content), figuresOf(content.body), content.answer.key]
  return hash('sha256', JSON.stringify(said)).slice(0, 24)
}
