import { hash } from 'node:crypto'
import { type DocumentNode, toText, walk } from '@lightwork/content'
import { entriesOf, isReorderable } from '@lightwork/content/structure'
import type { LikenessItem } from '@lightwork/likeness'

interface Content {
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
}

const isSubItem = ({ type }: DocumentNode): boolean => type === 'subItem'

/** What is compared of an item as plain text: stem, what may change its order, answer; of a group also its sub-items. */
export function toLikenessItem({ body, answer }: Content): LikenessItem {
  const blocks = body.content ?? []
  const parts = blocks.filter(isSubItem)
  const stemOf = (isApart: (block: DocumentNode) => boolean) =>
    toText({ ...body, content: blocks.filter((block) => !isApart(block)) })
  if (parts.length > 0)
    return {
      stem: stemOf(isSubItem),
      parts: parts.map((part) => ({ stem: toText(part) })),
      answer: toText(answer.body),
    }
  const options = blocks.filter(isReorderable).flatMap(entriesOf)
  return {
    stem: stemOf(isReorderable),
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
export function textHash(content: Content, compared = toLikenessItem(content)): string {
  const said = [compared, figuresOf(content.body), content.answer.key]
  return hash('sha256', JSON.stringify(said)).slice(0, 24)
}
