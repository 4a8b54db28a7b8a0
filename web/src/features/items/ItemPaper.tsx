import type { DocumentNode } from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import { useWords } from '../../lib/language.ts'
import { ChevronDownIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { itemWords } from './item-words.ts'
import { letterOf } from './options.ts'
import './item.css'

/** Is there anything to read? Formulas, figures and blanks count, empty paragraphs do not. */
const holdsAnything = ({ type, text, content = [] }: DocumentNode): boolean =>
  text !== undefined || ['mathInline', 'mathBlock', 'figure', 'blank'].includes(type) || content.some(holdsAnything)

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
}

/** An item as on paper; what only teachers see is folded away below it. */
export function ItemPaper({ version: { body, answer, explanation }, isOpen }: ItemPaperProps) {
  const say = useWords(itemWords)
  const short =
    typeof answer.key === 'boolean' ? (answer.key ? say.right : say.wrong) : (answer.key ?? []).map(letterOf).join(' ')
  const hasBody = holdsAnything(answer.body)
  return (
    <div className="item-paper">
      <Rendered content={body} />
      <Fold title={say.answer} isOpen={isOpen}>
        {short !== '' && <p className="item-key">{short}</p>}
        {hasBody && <Rendered content={answer.body} />}
        {short === '' && !hasBody && <p className="quiet">{say.noAnswer}</p>}
      </Fold>
      <Fold title={say.explanation} isOpen={isOpen}>
        {holdsAnything(explanation) ? <Rendered content={explanation} /> : <p className="quiet">{say.noExplanation}</p>}
      </Fold>
    </div>
  )
}
