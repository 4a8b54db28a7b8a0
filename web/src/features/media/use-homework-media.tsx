import { type ReactNode, useState } from 'react'
import type { StoredMedia } from '../../editor/inserts.ts'
import { HomeworkMediaDialog } from './HomeworkMediaDialog.tsx'

/** Milliseconds after which a dialog has closed and given the focus back. */
const CLOSED = 120

interface Waiting {
  readonly files: readonly File[]
  readonly insert: (media: StoredMedia) => void
}

/** Pictures and recordings that were chosen, dropped or pasted, one dialog after the other. */
export function useHomeworkMedia(): {
  readonly take: (files: readonly File[], insert: (media: StoredMedia) => void) => void
  readonly dialog: ReactNode
} {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [file, ...rest] = waiting?.files ?? []
  const next = () => setWaiting((now) => (now === null || rest.length === 0 ? null : { ...now, files: rest }))
  return {
    take: (files, insert) => setWaiting({ files, insert }),
    dialog:
      file === undefined ? null : (
        <HomeworkMediaDialog
          key={rest.length}
          file={file}
          onClose={next}
          onInsert={(media) => {
            next()
            // A dialog gives the focus back when it closes; the text takes it after that.
            setTimeout(() => waiting?.insert(media), CLOSED)
          }}
        />
      ),
  }
}
