import { getItem, getItemVersions, type Item } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { isId } from '../../lib/ids.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { NotFound } from '../shell/PageError.tsx'
import { itemWords } from './item-words.ts'
import { VersionDiff } from './VersionDiff.tsx'
import './item.css'

const words = defineWords({
  zh: {
    title: '版本对照',
    before: '左边',
    after: '右边',
    toItem: '回题目页',
    single: '这道题只有一版，没有可对照的。',
  },
  en: {
    title: 'Compare versions',
    before: 'Left',
    after: 'Right',
    toItem: 'Back to the item',
    single: 'The item has one version only; there is nothing to compare.',
  },
})

interface Chosen {
  readonly before: string
  readonly after: string
}

/** The two versions of the address, or the newest and the one before it. */
function choose({ versions }: Item, address: URLSearchParams): Chosen | null {
  const known = (id: string | null) => versions.find(({ version_id }) => version_id === id)?.version_id
  const [newest, previous] = versions
  if (newest === undefined || previous === undefined) return null
  return {
    before: known(address.get('before')) ?? previous.version_id,
    after: known(address.get('after')) ?? newest.version_id,
  }
}

function Both({ chosen: { before, after } }: { readonly chosen: Chosen }) {
  const found = useQuery({
    ...query(getItemVersions, { querystring: { ids: `${before},${after}` } }),
    staleTime: 10_000,
  })
  return (
    <Answer query={found}>
      {(versions) => {
        const version = (id: string) => versions.find(({ version_id }) => version_id === id)
        const [left, right] = [version(before), version(after)]
        return left && right && <VersionDiff before={left} after={right} />
      }}
    </Answer>
  )
}

function Comparison({ item }: { readonly item: Item }) {
  const say = useWords(words)
  const sayItem = useWords(itemWords)
  const names = useNames()
  const [address, setAddress] = useSearchParams()
  const chosen = choose(item, address)
  const options = item.versions.map(({ version_id, number, state }) => ({
    value: version_id,
    label: `${sayItem.version(number)} · ${names.itemState[state]}`,
  }))
  return (
    <Page title={say.title}>
      <BackLink to={`/bank/${item.current.item_id}`}>{say.toItem}</BackLink>
      {chosen === null ? (
        <Notice>
          <p>{say.single}</p>
        </Notice>
      ) : (
        <>
          <div className="compare-choose">
            {(['before', 'after'] as const).map((side) => (
              <Select
                key={side}
                label={say[side]}
                options={options}
                value={chosen[side]}
                onChange={(value) => setAddress({ ...chosen, [side]: value }, { replace: true })}
              />
            ))}
          </div>
          <Both chosen={chosen} />
        </>
      )}
    </Page>
  )
}

function Known({ itemId }: { readonly itemId: string }) {
  const item = useQuery(query(getItem, { params: { item_id: itemId } }))
  return <Answer query={item}>{(found) => <Comparison item={found} />}</Answer>
}

/** Any two versions of an item side by side. `?before=&after=` say which. */
export function ComparePage() {
  const { itemId = '' } = useParams()
  return isId(itemId) ? <Known itemId={itemId} /> : <NotFound />
}
