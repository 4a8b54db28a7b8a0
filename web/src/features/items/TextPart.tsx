import type { Document } from '@lightwork/content'
import { useId } from 'react'
import { ContentEditor } from '../../editor/ContentEditor.tsx'

export interface TextPartProps {
  readonly label: string
  readonly help?: string
  readonly error?: string | undefined
  /** Read once; another document needs another `key`. */
  readonly document: Document
  readonly onChange: (document: Document) => void
}

/** One text of an item under its label. */
export function TextPart({ label, help, error, document, onChange }: TextPartProps) {
  const id = useId()
  return (
    <fieldset className="item-text" aria-labelledby={id}>
      <p id={id} className="ui-label">
        {label}
      </p>
      <ContentEditor label={label} document={document} onChange={onChange} />
      {error !== undefined ? (
        <p className="ui-error">{error}</p>
      ) : (
        help !== undefined && <p className="ui-help">{help}</p>
      )}
    </fieldset>
  )
}
