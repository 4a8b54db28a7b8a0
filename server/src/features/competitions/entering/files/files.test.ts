import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { keepEntryFile } from './keep-entry-file.ts'
import { maskDocx, textsOfDocx } from './mask-docx.ts'

const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string) => `<w:r w:rsidR="00AB12CD"><w:t>${text}</w:t></w:r>`

const told = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': '<Relationships/>',
  'docProps/core.xml': '<p>王芳</p>',
  'docProps/app.xml': '<p>东河学校</p>',
  'word/people.xml': '<p>王芳</p>',
  'word/comments.xml': '<p>王芳</p>',
  'word/header1.xml': '<p>东河学校</p>',
  'word/media/secret.emf': '王芳',
  'word/styles.xml': `<w:styles ${main}><w:style><w:name w:val="王芳正文"/></w:style></w:styles>`,
  'word/document.xml': `<w:document ${main}><w:body>
    <w:p><w:pPr><w:pPrChange w:author="王芳"/></w:pPr>${run('设计：王')}<w:ins w:author="王芳" w:date="2026-01-01T00:00:00Z">${run('芳老师')}</w:ins></w:p>
    <w:p><w:del w:author="王芳"><w:r><w:delText>王芳删去</w:delText></w:r></w:del>${run('东河学校的作业')}<w:commentReference w:id="1"/></w:p>
    <w:p><w:fldSimple w:instr="AUTHOR 王芳">${run('共三页')}</w:fldSimple></w:p>
    <w:sectPr><w:headerReference/></w:sectPr></w:body></w:document>`,
}

const docx = (parts: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))

const allText = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes))
    .map(([name, part]) => name + strFromU8(part))
    .join('\n')

describe('an extra file', () => {
  it('is read where the package says the document lies, as Word for the web numbers it', async () => {
    const { '_rels/.rels': _, 'word/document.xml': document, ...rest } = told
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
    const relations = `<Relationships><Relationship Id="rId1" Type="${type}" Target="/word/document22.xml"/></Relationships>`
    const { clean } = await keepEntryFile(docx({ ...rest, '_rels/.rels': relations, 'word/document22.xml': document }))
    expect(textsOfDocx(clean)).toEqual(expect.arrayContaining(['设计：王芳老师', '东河学校的作业', '共三页']))
  })

  it('keeps its text and nothing that tells who wrote it', async () => {
    const { clean } = await keepEntryFile(docx(told))
    expect(Object.keys(unzipSync(clean)).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/styles.xml',
    ])
    const text = allText(clean)
    for (const sign of ['w:author', 'w:date', 'rsid', '删去', 'AUTHOR', 'comment', 'header'])
      expect(text).not.toContain(sign)
    expect(textsOfDocx(clean)).toEqual(expect.arrayContaining(['设计：王芳老师', '东河学校的作业', '共三页']))
  })

  it('loses names in whatever runs they lie', async () => {
    const { clean } = await keepEntryFile(docx(told))
    const masked = maskDocx(clean, ['王芳', '东河学校'])
    expect(textsOfDocx(masked)).toEqual(expect.arrayContaining(['设计：■■老师', '■■的作业']))
    for (const word of ['王', '芳', '东河']) expect(allText(masked)).not.toContain(word)
    // Written anew it is read again.
    await keepEntryFile(Buffer.from(masked))
  })

  it('is refused with what to do instead when it cannot be cleaned', async () => {
    const reasonOf = (bytes: Buffer) =>
      keepEntryFile(bytes).then(
        () => null,
        (error: { reason?: string }) => error.reason,
      )
    expect(await reasonOf(Buffer.from('%PDF-1.7 …'))).toBe('broken')
    expect(await reasonOf(Buffer.alloc(0))).toBe('empty')
    expect(await reasonOf(Buffer.from('GIF89a'))).toBe('unknown')
    expect(await reasonOf(docx({ 'xl/workbook.xml': '<a/>' }))).toBe('unknown')
    expect(await reasonOf(docx({ 'word/document.xml': '<!DOCTYPE a><a/>' }))).toBe('broken')
    expect(await reasonOf(readFileSync(import.meta.filename))).toBe('unknown')
  })
})
