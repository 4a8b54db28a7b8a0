import {
  decideDuplicate,
  getDuplicate,
  getItem,
  getReview,
  listDuplicates,
  listItemDuplicates,
  listItemReviews,
  listReviews,
  type PairView,
  searchItems,
} from '@lightwork/contract'
import { mayChoose, type PairDecision, pairDecisions } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { query, queryClient, refresh } from '../../lib/query.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { pairWords } from './duplicate-words.ts'

type Which = 'a' | 'b'

function keepPair(pair: PairView): void {
  const { item_a, item_b } = pair
  queryClient.setQueryData(query(getDuplicate, { params: { item_a, item_b } }).queryKey, pair)
  void refresh(listDuplicates, listItemDuplicates, listItemReviews, listReviews, getReview, getItem, searchItems)
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.tagName === 'TEXTAREA' || target.isContentEditable)

/** Keys act on what stands in the form at the moment of the press. */
function useKeys(press: (event: KeyboardEvent) => void): void {
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** What is in the bank stays before what is not, the older one before the newer. */
const firstGuess = ({ a, b }: PairView): Which =>
  a.version.state !== 'published' && b.version.state === 'published' ? 'b' : 'a'

export interface DecisionFormProps {
  readonly pair: PairView
  /** Goes to the next pair of the queue. */
  readonly onNext: () => void
}

/** The decision on a pair, by mouse or keys. */
export function DecisionForm({ pair, onNext }: DecisionFormProps) {
  const say = useWords(pairWords)
  const mine = { a: pair.a.mine, b: pair.b.mine }
  const isOwn = mine.a || mine.b
  const [decision, setDecision] = useState<PairDecision | null>(null)
  const [which, setWhich] = useState<Which>(mine.a ? 'b' : mine.b ? 'a' : firstGuess(pair))
  const [note, setNote] = useState('')
  const keeps = decision === 'different' ? null : which
  const isAllowed = decision !== null && mayChoose(mine, { decision, keeps })
  const save = useMutation({
    mutationFn: (decided: PairDecision) =>
      api(decideDuplicate, {
        params: { item_a: pair.item_a, item_b: pair.item_b },
        body: {
          decision: decided,
          kept_id: keeps === null ? null : keeps === 'a' ? pair.item_a : pair.item_b,
          note,
          found_at: pair.found_at,
          decided_at: pair.decided_at,
        },
      }),
    onSuccess: (decided) => {
      keepPair(decided)
      onNext()
    },
  })
  const submit = () => decision !== null && isAllowed && !save.isPending && save.mutate(decision)
  useKeys((event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return submit()
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = pairDecisions[Number(event.key) - 1]
    if (chosen !== undefined) setDecision(chosen)
    else if (event.key.toLowerCase() === 'n') onNext()
    // Inside a group of choices the arrows belong to the group.
    else if ((event.target as HTMLElement).closest?.('[role=radiogroup]') === null && event.key === 'ArrowLeft')
      setWhich('a')
    else if ((event.target as HTMLElement).closest?.('[role=radiogroup]') === null && event.key === 'ArrowRight')
      setWhich('b')
  })
  const help = { same: say.sameHelp, adapted: say.adaptedHelp, different: say.differentHelp }
  return (
    <div className="duplicate-form">
      {isOwn && (
        <Notice>
          <p>{say.ownItem}</p>
        </Notice>
      )}
      <RadioGroup
        label={say.decide}
        value={decision}
        onChange={setDecision}
        options={pairDecisions.map((value) => ({ value, label: say[value] }))}
      />
      {decision !== null && <p className="quiet">{help[decision]}</p>}
      {decision !== null && decision !== 'different' && (
        <RadioGroup
          label={decision === 'same' ? say.which : say.original}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'a', label: say.left },
            { value: 'b', label: say.right },
          ]}
        />
      )}
      <TextArea label={say.note} value={note} onChange={setNote} maxLength={500} />
      <Refusal error={save.error} />
      <p className="quiet">{say.saveHelp}</p>
      <ButtonRow>
        <Button kind="primary" onPress={submit} isDisabled={!isAllowed} isPending={save.isPending}>
          {say.save}
        </Button>
        <Button onPress={onNext}>{say.skip}</Button>
      </ButtonRow>
    </div>
  )
}
