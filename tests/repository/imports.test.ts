import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

const sources = ['packages', 'server', 'web', 'seed', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/node_modules|\/dist(\/|$)/.test(entry.parentPath),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)

const importPattern = /(?:from|import)\s*\(?\s*'([^']+)'/g
/** Types are gone at run time: they make no cycle. */
const typeImport = /import type [^;]*? from '[^']+'/g

/** Every import between files of ours, both ends as paths from the root; packages by name. */
const imports = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(importPattern)].map(([, target = '']) => ({
    from: file,
    to: target.startsWith('.') ? relative(root, resolve(root, file, '..', target)) : target,
  }))
})

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)tests?\//.test(file)
const offending = (from: RegExp, to: RegExp) =>
  imports.filter((each) => from.test(each.from) && to.test(each.to)).map((each) => `${each.from} -> ${each.to}`)

describe('imports point one way', () => {
  it('finds the imports of the whole tree', () => {
    expect(imports.length).toBeGreaterThan(300)
  })

  it('packages stand on packages only, domain on nothing of ours', () => {
    expect(offending(/^packages\//, /^(server|web|seed|tests)\/|^@lightwork\/(server|web|seed|tests)/)).toEqual([])
    expect(offending(/^packages\/domain\//, /^@lightwork\/|^node:|^(pg|fastify|kysely)$/)).toEqual([])
    expect(offending(/^packages\/content\//, /^@lightwork\/(contract|interchange|assembly)/)).toEqual([])
  })

  it('the browser never imports the server, nor the seed', () => {
    expect(offending(/^web\//, /^server\/|^seed\/|^@lightwork\/(server|seed)/)).toEqual([])
  })

  it('what features stand on knows no feature', () => {
    expect(offending(/^web\/src\/(ui|lib|editor)\//, /^web\/src\/features\//)).toEqual([])
    expect(offending(/^server\/src\/(http|db)\//, /^server\/src\/features\//)).toEqual([])
  })

  it('a feature calls another feature’s queries and commands, never its routes', () => {
    const crossing = imports.filter(({ from, to }) => {
      const [own] = /^server\/src\/features\/[^/]+/.exec(from) ?? []
      return own !== undefined && to.startsWith('server/src/features/') && !to.startsWith(`${own}/`) && !isTest(from)
    })
    expect(crossing.filter(({ to }) => to.endsWith('.routes.ts'))).toEqual([])
  })

  it('production code imports no test support', () => {
    expect(
      imports.filter(({ from, to }) => !isTest(from) && (/\.test\.ts$/.test(to) || to.startsWith('server/test/'))),
    ).toEqual([])
  })

  it('has no cycles between files', () => {
    const runtime = (file: string) => readFileSync(join(root, file), 'utf8').replace(typeImport, '')
    const next = Map.groupBy(
      imports.filter(({ from, to }) => sources.includes(to) && runtime(from).includes(`/${to.split('/').at(-1)}'`)),
      ({ from }) => from,
    )
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      if (done.has(file)) return
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of sources) visit(file, [])
    expect(cycles).toEqual([])
  })
})

describe('exports', () => {
  /** What adapters of the item search are made of, whichever are there. */
  const forAdapters = ['projectRows', 'TOKEN_RULES']
  const declared = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm

  it('are all used somewhere', () => {
    const uses = new Map<string, number>()
    const texts = sources.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const)
    for (const [, text] of texts) for (const [word] of text.matchAll(/\w+/g)) uses.set(word, (uses.get(word) ?? 0) + 1)
    const production = texts.filter(([file]) => !isTest(file))
    const dead = production.flatMap(([file, text]) =>
      [...text.matchAll(declared)].flatMap(([, name = '']) =>
        (uses.get(name) ?? 0) > 1 || forAdapters.includes(name) ? [] : [`${file}: ${name}`],
      ),
    )
    expect(dead).toEqual([])
  })
})

describe('sizes', () => {
  const lengths = sources
    .filter((file) => !isTest(file) && !file.endsWith('db/types.ts') && !/words[^/]*\.ts$/.test(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))

  it('no file is longer than 250 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([])
  })

  it('the median file is short', () => {
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(110)
  })
})

describe('the repository speaks of the product only', () => {
  it('names no machine paths and leaves no test switched off', () => {
    const faults = sources
      .filter((file) => !file.startsWith('tests/repository/'))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8')
        const found = [
          /['"`](\/home\/|\/root\/|\/Users\/|\/work\/)/,
          /\b(it|describe|test)\.only\(/,
          /\bTODO\b|\bFIXME\b/,
        ].filter((pattern) => pattern.test(text))
        return found.map((pattern) => `${file}: ${pattern}`)
      })
    expect(faults).toEqual([])
  })
})
