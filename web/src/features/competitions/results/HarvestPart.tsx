import { type ExhibitedWork, getExhibitedWork, harvestItems } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Choice.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { afterWords } from './after-words.ts'

type Own = ExhibitedWork['own_items'][number]

const keyOf = ({ work, block_id }: Own) => `${work}/${block_id}`

/** The author's own tasks, to be sent to the bank: all that are not there yet are chosen. */
export function HarvestPart({ competitionId, work }: { readonly competitionId: string; readonly work: ExhibitedWork }) {
  const say = useWords(afterWords)
  const left = work.own_items.filter(({ item_id }) => item_id === null)
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const chosen = left.filter((item) => !unchosen.has(keyOf(item)))
  const send = useMutation({
    mutationFn: () =>
      api(harvestItems, {
        params: { competition_id: competitionId, entry_id: work.entry_id },
        body: { items: chosen.map(({ work: position, block_id }) => ({ work: position, block_id })) },
      }),
    onSuccess: () => refresh(getExhibitedWork),
  })
  const toggle = (key: string, isChosen: boolean) => {
    const next = new Set(unchosen)
    if (isChosen) next.delete(key)
    else next.add(key)
    setUnchosen(next)
  }
  return (
    <Section title={say.harvest}>
      <p className="quiet">{say.harvestLead}</p>
      {work.own_items.length === 0 && <Empty>{say.noOwnItems}</Empty>}
      <ul className="result-harvest">
        {work.own_items.map((item) => (
          <li key={keyOf(item)}>
            {item.item_id === null ? (
              <Checkbox isSelected={!unchosen.has(keyOf(item))} onChange={(on) => toggle(keyOf(item), on)}>
                {item.opening}
              </Checkbox>
            ) : (
              <>
                {item.opening} <Link to={`/bank/${item.item_id}`}>{say.harvested}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <div className="ui-button-row">
          <Button isPending={send.isPending} onPress={() => send.mutate()}>
            {say.harvestOf(chosen.length)}
          </Button>
        </div>
      )}
      <Refusal error={send.error} />
    </Section>
  )
}
