import type { Document, DocumentNode } from '@lightwork/content'
import type { CommentPart } from '@lightwork/domain'
import { useWords } from '../../lib/language.ts'
import { PencilIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { ItemPaper } from '../items/ItemPaper.tsx'
import { commentWords, placeName } from './comment-words.ts'
import { type Comments, threadsAt } from './use-comments.ts'
import './remarks.css'

/** Longest quotation that is kept with a comment. */
const QUOTE_LIMIT = 200

/** What the person has selected inside this block, as plain words. */
function selectedIn(block: Element | null | undefined): string {
  const selection = window.getSelection()
  if (!block || selection === null || selection.isCollapsed || !block.contains(selection.anchorNode)) return ''
  return selection.toString().trim().slice(0, QUOTE_LIMIT)
}

interface BlockProps {
  readonly comments: Comments
  readonly part: CommentPart
  readonly index: number
  readonly node: DocumentNode
  readonly preceding: readonly DocumentNode[]
}

/** A block of the item with its mark in the margin: how much was said about it, and the way to say more. */
function CommentedBlock({ comments, part, index, node, preceding }: BlockProps) {
  const say = useWords(commentWords)
  const { found, place, setPlace } = comments
  const count = threadsAt(comments, part, index).length
  const name = say.mark(placeName(say, { part, block: index }), count)
  const isChosen = place?.part === part && place.block === index
  const content: Document = { type: 'doc', content: [node] }
  return (
    <div className={isChosen ? 'comment-block chosen' : 'comment-block'} id={`comment-${part}-${index}`}>
      {found.may_comment || count > 0 ? (
        <button
          type="button"
          className={count > 0 ? 'comment-mark said' : 'comment-mark'}
          aria-label={name}
          aria-pressed={isChosen}
          title={name}
          // Pressing must not lose the selection that is to be quoted.
          onMouseDown={(event) => event.preventDefault()}
          onClick={({ currentTarget }) =>
            setPlace({ part, block: index, quote: selectedIn(currentTarget.nextElementSibling) })
          }
        >
          {count > 0 ? count : <PencilIcon size={14} />}
        </button>
      ) : (
        <span />
      )}
      <Rendered content={content} preceding={preceding} />
    </div>
  )
}

/** The item as on paper, with what is said about each place at its margin. */
export function CommentedPaper({ comments, isOpen }: { readonly comments: Comments; readonly isOpen: boolean }) {
  return (
    <ItemPaper
      version={comments.version}
      isOpen={isOpen}
      renderPart={(part, content) =>
        (content.content ?? []).map((node, index, all) => (
          // Blocks have no name of their own; this version's never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <CommentedBlock key={index} {...{ comments, part, index, node }} preceding={all.slice(0, index)} />
        ))
      }
    />
  )
}
