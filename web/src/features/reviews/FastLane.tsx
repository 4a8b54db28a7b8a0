import type { ReviewDesk } from '@lightwork/contract'
import { useNavigate } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { setKeysOn, useKeys, useKeysOn } from '../../lib/use-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useLane } from './lane.ts'

const words = defineWords({
  zh: {
    next: '下一道',
    previous: '上一道',
    last: '这一队里没有别的题了。',
    keys: '快捷键',
    on: '用快捷键',
    goNext: '下一道',
    goPrevious: '上一道',
    score: '评分',
    accept: '通过',
    return: '退回修改',
    give: '提交意见',
  },
  en: {
    next: 'Next',
    previous: 'Previous',
    last: 'Nothing else waits in this queue.',
    keys: 'Keys',
    on: 'Use keys',
    goNext: 'next item',
    goPrevious: 'previous item',
    score: 'score',
    accept: 'accept',
    return: 'return for changes',
    give: 'give the opinion',
  },
})

function KeysHelp() {
  const say = useWords(words)
  const isOn = useKeysOn()
  const keys = [
    ['J / N', say.goNext],
    ['K', say.goPrevious],
    ['1 – 5', say.score],
    ['A', say.accept],
    ['R', say.return],
    ['Ctrl + Enter', say.give],
  ] as const
  return (
    <Popover label={say.keys} trigger={<Button kind="quiet">{say.keys}</Button>}>
      <dl className="review-keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Switch isSelected={isOn} onChange={setKeysOn}>
        {say.on}
      </Switch>
    </Popover>
  )
}

/** From one review to the next of the same queue; after the own opinion the way on has the focus. */
export function FastLane({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const { previous, next } = useLane(desk)
  const go = (address: string | null) => address !== null && void navigate(address)
  useKeys({ j: () => go(next), n: () => go(next), k: () => go(previous) })
  const isDone = desk.may.why_not === 'judged-before' || desk.outcome !== null
  return (
    <div className="review-lane">
      <Button kind="quiet" isDisabled={previous === null} onPress={() => go(previous)}>
        {say.previous}
      </Button>
      {next === null ? (
        <span className="quiet">{say.last}</span>
      ) : (
        <Button
          key={isDone ? 'on' : 'skip'}
          kind={isDone ? 'primary' : 'quiet'}
          autoFocus={isDone}
          onPress={() => go(next)}
        >
          {say.next}
        </Button>
      )}
      <KeysHelp />
    </div>
  )
}
