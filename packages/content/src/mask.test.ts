import { maskKey } from '@lightwork/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItemContent } from './check.ts'
import type { Document, DocumentNode } from './document.ts'
import { maskDocument, textsOf } from './mask.ts'

const text = (value: string, mark?: string): DocumentNode => ({
  type: 'text',
  text: value,
  ...(mark !== undefined && { marks: [{ type: mark }] }),
})
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const document = (...content: DocumentNode[]): Document => ({ type: 'doc', content })
const ruby: DocumentNode = {
  type: 'ruby',
  attrs: {
    pairs: [
      ['王', 'wáng'],
      ['芳', 'fāng'],
    ],
  },
}

describe('a masked document', () => {
  it('holds no name that its marks, breaks and readings cut in pieces', () => {
    const split = document(
      paragraph(text('设计：王', 'bold'), { type: 'hardBreak' }, text('芳老师')),
      paragraph(text('读作'), ruby),
      { type: 'figure', attrs: { asset: '0'.repeat(32), alt: '王芳的板书', width: null, align: null } },
    )
    const masked = maskDocument(split, ['王芳'])
    expect(textsOf(masked)).toEqual(['设计：■■老师', '读作■■', '■■的板书'])
    expect(checkItemContent(masked)).toBeTruthy()
  })

  it('stays a document of the schema, without the words, whatever it holds', () => {
    const piece = fc.oneof(
      fc.constantFrom(...'王芳东河 a').map((value) => text(value)),
      fc.constantFrom(...'王芳东').map((value) => text(value, 'bold')),
      fc.constantFrom<DocumentNode>(
        { type: 'hardBreak' },
        ruby,
        { type: 'mathInline', attrs: { latex: '\\text{王芳}' } },
        { type: 'blank', attrs: { width: 6 } },
      ),
    )
    const line = fc.array(piece, { minLength: 1, maxLength: 12 }).map((content) => paragraph(...content))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (content) => {
        const words = ['王芳', '东河']
        const masked = checkItemContent(maskDocument(document(...content), words))
        for (const each of textsOf(masked)) for (const word of words) expect(maskKey(each)).not.toContain(maskKey(word))
      }),
    )
  })
})
