import { decideLikePair, findLikeEntries, type LikePair, listLikePairs } from '@lightwork/contract'
import { type LikenessDecision, likenessDecisions } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Table } from '../../../ui/Table.tsx'
import { enteringWords } from './entering-words.ts'
import { likeWords } from './like-words.ts'

/** Works that are like others: of the bank, of this competition, of earlier ones. People decide what it means. */
export function LikePart({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(enteringWords)
  const like = useWords(likeWords)
  const params = { competition_id: competitionId }
  const asked = query(listLikePairs, { params })
  const { data: pairs = [] } = useQuery(asked)
  const find = useMutation({
    mutationFn: () => api(findLikeEntries, { params }),
    onSuccess: (found) => queryClient.setQueryData(asked.queryKey, found),
  })
  const decide = useMutation({
    mutationFn: ({ id, note, decision }: { id: string; note: string; decision: LikenessDecision }) =>
      api(decideLikePair, { params: { ...params, pair_id: id }, body: { decision, note } }),
    onSuccess: () => void refresh(listLikePairs),
  })
  const places = ({ places: list }: LikePair) => (
    <details>
      <summary>{list[0]?.text.slice(0, 40)}</summary>
      {list.map(({ work, block, text, other }) => (
        <p key={`${work} ${block}`}>
          {text}
          <br />
          <span className="ui-help">{other}</span>
        </p>
      ))}
    </details>
  )
  return (
    <div className="competition-announce">
      <Button isPending={find.isPending} onPress={() => find.mutate()}>
        {like.like}
      </Button>
      {find.isSuccess && pairs.length === 0 && <p className="ui-help">{like.noLike}</p>}
      <Refusal error={find.error ?? decide.error} />
      {pairs.length > 0 && (
        <Table
          caption={like.likeTitle}
          rows={pairs}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'entry',
              title: say.name,
              isHeading: true,
              cell: ({ entry }) => `${entry.title}（${entry.school}）`,
            },
            {
              key: 'with',
              title: like.likeWith,
              cell: ({ with: { title, school, competition } }) =>
                [title, school, competition?.name].filter(Boolean).join(' · '),
            },
            { key: 'share', title: like.share, end: true, cell: ({ share }) => `${Math.round(share * 100)}%` },
            { key: 'places', title: say.pointer, cell: places },
            {
              key: 'decision',
              title: like.decision,
              cell: ({ id, note, decision }) => (
                <Select
                  label={like.decision}
                  hideLabel
                  placeholder={like.undecided}
                  options={likenessDecisions.map((value) => ({ value, label: like[value] }))}
                  value={decision}
                  onChange={(chosen) => decide.mutate({ id, note, decision: chosen })}
                />
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
