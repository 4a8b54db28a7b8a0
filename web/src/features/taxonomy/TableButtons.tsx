import { getTaxonomy, getTermTree, getTextbook, type TableReport } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DownloadIcon, UploadIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { saveTable, sendTable, type TableKind } from './tables.ts'
import { taxonomyWords, workWords } from './taxonomy-words.ts'

interface TableProps {
  readonly kind: TableKind
  readonly subject: Subject
}

function Report({ report }: { readonly report: TableReport }) {
  const say = useWords(workWords)
  const { added, changed, same, others, absent, samples, errors, refused } = report
  return (
    <div className="term-report" role="status">
      <p>
        <strong>{added + changed === 0 ? say.nothing : say.looked(added, changed, same)}</strong>
      </p>
      {others > 0 && <p className="quiet">{say.others(others)}</p>}
      {absent > 0 && <p className="quiet">{say.absent(absent)}</p>}
      {refused > 0 && (
        <Notice tone="warn" title={say.bad(refused)}>
          <ul>
            {errors.map(({ row, message }) => (
              <li key={`${row} ${message}`}>
                {say.row(row)}：{message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {samples.length > 0 && (
        <ul>
          {samples.slice(0, 12).map(({ row, what, text }) => (
            <li key={`${row} ${text}`}>
              <span className="quiet">
                {say.row(row)} · {say[what]}
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Takes a table: shows first what it would change, writes it then. */
function TableDialog({ kind, subject, mayWrite, onClose }: TableProps & { mayWrite: boolean; onClose: () => void }) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const look = useMutation({ mutationFn: (chosen: File) => sendTable({ kind, subject, file: chosen, write: false }) })
  const write = useMutation({
    mutationFn: (chosen: File) => sendTable({ kind, subject, file: chosen, write: true }),
    onSuccess: ({ added, changed }) => {
      void refresh(getTermTree, getTaxonomy, getTextbook)
      showToast({ text: say.wrote(added, changed) })
      onClose()
    },
  })
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return
    setFile(chosen)
    look.mutate(chosen)
  }
  const report = look.data
  const canWrite = mayWrite && file !== null && report !== undefined && report.added + report.changed > 0
  return (
    <Dialog
      title={kind === 'points' ? say.importPoints : say.importBooks}
      isOpen
      width="wide"
      onClose={onClose}
      closeLabel={words.close}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={!canWrite}
            isPending={write.isPending}
            onPress={() => file !== null && write.mutate(file)}
          >
            {say.write}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <p>{say.fileHelp}</p>
        <ButtonRow>
          <Button onPress={() => input.current?.click()} isPending={look.isPending}>
            {file === null ? say.choose : say.other}
          </Button>
          {file !== null && <span>{file.name}</span>}
        </ButtonRow>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv"
          aria-label={say.choose}
          onChange={({ currentTarget }) => {
            choose(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
        {report !== undefined && <Report report={report} />}
        <Refusal error={look.error ?? write.error} />
      </div>
    </Dialog>
  )
}

/** Import and export of what a tab shows. */
export function TableButtons({
  kind,
  subject,
  mayWrite,
  children,
}: TableProps & { readonly mayWrite: boolean; readonly children?: ReactNode }) {
  const say = useWords(workWords)
  const [isOpen, setOpen] = useState(false)
  const save = useMutation({ mutationFn: () => saveTable(kind, subject) })
  return (
    <div className="term-tables">
      <ButtonRow>
        {children}
        <Button onPress={() => setOpen(true)}>
          <UploadIcon />
          {say.imports}
        </Button>
        <Button onPress={() => save.mutate()} isPending={save.isPending}>
          <DownloadIcon />
          {say.exports}
        </Button>
      </ButtonRow>
      <Refusal error={save.error} />
      {isOpen && <TableDialog kind={kind} subject={subject} mayWrite={mayWrite} onClose={() => setOpen(false)} />}
    </div>
  )
}
