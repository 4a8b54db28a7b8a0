import { getItem, getItemVersions, type Item, moveItem, searchItems } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api, isProblem, messageOf } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query, queryClient, refresh } from '../../lib/query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { type FieldName, fieldErrorsOf } from './field-errors.ts'
import { isOwnText, type MoveOffer, movesOf } from './item-moves.ts'
import { itemWords } from './item-words.ts'

/** Puts what the server answered in place of what we knew. */
export function keepItem(item: Item): void {
  queryClient.setQueryData(query(getItem, { params: { item_id: item.current.item_id } }).queryKey, item)
  void refresh(searchItems, getItemVersions)
}

/** Why a move was refused: what is missing is named, with the way to it. */
function MoveRefusal({ error, itemId }: { readonly error: unknown; readonly itemId: string }) {
  const say = useWords(itemWords)
  if (isProblem(error, 'own-review')) return <Notice tone="refuse">{say.ownReview}</Notice>
  if (!isProblem(error, 'item-incomplete')) return <Refusal error={error} />
  const fields: Partial<Record<FieldName, string>> = {
    body: say.stem,
    'answer/key': say.key,
    'answer/body': say.answer,
    citation: say.citation,
  }
  const gaps = Object.entries(fieldErrorsOf(error))
  return (
    <Notice
      tone="refuse"
      title={say.incomplete}
      actions={<LinkButton to={`/bank/${itemId}/edit`}>{say.fill}</LinkButton>}
    >
      <ul>
        {gaps.map(([field, text]) => (
          // Entries of an object named by field; the compiler sees their keys as plain strings.
          <li key={field}>{`${fields[field as FieldName] ?? field}：${text}`}</li>
        ))}
        {gaps.length === 0 && <li>{messageOf(error)}</li>}
      </ul>
    </Notice>
  )
}

/** The buttons that move an item through its life, and why a move was refused. */
export function ItemMoves({ item }: { readonly item: Item }) {
  const say = useWords(itemWords)
  const me = useMe()
  const [isAsking, setAsking] = useState(false)
  const { item_id, revision, state } = item.current
  const done = { in_review: say.submitted, published: say.published, draft: say.returned, retired: say.retired }
  const move = useMutation({
    mutationFn: ({ to }: MoveOffer) => api(moveItem, { params: { item_id }, body: { to, revision } }),
    onSuccess: (moved, { to }) => {
      keepItem(moved)
      showToast({ text: done[to] })
    },
    // Somebody else was faster: show how it stands now beside the refusal.
    onError: (error) => isProblem(error, 'revision-outdated', 'state-refused') && void refresh(getItem),
    onSettled: () => setAsking(false),
  })
  const offers = movesOf(me, item)
  const waitsForOthers = state === 'in_review' && isOwnText(me, item)
  return (
    <>
      {offers.length > 0 && (
        <div className="ui-button-row">
          {offers.map((offer, index) => (
            <Button
              key={offer.name}
              kind={index === 0 && offer.name !== 'retire' ? 'primary' : 'plain'}
              isPending={move.isPending && move.variables?.to === offer.to}
              onPress={() => (offer.name === 'retire' ? setAsking(true) : move.mutate(offer))}
            >
              {say[offer.name]}
            </Button>
          ))}
        </div>
      )}
      {waitsForOthers && <p className="quiet">{say.ownReview}</p>}
      {move.error !== null && <MoveRefusal error={move.error} itemId={item_id} />}
      <Dialog
        title={say.retireTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        closeLabel={say.close}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{say.cancel}</Button>
            <Button
              kind="primary"
              isPending={move.isPending}
              onPress={() => move.mutate({ to: 'retired', name: 'retire' })}
            >
              {say.retireDo}
            </Button>
          </>
        }
      >
        <p>{say.retireText}</p>
      </Dialog>
    </>
  )
}
