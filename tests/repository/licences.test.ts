import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const allowed =
  /^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|OFL-1\.1|MIT-0|BlueOak-1\.0\.0|PostgreSQL|Python-2\.0|\(MIT OR .*\)|MIT OR Apache-2\.0|MIT AND Apache-2\.0|\(?BSD-.*)$/
/** Same freedoms, unusual spelling or no `license` field; each looked at by hand. */
const lookedAt: Readonly<Record<string, string>> = {}

interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: string | { type: string }
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function findDependency(from: string, name: string): string | null {
  for (let folder = from; folder !== '/'; folder = resolve(folder, '..')) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return found
    const sibling = join(folder, name)
    if (folder.endsWith('node_modules') && existsSync(join(sibling, 'package.json'))) return sibling
  }
  return null
}

/** Everything that ships: what the server, the web app and the packages depend on, all the way down. */
function shipped(): Map<string, Manifest> {
  const found = new Map<string, Manifest>()
  const visited = new Set<string>()
  const visit = (folder: string) => {
    const real = realpathSync(folder)
    if (visited.has(real)) return
    visited.add(real)
    const own = manifest(real)
    if (!real.startsWith(join(root, 'packages')) && !own.name?.startsWith('@lightwork/'))
      found.set(`${own.name}@${own.version}`, own)
    for (const name of Object.keys({ ...own.dependencies, ...own.optionalDependencies })) {
      const dependency = findDependency(real, name)
      if (dependency !== null) visit(dependency)
    }
  }
  for (const name of [
    'server',
    'web',
    'seed',
    ...readdirSync(join(root, 'packages')).map((each) => `packages/${each}`),
  ]) {
    if (existsSync(join(root, name, 'package.json'))) visit(join(root, name))
  }
  return found
}

describe('licences', () => {
  it('of everything shipped are MIT, ISC, BSD, Apache-2.0, or OFL for fonts', () => {
    const packages = shipped()
    expect(packages.size).toBeGreaterThan(100)
    const others = [...packages].flatMap(([id, { license, name = '' }]) => {
      const text = typeof license === 'object' ? license.type : (license ?? lookedAt[name] ?? 'none stated')
      return allowed.test(text) ? [] : [`${id}: ${text}`]
    })
    expect(others).toEqual([])
  })
})
