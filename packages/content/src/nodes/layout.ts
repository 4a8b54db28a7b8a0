import { Node } from '@tiptap/core'
import { field, OWN_TAG, wholeBetween } from './fields.ts'

export const COLUMN_COUNTS = [2, 3, 4] as const

/** Short blocks in `count` columns (2 to 4) of one width, read down and then across, as mental sums are set. */
export const SideBySide = Node.create({
  name: 'sideBySide',
  group: 'block',
  content: 'block+',
  isolating: true,
  defining: true,
  addAttributes: () => ({ count: field('count', 2, wholeBetween(2, 4)) }),
  parseHTML: () => [{ tag: 'div[data-side-by-side]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    { 'data-side-by-side': '', role: 'group', 'aria-label': `分栏，${node.attrs.count} 栏`, ...HTMLAttributes },
    0,
  ],
})

const line = (name: string, data: string) =>
  Node.create({
    name,
    content: 'inline*',
    defining: true,
    parseHTML: () => [{ tag: `p[data-${data}]`, priority: OWN_TAG }],
    renderHTML: () => ['p', { [`data-${data}`]: '' }, 0],
  })

/** The name of a poem; may be empty. */
export const PoemTitle = line('poemTitle', 'poem-title')
/** Who wrote it and when; may be empty. */
export const PoemAuthor = line('poemAuthor', 'poem-author')
/** One line of a poem. */
export const Verse = line('verse', 'verse')

/** A poem, centred: its title, its author, its lines. */
export const Poem = Node.create({
  name: 'poem',
  group: 'block',
  content: 'poemTitle poemAuthor verse+',
  isolating: true,
  defining: true,
  parseHTML: () => [{ tag: 'div[data-poem]' }],
  renderHTML: () => ['div', { 'data-poem': '', role: 'group', 'aria-label': '诗歌' }, 0],
})
