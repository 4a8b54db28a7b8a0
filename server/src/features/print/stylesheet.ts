import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { paperCodes, papers } from '@lightwork/domain'

const require = createRequire(import.meta.url)
const folderOf = (file: string) => dirname(require.resolve(file))

/** Song for the text, in two weights; a whole Kai behind it for characters that the first has not. All under the OFL. */
const song = folderOf('@fontsource/noto-serif-sc/400.css')
const kai = folderOf('@fontsource/lxgw-wenkai/500.css')
const katex = folderOf('katex/dist/katex.min.css')

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

/**
 * Of each face only the newest format. Who lays out the pages waits for the faces; who prints at once gets the words in
 * another face, never an empty page (a browser prints what it blocks as nothing).
 */
const lean = (css: string) =>
  css
    .replace(/,\s*url\([^)]*\.(?:woff|ttf)\) format\(["'][a-z]+["']\)/g, '')
    .replace(/font-display:\s*\w+/g, 'font-display: swap')

/** Quotation marks and dashes of Latin width, for English. */
const latinMarks = ([400, 700] as const)
  .map(
    (weight) =>
      `@font-face { font-family: 'Latin Marks'; font-weight: ${weight}; font-display: swap; src: url(fonts/KaTeX_Main-${weight === 400 ? 'Regular' : 'Bold'}.woff2) format('woff2'); unicode-range: U+2013-2014, U+2018-2019, U+201C-201D, U+2026 }`,
  )
  .join('\n')

const faces = [
  latinMarks,
  lean(read(song, '400.css')),
  lean(read(song, '700.css')),
  lean(read(kai, '500.css')).replace(/unicode-range:[^;}]*;?/g, ''),
  lean(read(katex, 'katex.min.css')),
]
  .join('\n')
  .replace(/url\((?:\.\/)?(?:files|fonts)\//g, 'url(fonts/')

const sheet = read(folderOf('@lightwork/content/parts.css'), 'parts.css') + read(import.meta.dirname, 'print.css')
const pageRule = ({ width, height }: { width: number; height: number }) =>
  `@page { size: ${width}mm ${height}mm; margin: 0 }\n:root { --width: ${width}mm; --height: ${height}mm }\n`

/** By name: the faces, and the sheet on each paper. */
const stylesheets = new Map([
  ['fonts.css', faces],
  ...paperCodes.map((paper) => [`${paper}.css`, pageRule(papers[paper]) + sheet] as const),
])

const hash = createHash('sha256')
  .update([...stylesheets.values()].join())
  .digest('base64url')
  .replace(/[^A-Za-z0-9]/g, '')
  .slice(0, 16)

/** The folder's name changes with its content, so that everything in it may be kept for ever. */
export const PRINT_FOLDER = `/print/${hash}`

export interface PrintFile {
  readonly contentType: string
  readonly body: Buffer | string
}

const font = /^fonts\/((?:noto-serif-sc|lxgw-wenkai|KaTeX_)[A-Za-z0-9_-]+\.woff2)$/
const homeOf = (name: string) =>
  name.startsWith('KaTeX_') ? join(katex, 'fonts') : join(name.startsWith('noto') ? song : kai, 'files')

/** A stylesheet or face of the print page by its path below the folder; null when there is none of this name. */
export function printFile(path: string): PrintFile | null {
  const css = stylesheets.get(path)
  if (css !== undefined) return { contentType: 'text/css; charset=utf-8', body: css }
  if (path === 'fonts/LICENSE.txt')
    return { contentType: 'text/plain; charset=utf-8', body: `${read(song, 'LICENSE')}\n\n${read(kai, 'LICENSE')}` }
  const [, name] = font.exec(path) ?? []
  if (name === undefined) return null
  try {
    return { contentType: 'font/woff2', body: readFileSync(join(homeOf(name), basename(name))) }
  } catch {
    return null
  }
}
