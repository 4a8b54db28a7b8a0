import type { DocumentNode } from '@lightwork/content'
import { keyText } from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import { useWords } from '../../lib/language.ts'
import { ChevronDownIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { itemWords } from './item-words.ts'
import './item.css'

/** Is there anything to read? Formulas, figures and blanks count, empty paragraphs do not. */
const holdsAnything = ({ type, text, content = [] }: DocumentNode): boolean =>
  text !== undefined ||
  ['mathInline', 'mathBlock', 'figure', 'blank', 'gap', 'audio', 'drill'].includes(type) ||
  content.some(holdsAnything)

interface FoldProps {
  readonly title: string
  readonly isOpen: boolean
  readonly children: React.ReactNode
}

function Fold({ title, isOpen, children }: FoldProps) {
  return (
    <details className="item-fold" open={isOpen}>
      <summary>
        <ChevronDownIcon size={16} />
        {title}
      </summary>
      <div className="item-fold-body">{children}</div>
    </details>
  )
}

export interface ItemPaperProps {
  readonly version: Pick<ItemVersionForTeacher, 'body' | 'answer' | 'explanation'>
  /** Reviewers read everything, teachers first look at the item as a pupil does. */
  readonly isOpen: boolean
  /** How a part is drawn; as it stands, unless told otherwise. */
  readonly renderPart?: (part: 'body' | 'answer' | 'explanation', content: DocumentNode) => React.ReactNode
}

const asItStands: NonNullable<ItemPaperProps['renderPart']> = (_, content) => <Rendered content={content} />

/** An item as on paper; what only teachers see is folded away below it. */
export function ItemPaper({ version, isOpen, renderPart = asItStands }: ItemPaperProps) {
  const say = useWords(itemWords)
  const { body, answer, explanation } = version
  const short = keyText(answer.key, say)
  const hasBody = holdsAnything(answer.body)
  return (
    <div className="item-paper">
      {renderPart('body', body)}
      <Fold title={say.answer} isOpen={isOpen}>
        {short !== '' && <p className="item-key">{short}</p>}
        {hasBody && renderPart('answer', answer.body)}
        {short === '' && !hasBody && <p className="quiet">{say.noAnswer}</p>}
      </Fold>
      <Fold title={say.explanation} isOpen={isOpen}>
        {holdsAnything(explanation) ? (
          renderPart('explanation', explanation)
        ) : (
          <p className="quiet">{say.noExplanation}</p>
        )}
      </Fold>
    </div>
  )
}
