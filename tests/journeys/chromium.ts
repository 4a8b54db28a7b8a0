import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

/** 153 stands for today's browsers; 109 is the last on old school PCs, our floor (DESIGN 6). */
export const browserVersions = ['153', '109'] as const
export type BrowserVersion = (typeof browserVersions)[number]

const require = createRequire(import.meta.url)
const packages: Record<BrowserVersion, string> = { '153': '@sparticuz/chromium', '109': 'chromium-109' }

/** Folder with the compressed files of a package, found from its entry (`build/index.js`). */
const filesOf = (version: BrowserVersion) => join(dirname(require.resolve(packages[version])), '..', 'bin')

/** Unpacks into a new folder and gives it its name at the end, so that a half-unpacked one is never used. */
async function unpackOnce(folder: string, archives: readonly string[]): Promise<string> {
  if (existsSync(folder)) return folder
  const fresh = mkdtempSync(`${folder}-`)
  const before = process.env.TMPDIR
  // `inflate` writes to the temporary folder of the moment.
  process.env.TMPDIR = fresh
  try {
    for (const archive of archives) await inflate(archive)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  try {
    renameSync(fresh, folder)
  } catch {
    // Another test run was faster; its folder is the same.
    rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}

/** 109 dies without any font, and the package's own configuration names folders of another machine. */
function configureFonts(shared: string): string {
  const file = join(shared, 'fonts.conf')
  const [fonts, cache] = [join(shared, 'fonts'), join(shared, 'cache')]
  if (!existsSync(file))
    writeFileSync(
      file,
      `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`,
    )
  return file
}

export interface Unpacked {
  readonly executablePath: string
  readonly env: Record<string, string>
}

/** The browser of a version from its npm package, with the shared libraries and fonts that the newer package brings. */
export async function unpackChromium(version: BrowserVersion): Promise<Unpacked> {
  const shared = await unpackOnce(join(tmpdir(), 'lightwork-chromium-shared'), [
    join(filesOf('153'), 'al2023.tar.br'),
    join(filesOf('153'), 'fonts.tar.br'),
  ])
  const own = await unpackOnce(join(tmpdir(), `lightwork-chromium-${version}`), [join(filesOf(version), 'chromium.br')])
  return {
    executablePath: join(own, 'chromium'),
    env: { LD_LIBRARY_PATH: join(shared, 'al2023', 'lib'), FONTCONFIG_FILE: configureFonts(shared) },
  }
}
