import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contract from '@lightwork/contract'
import { root } from '@lightwork/server/src/config.ts'
import { describe, expect, it } from 'vitest'

const isEndpoint = (value: unknown): value is contract.Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'url' in value

/** Tests over HTTP against real Postgres, and what several of them share; those of the web app only name endpoints. */
const patterns = ['*.test.ts', 'server/test/*.ts']
const tests = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => /^(server|tests)\//.test(path))
const text = tests.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')

describe('every endpoint of the contract', () => {
  it('is called by a test', () => {
    const endpoints = Object.entries(contract).flatMap(([name, value]) => (isEndpoint(value) ? [name] : []))
    expect(endpoints.length).toBeGreaterThan(40)
    // Called by the typed client, or its address used for a raw request.
    const untested = endpoints.filter((name) => !new RegExp(`contract\\.${name}\\b`).test(text))
    expect(untested).toEqual([])
  })
})
