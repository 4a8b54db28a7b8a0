import { type DocumentNode, toText } from '@lightwork/content'
import { clozeGapsOf, matchingsOf, optionsOfGap, orderingsOf } from '@lightwork/content/structure'
import { useId } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, PlusIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { carryAnswers } from './answers.ts'
import type { AnswerPartProps } from './OptionsPart.tsx'
import { letterOf } from './options.ts'
import { gapsKeyOf, moved, orderOf, pairsOf, roomOf, withGapOptions } from './structure-key.ts'

const words = defineWords({
  zh: {
    pairs: '哪些相配',
    partner: (number: number) => `左边第 ${number} 项与右边`,
    order: '正确的顺序',
    up: (number: number) => `第 ${number} 步上移`,
    down: (number: number) => `第 ${number} 步下移`,
    gaps: '各空的选项与答案',
    options: (number: number) => `第 ${number} 空的选项，用 / 隔开；不写就是开放的空`,
    right: (number: number) => `第 ${number} 空的正确选项`,
    accept: (number: number) => `第 ${number} 空能接受的写法，用 / 隔开`,
    addColumns: '在题干下面加上左右两栏',
    addSteps: '在题干下面加上待排序的步骤',
    shuffled: '左右并排、按顺序写就行：保存时系统会打乱，学生看不出答案。',
  },
  en: {
    pairs: 'What belongs together',
    partner: (number: number) => `Left ${number} goes with right`,
    order: 'The right order',
    up: (number: number) => `Move step ${number} up`,
    down: (number: number) => `Move step ${number} down`,
    gaps: 'Options and answers of the blanks',
    options: (number: number) => `Options of blank ${number}, separated by /; none makes it open`,
    right: (number: number) => `Right option of blank ${number}`,
    accept: (number: number) => `What is accepted in blank ${number}, separated by /`,
    addColumns: 'Add two columns below the stem',
    addSteps: 'Add steps below the stem',
    shuffled: 'Write side by side and in order: it is shuffled when it is saved, so that pupils cannot tell.',
  },
})

/** Of a partner, enough characters to know it by. */
const SHOWN = 16

const listOf = (text: string) =>
  text
    .split('/')
    .map((each) => each.trim())
    .filter((each) => each !== '')

function Pairs({ held: { holder, answers }, onAnswers }: AnswerPartProps) {
  const say = useWords(words)
  const [columns] = matchingsOf(holder)
  if (columns === undefined) return null
  const pairs = pairsOf(answers.parts_key, columns)
  const choose = (left: number, right: number) =>
    onAnswers({
      ...answers,
      parts_key: { pairs: pairs.map((pair): [number, number] => (pair[0] === left ? [left, right] : pair)) },
    })
  return (
    <ol className="item-options">
      {columns.left.map((entry, left) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place.
        <li className="item-option" key={left}>
          <span className="letter">{left + 1}.</span>
          <Rendered content={entry} />
          <select
            aria-label={say.partner(left + 1)}
            value={pairs[left]?.[1] ?? -1}
            onChange={({ currentTarget }) => choose(left, Number(currentTarget.value))}
          >
            {columns.right.map((partner, right) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <option key={right} value={right}>
                {letterOf(right)}. {toText(partner).slice(0, SHOWN)}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  )
}

function Steps({ held: { holder, answers }, onAnswers }: AnswerPartProps) {
  const say = useWords(words)
  const [entries] = orderingsOf(holder)
  if (entries === undefined) return null
  const order = orderOf(answers.parts_key, entries)
  const move = (from: number, to: number) => onAnswers({ ...answers, parts_key: { order: moved(order, from, to) } })
  return (
    <ol className="item-options">
      {order.map((position, index) => (
        <li className="item-option" key={position}>
          <span className="letter">{index + 1}.</span>
          <Rendered content={entries[position] ?? { type: 'entry' }} />
          <span className="item-option-actions">
            <IconButton
              label={say.up(index + 1)}
              icon={<ArrowUpIcon size={16} />}
              isDisabled={index === 0}
              onPress={() => move(index, index - 1)}
            />
            <IconButton
              label={say.down(index + 1)}
              icon={<ArrowDownIcon size={16} />}
              isDisabled={index === order.length - 1}
              onPress={() => move(index, index + 1)}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}

interface GapRowProps extends Pick<AnswerPartProps, 'held' | 'onAnswers' | 'onRewrite'> {
  readonly gap: DocumentNode
  readonly index: number
}

function GapRow({ gap, index, held: { holder, answers }, onAnswers, onRewrite }: GapRowProps) {
  const say = useWords(words)
  const options = optionsOfGap(gap)
  const gaps = gapsKeyOf(answers.parts_key, clozeGapsOf(holder))
  const right = gaps[index]
  const answer = (value: number | readonly string[]) =>
    onAnswers({ ...answers, parts_key: { gaps: gaps.map((each, at) => (at === index ? value : each)) } })
  const setOptions = (next: readonly string[]) =>
    onRewrite((now) => {
      const changed = withGapOptions(now.holder, index, next)
      return { holder: changed, answers: carryAnswers(now, changed) }
    })
  return (
    <li className="item-option item-gap">
      <span className="letter">{index + 1}.</span>
      <input
        className="ui-input"
        aria-label={say.options(index + 1)}
        placeholder={say.options(index + 1)}
        key={options.join('/')}
        defaultValue={options.join(' / ')}
        onBlur={({ currentTarget }) => {
          const next = listOf(currentTarget.value)
          if (next.join('/') !== options.join('/')) setOptions(next)
        }}
      />
      {options.length > 0 ? (
        <select
          aria-label={say.right(index + 1)}
          value={typeof right === 'number' ? right : 0}
          onChange={({ currentTarget }) => answer(Number(currentTarget.value))}
        >
          {options.map((option, position) => (
            <option key={option} value={position}>
              {letterOf(position)}. {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          className="ui-input"
          aria-label={say.accept(index + 1)}
          placeholder={say.accept(index + 1)}
          defaultValue={typeof right === 'number' ? '' : (right ?? []).join(' / ')}
          onBlur={({ currentTarget }) => answer(listOf(currentTarget.value))}
        />
      )}
    </li>
  )
}

/** Columns and steps are there from the start for those who ask for them. */
function AddRoom({ type, onRewrite }: Pick<AnswerPartProps, 'type' | 'onRewrite'>) {
  const say = useWords(words)
  if (type !== 'matching' && type !== 'ordering') return null
  const add = () =>
    onRewrite(({ holder, answers }) => ({
      holder: { ...holder, content: [...(holder.content ?? []), roomOf(type)] },
      answers,
    }))
  return (
    <div>
      <Button onPress={add}>
        <PlusIcon />
        {type === 'matching' ? say.addColumns : say.addSteps}
      </Button>
    </div>
  )
}

/** What is right in columns, steps and numbered blanks. Their text is written on the paper above. */
export function StructurePart(props: AnswerPartProps) {
  const say = useWords(words)
  const id = useId()
  const { type, held, error, onRewrite } = props
  const gaps = clozeGapsOf(held.holder)
  const hasPairs = matchingsOf(held.holder).length > 0
  const hasSteps = orderingsOf(held.holder).length > 0
  if (!hasPairs && !hasSteps && gaps.length === 0) return <AddRoom type={type} onRewrite={onRewrite} />
  return (
    <section className="item-text" aria-labelledby={id}>
      <p id={id} className="ui-label">
        {hasPairs ? say.pairs : hasSteps ? say.order : say.gaps}
      </p>
      {hasPairs && <Pairs {...props} />}
      {hasSteps && <Steps {...props} />}
      {gaps.length > 0 && (
        <ol className="item-options">
          {gaps.map((gap, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their number.
            <GapRow key={index} {...props} gap={gap} index={index} />
          ))}
        </ol>
      )}
      {error !== undefined ? (
        <p className="ui-error">{error}</p>
      ) : (
        (hasPairs || hasSteps) && <p className="ui-help">{say.shuffled}</p>
      )}
    </section>
  )
}
