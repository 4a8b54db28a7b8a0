import { type DocumentNode, toHtml } from '@lightwork/content'
import 'katex/dist/katex.min.css'

/** Apart from `Rendered`, so that KaTeX and its faces are loaded with the first formula page and never with the frame. */
export const renderContent = (node: DocumentNode, preceding: readonly DocumentNode[]): string =>
  toHtml(node, { media: '/media/', preceding })
