import { PDFDocument, PDFName, PDFPage } from '@cantoo/pdf-lib'
import type { LaidOut } from '@lightwork/content/pages'

/**
 * Each sheet as often as it is wanted, one copy after the other. Copies share what is drawn on them: a class set is
 * hardly larger than one of each.
 */
export async function repeatPages(bytes: Uint8Array, runs: readonly LaidOut[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const originals = pdf.getPages()
  while (pdf.getPageCount() > 0) pdf.removePage(pdf.getPageCount() - 1)
  let from = 0
  for (const { pages, copies } of runs) {
    const sheet = originals.slice(from, from + pages)
    for (let copy = 0; copy < copies; copy++)
      for (const page of sheet) {
        const leaf = page.node.clone()
        leaf.delete(PDFName.of('Parent'))
        pdf.addPage(PDFPage.of(leaf, pdf.context.register(leaf), pdf))
      }
    from += pages
  }
  return pdf.save()
}
