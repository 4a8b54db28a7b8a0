import { PDFDocument, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib'

/** Letters as drawn one after another: in points from the left and from the foot of the page. */
export interface Run {
  readonly text: string
  readonly at: readonly [x: number, y: number]
  readonly size?: number
}

export interface PdfPage {
  readonly runs: readonly Run[]
  /** Drawn below them, in the language of PDF. */
  readonly below?: string
  readonly size?: readonly [width: number, height: number]
  readonly rotated?: 0 | 90
  /** Drawn by a form of its own, half transparent, as Word and browsers do. */
  readonly inForm?: boolean
}

const codeOf = (letters: readonly string[], letter: string) => letters.indexOf(letter).toString(16).padStart(2, '0')

/** A square of an em with a hole whose place tells one letter from the other. */
const shapeOf = (index: number) =>
  `1000 0 0 -100 950 850 d1 0 -60 900 860 re ${(index % 8) * 100 + 20} ${Math.floor(index / 8) * 100} 60 60 re f*`

function toUnicode(letters: readonly string[]): string {
  const lines = letters.map((letter, index) => {
    const utf16 = Buffer.from(letter, 'utf16le').swap16().toString('hex')
    return `<${index.toString(16).padStart(2, '0')}> <${utf16}>`
  })
  return `begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${lines.length} beginbfchar ${lines.join(' ')} endbfchar endcmap`
}

/** A font of the letters that are used, drawn by the file itself. */
function addFont(pdf: PDFDocument, letters: readonly string[]): PDFRef {
  const { context } = pdf
  const names = letters.map((_, index) => `g${index}`)
  const shapes = letters.map((_, index) => context.register(context.stream(shapeOf(index))))
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type3',
      FontBBox: [0, -100, 950, 850],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      CharProcs: Object.fromEntries(names.map((name, index) => [name, shapes[index] as PDFRef])),
      Encoding: { Type: 'Encoding', Differences: [0, ...names.map((name) => PDFName.of(name))] },
      FirstChar: 0,
      LastChar: letters.length - 1,
      Widths: letters.map(() => 1000),
      ToUnicode: context.register(context.stream(toUnicode(letters))),
      Resources: {},
    }),
  )
}

const show =
  (letters: readonly string[]) =>
  ({ text, at: [x, y], size = 20 }: Run) =>
    `BT /F ${size} Tf ${x} ${y} Td <${[...text].map((letter) => codeOf(letters, letter)).join('')}> Tj ET`

/** A PDF with its own letters: squares, so that every dot of a name can be told. */
export async function makePdf(pages: readonly PdfPage[], who = ''): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  const letters = [...new Set(pages.flatMap(({ runs }) => runs.flatMap(({ text }) => [...text])))]
  const font = letters.length === 0 ? null : addFont(pdf, letters)
  if (who !== '') {
    pdf.setAuthor(who)
    pdf.setTitle(who)
    pdf.setProducer(who)
    await pdf.attach(Buffer.from(who), `${who}.txt`)
  }
  for (const { runs, below = '', size = [300, 400], rotated = 0, inForm = false } of pages) {
    const page = pdf.addPage([size[0], size[1]])
    page.node.set(PDFName.of('Rotate'), pdf.context.obj(rotated))
    if (font !== null) page.node.setFontDictionary(PDFName.of('F'), font)
    const drawing = [below, ...runs.map(show(letters))].join('\n')
    if (inForm && font !== null) {
      const form = pdf.context.stream(drawing, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, ...size],
        Matrix: [1, 0, 0, 1, 15, 5],
        Group: { S: 'Transparency', I: true },
        Resources: { Font: { F: font }, ExtGState: {} },
      })
      page.node.setXObject(PDFName.of('Form'), pdf.context.register(form))
      page.node.setExtGState(PDFName.of('Half'), pdf.context.register(pdf.context.obj({ ca: 0.5 })))
    }
    const content = inForm ? '/Half gs 0.8 0 0 0.8 0 0 cm /Form Do' : drawing
    page.node.addContentStream(pdf.context.register(pdf.context.stream(content)))
    if (who !== '') page.node.addAnnot(addNote(pdf, who))
  }
  return pdf
}

/** What a scan is: something dark, and no letters. */
export const scan: PdfPage = { runs: [], below: '0.3 g 50 50 100 100 re f' }

const addNote = (pdf: PDFDocument, who: string) =>
  pdf.context.register(
    pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [10, 10, 40, 40],
      T: PDFString.of(who),
      Contents: PDFString.of(who),
    }),
  )
