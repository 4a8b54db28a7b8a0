import { useId, useState } from 'react'
import { ContentEditor, type ContentEditorProps } from '../../editor/ContentEditor.tsx'
import type { StoredMedia } from '../../editor/inserts.ts'
import { useDroppedToast } from '../../editor/use-dropped-toast.ts'
import { MediaDialog } from './MediaDialog.tsx'

export interface TextPartProps
  extends Pick<ContentEditorProps, 'label' | 'document' | 'round' | 'onChange' | 'adds' | 'partErrors'> {
  readonly help?: string
  readonly error?: string | undefined
}

/** One text of an item under its label. */
export function TextPart({ help, error, ...editor }: TextPartProps) {
  const { label } = editor
  const id = useId()
  const tellDropped = useDroppedToast()
  // Several files are asked about one after the other.
  const [waiting, setWaiting] = useState<readonly { file: File; insert: (media: StoredMedia) => void }[]>([])
  const [next] = waiting
  const finish = () => setWaiting((all) => all.slice(1))
  return (
    <fieldset className="item-text" aria-labelledby={id}>
      <p id={id} className="ui-label">
        {label}
      </p>
      <ContentEditor
        {...editor}
        onDropped={tellDropped}
        onFiles={(files, insert) => setWaiting((all) => [...all, ...files.map((file) => ({ file, insert }))])}
      />
      {next !== undefined && (
        <MediaDialog
          key={waiting.length}
          file={next.file}
          onClose={finish}
          onInsert={(media) => {
            next.insert(media)
            finish()
          }}
        />
      )}
      {error !== undefined ? (
        <p className="ui-error">{error}</p>
      ) : (
        help !== undefined && <p className="ui-help">{help}</p>
      )}
    </fieldset>
  )
}
