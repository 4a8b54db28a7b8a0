import { getDuplicate, listDuplicates, type PairView } from '@lightwork/contract'
import { likenessKinds, subjects } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useDuplicateNames } from '../../lib/duplicate-names.ts'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { pairWords } from './duplicate-words.ts'
import { PairPapers } from './PairPapers.tsx'
import { pairAddress } from './pair-address.ts'
import './duplicates.css'

/** The pair after this one in the queue that the address names; the first one again at its end. */
async function findNext({ item_a, item_b, found_at }: PairView, filters: URLSearchParams) {
  const subject = subjects.find((each) => each === filters.get('subject'))
  const kind = likenessKinds.find((each) => each === filters.get('kind'))
  const run = filters.get('run')
  const ask = async (after: string | null) => {
    const { pairs } = await api(listDuplicates, {
      querystring: {
        ...(subject !== undefined && { subject }),
        ...(kind !== undefined && { kind }),
        ...(run !== null && { run_id: run }),
        ...(after !== null && { after }),
      },
    })
    return pairs.find((pair) => pair.decision === null && (pair.item_a !== item_a || pair.item_b !== item_b))
  }
  return (await ask(`${found_at}_${item_a}_${item_b}`)) ?? (await ask(null))
}

function Decided({ pair, onRevise }: { readonly pair: PairView; readonly onRevise: () => void }) {
  const say = useWords(pairWords)
  const names = useDuplicateNames()
  const days = useDays()
  if (pair.decision === null) return null
  const said = say.decided(
    names.decision[pair.decision],
    pair.decided_by?.name ?? '',
    days.moment(pair.decided_at ?? pair.found_at),
  )
  return (
    <Notice tone="done" actions={pair.may.decide && <Button onPress={onRevise}>{say.revise}</Button>}>
      <p>{said}</p>
      {pair.note !== null && <p>{pair.note}</p>}
    </Notice>
  )
}

function WhyNot({ pair }: { readonly pair: PairView }) {
  const say = useWords(pairWords)
  if (pair.may.why_not === null) return null
  return (
    <Notice>
      <p>{pair.may.why_not === 'text-changed' ? say.textChanged : say.notCompetent}</p>
    </Notice>
  )
}

function Shown({ pair }: { readonly pair: PairView }) {
  const say = useWords(pairWords)
  const names = useDuplicateNames()
  const navigate = useNavigate()
  const [filters] = useSearchParams()
  const [isRevising, setRevising] = useState(false)
  const queue = `/curation/duplicates${filters.size === 0 ? '' : `?${filters}`}`
  const goOn = async () => {
    const next = await findNext(pair, filters).catch(() => undefined)
    await navigate(next === undefined ? queue : pairAddress(next, filters))
  }
  const differs = pair.a.marks.length + pair.b.marks.length > 0
  return (
    <Page title={say.title} lead={say.alike(names.kind[pair.kind], Math.round(pair.score * 100))}>
      <BackLink to={queue}>{say.toQueue}</BackLink>
      <WhyNot pair={pair} />
      <Decided pair={pair} onRevise={() => setRevising(true)} />
      <p className="quiet">{differs ? say.differs : say.sameText}</p>
      <PairPapers pair={pair} />
      {pair.may.decide && (pair.decision === null || isRevising) && (
        <DecisionForm pair={pair} onNext={() => void goOn()} />
      )}
    </Page>
  )
}

/** Two items alike, side by side, and what a person says of them. */
export function PairPage() {
  const { itemA = '', itemB = '' } = useParams()
  const pair = useQuery(query(getDuplicate, { params: { item_a: itemA, item_b: itemB } }))
  return <Answer query={pair}>{(found) => <Shown key={`${itemA} ${itemB} ${found.decided_at}`} pair={found} />}</Answer>
}
