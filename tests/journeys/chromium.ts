import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** 153 stands for today's browsers; 109 is the last on old school PCs, our floor (DESIGN 6). */
export const browserVersions = ['153', '109'] as const
export type BrowserVersion = (typeof browserVersions)[number]

const require = createRequire(import.meta.url)
const packages: Record<BrowserVersion, string> = { '153': '@sparticuz/chromium', '109': 'chromium-109' }

/** Folder with the compressed files of a package, found from its entry (`build/index.js`). */
const filesOf = (name: string) => join(dirname(require.resolve(name)), '..', 'bin')

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
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${join(shared, 'fonts')}</dir><cachedir>${join(shared, 'cache')}</cachedir></fontconfig>`)
  return file
}

const flags = ['--no-sandbox', '--headless', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb']

/** The npm-installed Chromium of a version, with the shared libraries and fonts that its package brings. */
export async function launchBrowser(version: BrowserVersion): Promise<Browser> {
  const bin = filesOf(packages['153'])
  const shared = await unpackOnce(join(tmpdir(), 'lightwork-chromium-shared'), [join(bin, 'al2023.tar.br'), join(bin, 'fonts.tar.br')])
  const own = await unpackOnce(join(tmpdir(), `lightwork-chromium-${version}`), [join(filesOf(packages[version]), 'chromium.br')])
  return chromium.launch({
    executablePath: join(own, 'chromium'),
    args: flags,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(shared, 'al2023', 'lib'),
      FONTCONFIG_FILE: configureFonts(shared),
    },
  })
}
