import type { DocumentNode } from '@lightwork/content'
import { BlockBuilder } from './blocks.ts'
import { cleanText, hasLostCharacter, hasPrivateUse } from './clean.ts'
import { DelimiterReader } from './delimited.ts'
import { toFormula } from './latex.ts'
import { splitMarkdownTables } from './markdown-tables.ts'
import { splitTabulars } from './tabular.ts'

export const warningCodes = [
  'formula-unreadable',
  'delimiter-unbalanced',
  'private-use-character',
  'lost-character',
  'table-as-text',
  'spreadsheet-value',
  'options-equal',
  'options-inline',
  'picture-mentioned',
] as const
export type WarningCode = (typeof warningCodes)[number]

export interface TextContext {
  /** `~` is a space and ``…'' are quotes, as in TeX; in other texts `3~5` is a range. */
  readonly texDialect: boolean
  readonly warn: (code: WarningCode) => void
}

/** Does this text speak TeX outside its formulas too? Decided over all fields of a record. */
export const speaksTex = (text: string): boolean => /\$\$|\\uline|~~|\\hfill/.test(text)

const environments = 'aligned|align\\*?|eqnarray\\*?|array|cases|matrix|[bpvV]matrix|gathered|split'
const token = new RegExp(
  [
    String.raw`\\\$`,
    String.raw`\\(?:(?<sign>[%#&])|(?<symbol>textquotesingle|textasciitilde|textless|textgreater|textbar)(?:\{\}| |(?![a-zA-Z])))`,
    // TAL writes some formulas in both ways at once, `$$$x$$$`.
    String.raw`\$\$\$(?=[^$]*\$\$\$)|\$\$?|(?<!\\)\\[([]`,
    String.raw`\\begin\{(?<environment>${environments})\}[\s\S]*?\\end\{\k<environment>\}`,
    String.raw`\\begin\{tabular\}[\s\S]*?\\end\{tabular\}|#table\{[^#]*\}#`,
    String.raw`\\(?<command>uline|underline|emph|textit|textbf|textsubscript|textsuperscript|textrm|text|centerline)\s*\{(?<argument>[^{}]*)\}(?:centerlineendflag)?`,
    String.raw`(?<newline>\\hfill\s*\\break|\\(?:hfill|break|newline|linebreak)(?![a-zA-Z])|\n)`,
    String.raw`(?<space>\\(?:quad|qquad)(?![a-zA-Z])|\\[,;! ])`,
    String.raw`<(?<close>\/?)(?<tag>p|br|div|span|font|u|b|strong|i|em|sub|sup)(?:\s[^<>]{0,300})?\/?>`,
    "_{2,}|``|''|~",
  ].join('|'),
  'g',
)

const tagMarks = {
  u: 'underline',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  sub: 'subscript',
  sup: 'superscript',
} as const
const commandMarks = {
  uline: 'underline',
  underline: 'underline',
  emph: 'italic',
  textit: 'italic',
  textbf: 'bold',
  textsubscript: 'subscript',
  textsuperscript: 'superscript',
} as const

/** Signs that TeX writes as commands, outside formulas. */
const symbols: Readonly<Record<string, string>> = {
  textquotesingle: "'",
  textasciitilde: '~',
  textless: '<',
  textgreater: '>',
  textbar: '|',
}

const blank = (width: number): DocumentNode => ({ type: 'blank', attrs: { width: Math.min(30, Math.max(4, width)) } })

/** Is a formula alone on its line? `$$` alone does not say so: TAL writes every formula with it. */
const standsAlone = (text: string, start: number, end: number) =>
  /(?:^|\n)[ ~]*$/.test(text.slice(Math.max(0, start - 40), start)) && /^[ ~]*(?:\n|$)/.test(text.slice(end, end + 40))

class Reader {
  readonly #text: string
  readonly #context: TextContext
  readonly #out: BlockBuilder
  readonly #delimiters: DelimiterReader

  constructor(text: string, context: TextContext, out: BlockBuilder) {
    this.#text = text
    this.#context = context
    this.#out = out
    this.#delimiters = new DelimiterReader(text)
  }

  run(): void {
    let last = 0
    token.lastIndex = 0
    for (let match = token.exec(this.#text); match !== null; match = token.exec(this.#text)) {
      this.#out.text(this.#text.slice(last, match.index))
      last = this.#token(match)
      token.lastIndex = last
    }
    this.#out.text(this.#text.slice(last))
  }

  /** Writes one token and answers where reading goes on. */
  #token(match: RegExpExecArray): number {
    const [whole] = match
    const end = match.index + whole.length
    const { environment, command, argument = '', newline, space, tag, close, sign, symbol } = match.groups ?? {}
    if (whole === '\\$') this.#out.text('$')
    else if (sign !== undefined || symbol !== undefined) this.#out.text(sign ?? symbols[symbol ?? ''] ?? whole)
    else if (whole.startsWith('$') || whole === '\\(' || whole === '\\[') return this.#formula(whole, match.index)
    else if (environment !== undefined) this.#latex(whole, false)
    else if (command !== undefined) this.#command(command, argument)
    else if (newline !== undefined) this.#newline(end)
    else if (space !== undefined) this.#out.text(' ')
    else if (tag !== undefined) this.#tag(tag, close === '/')
    else if (whole.startsWith('__')) this.#out.inline(blank(whole.length))
    else if (whole.startsWith('\\begin') || whole.startsWith('#table')) this.#table(whole)
    else this.#out.text(this.#context.texDialect ? ({ '``': '“', "''": '”' }[whole] ?? ' ') : whole)
    return end
  }

  #formula(opener: string, start: number): number {
    const found = this.#delimiters.read(opener, start)
    if (found === null) {
      this.#out.text(opener)
      if (!/^\d/.test(this.#text.slice(start + opener.length, start + opener.length + 1)))
        this.#context.warn('delimiter-unbalanced')
      return start + opener.length
    }
    this.#latex(found.source, found.mayDisplay && standsAlone(this.#text, start, found.end))
    return found.end
  }

  #latex(source: string, display: boolean): void {
    const formula = toFormula(source)
    if (formula === null) {
      if (source.trim() !== '') this.#out.text(source)
      return
    }
    if (!formula.readable) this.#context.warn('formula-unreadable')
    const { latex } = formula
    if (display) this.#out.block({ type: 'mathBlock', attrs: { latex } })
    else this.#out.inline({ type: 'mathInline', attrs: { latex } })
  }

  #command(command: string, argument: string): void {
    if (command === 'centerline') this.#out.paragraph()
    const isBlank = command.endsWith('line') && command !== 'centerline' && /^[~ _\u3000]*$/.test(argument)
    if (isBlank) {
      this.#out.inline(blank(argument.length))
      return
    }
    const mark = command in commandMarks ? commandMarks[command as keyof typeof commandMarks] : undefined
    if (mark !== undefined) this.#out.open(mark)
    // No braces in it, so nothing nests further.
    new Reader(argument, this.#context, this.#out).run()
    if (mark !== undefined) this.#out.close(mark)
    if (command === 'centerline') this.#out.paragraph()
  }

  /** A line's end is a break, an empty line ends the paragraph. */
  #newline(end: number): void {
    if (/^[ \u3000]*\n/.test(this.#text.slice(end, end + 20))) this.#out.paragraph()
    else this.#out.inline({ type: 'hardBreak' })
  }

  #tag(tag: string, closing: boolean): void {
    if (tag === 'br') this.#out.inline({ type: 'hardBreak' })
    else if (tag === 'p' || tag === 'div') this.#out.paragraph()
    else if (tag in tagMarks) {
      const mark = tagMarks[tag as keyof typeof tagMarks]
      if (closing) this.#out.close(mark)
      else this.#out.open(mark)
    }
  }

  #table(source: string): void {
    this.#context.warn('table-as-text')
    for (const [index, line] of source.split('\n').entries()) {
      if (index > 0) this.#out.inline({ type: 'hardBreak' })
      // Verbatim, not searched for formulas: a node of its own.
      if (line !== '') this.#out.inline({ type: 'text', text: line })
    }
  }
}

function readText(text: string, context: TextContext): readonly DocumentNode[] {
  const out = new BlockBuilder()
  new Reader(text, context, out).run()
  return out.finish()
}

function toTable(rows: readonly (readonly string[])[], context: TextContext): DocumentNode {
  const cell = (text: string, row: number): DocumentNode => {
    const content = readText(text, context)
    return {
      type: row === 0 ? 'tableHeader' : 'tableCell',
      content: content.length > 0 ? content : [{ type: 'paragraph' }],
    }
  }
  return {
    type: 'table',
    content: rows.map((cells, row) => ({ type: 'tableRow', content: cells.map((text) => cell(text, row)) })),
  }
}

function cleaned(source: string, context: TextContext): string {
  const text = cleanText(source)
  if (hasPrivateUse(text)) context.warn('private-use-character')
  if (hasLostCharacter(text)) context.warn('lost-character')
  return text
}

/** Text of another bank as paragraphs and displays, without tables: what may stand in an option. */
export const toParagraphs = (source: string, context: TextContext): readonly DocumentNode[] =>
  readText(cleaned(source, context), context)

/** Text of another bank as blocks of a document. Total: any text gives valid blocks, an empty one gives none. */
export const toBlocks = (source: string, context: TextContext): readonly DocumentNode[] =>
  splitTabulars(cleaned(source, context))
    .flatMap((segment) => ('rows' in segment ? [segment] : splitMarkdownTables(segment.text)))
    .flatMap((segment) => ('rows' in segment ? [toTable(segment.rows, context)] : readText(segment.text, context)))
