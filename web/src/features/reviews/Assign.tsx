import { listGuidance, type ReviewDesk, takeSeat } from '@lightwork/contract'
import { stagesOf } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { deskWords } from './desk-words.ts'
import { groupWords } from './group-words.ts'
import { keepDesk } from './keep-desk.ts'

/** A coordinator asks a competent person; who has the least waiting stands first. */
export function Assign({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const sayGroup = useWords(groupWords)
  const [chosen, setChosen] = useState<string | null>(null)
  const { subject, grades } = desk.version
  const group = useQuery(query(listGuidance, { querystring: { subject } }))
  const assign = useMutation({
    mutationFn: (accountId: string) =>
      api(takeSeat, { params: { review_id: desk.review_id }, body: { account_id: accountId } }),
    onSuccess: (after) => {
      keepDesk(after)
      setChosen(null)
      showToast({ text: say.assigned })
    },
  })
  const seated = new Set(desk.seats.map(({ account }) => account.id))
  const stages = stagesOf(grades)
  return (
    <Section title={say.assign}>
      <Card>
        <Answer query={group}>
          {(members) => {
            const fitting = members
              .filter(({ account, stage }) => stages.includes(stage) && !seated.has(account.id))
              .sort((a, b) => a.waiting - b.waiting)
            const people = [...new Map(fitting.map((member) => [member.account.id, member])).values()]
            if (people.length === 0) return <p className="quiet">{say.nobody}</p>
            return (
              <div className="review-assign">
                <Select
                  label={say.assign}
                  hideLabel
                  options={people.map(({ account, organisation, waiting }) => ({
                    value: account.id,
                    label: account.name,
                    detail: `${organisation} · ${sayGroup.waitingOf(waiting)}`,
                  }))}
                  value={chosen}
                  onChange={setChosen}
                />
                <Button
                  isDisabled={chosen === null}
                  isPending={assign.isPending}
                  onPress={() => chosen !== null && assign.mutate(chosen)}
                >
                  {say.assignDo}
                </Button>
              </div>
            )
          }}
        </Answer>
        <Refusal error={assign.error} />
      </Card>
    </Section>
  )
}
