import { handInItem, type Item, listReviewRules } from '@lightwork/contract'
import type { ReviewTick } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { ItemRefusal } from './ItemRefusal.tsx'
import { keepItem } from './keep-item.ts'
import './item.css'

const words = defineWords({
  zh: {
    title: '自查后送审',
    explain: '请逐项自查，查过再勾。谁在什么时候查过会记在题目的审核记录里。',
    done: '已送审',
    submit: '送审',
    close: '关闭',
    cancel: '先不送',
  },
  en: {
    title: 'Self-check, then submit',
    explain: 'Check each line, then tick it. Who checked what, and when, stays in the record of the item.',
    done: 'Submitted for review',
    submit: 'Submit for review',
    close: 'Close',
    cancel: 'Not yet',
  },
})

interface HandInProps {
  readonly item: Item
  readonly onClose: () => void
}

/** The self-check list of the item's subject; all of it ticked hands the item in. */
export function HandInDialog({ item: { current }, onClose }: HandInProps) {
  const say = useWords(words)
  const names = useReviewNames()
  const [ticks, setTicks] = useState<readonly ReviewTick[]>([])
  const rules = useQuery(query(listReviewRules, { params: { subject: current.subject } }))
  const asked = rules.data?.find(({ step }) => step === 'self_check')?.ticks ?? []
  const handIn = useMutation({
    mutationFn: () =>
      api(handInItem, {
        params: { item_id: current.item_id },
        body: { revision: current.revision, ticks: [...ticks] },
      }),
    onSuccess: (handed) => {
      keepItem(handed)
      showToast({ text: say.done })
      onClose()
    },
  })
  const toggle = (code: ReviewTick, isTicked: boolean) =>
    setTicks((before) => (isTicked ? [...before, code] : before.filter((each) => each !== code)))
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={handIn.isPending}
            isDisabled={rules.data === undefined || asked.some((code) => !ticks.includes(code))}
            onPress={() => handIn.mutate()}
          >
            {say.submit}
          </Button>
        </>
      }
    >
      <p>{say.explain}</p>
      <Answer query={rules}>
        {() => (
          <ul className="item-ticks">
            {asked.map((code) => (
              <li key={code}>
                <Checkbox isSelected={ticks.includes(code)} onChange={(isTicked) => toggle(code, isTicked)}>
                  {names.tick[code]}
                </Checkbox>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {handIn.error !== null && <ItemRefusal error={handIn.error} itemId={current.item_id} />}
    </Dialog>
  )
}
