import { getItem, type Item, takeBackItem } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Navigate, useParams, useSearchParams } from 'react-router'
import { newId } from '../../editor/blocks/ids.ts'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { isId } from '../../lib/ids.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Busy, Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { NotFound } from '../shell/PageError.tsx'
import { readQuestion } from './bank-question.ts'
import { editWords } from './edit-words.ts'
import { ItemEditor } from './ItemEditor.tsx'
import { newForm, sameForm } from './item-form.ts'
import { mayEdit, mayWrite } from './item-roles.ts'
import { keepItem } from './keep-item.ts'
import { Leftovers } from './Leftovers.tsx'
import { keyOfItem, keyOfNew, keyOfOther, type LocalDraft, readDraft } from './local-draft.ts'
import { toBase } from './save-item.ts'
import './item.css'
import './item-edit.css'

interface Local {
  readonly draft: LocalDraft | undefined
  readonly other: LocalDraft | undefined
}

/** What this browser keeps of an item, read once before the form is shown. */
function WithLocal({
  localKey,
  children,
}: {
  readonly localKey: string
  readonly children: (local: Local) => ReactNode
}) {
  const say = useWords(editWords)
  const [local, setLocal] = useState<Local | null>(null)
  useEffect(() => {
    let gone = false
    void Promise.all([readDraft(localKey), readDraft(keyOfOther(localKey))]).then(
      ([draft, other]) => !gone && setLocal({ draft, other }),
    )
    return () => {
      gone = true
    }
  }, [localKey])
  return local === null ? <Busy>{say.loading}</Busy> : children(local)
}

function EditNew() {
  const say = useWords(editWords)
  const me = useMe()
  const [address] = useSearchParams()
  const draftId = address.get('draft')
  const blank = useMemo(() => newForm(me, readQuestion(address)), [me, address])
  if (draftId === null) {
    // In the address, so that a reload finds what was written.
    const next = new URLSearchParams(address)
    next.set('draft', newId())
    return <Navigate to={{ search: next.toString() }} replace />
  }
  if (!mayWrite(me)) return <Notice tone="refuse">{say.notYours}</Notice>
  const localKey = keyOfNew(me.account_id, draftId)
  return (
    <Page title={say.newTitle}>
      <Leftovers accountId={me.account_id} draftId={draftId} />
      <WithLocal key={draftId} localKey={localKey}>
        {({ draft, other }) => (
          <ItemEditor
            {...{ localKey, blank, other }}
            base={null}
            form={{ ...blank, ...draft?.form }}
            errors={{}}
            restored={draft}
            newer={undefined}
          />
        )}
      </WithLocal>
    </Page>
  )
}

/** A text under review is not changed under the reviewer's eyes: it goes back to draft first. */
function InReview({ item: { current } }: { readonly item: Item }) {
  const say = useWords(editWords)
  const { item_id, revision } = current
  const back = useMutation({
    mutationFn: () => api(takeBackItem, { params: { item_id }, body: { revision } }),
    onSuccess: keepItem,
  })
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button onPress={() => back.mutate()} isPending={back.isPending}>
            {say.takeBack}
          </Button>
          <LinkButton to={`/bank/${item_id}`}>{say.toItem}</LinkButton>
        </>
      }
    >
      <p>{say.inReview}</p>
      <Refusal error={back.error} />
    </Notice>
  )
}

function EditThis({ item }: { readonly item: Item }) {
  const say = useWords(editWords)
  const me = useMe()
  // What was there when the page was opened; the form's own saves do not begin it anew.
  const [first] = useState(item)
  const { current } = first
  if (!mayEdit(me, current.created_by?.id)) {
    return (
      <Notice tone="refuse" actions={<LinkButton to={`/bank/${current.item_id}`}>{say.toItem}</LinkButton>}>
        <p>{say.notYours}</p>
      </Notice>
    )
  }
  const base = toBase(first)
  const localKey = keyOfItem(me.account_id, current.item_id)
  return (
    <>
      {(current.state === 'published' || current.state === 'retired') && (
        <Notice>
          <p>{say.newVersion(current.number + 1)}</p>
        </Notice>
      )}
      <WithLocal localKey={localKey}>
        {({ draft: found, other }) => {
          const draft = found !== undefined && !sameForm(found.form, base.form) ? found : undefined
          return (
            <ItemEditor
              {...{ localKey, base, other }}
              blank={base.form}
              form={{ ...base.form, ...draft?.form }}
              errors={{}}
              restored={draft}
              newer={draft !== undefined && draft.revision !== base.revision ? base : undefined}
            />
          )
        }}
      </WithLocal>
    </>
  )
}

function EditExisting({ itemId }: { readonly itemId: string }) {
  const say = useWords(editWords)
  const item = useQuery({ ...query(getItem, { params: { item_id: itemId } }), refetchOnReconnect: false })
  return (
    <Page title={say.editTitle}>
      <Answer query={item}>
        {(found) => (found.current.state === 'in_review' ? <InReview item={found} /> : <EditThis item={found} />)}
      </Answer>
    </Page>
  )
}

/** Write a new item, or change one. */
export function ItemEditPage() {
  const { itemId } = useParams()
  if (itemId === undefined) return <EditNew />
  return isId(itemId) ? <EditExisting key={itemId} itemId={itemId} /> : <NotFound />
}
