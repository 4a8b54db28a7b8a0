import { checkZip } from '@lightwork/interchange'
import { elementsOf, parseXml, toXml } from '@lightwork/interchange/omml'
import { Transformer } from '@napi-rs/image'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { cleanTree } from './docx-tree.ts'
import { FileRefused } from './refused-file.ts'

const MOST_PICTURES = 60
const WRITTEN = new Date('2000-01-01T00:00:00Z')
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Parts beside the document whose texts judges may read, with the last word of their relation. */
const texts = ['styles', 'numbering', 'footnotes', 'endnotes'] as const

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

function relationsOf(part: Uint8Array | undefined): Relation[] {
  if (part === undefined) return []
  return elementsOf(parseXml(strFromU8(part))).flatMap(({ attributes: { Id, Type, Target, TargetMode } }) =>
    Id === undefined || Type === undefined || Target === undefined || TargetMode === 'External'
      ? []
      : [{ id: Id, type: Type.split('/').at(-1) ?? '', target: Target.replace(/^\/?(?:word\/)?/, '') }],
  )
}

/** Word for the web numbers its document (document22.xml): which part it is stands in the package's own relations. */
const mainPartOf = (parts: Record<string, Uint8Array>): string =>
  relationsOf(parts['_rels/.rels']).find(({ type }) => type === 'officeDocument')?.target ?? 'document.xml'

/** Written anew, so that nothing of who took it, where and when stays in it; null when it is no picture that Word and we read. */
async function cleanPicture(bytes: Uint8Array): Promise<{ bytes: Uint8Array; extension: string } | null> {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50
  if (!isJpeg && !isPng) return null
  try {
    const picture = new Transformer(Buffer.from(bytes))
    const { width, height } = picture.metadataSync()
    if (width * height > 24_000_000) return null
    const upright = picture.rotate()
    return isJpeg
      ? { bytes: await upright.jpeg(88), extension: 'jpeg' }
      : { bytes: await upright.png(), extension: 'png' }
  } catch {
    return null
  }
}

interface Pictures {
  /** By the relation's id: where it lies in the new file. */
  readonly names: ReadonlyMap<string, string>
  readonly parts: Readonly<Record<string, Uint8Array>>
}

async function cleanPictures(parts: Record<string, Uint8Array>, found: readonly Relation[]): Promise<Pictures> {
  const names = new Map<string, string>()
  const kept: Record<string, Uint8Array> = {}
  for (const { id, target } of found.filter(({ type }) => type === 'image').slice(0, MOST_PICTURES)) {
    const bytes = parts[`word/${target}`]
    const clean = bytes === undefined ? null : await cleanPicture(bytes)
    if (clean === null) continue
    const name = `media/picture${names.size + 1}.${clean.extension}`
    names.set(id, name)
    kept[`word/${name}`] = clean.bytes
  }
  return { names, parts: kept }
}

function cleanPart(part: Uint8Array, keeps: (id: string) => boolean): Uint8Array {
  const [root] = cleanTree(parseXml(strFromU8(part)), keeps)
  if (root === undefined || typeof root === 'string') throw new FileRefused('broken')
  return strToU8(declaration + toXml(root))
}

const relationXml = (list: readonly { id: string; type: string; target: string }[]): Uint8Array =>
  strToU8(
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  )

function contentTypes(kept: readonly string[]): Uint8Array {
  const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = kept.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${kind}.${name}+xml"/>`)
  return strToU8(
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/>${overrides.join('')}</Types>`,
  )
}

const isSafeId = (id: string) => /^[A-Za-z0-9_]{1,40}$/.test(id)

/**
 * A Word file written anew from what is read in it: text, styles, numbering, notes, pictures. Properties, comments,
 * tracked changes with their authors, headers, footers, embedded files and everything unknown are not taken over.
 */
export async function cleanDocx(bytes: Buffer): Promise<Uint8Array> {
  try {
    checkZip(bytes)
    const parts = unzipSync(bytes)
    const main = mainPartOf(parts)
    const document = parts[`word/${main}`]
    if (document === undefined) throw new FileRefused('unknown')
    const found = relationsOf(parts[`word/_rels/${main}.rels`])
    const pictures = await cleanPictures(parts, found)
    const kept = texts.filter((name) => parts[`word/${name}.xml`] !== undefined)
    const keeps = (id: string) => pictures.names.has(id)
    const none = () => false
    const own = kept.map((name, index) => ({ id: `lw${index + 1}`, type: name, target: `${name}.xml` }))
    const shown = [...pictures.names].flatMap(([id, target]) => (isSafeId(id) ? [{ id, type: 'image', target }] : []))
    return zipSync(
      {
        '[Content_Types].xml': contentTypes(kept),
        '_rels/.rels': relationXml([{ id: 'lw1', type: 'officeDocument', target: 'word/document.xml' }]),
        'word/document.xml': cleanPart(document, keeps),
        'word/_rels/document.xml.rels': relationXml([...own, ...shown]),
        ...Object.fromEntries(
          kept.map((name) => [`word/${name}.xml`, cleanPart(parts[`word/${name}.xml`] as Uint8Array, none)]),
        ),
        ...pictures.parts,
      },
      { mtime: WRITTEN },
    )
  } catch (error) {
    // What the readers say is of no use to whoever sent the file.
    throw error instanceof FileRefused ? error : new FileRefused('broken')
  }
}
