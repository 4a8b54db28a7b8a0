import { getItem, type Item, takeBackItem } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api, isProblem } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { HandInDialog } from './HandInDialog.tsx'
import { type MoveOffer, movesOf } from './item-moves.ts'
import { itemWords } from './item-words.ts'
import { keepItem } from './keep-item.ts'
import { RetireDialog } from './RetireDialog.tsx'

/** The buttons that move an item through its life. `?hand-in` opens the self-check at once. */
export function ItemMoves({ item }: { readonly item: Item }) {
  const say = useWords(itemWords)
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const [asking, setAsking] = useState<MoveOffer | null>(address.has('hand-in') ? 'submit' : null)
  const { item_id, revision } = item.current
  const takeBack = useMutation({
    mutationFn: () => api(takeBackItem, { params: { item_id }, body: { revision } }),
    onSuccess: (moved) => {
      keepItem(moved)
      showToast({ text: say.returned })
    },
    // Somebody else was faster: show how it stands now beside the refusal.
    onError: (error) => isProblem(error, 'revision-outdated', 'state-refused') && void refresh(getItem),
  })
  const offers = movesOf(me, item)
  const close = () => {
    setAsking(null)
    if (address.has('hand-in')) setAddress({}, { replace: true })
  }
  return (
    <>
      {offers.length > 0 && (
        <div className="ui-button-row">
          {offers.map((offer) => (
            <Button
              key={offer}
              kind={offer === 'submit' ? 'primary' : 'plain'}
              isPending={offer === 'takeBack' && takeBack.isPending}
              onPress={() => (offer === 'takeBack' ? takeBack.mutate() : setAsking(offer))}
            >
              {say[offer]}
            </Button>
          ))}
        </div>
      )}
      <Refusal error={takeBack.error} />
      {asking === 'submit' && offers.includes('submit') && <HandInDialog item={item} onClose={close} />}
      {asking === 'retire' && offers.includes('retire') && <RetireDialog item={item} onClose={close} />}
    </>
  )
}
