import type { DocumentNode } from '@lightwork/content'
import type { ItemType } from '@lightwork/domain'
import { useId } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { showToast } from '../../ui/Toast.tsx'
import type { Answers, Held } from './answers.ts'
import { editWords } from './edit-words.ts'
import { emptyOption, letterOf, moveOption, optionsOf, withOptions, withRoomForOptions } from './options.ts'

export interface AnswerPartProps {
  readonly type: ItemType
  readonly held: Held
  readonly error?: string | undefined
  readonly onAnswers: (answers: Answers) => void
  /** Changes the text from here; its editor takes it over as one step to undo. Works on what stands there by then. */
  readonly onRewrite: (make: (held: Held) => Held) => void
}

interface RowProps {
  readonly option: DocumentNode
  readonly position: number
  readonly count: number
  readonly several: boolean
  readonly isRight: boolean
  readonly name: string
  readonly onRight: (isRight: boolean) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

function Row({ option, position, count, several, isRight, name, onRight, onMove, onRemove }: RowProps) {
  const say = useWords(editWords)
  const letter = letterOf(position)
  return (
    <li className="item-option">
      <label>
        <input
          type={several ? 'checkbox' : 'radio'}
          name={name}
          checked={isRight}
          onChange={({ currentTarget }) => onRight(currentTarget.checked)}
        />
        <span className="letter">{letter}.</span>
        {(option.content ?? []).length === 0 ? (
          <span className="quiet">{say.emptyOption}</span>
        ) : (
          <Rendered content={option} />
        )}
      </label>
      <span className="item-option-actions">
        <IconButton
          label={say.up(letter)}
          icon={<ArrowUpIcon size={16} />}
          isDisabled={position === 0}
          onPress={() => onMove(position - 1)}
        />
        <IconButton
          label={say.down(letter)}
          icon={<ArrowDownIcon size={16} />}
          isDisabled={position === count - 1}
          onPress={() => onMove(position + 1)}
        />
        <IconButton label={say.removeOption(letter)} icon={<TrashIcon size={16} />} onPress={onRemove} />
      </span>
    </li>
  )
}

const withKey = ({ holder, answers }: Held, options: readonly DocumentNode[], key: readonly number[]): Held => ({
  holder: withOptions(holder, options),
  answers: { ...answers, key },
})

function moved(held: Held, from: number, to: number): Held {
  const next = moveOption(optionsOf(held.holder), held.answers.key, from, to)
  return withKey(held, next.options, next.key)
}

function removed(held: Held, position: number): Held {
  const left = optionsOf(held.holder).filter((_, index) => index !== position)
  const { key } = held.answers
  return withKey(
    held,
    left,
    key.filter((each) => each !== position).map((each) => (each > position ? each - 1 : each)),
  )
}

function inserted(held: Held, position: number, option: DocumentNode, isRight: boolean): Held {
  const options = optionsOf(held.holder)
  const later = held.answers.key.map((each) => (each >= position ? each + 1 : each))
  const next = [...options.slice(0, position), option, ...options.slice(position)]
  return withKey(held, next, isRight ? [...later, position].sort((a, b) => a - b) : later)
}

/** Which options are right, and their order. Their text is written on the paper above, where formulas can be set. */
export function OptionsPart({ type, held, error, onAnswers, onRewrite }: AnswerPartProps) {
  const say = useWords(editWords)
  const id = useId()
  const several = type === 'multiple_choice'
  const { key } = held.answers
  const options = optionsOf(held.holder)
  const mark = (position: number, isRight: boolean) => {
    const others = several ? key.filter((each) => each !== position) : []
    onAnswers({ ...held.answers, key: isRight ? [...others, position].sort((a, b) => a - b) : others })
  }
  const removeWithUndo = (position: number) => {
    const option = options[position] ?? emptyOption
    const isRight = key.includes(position)
    onRewrite((now) => removed(now, position))
    const onUndo = () =>
      onRewrite((now) => inserted(now, Math.min(position, optionsOf(now.holder).length), option, isRight))
    showToast({ text: say.removedOption(letterOf(position)), undo: { label: say.undo, onUndo } })
  }
  return (
    <fieldset className="item-text" aria-labelledby={id}>
      <p id={id} className="ui-label">
        {say.options}
      </p>
      {options.length > 0 && (
        <ol className="item-options">
          {options.map((option, position) => (
            <Row
              // Options have no identity but their place; rows keep no state of their own.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              key={position}
              {...{ option, position, several, name: id, count: options.length, isRight: key.includes(position) }}
              onRight={(isRight) => mark(position, isRight)}
              onMove={(to) => onRewrite((now) => moved(now, position, to))}
              onRemove={() => removeWithUndo(position)}
            />
          ))}
        </ol>
      )}
      <div>
        {options.length === 0 ? (
          <Button onPress={() => onRewrite((now) => ({ ...now, holder: withRoomForOptions(now.holder) }))}>
            <PlusIcon />
            {say.addOptions}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => onRewrite((now) => inserted(now, options.length, emptyOption, false))}>
            <PlusIcon />
            {say.addOption}
          </Button>
        )}
      </div>
      {error !== undefined ? (
        <p className="ui-error">{error}</p>
      ) : (
        <p className="ui-help">{several ? say.optionsHelpMany : say.optionsHelp}</p>
      )}
    </fieldset>
  )
}
