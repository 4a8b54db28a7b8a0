import { type DragEvent, useId, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { UploadIcon } from '../../ui/icons.tsx'
import { importWords } from './import-words.ts'

const sizeWords = (bytes: number) =>
  bytes < 2 ** 20 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`

export interface FileDropProps {
  readonly file: File | null
  readonly onFile: (file: File) => void
  readonly error?: string | undefined
}

/** Takes a file that is dropped on it or chosen with its button. */
export function FileDrop({ file, onFile, error }: FileDropProps) {
  const say = useWords(importWords)
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped !== undefined) onFile(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse only; the button does the same for everybody.
    <div
      className={isOver ? 'import-drop over' : 'import-drop'}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <UploadIcon size={24} />
      <p>{file === null ? say.drop : say.chosen(file.name, sizeWords(file.size))}</p>
      <Button onPress={() => input.current?.click()} {...(error !== undefined && { 'aria-describedby': errorId })}>
        {file === null ? say.choose : say.other}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonl,.ndjson,.json,.gz,application/x-ndjson,application/gzip"
        aria-label={say.choose}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? []
          if (chosen !== undefined) onFile(chosen)
          // The same file may be chosen again after it was mended.
          currentTarget.value = ''
        }}
      />
      {error !== undefined && (
        <p id={errorId} className="ui-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
