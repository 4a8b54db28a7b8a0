import type { DocumentNode } from '@lightwork/content'
import { withChoices } from './choices.ts'
import { Flow } from './flow.ts'
import { isFormula } from './formulas.ts'
import { Line } from './lines.ts'
import type { Finds, Lost, Picture } from './lost.ts'
import { parseMarkup } from './markup.ts'
import { start } from './place.ts'

/** A paste in the words of our documents. */
export interface Pasted {
  readonly blocks: readonly DocumentNode[]
  readonly lost: readonly Lost[]
  readonly pictures: readonly Picture[]
}

/**
 * What Word, WPS, another program or a web page put on the clipboard, as blocks of the schema: formulas stay formulas,
 * tables tables, lists lists; no word that could be seen is lost.
 */
export function readHtml(html: string): Pasted {
  const finds: Finds = { lost: [], pictures: [] }
  const blocks = new Flow(finds).read(parseMarkup(html), start).finish(start)
  return { blocks, ...finds }
}

/** A formula over several lines of text. */
const longFormula = /^[ \t]*(?:\$\$([^$]+)\$\$|\\\[([\s\S]+?)\\\])[ \t]*$|(\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\4\})/gm

const noMarks: ReadonlySet<never> = new Set()

function paragraphs(text: string): DocumentNode[] {
  const line = new Line()
  return text.split(/\r\n?|\n/).flatMap((written) => {
    line.text(written, noMarks, true)
    const content = line.take()
    return content.length === 0 ? [] : [{ type: 'paragraph', content }]
  })
}

/** Plain text: each line a paragraph, `$…$`, `\(…\)` and bare LaTeX as formulas, a formula of its own line on its own. */
export function readText(text: string): Pasted {
  const blocks: DocumentNode[] = []
  let last = 0
  for (const match of text.matchAll(longFormula)) {
    const latex = (match[1] ?? match[2] ?? match[3] ?? '').trim()
    const before = text.slice(last, match.index)
    const after = text.slice(match.index + match[0].length)
    const standsAlone = /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\r?\n|$)/.test(after)
    if (!standsAlone || !isFormula(latex)) continue
    blocks.push(...paragraphs(before), { type: 'mathBlock', attrs: { latex } })
    last = match.index + match[0].length
  }
  return { blocks: withChoices([...blocks, ...paragraphs(text.slice(last))]), lost: [], pictures: [] }
}
