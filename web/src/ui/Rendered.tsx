import type { DocumentNode } from '@lightwork/content'
import { useEffect, useMemo, useState } from 'react'
import '@lightwork/content/parts.css'
import './rendered.css'

type Render = (node: DocumentNode, preceding: readonly DocumentNode[]) => string

let loaded: Render | undefined
let loading: Promise<Render> | undefined

async function load(): Promise<Render> {
  const { renderContent } = await import('./render-content.ts')
  loaded = renderContent
  return renderContent
}

/** Until the renderer is here: the plain words, in their place. */
const plain = (node: DocumentNode): string => {
  const inner = (node.content ?? []).map(plain).join('')
  const text = node.text ?? (typeof node.attrs?.latex === 'string' ? node.attrs.latex : '')
  return `${text}${inner}${node.type === 'paragraph' ? '\n' : ''}`
}

export interface RenderedProps {
  /** A document or node that the server checked; text is escaped by packages/content and formulas set by KaTeX. */
  readonly content: DocumentNode
  readonly className?: string
  /** The blocks above it, where a document is drawn block by block: they count for its numbers. */
  readonly preceding?: readonly DocumentNode[]
}

const none: readonly DocumentNode[] = []

/** Content as it stands on paper. */
export function Rendered({ content, className, preceding = none }: RenderedProps) {
  const [render, setRender] = useState<Render | undefined>(() => loaded)
  useEffect(() => {
    if (render !== undefined) return
    loading ??= load()
    let gone = false
    loading.then(
      (ready) => !gone && setRender(() => ready),
      () => {
        // The words stay readable without formulas; the next piece of content tries again.
        loading = undefined
      },
    )
    return () => {
      gone = true
    }
  }, [render])
  const html = useMemo(() => render?.(content, preceding), [render, content, preceding])
  const classes = className === undefined ? 'ui-rendered' : `ui-rendered ${className}`
  if (html === undefined)
    return (
      <div className={classes} style={{ whiteSpace: 'pre-line' }}>
        {plain(content)}
      </div>
    )
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by packages/content from checked content, the one place that escapes.
  return <div className={classes} dangerouslySetInnerHTML={{ __html: html }} />
}
