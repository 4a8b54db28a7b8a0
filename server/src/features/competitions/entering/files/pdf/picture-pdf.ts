import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { DrawnPage } from './drawn.ts'

export type PagePicture = Omit<DrawnPage, 'glyphs'>

function embed(pdf: PDFDocument, { kind, picture, colours, dots: [width, height] }: PagePicture) {
  const dict = pdf.context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colours === 1 ? 'DeviceGray' : 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: kind === 'exact' ? 'FlateDecode' : 'DCTDecode',
    Length: picture.length,
  })
  return pdf.context.register(PDFRawStream.of(dict, picture))
}

/** A PDF of nothing but pictures, the same bytes for the same pictures whoever makes it and when. */
export async function writePicturePdf(pages: readonly PagePicture[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const page of pages) {
    const sheet = pdf.addPage([page.width, page.height])
    sheet.node.setXObject(PDFName.of('P'), embed(pdf, page))
    const show = pdf.context.stream(`q ${page.width} 0 0 ${page.height} 0 0 cm /P Do Q`)
    sheet.node.addContentStream(pdf.context.register(show))
  }
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}
