import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { elementsOf, fromOmml, parseXml, toXml, type XmlElement } from '../omml/index.ts'
import { readHtml } from './index.ts'
import { fromWord } from './samples.ts'

const fixtures = resolve(import.meta.dirname, '../../../../../shared/fixtures')

const mathsIn = (element: XmlElement): XmlElement[] =>
  /^m:oMath(?:Para)?$/.test(element.name) ? [element] : elementsOf(element).flatMap(mathsIn)

/** An equation as it looks after it has gone through Word's clipboard: no quotation marks, wrapped in the line's look. */
const onClipboard = (math: XmlElement): string =>
  toXml(math)
    .replace(/ (m:val)="([A-Za-z0-9]+)"/g, ' $1=$2')
    .replace(/<w:rPr>.*?<\/w:rPr>|<w:rPr\/>/g, '')
    .replace(
      /<m:r>/g,
      "<i style='mso-bidi-font-style:normal'><span lang=EN-US style='font-family:\"Cambria Math\",serif'><m:r>",
    )
    .replace(/<\/m:r>/g, '</m:r></span></i>')

const equationsOf = (name: string): XmlElement[] => {
  const bytes = readFileSync(resolve(fixtures, name))
  if (!name.endsWith('.docx')) return mathsIn(parseXml(strFromU8(bytes).replace(/^\ufeff/, '')))
  const part = unzipSync(bytes, { filter: (file) => file.name === 'word/document.xml' })['word/document.xml']
  return part === undefined ? [] : mathsIn(parseXml(strFromU8(part)))
}

it('equations of real files come through the clipboard as through the file', (context) => {
  if (!existsSync(fixtures)) return context.skip('shared/fixtures is not here')
  const names = ['omml', 'docx', 'docx-derived'].flatMap((folder) =>
    readdirSync(resolve(fixtures, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  let count = 0
  for (const name of names.filter((each) => /\.(?:omml|xml|docx)$/.test(each))) {
    // Two of the files name entities that XML does not have.
    if (
      !name.endsWith('.docx') &&
      /&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(readFileSync(resolve(fixtures, name), 'utf8'))
    )
      continue
    for (const math of equationsOf(name)) {
      // In a run of words the clipboard has no font to say bold or italic with.
      const { latex } = fromOmml(parseXml(toXml(math).replace(/<w:rPr>.*?<\/w:rPr>|<w:rPr\/>/g, '')))
      if (latex === null) continue
      count++
      const html = fromWord(`<p>甲<!--[if gte msEquation 12]>${onClipboard(math)}<![endif]-->乙</p>`)
      expect(readHtml(html).blocks, name).toEqual([
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '甲' },
            { type: 'mathInline', attrs: { latex } },
            { type: 'text', text: '乙' },
          ],
        },
      ])
    }
  }
  expect(count).toBeGreaterThan(200)
})
