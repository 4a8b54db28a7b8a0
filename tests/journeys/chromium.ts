import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  filesOfPackage,
  type Unpacked,
  unpackChromium as unpack,
} from '@lightwork/server/src/features/print/pdf/unpack-chromium.ts'
import { testDataDir } from '@lightwork/server/test/data-dir.ts'

/** 153 stands for today's browsers; 109 is the last on old school PCs, our floor (DESIGN 6). */
export const browserVersions = ['153', '109'] as const
export type BrowserVersion = (typeof browserVersions)[number]
/** Where the two hardly differ: the floor; today's browser too with `LONG=1 npm test`. */
export const usualVersions = process.env.LONG === undefined ? (['109'] as const) : browserVersions

const require = createRequire(import.meta.url)

/** The browser of a version from its npm package, unpacked where the server under test keeps its own. */
export function unpackChromium(version: BrowserVersion): Promise<Unpacked> {
  const folder = join(testDataDir, 'browser')
  return version === '153'
    ? unpack(folder)
    : unpack(folder, { name: '109.0.6', files: filesOfPackage(require.resolve('chromium-109')) })
}
