import { strToU8, zipSync } from 'fflate'

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string) => `<w:r w:rsidR="00AB12CD"><w:t>${text}</w:t></w:r>`

/** A small Word document that tells in its text, its properties and its changes who wrote it. */
export function signedDocx(author: string, school: string): Buffer {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': '<Relationships/>',
    'docProps/core.xml': `<p>${author}</p>`,
    'docProps/app.xml': `<p>${school}</p>`,
    'word/document.xml': `<w:document ${word}><w:body>
      <w:p><w:ins w:author="${author}" w:date="2026-01-01T00:00:00Z">${run(`设计：${author}`)}</w:ins></w:p>
      <w:p>${run(`${school}的作业`)}</w:p></w:body></w:document>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
}
