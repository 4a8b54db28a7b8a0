import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildWeb } from '@lightwork/server/src/commands/web.ts'
import { beforeAll, describe, expect, it } from 'vitest'

const dist = resolve(import.meta.dirname, '../../web/dist')

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

let manifest: Manifest = {}
let assets: readonly string[] = []
beforeAll(async () => {
  await buildWeb()
  manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Manifest
  assets = readdirSync(join(dist, 'assets'))
}, 120_000)

/** Scripts that an entry loads before it can run, itself included. */
function scriptsOf(entry: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[entry]
  if (chunk === undefined) throw new Error(`no chunk ${entry}`)
  if (seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const name of chunk.imports ?? []) scriptsOf(name, seen)
  return seen
}

const compressed = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + statSync(join(dist, `${file}.br`)).size, 0)

describe('the built web app', () => {
  it('loads at most 180 kB of compressed script for a teacher’s first page', () => {
    const files = scriptsOf('index.html')
    scriptsOf('src/features/home/HomePage.tsx', files)
    expect(compressed(files)).toBeLessThanOrEqual(180_000)
  })

  it('keeps the editor and the formulas out of the first page', () => {
    const files = scriptsOf('index.html')
    scriptsOf('src/features/home/HomePage.tsx', files)
    const text = [...files].map((file) => readFileSync(join(dist, file), 'utf8')).join('\n')
    expect(text).not.toContain('KaTeX parse error')
    expect(text).not.toContain('ProseMirror-selectednode')
  })

  it('holds no library as its developers want it, whoever built it', () => {
    const faults = assets.filter(
      (file) => file.endsWith('.js') && readFileSync(join(dist, 'assets', file), 'utf8').includes('unique "key" prop'),
    )
    expect(faults).toEqual([])
  })

  it('calls nothing that Chromium 109 lacks', () => {
    const missing =
      /\b(?:Map|Object)\.groupBy\(|\.toSorted\(|\.toSpliced\(|\.toReversed\(|Promise\.withResolvers|URL\.canParse|Array\.fromAsync|new Set\([^)]*\)\.(?:union|intersection|difference)\(/
    const faults = assets
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => {
        const found = missing.exec(readFileSync(join(dist, 'assets', file), 'utf8'))
        return found === null ? [] : [`${file}: ${found[0]}`]
      })
    expect(faults).toEqual([])
  })

  it('uses no style that Chromium 109 does not know', () => {
    const unknown = /color-mix\(|oklch\(|light-dark\(|@starting-style|subgrid|(?:^|[{;}])\s*&/m
    const faults = assets
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => {
        const found = unknown.exec(readFileSync(join(dist, 'assets', file), 'utf8'))
        return found === null ? [] : [`${file}: ${found[0]}`]
      })
    expect(faults).toEqual([])
  })

  it('names no other site: everything comes from our own address', () => {
    const faults = assets
      .filter((file) => /\.(js|css)$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(dist, 'assets', file), 'utf8')
        return [...text.matchAll(/(?:url\(|import\(|fetch\()\s*["'`]?(https?:)?\/\/[^"'`)]+/g)].map(
          ([found]) => `${file}: ${found}`,
        )
      })
    expect(faults).toEqual([])
  })
})
