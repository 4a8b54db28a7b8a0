/** A block of the sheet as it was measured. Heights add up: blocks have no margins outside. */
export interface MeasuredBlock {
  readonly height: number
  /** A heading or an instruction stays with what follows. */
  readonly keepsNext: boolean
  /** Heights of the parts between which it may be broken, when it is longer than a column. */
  readonly parts: readonly number[]
}

/** A block, or its parts from `from` up to `to`, `to` not included. */
export interface Placed {
  readonly block: number
  readonly from: number
  readonly to: number
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Ends of the runs of blocks that stand together: headings with the first item below them. */
function chains(blocks: readonly MeasuredBlock[]): number[][] {
  const found: number[][] = [[]]
  blocks.forEach((block, index) => {
    found.at(-1)?.push(index)
    if (!block.keepsNext) found.push([])
  })
  return found.filter((chain) => chain.length > 0)
}

/**
 * Which blocks stand in which column. A block that fits into an empty column is never broken; a longer one begins where
 * it stands, if its first part still fits there, and is broken between its parts only.
 */
export function fillColumns(blocks: readonly MeasuredBlock[], room: number): Placed[][] {
  const columns: Placed[][] = [[]]
  let left = room
  const next = () => {
    if (columns.at(-1)?.length === 0) return
    columns.push([])
    left = room
  }
  const place = (placed: Placed, height: number) => {
    columns.at(-1)?.push(placed)
    left -= height
  }
  const placeLong = (block: number, { height, parts }: MeasuredBlock) => {
    const around = height - sum(parts)
    let from = 0
    while (from < parts.length) {
      if (around + (parts[from] ?? 0) > left) next()
      let to = from + 1
      let taken = around + (parts[from] ?? 0)
      while (to < parts.length && taken + (parts[to] ?? 0) <= left) taken += parts[to++] ?? 0
      place({ block, from, to }, taken)
      from = to
    }
  }
  for (const chain of chains(blocks)) {
    const heights = chain.map((index) => blocks[index]?.height ?? 0)
    // A chain too long for any column keeps its headings with the first part of what they head.
    const [last] = chain.slice(-1).flatMap((index) => blocks[index] ?? [])
    const beginning = last === undefined || last.parts.length < 2 ? 0 : last.height - sum(last.parts.slice(1))
    const needed = sum(heights) <= room || beginning === 0 ? sum(heights) : sum(heights.slice(0, -1)) + beginning
    if (needed > left) next()
    for (const index of chain) {
      const block = blocks[index]
      if (block === undefined) continue
      if (block.height > room && block.parts.length > 1) placeLong(index, block)
      else {
        if (block.height > left) next()
        place({ block: index, from: 0, to: Math.max(1, block.parts.length) }, block.height)
      }
    }
  }
  return columns
}

/** As much of the browser's elements as laying out needs; spares this package the browser's types. */
interface Piece {
  readonly className: string
  readonly children: ArrayLike<Piece>
  textContent: string | null
  getBoundingClientRect(): Readonly<Record<'height' | 'top' | 'bottom' | 'right', number>>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelector(selector: string): Piece | null
  querySelectorAll(selector: string): ArrayLike<Piece>
  cloneNode(deep: boolean): Piece
  append(...pieces: readonly Piece[]): void
  replaceChildren(...pieces: readonly Piece[]): void
}

/** The document of a print page. */
export interface PrintDocument {
  readonly body: Piece
  readonly fonts: { readonly ready: Promise<unknown> }
  querySelectorAll(selector: string): ArrayLike<Piece>
  createElement(name: string): Piece
}

function make(page: PrintDocument, className: string, ...inside: readonly Piece[]): Piece {
  const piece = page.createElement('div')
  piece.setAttribute('class', className)
  piece.append(...inside)
  return piece
}

const copyOf = (piece: Piece | null): Piece[] => (piece === null ? [] : [piece.cloneNode(true)])

/** What an item is broken between: the children of its text, and where there is none the block as a whole. */
const partsOf = (block: Piece): Piece[] => Array.from(block.querySelector('.parts')?.children ?? [])

/** Words and figures of a table stay whole; only one that is wider than its column may break them anywhere. */
function tightenTables(block: Piece): void {
  const edge = block.querySelector('.parts')?.getBoundingClientRect().right ?? 0
  for (const table of Array.from(block.querySelectorAll('table')))
    if (table.getBoundingClientRect().right > edge + 1) table.setAttribute('data-tight', '')
}

function measure(block: Piece): MeasuredBlock {
  const { height } = block.getBoundingClientRect()
  const boxes = partsOf(block).map((part) => part.getBoundingClientRect())
  // What stands between two parts belongs to the first; what is around them all is around every fragment.
  const parts = boxes.map(({ top, bottom }, index) => (boxes[index + 1]?.top ?? bottom) - top)
  return { height, keepsNext: block.getAttribute('data-keep') !== null, parts: parts.length < 2 ? [height] : parts }
}

/** The block itself, or a copy of its shell with some of its parts; the number stands at the first only. */
function fragmentOf(block: Piece, parts: readonly Piece[], { from, to }: Placed): Piece {
  if (to - from >= Math.max(1, parts.length)) return block
  const shell = block.cloneNode(false)
  for (const child of Array.from(block.children)) {
    const isText = child.className === 'parts'
    const copy = child.cloneNode(!isText)
    if (isText) copy.append(...parts.slice(from, to))
    else if (from > 0) copy.textContent = ''
    shell.append(copy)
  }
  return shell
}

/** One sheet on as many pages as it takes, each with head, columns and foot. */
function pagesOf(page: PrintDocument, sheet: Piece, columnCount: number): Piece[] {
  const [head, foot] = [sheet.querySelector('.head'), sheet.querySelector('.foot')]
  const blocks = Array.from(sheet.querySelector('.blocks')?.children ?? [])
  const emptyPage = () => {
    const columns = Array.from({ length: columnCount }, () => make(page, 'leaf'))
    const frame = make(page, 'columns', ...columns)
    return { whole: make(page, 'page', ...copyOf(head), frame, ...copyOf(foot)), frame, columns }
  }
  const first = emptyPage()
  sheet.replaceChildren(first.whole)
  // A pixel's room for what rounding adds.
  const room = first.frame.getBoundingClientRect().height - 1
  first.columns[0]?.append(...blocks)
  blocks.forEach(tightenTables)
  const measured = blocks.map(measure)
  // Asked now: what is placed is moved out of its block.
  const parts = blocks.map(partsOf)
  first.columns[0]?.replaceChildren()
  const filled = fillColumns(measured, room)
  const pages: Piece[] = []
  for (let at = 0; at < filled.length; at += columnCount) {
    const { whole, columns } = at === 0 ? first : emptyPage()
    columns.forEach((column, index) => {
      const placed = filled[at + index] ?? []
      column.append(
        ...placed.flatMap((each) => {
          const block = blocks[each.block]
          return block === undefined ? [] : [fragmentOf(block, parts[each.block] ?? [], each)]
        }),
      )
    })
    pages.push(whole)
  }
  return pages
}

/** Numbers the pages; a single part that is longer than a page takes the paper it needs. Gives the sheets of paper. */
function numberPages(pages: readonly Piece[]): number {
  const heights = pages.map((page) => page.getBoundingClientRect().height)
  const least = Math.min(...heights)
  const ends = heights.map((_, index) =>
    heights.slice(0, index + 1).reduce((total, height) => total + Math.max(1, Math.ceil((height - 2) / least)), 0),
  )
  const last = ends.at(-1) ?? 0
  pages.forEach((page, index) => {
    const count = page.querySelector('.count')
    if (count !== null) count.textContent = `第 ${ends[index]} 页　共 ${last} 页`
  })
  return last
}

/** One sheet of the print page: its pages, and how many copies of it are wanted. */
export interface LaidOut {
  readonly pages: number
  readonly copies: number
}

/**
 * Turns every sheet of the print page into pages, in the browser that prints them: what it measures is what it prints,
 * in each the same way. Without it the page prints as one table whose head and foot the browser repeats. Copies are put
 * in unless whoever drives the browser makes them of the finished pages.
 */
export async function layOutPages(page: PrintDocument, putsInCopies: boolean): Promise<LaidOut[]> {
  const columnCount = Number(page.body.getAttribute('data-columns') ?? 1)
  const isDuplex = page.body.getAttribute('data-duplex') !== null
  // Asking for a place makes the browser see which faces it needs.
  page.body.getBoundingClientRect()
  await page.fonts.ready
  page.body.setAttribute('data-laid', '')
  const laid: LaidOut[] = []
  for (const sheet of Array.from(page.querySelectorAll('.sheet'))) {
    const pages = pagesOf(page, sheet, columnCount)
    sheet.replaceChildren(...pages)
    const paper = numberPages(pages)
    const needsBack = isDuplex && paper % 2 === 1
    if (needsBack) {
      const back = make(page, 'page back')
      // A page without anything on it is not printed, and the next copy would begin on the back of this one.
      back.textContent = '（此页空白）'
      pages.push(back)
    }
    const copies = Number(sheet.getAttribute('data-copies') ?? 1)
    const more = Array.from({ length: putsInCopies ? copies - 1 : 0 }, () => pages.map((each) => each.cloneNode(true)))
    sheet.replaceChildren(...pages, ...more.flat())
    laid.push({ pages: paper + (needsBack ? 1 : 0), copies })
  }
  page.body.getBoundingClientRect()
  await page.fonts.ready
  return laid
}

/** All of the above as one expression, for a page in which no script runs but the one its driver puts in. */
export const layOutScript: string = `(() => {${Object.entries({
  sum,
  chains,
  fillColumns,
  make,
  copyOf,
  partsOf,
  tightenTables,
  measure,
  fragmentOf,
  pagesOf,
  numberPages,
  layOutPages,
})
  .map(([name, part]) => `const ${name} = ${part}`)
  .join(';')}; return layOutPages(document, false)})()`
