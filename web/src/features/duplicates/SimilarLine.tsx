import type { Document, DocumentNode } from '@lightwork/content'
import { type ItemDraft, lookForDuplicates, type Output } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../lib/api.ts'
import { useDuplicateNames } from '../../lib/duplicate-names.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { openingWords } from '../items/opening-words.ts'
import { markPlaces } from './mark-places.ts'
import './duplicates.css'

const words = defineWords({
  zh: {
    found: (n: number) => `题库里有 ${n >= 5 ? '5 道以上' : `${n} 道`}相似的题`,
    compare: '对照',
    title: '与题库里相似的题对照',
    mine: '正在写的题',
    open: '打开这道题',
    close: '关闭',
    help: '换了数字或名称的算改编：送审前把来源改为“改编”并写明出处。',
  },
  en: {
    found: (n: number) => `${n >= 5 ? '5 or more' : n} like this in the bank`,
    compare: 'Compare',
    title: 'Items of the bank that are like this one',
    mine: 'Being written',
    open: 'Open this item',
    close: 'Close',
    help: 'Other numbers or names make an adaptation: set the origin to «adapted» and name the source before handing in.',
  },
})

type Found = Output<typeof lookForDuplicates>[number]

/** The texts as they were when nothing was typed for a while. */
function useSettled<T>(value: T, wait: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait)
    return () => clearTimeout(timer)
  }, [value, wait])
  return settled
}

const WAIT = 1200

function Comparison({ found, stem }: { readonly found: Found; readonly stem: Document }) {
  const say = useWords(words)
  const names = useNames()
  const duplicateNames = useDuplicateNames()
  const { item, body, kind, own_marks, marks } = found
  return (
    <div className="duplicate-papers">
      <section className="duplicate-side" aria-label={say.mine}>
        <h3>{say.mine}</h3>
        <Rendered content={markPlaces(stem, own_marks)} />
      </section>
      <section className="duplicate-side" aria-label={openingWords(item.opening)}>
        <div className="duplicate-side-head">
          <h3>{duplicateNames.kind[kind]}</h3>
          <Chip>{names.itemState[item.state]}</Chip>
        </div>
        <Rendered content={markPlaces(body as DocumentNode, marks)} />
        <Link to={`/bank/${item.item_id}`} target="_blank">
          {say.open}
        </Link>
      </section>
    </div>
  )
}

export interface SimilarLineProps {
  readonly itemId: string | null
  readonly stem: Document
  readonly answer: Document
}

/** While an item is written: a quiet line that says when the bank has one like it. */
export function SimilarLine(props: SimilarLineProps) {
  const say = useWords(words)
  const [isOpen, setOpen] = useState(false)
  const { stem, answer } = props
  const text = useSettled(JSON.stringify({ body: stem, answer }), WAIT)
  const { data: found = [] } = useQuery({
    queryKey: [lookForDuplicates.url, props.itemId, text],
    queryFn: () => {
      const draft = JSON.parse(text) as Pick<ItemDraft, 'body'> & { answer: ItemDraft['body'] }
      return api(lookForDuplicates, { body: { item_id: props.itemId, ...draft } })
    },
    placeholderData: (before) => before,
    retry: false,
  })
  if (found.length === 0) return null
  return (
    <p className="duplicate-line" role="status">
      {say.found(found.length)}
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say.compare}
      </Button>
      <Dialog
        title={say.title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        closeLabel={say.close}
        width="wide"
        actions={<Button onPress={() => setOpen(false)}>{say.close}</Button>}
      >
        <p className="quiet">{say.help}</p>
        {found.map((each) => (
          <Comparison key={each.item.version_id} found={each} stem={stem} />
        ))}
      </Dialog>
    </p>
  )
}
