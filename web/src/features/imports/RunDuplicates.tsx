import { getImportDuplicates } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

const POLL = 2000

const many = (n: number, most: string) => (n >= 1000 ? most : String(n))
const words = defineWords({
  zh: {
    comparing: (waiting: number) => `正在与题库比对，还有 ${many(waiting, '1000 多')} 道`,
    none: '已与题库比对，没有相似的题。',
    found: (pairs: number, undecided: number) =>
      `与题库比对，查出 ${many(pairs, '1000 多')} 对相似的题，${many(undecided, '1000 多')} 对待判定。`,
    see: '去判定',
  },
  en: {
    comparing: (waiting: number) => `Comparing with the bank, ${many(waiting, 'more than 1000')} to go`,
    none: 'Compared with the bank: nothing alike.',
    found: (pairs: number, undecided: number) =>
      `Compared with the bank: ${many(pairs, 'more than 1000')} pairs alike, ${many(undecided, 'more than 1000')} to decide.`,
    see: 'Decide',
  },
})

/** What the comparison of an import with the bank brought up. */
export function RunDuplicates({ runId }: { readonly runId: string }) {
  const say = useWords(words)
  const { data } = useQuery({
    ...query(getImportDuplicates, { params: { run_id: runId } }),
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.waiting > 0 ? POLL : false),
  })
  if (data === undefined) return null
  const { waiting, pairs, undecided } = data
  return (
    <Notice
      tone={undecided > 0 ? 'warn' : 'info'}
      actions={pairs > 0 && <LinkButton to={`/curation/duplicates?run=${runId}`}>{say.see}</LinkButton>}
    >
      {waiting > 0 && <p>{say.comparing(waiting)}</p>}
      {(waiting === 0 || pairs > 0) && <p>{pairs === 0 ? say.none : say.found(pairs, undecided)}</p>}
    </Notice>
  )
}
