import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { Transformer } from '@napi-rs/image'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { makePdf, type PdfPage, scan } from '../../../../../../test/pdf.ts'
import { keepEntryFile, pdfType } from '../keep-entry-file.ts'
import { drawPages } from './draw-pages.ts'
import { type DrawnPage, packPages } from './drawn.ts'
import { keepPdf } from './keep-pdf.ts'
import { maskPdf } from './mask-pdf.ts'
import { isUnread, textsOfPages } from './page-texts.ts'

const bytesOf = async (pages: readonly PdfPage[], who = '') =>
  Buffer.from(await (await makePdf(pages, who)).save({ useObjectStreams: false }))
// Whoever reads a PDF may keep its bytes.
const drawn = async (bytes: Uint8Array) => drawPages(new Uint8Array(bytes))
const cleaned = async (pages: readonly PdfPage[], words: readonly string[]) =>
  Buffer.from(await maskPdf(packPages(await drawn(await bytesOf(pages))), words))

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { reason?: string }) => error.reason ?? error,
  )

/** Whether a place of the first page is black, by points from the left and from the foot. */
async function looker(pdf: Uint8Array) {
  const [page] = await drawn(pdf)
  const { dots, picture, height = 0, width = 1 } = page as DrawnPage
  const pixels = await new Transformer(Buffer.from(picture)).rawPixels()
  const channels = pixels.length / (dots[0] * dots[1])
  const scale = dots[0] / width
  return (x: number, y: number) =>
    (pixels[(Math.round((height - y) * scale) * dots[0] + Math.round(x * scale)) * channels] ?? 255) < 128
}

describe('a PDF', () => {
  it('becomes pictures of its pages: no text, no properties, no notes, no attachments', async () => {
    const bytes = await bytesOf([{ runs: [{ text: '题目', at: [20, 300] }] }, scan], '王小明')
    expect(bytes.toString('latin1')).toContain('Producer')
    const { contentType, clean, texts, unreadPages } = await keepEntryFile(bytes)
    expect({ contentType, texts, unreadPages }).toEqual({ contentType: pdfType, texts: ['题目'], unreadPages: 1 })
    const out = await maskPdf(clean, ['王小明'])
    expect(await maskPdf(clean, ['王小明'])).toEqual(out)
    const pdf = await getDocument({ data: new Uint8Array(out), verbosity: VerbosityLevel.ERRORS }).promise
    expect(pdf.numPages).toBe(2)
    for (const number of [1, 2]) {
      const page = await pdf.getPage(number)
      expect((await page.getTextContent()).items).toEqual([])
      expect(await page.getAnnotations()).toEqual([])
      expect(page.view).toEqual([0, 0, 300, 400])
    }
    const { info, metadata } = await pdf.getMetadata()
    expect(Object.keys(info).filter((key) => /Author|Title|Producer|Creator|Date|Custom/.test(key))).toEqual([])
    expect(metadata).toBeNull()
    expect(await pdf.getAttachments()).toBeNull()
    expect(Buffer.from(out).toString('latin1')).not.toMatch(/\/(?:Info|ID|Metadata|Names|EmbeddedFiles|Producer)\b/)
  })

  it('is black where a name stood, and nowhere else', async () => {
    const isBlack = await looker(await cleaned([{ runs: [{ text: '设计王小明作业', at: [20, 300] }] }], ['王小明']))
    // The squares between the letters, and the holes in them.
    for (const x of [61, 70, 79.5, 81, 90, 99.5, 110, 119]) expect(isBlack(x, 310)).toBe(true)
    for (const x of [39.4, 139.4]) expect(isBlack(x, 310)).toBe(false)
    for (const y of [270, 330]) for (const x of [30, 90, 150]) expect(isBlack(x, y)).toBe(false)
  })

  const ways: Readonly<Record<string, (name: readonly [string, string, string]) => PdfPage>> = {
    'in one run': ([a, b, c]) => ({ runs: [{ text: `由${a}${b}${c}设计`, at: [20, 300] }] }),
    'letter by letter, wide apart': ([a, b, c]) => ({
      runs: [a, b, c].map((text, index) => ({ text, at: [20 + index * 60, 300] })),
    }),
    'with spaces between': ([a, b, c]) => ({ runs: [{ text: `${a} ${b}\u3000${c}`, at: [20, 300] }] }),
    'in the wrong order': ([a, b, c]) => ({
      runs: [
        { text: c, at: [60, 300] },
        { text: '题目', at: [20, 100] },
        { text: a, at: [20, 300] },
        { text: b, at: [40, 300] },
      ],
    }),
    'broken over a line': ([a, b, c]) => ({
      runs: [
        { text: `题目题目题目${a}`, at: [20, 300] },
        { text: `${b}${c}题目`, at: [20, 270] },
      ],
    }),
    'from top to foot': ([a, b, c]) => ({
      runs: [a, b, c].map((text, index) => ({ text, at: [20, 300 - index * 22] })),
    }),
    'on a turned page': ([a, b, c]) => ({ rotated: 90, runs: [{ text: `由${a}${b}${c}设计`, at: [20, 300] }] }),
    'in a form': ([a, b, c]) => ({ inForm: true, runs: [{ text: `由${a}${b}${c}设计`, at: [20, 300] }] }),
    'drawn twice': ([a, b, c]) => ({
      runs: [a, a, b, b, c, c].map((text, index) => ({ text, at: [20 + Math.floor(index / 2) * 20, 300] })),
    }),
  }
  it.each(Object.entries(ways))('hides a name %s: another in its place gives the same bytes', async (_, pageOf) => {
    const words = ['王小明', '张大芳']
    const [one, two] = await Promise.all([
      cleaned([pageOf(['王', '小', '明'])], words),
      cleaned([pageOf(['张', '大', '芳'])], words),
    ])
    expect(one.equals(two)).toBe(true)
    expect(one.equals(await cleaned([pageOf(['王', '小', '明'])], []))).toBe(false)
  })

  it('hides a name among photographs, on a page that is drawn smaller', async () => {
    const made = await makePdf([{ size: [595, 842], runs: [{ text: '题王小明题', at: [20, 800] }] }])
    const noise = createHash('shake256', { outputLength: 900 * 900 * 4 })
      .update('noise')
      .digest()
    const picture = await made.embedPng(await Transformer.fromRgbaPixels(noise, 900, 900).png())
    made.getPage(0).drawImage(picture, { x: 0, y: 0, width: 595, height: 780 })
    const pages = await drawn(await made.save())
    expect(pages[0]?.dots[0]).toBeLessThan(1240)
    const out = await maskPdf(packPages(pages), ['王小明'])
    expect(out.length).toBeLessThan(pages[0]?.picture.length ?? 0)
    const isBlack = await looker(out)
    for (const x of [41, 50, 59.5, 70, 80, 99]) expect(isBlack(x, 810)).toBe(true)
    expect(isBlack(50, 835)).toBe(false)
  })

  it('is read with letters of the fonts every reader has', async () => {
    const made = await PDFDocument.create()
    const page = made.addPage([300, 400])
    page.drawText('Designed by Wang Xiaoming', { x: 20, y: 300, font: await made.embedFont(StandardFonts.Helvetica) })
    expect(textsOfPages(await drawn(await made.save()))).toEqual(['Designed by Wang Xiaoming'])
  })

  it('says when it holds nothing to look for names in', async () => {
    const pages = await drawn(await bytesOf([scan, { runs: [{ text: '题', at: [20, 300] }] }, { runs: [] }]))
    expect(pages.map(isUnread)).toEqual([true, false, false])
    const [secret] = await drawn(await bytesOf([{ runs: [{ text: '\ue001\ue002', at: [20, 300] }] }]))
    expect(secret !== undefined && isUnread(secret)).toBe(true)
  })

  it('is refused with the reason', async () => {
    const many = await bytesOf(Array.from({ length: 21 }, (): PdfPage => ({ runs: [] })))
    expect(await reasonOf(drawn(many))).toBe('pdf_pages')
    expect(await reasonOf(drawn(await bytesOf([{ runs: [], size: [300, 3000] }])))).toBe('pdf_page')
    expect(await reasonOf(drawn(await bytesOf([{ runs: [], size: [5000, 5000] }])))).toBe('pdf_page')
    const locked = await makePdf([{ runs: [] }])
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
    expect(await reasonOf(drawn(await locked.save()))).toBe('pdf_locked')
    expect(await reasonOf(drawn(Buffer.from('%PDF-1.7 …')))).toBe('broken')
    expect(await reasonOf(drawn(withoutFont()))).toBe('pdf_fonts')
  })

  it('is given up when drawing takes too long', async () => {
    const bytes = await bytesOf([{ runs: [] }])
    expect(await reasonOf(keepPdf(bytes, { limitMs: 1 }))).toBe('pdf_slow')
  })

  it('takes nothing else with it when drawing breaks down', async () => {
    const bytes = await bytesOf([{ runs: [] }])
    const crash = 'process.once("message", () => process.kill(process.pid, "SIGSEGV"))'
    const program = join(mkdtempSync(join(tmpdir(), 'lightwork-crash-')), 'crash.mjs')
    writeFileSync(program, crash)
    expect(await reasonOf(keepPdf(bytes, { program: pathToFileURL(program) }))).toBe('broken')
    expect(await keepPdf(bytes)).toMatchObject({ unreadPages: 0 })
  })
})

/** Written as old programs do: the font is named only, and is not in the file. */
function withoutFont(): Buffer {
  const content = 'BT /F 20 Tf 20 300 Td <CDF5> Tj ET'
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>endobj
6 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>endobj
trailer<</Root 1 0 R>>`)
}
