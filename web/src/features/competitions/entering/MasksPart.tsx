import type { DocumentNode } from '@lightwork/content'
import { confirmEntryMasks, type EntryPreview, getEntry, type MaskBody, previewEntry } from '@lightwork/contract'
import { isSameJson } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { blindFileUrl } from './blind-file-url.ts'
import { enteringWords } from './entering-words.ts'
import { AttributesTable } from './WorksPart.tsx'

// The contract keeps documents opaque; these come from the server, which checked them.
const asNode = (document: unknown) => document as DocumentNode

/** The paper that judges read. */
function BlindPaper({ blind }: { readonly blind: EntryPreview['blind'] }) {
  const say = useWords(enteringWords)
  return (
    <div className="entry-paper">
      <h3>{blind.title}</h3>
      <h4>{say.aims}</h4>
      <Rendered content={asNode(blind.aims)} />
      <h4>{say.intent}</h4>
      <Rendered content={asNode(blind.intent)} />
      {blind.works.map(({ title, document, items }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is what tells works apart.
        <section key={index}>
          <h4>{title}</h4>
          <Rendered content={asNode(document)} />
          {items.map(({ version_id, body }) => (
            <Rendered key={version_id} content={asNode(body)} />
          ))}
        </section>
      ))}
      <AttributesTable attributes={blind.attributes} />
    </div>
  )
}

type BlindFile = EntryPreview['files'][number]

/** The files as judges get them. What is drawn in a picture no machine here reads: its author looks for names in it. */
function BlindFiles({
  files,
  urlOf,
}: {
  readonly files: readonly BlindFile[]
  readonly urlOf: (id: string) => string
}) {
  const say = useWords(enteringWords)
  if (files.length === 0) return null
  return (
    <div className="entry-paper">
      <h3>{say.files}</h3>
      <p>{say.lookAtFiles}</p>
      <ul className="competition-found">
        {files.map(({ id, name, unread_pages }) => (
          <li key={id}>
            <span>
              <a href={urlOf(id)} download>
                {name}
              </a>
              {unread_pages > 0 && <p>{say.unreadPages(unread_pages)}</p>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Props {
  readonly competitionId: string
  readonly entryId: string
  readonly canWrite: boolean
}

function Decisions({ competitionId, entryId, preview, canWrite }: Props & { readonly preview: EntryPreview }) {
  const say = useWords(enteringWords)
  const [found] = useState<MaskBody[]>(() => preview.masks.map(({ count: _count, ...mask }) => mask))
  const [masks, setMasks] = useState(found)
  const isConfirmed = preview.confirmed && isSameJson(masks, found)
  const [word, setWord] = useState('')
  const params = { competition_id: competitionId, entry_id: entryId }
  const decide = useMutation({
    mutationFn: (confirm: boolean) =>
      api(confirmEntryMasks, { params, body: { revision: preview.revision, masks, confirm } }),
    onSuccess: (next) => {
      queryClient.setQueryData(query(previewEntry, { params }).queryKey, next)
      void refresh(getEntry)
    },
  })
  const change = (text: string, part: Partial<MaskBody>) =>
    setMasks((all) => all.map((mask) => (mask.text === text ? { ...mask, ...part } : mask)))
  const countOf = (text: string) => preview.masks.find((mask) => mask.text === text)?.count ?? 0
  return (
    <>
      {masks.length === 0 ? <p>{say.noMasks}</p> : <p className="ui-label">{say.masks}</p>}
      <ul className="entry-masks">
        {masks.map(({ text, kind, on, reason }) => (
          <li key={text}>
            <Checkbox isSelected={on} isDisabled={!canWrite} onChange={(isOn) => change(text, { on: isOn })}>
              {`${say.maskOn} ${text}（${say[kind]}，${say.times(countOf(text))}）`}
            </Checkbox>
            {!on && (
              <TextField
                label={say.keepReason}
                value={reason}
                isDisabled={!canWrite}
                onChange={(said) => change(text, { reason: said })}
              />
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <div className="competition-row">
          <TextField label={say.addMask} help={say.addMaskHelp} value={word} onChange={setWord} />
          <Button
            isDisabled={word.trim().length < 2}
            onPress={() => {
              setMasks((all) => [
                ...all.filter(({ text }) => text !== word.trim()),
                { text: word.trim(), kind: 'chosen', on: true, reason: '' },
              ])
              setWord('')
            }}
          >
            {say.add}
          </Button>
        </div>
      )}
      {/* Selecting is a short way to fill the field, which can be typed as well. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above. */}
      <div
        onMouseUp={() => {
          const chosen = window.getSelection()?.toString().trim() ?? ''
          if (canWrite && chosen.length >= 2 && chosen.length <= 100) setWord(chosen)
        }}
      >
        <BlindPaper blind={preview.blind} />
      </div>
      <BlindFiles files={preview.files} urlOf={(id) => blindFileUrl(competitionId, entryId, id)} />
      {canWrite && !isConfirmed && (
        <div className="ui-button-row competition-save">
          <Button kind="primary" isPending={decide.isPending} onPress={() => decide.mutate(true)}>
            {say.confirm}
          </Button>
        </div>
      )}
      {isConfirmed && <Notice tone="done" title={say.confirmed} />}
      <Refusal error={decide.error} />
    </>
  )
}

/** Exactly what judges will see, with every word that is masked, for the author to confirm. */
export function MasksPart(props: Props) {
  const say = useWords(enteringWords)
  const preview = useQuery(
    query(previewEntry, { params: { competition_id: props.competitionId, entry_id: props.entryId } }),
  )
  return (
    <Section title={say.preview}>
      <p className="ui-help">{say.previewHelp}</p>
      <Answer query={preview}>{(seen) => <Decisions key={seen.revision} {...props} preview={seen} />}</Answer>
    </Section>
  )
}
