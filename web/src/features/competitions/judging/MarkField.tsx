import { type Criterion, isAllowedMark } from '@lightwork/domain'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../../lib/language.ts'
import { plainDigits } from '../../../ui/digits.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { rangesOf, stepMark } from './mark-steps.ts'
import { sheetWords } from './sheet-words.ts'

export interface MarkFieldProps {
  readonly criterion: Criterion
  readonly step: number
  readonly mark: number | undefined
  readonly comment: string
  readonly isOpen: boolean
  readonly onMark: (mark: number | undefined) => void
  readonly onComment: (comment: string) => void
  /** To the next or the previous field of the sheet. */
  readonly onMove: (by: 1 | -1) => void
  /** Single keys that a mark never has: to the next work, to the previous one. */
  readonly onKey: (key: 'n' | 'p') => void
}

const readMark = (text: string): number | undefined => (text === '' || text === '.' ? undefined : Number(text))

/** One mark by keyboard: digits, arrows through what is allowed, Enter to the next; its bands to press; its comment. */
export function MarkField(props: MarkFieldProps) {
  const { criterion, step, mark, comment, isOpen, onMark, onComment, onMove, onKey } = props
  const say = useWords(sheetWords)
  const [text, setText] = useState(mark === undefined ? '' : String(mark))
  const [hasComment, setHasComment] = useState(comment !== '')
  const [isTyping, setIsTyping] = useState(false)
  const commentBox = useRef<HTMLDivElement>(null)
  const help = useId()
  // Another text may take the place of this one: a second tab, a choice between two drafts.
  useEffect(
    () => setText((shown) => (readMark(shown) === mark ? shown : mark === undefined ? '' : String(mark))),
    [mark],
  )
  const isWrong = mark !== undefined && !isAllowedMark(criterion, mark, step)
  const type = (raw: string) => {
    const digits = plainDigits(raw)
      .replace('。', '.')
      .replace(/[^\d.]/g, '')
    if (!/^\d{0,3}(\.5?)?$/.test(digits)) return
    setText(digits)
    onMark(readMark(digits))
  }
  const openComment = () => {
    setHasComment(true)
    requestAnimationFrame(() => commentBox.current?.querySelector('textarea')?.focus())
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const { key } = event
    const letter = key.toLowerCase()
    const isArrow = key === 'ArrowUp' || key === 'ArrowDown'
    if (isArrow && isOpen) onMark(stepMark(criterion, step, { from: mark, by: key === 'ArrowUp' ? 1 : -1 }))
    else if (key === 'Enter') onMove(event.shiftKey ? -1 : 1)
    else if (letter === 'c' && isOpen) openComment()
    else if (letter === 'n' || letter === 'p') onKey(letter)
    else return
    event.preventDefault()
  }
  return (
    <div className="mark-field">
      <div className="mark-line">
        <div className="mark-name">
          <strong>{criterion.name}</strong>
          <span className="quiet small">{criterion.guidance}</span>
        </div>
        <span className="mark-input">
          <input
            className="ui-input"
            data-mark={criterion.code}
            aria-label={say.mark(criterion.name)}
            aria-describedby={help}
            aria-invalid={isWrong}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            readOnly={!isOpen}
            onChange={({ target }) => type(target.value)}
            onKeyDown={press}
            onFocus={({ target }) => {
              setIsTyping(true)
              target.select()
            }}
            onBlur={() => setIsTyping(false)}
          />
          <span className="quiet">/ {criterion.points}</span>
        </span>
      </div>
      {criterion.bands.length > 0 && isOpen && (
        <div className="mark-bands">
          {criterion.bands.map(({ name, from, to }) => (
            <button
              key={from}
              type="button"
              tabIndex={-1}
              className={mark !== undefined && mark <= from && mark >= to ? 'chosen' : undefined}
              onClick={() => onMark(from)}
            >
              {name} {from === to ? from : `${from}–${to}`}
            </button>
          ))}
        </div>
      )}
      <span id={help} className={isWrong && !isTyping ? 'ui-error' : 'visually-hidden'}>
        {isWrong ? say.notAllowed(String(mark), rangesOf(criterion)) : say.allowed(rangesOf(criterion))}
      </span>
      {hasComment || !isOpen ? (
        (comment !== '' || isOpen) && (
          <div ref={commentBox}>
            <TextArea
              label={say.commentOf(criterion.name)}
              value={comment}
              onChange={onComment}
              rows={2}
              maxLength={2000}
              isReadOnly={!isOpen}
            />
          </div>
        )
      ) : (
        <button type="button" className="mark-comment" onClick={openComment}>
          {say.comment}
          <span className="visually-hidden">{criterion.name}</span>
        </button>
      )}
    </div>
  )
}
