import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { problems } from '@lightwork/contract'
import { describeSchema, describeTypes } from '@lightwork/server/src/db/generate.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { ownerUrl } = await cloneDatabase()

describe('generated files are fresh', () => {
  it('migrations/schema.sql is what the migrations make', async () => {
    expect(await describeSchema(ownerUrl)).toBe(read('migrations/schema.sql'))
  })

  it('server/src/db/types.ts is what the database says', async () => {
    expect(await describeTypes(ownerUrl)).toBe(read('server/src/db/types.ts'))
  })
})

describe('pages for people say what the code says', () => {
  it('docs/problems.md explains every problem code and no other', () => {
    const explained = [...read('docs/problems.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)
    expect([...explained].sort()).toEqual(Object.keys(problems).sort())
  })

  it('README.md names every setting the server reads', () => {
    const config = read('server/src/config.ts')
    const settings = [...config.matchAll(/env\.([A-Z_]+)/g)].map(([, name = '']) => name)
    expect(settings.length).toBeGreaterThan(5)
    for (const name of settings) expect(read('README.md')).toContain(`\`${name}\``)
  })
})

describe('schema rules that keep the county able to grow', () => {
  const migrations = readdirSync(join(root, 'migrations'))
    .filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
    .map((name) => read(`migrations/${name}`))
    .join('\n')
    .replace(/--.*$/gm, '')

  it('no serial, exclusion constraint, LISTEN or session setting', () => {
    expect(migrations).not.toMatch(/\b(big)?serial\b|\bexclude\s+using\b|\blisten\b|\bset\s+session\b/i)
  })

  it('every table of a school has school_id first in its key, and row-level security', () => {
    const schema = read('migrations/schema.sql')
    const owned = [...schema.matchAll(/^table (\w+)\.school_id /gm)].map(([, name = '']) => name)
    expect(owned.length).toBeGreaterThanOrEqual(10)
    for (const table of owned) {
      expect(schema).toMatch(new RegExp(`^constraint ${table}\\.\\w+ PRIMARY KEY \\(school_id`, 'm'))
      expect(schema).toContain(`policy ${table}.school using may_see_school(school_id)`)
    }
  })
})
