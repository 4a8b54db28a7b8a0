import type { DocumentNode } from '@lightwork/content'
import { useId } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { editWords } from './edit-words.ts'
import type { ItemForm } from './item-form.ts'
import { emptyOption, letterOf, moveOption, optionsOf, withOptions, withRoomForOptions } from './options.ts'

type Written = Pick<ItemForm, 'stem' | 'key'>

export interface OptionsPartProps {
  readonly form: Pick<ItemForm, 'type' | 'stem' | 'key'>
  readonly error?: string | undefined
  readonly onKey: (key: readonly number[]) => void
  /** Changes the text below the stem from here; its editor then reads it anew. Works on what stands there by then. */
  readonly onRewrite: (make: (form: Written) => Written) => void
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

function moved({ stem, key }: Written, from: number, to: number): Written {
  const next = moveOption(optionsOf(stem), key, from, to)
  return { stem: withOptions(stem, next.options), key: next.key }
}

function removed({ stem, key }: Written, position: number): Written {
  const left = optionsOf(stem).filter((_, index) => index !== position)
  const leftKey = key.filter((each) => each !== position).map((each) => (each > position ? each - 1 : each))
  return { stem: withOptions(stem, left), key: leftKey }
}

function inserted({ stem, key }: Written, position: number, option: DocumentNode, isRight: boolean): Written {
  const options = optionsOf(stem)
  const later = key.map((each) => (each >= position ? each + 1 : each))
  const next = [...options.slice(0, position), option, ...options.slice(position)]
  return { stem: withOptions(stem, next), key: isRight ? [...later, position].sort((a, b) => a - b) : later }
}

/** Which options are right, and their order. Their text is written on the paper above, where formulas can be set. */
export function OptionsPart({ form: { type, stem, key }, error, onKey, onRewrite }: OptionsPartProps) {
  const say = useWords(editWords)
  const id = useId()
  const several = type === 'multiple_choice'
  const options = optionsOf(stem)
  const mark = (position: number, isRight: boolean) => {
    const others = several ? key.filter((each) => each !== position) : []
    onKey(isRight ? [...others, position].sort((a, b) => a - b) : others)
  }
  const removeWithUndo = (position: number) => {
    const option = options[position] ?? emptyOption
    const isRight = key.includes(position)
    onRewrite((now) => removed(now, position))
    const onUndo = () =>
      onRewrite((now) => inserted(now, Math.min(position, optionsOf(now.stem).length), option, isRight))
    showToast({ text: say.removedOption(letterOf(position)), undo: { label: say.undo, onUndo } })
  }
  return (
    <fieldset className="item-text" aria-labelledby={id} data-field="answer/key">
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
          <Button onPress={() => onRewrite((now) => ({ ...now, stem: withRoomForOptions(now.stem) }))}>
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
