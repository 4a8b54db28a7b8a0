import { type Document, type DocumentNode, maskDocument, textsOf } from '@lightwork/content'
import type { BlindContent, BlindWork, EntryAttributes } from '@lightwork/contract'
import { maskText } from '@lightwork/domain'
import type { CleanFile, EntryContent, EntryFileTexts, EntryWork, PinnedItem } from './content.queries.ts'
import { docxType, pdfType } from './files/keep-entry-file.ts'
import { maskDocx } from './files/mask-docx.ts'
import { maskPdf } from './files/pdf/mask-pdf.ts'

/** Ids tell when and by whom: each gets one that says nothing, the same for the same within a work. */
export type Renamed = (id: string) => string

export function renaming(newId: () => string): Renamed {
  const known = new Map<string, string>()
  return (id) => {
    const name = known.get(id) ?? newId()
    known.set(id, name)
    return name
  }
}

const ids = new Set(['id', 'item_id', 'item_version_id', 'adapted_from'])

const renameIds = (node: DocumentNode, rename: Renamed): DocumentNode => ({
  ...node,
  ...(node.attrs !== undefined && {
    attrs: Object.fromEntries(
      Object.entries(node.attrs).map(([key, value]) => [
        key,
        ids.has(key) && typeof value === 'string' ? rename(value) : value,
      ]),
    ),
  }),
  ...(node.content !== undefined && { content: node.content.map((child) => renameIds(child, rename)) }),
})

interface Blinding {
  readonly words: readonly string[]
  readonly rename: Renamed
}

// Documents of the database are of the schema; the contract keeps what is in them opaque.
const blindDocument = (document: DocumentNode, { words, rename }: Blinding): BlindContent['intent'] =>
  renameIds(maskDocument(document as Document, words), rename) as unknown as BlindContent['intent']

function blindWork(work: EntryWork, items: readonly PinnedItem[], blinding: Blinding): BlindWork {
  const { words, rename } = blinding
  const text = JSON.stringify(work.document)
  return {
    title: maskText(work.title, words),
    document: blindDocument(work.document, blinding),
    load: work.load,
    items: items
      .filter(({ version_id }) => text.includes(version_id))
      .map(({ version_id, type, body, answer, explanation }) => ({
        version_id: rename(version_id),
        type,
        body: blindDocument(body, blinding),
        answer: { key: answer.key, body: blindDocument(answer.body, blinding) },
        explanation: blindDocument(explanation, blinding),
      })),
  }
}

const blindAttributes = ({ works }: EntryAttributes, words: readonly string[]): EntryAttributes => ({
  works: works.map((work) => ({
    ...work,
    title: maskText(work.title, words),
    rows: work.rows.map((row) => ({
      ...row,
      pointer: maskText(row.pointer, words),
      points: row.points.map((point) => maskText(point, words)),
    })),
  })),
})

const noAttributes: EntryAttributes = { works: [] }

/** What judges get of a work: the preview shows this very thing, and closing stores it. */
export const toBlind = (content: EntryContent, items: readonly PinnedItem[], blinding: Blinding): BlindContent => ({
  title: maskText(content.title, blinding.words),
  intent: blindDocument(content.intent, blinding),
  aims: blindDocument(content.aims, blinding),
  attributes: blindAttributes(content.attributes ?? noAttributes, blinding.words),
  works: content.works.map((work) => blindWork(work, items, blinding)),
})

/** Every text of a work in which a name could stand. */
export function textsOfEntry(
  content: EntryContent,
  items: readonly PinnedItem[],
  files: readonly EntryFileTexts[],
): string[] {
  const works = content.works.flatMap(({ title, document }) => [title, ...textsOf(document)])
  const pinned = items.flatMap(({ body, answer, explanation }) =>
    [body, answer.body, explanation].flatMap((document) => textsOf(document)),
  )
  const points = (content.attributes ?? noAttributes).works.flatMap(({ rows }) => rows.flatMap((row) => row.points))
  return [
    content.title,
    ...textsOf(content.intent),
    ...textsOf(content.aims),
    ...works,
    ...pinned,
    ...points,
    ...files.flatMap((file) => file.texts),
  ]
}

const extensions: Readonly<Record<string, string>> = {
  [docxType]: 'docx',
  [pdfType]: 'pdf',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** A name that says nothing but which of the files it is. */
export const blindName = (index: number, contentType: string): string =>
  `附件${index + 1}.${extensions[contentType] ?? 'bin'}`

/** The file as judges get it. */
export async function blindBytes({ content_type, blind_bytes }: CleanFile, words: readonly string[]): Promise<Buffer> {
  if (content_type === docxType) return Buffer.from(maskDocx(blind_bytes, words))
  if (content_type === pdfType) return Buffer.from(await maskPdf(blind_bytes, words))
  return blind_bytes
}
