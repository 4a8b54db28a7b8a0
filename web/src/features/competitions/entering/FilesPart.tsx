import { addEntryFile, type Entry, removeEntryFile } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api, Unreachable } from '../../../lib/api.ts'
import { getLanguage, useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { UploadIcon } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/Page.tsx'
import { blindFileUrl } from './blind-file-url.ts'
import { enteringWords } from './entering-words.ts'
import { keepEntry } from './use-entry-saving.ts'

interface Which {
  readonly competition_id: string
  readonly entry_id: string
}

/** The body is the file itself; the server tells from its bytes what it is. */
async function sendFile({ competition_id, entry_id }: Which, file: File): Promise<Entry> {
  const address = addEntryFile.url.replace(':competition_id', competition_id).replace(':entry_id', entry_id)
  const answer = await fetch(`${address}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'accept-language': getLanguage() },
    body: file,
  }).catch(() => {
    throw new Unreachable()
  })
  const json: unknown = await answer.json()
  if (!answer.ok) throw json
  // The server answers its own contract.
  return json as Entry
}

/** Word files, PDFs and pictures beside the homework. */
export function FilesPart({
  competitionId,
  entry,
  canWrite,
}: {
  readonly competitionId: string
  readonly entry: Entry
  readonly canWrite: boolean
}) {
  const say = useWords(enteringWords)
  const input = useRef<HTMLInputElement>(null)
  const params = { competition_id: competitionId, entry_id: entry.id }
  const add = useMutation({
    mutationFn: (file: File) => sendFile(params, file),
    onSuccess: (saved) => keepEntry(competitionId, saved),
  })
  const remove = useMutation({
    mutationFn: (id: string) => api(removeEntryFile, { params: { ...params, file_id: id } }),
    onSuccess: (saved) => keepEntry(competitionId, saved),
  })
  return (
    <Section title={say.files}>
      <p className="ui-help">{say.filesHelp}</p>
      <ul className="competition-found">
        {entry.files.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="ui-button-row">
              <a href={blindFileUrl(competitionId, entry.id, id)} download>
                {say.download}
              </a>
              {canWrite && <Button onPress={() => remove.mutate(id)}>{say.remove}</Button>}
            </span>
          </li>
        ))}
      </ul>
      {canWrite && (
        <>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={say.addFile}
            accept=".docx,application/pdf,image/png,image/jpeg,image/webp"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file !== undefined) add.mutate(file)
              currentTarget.value = ''
            }}
          />
          <div className="ui-button-row">
            <Button isPending={add.isPending} onPress={() => input.current?.click()}>
              <UploadIcon />
              {say.addFile}
            </Button>
          </div>
        </>
      )}
      <Refusal error={add.error ?? remove.error} />
    </Section>
  )
}
