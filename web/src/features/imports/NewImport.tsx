import { type ImportRun, listImports } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Page.tsx'
import { FileDrop } from './FileDrop.tsx'
import { importWords } from './import-words.ts'
import { problemOf, uploadFile } from './upload.ts'

const isCancelled = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

/** Chooses a file, says how its items come in, and sends it. */
export function NewImport({ onStarted }: { readonly onStarted: (run: ImportRun) => void }) {
  const say = useWords(importWords)
  const [file, setFile] = useState<File | null>(null)
  const [part, setPart] = useState(0)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  const send = useMutation({
    mutationFn: (chosen: File) => {
      const controller = new AbortController()
      stop.current = controller
      setPart(0)
      return uploadFile({ file: chosen, onProgress: setPart, signal: controller.signal })
    },
    onSuccess: (run) => {
      setFile(null)
      void refresh(listImports)
      onStarted(run)
    },
  })
  const problem = file === null ? null : problemOf(file)
  const percent = Math.floor(part * 100)
  const choose = (chosen: File) => {
    send.reset()
    setFile(chosen)
  }
  return (
    <Card>
      <div className="ui-form">
        {!send.isPending && (
          <FileDrop file={file} onFile={choose} error={problem === null ? undefined : say[problem]} />
        )}
        {send.isPending && (
          <div className="import-progress">
            <p role="status">{part < 1 ? say.uploading(percent - (percent % 10)) : say.arrived}</p>
            <progress aria-label={say.uploadName} value={part} max={1} />
            <div>
              <Button onPress={() => stop.current?.abort()}>{say.cancel}</Button>
            </div>
          </div>
        )}
        {!send.isPending && file !== null && problem === null && (
          <>
            <p className="ui-help">{say.draftsHelp}</p>
            <div>
              <Button kind="primary" onPress={() => send.mutate(file)}>
                {say.start}
              </Button>
            </div>
          </>
        )}
        {send.error !== null && !isCancelled(send.error) && <Refusal error={send.error} />}
      </div>
    </Card>
  )
}
