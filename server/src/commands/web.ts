import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../config.ts'

const sources = [
  'web/src',
  'web/index.html',
  'web/package.json',
  'web/vite.config.ts',
  'packages/contract/src',
  'packages/content/src',
  'packages/domain/src',
  'pnpm-lock.yaml',
]

function filesOf(path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  try {
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return [full]
  }
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesOf)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the web app unless the built one is of the very same sources. */
export async function buildWeb(): Promise<void> {
  if (!existsSync(join(root, 'web/index.html'))) return
  const stamp = join(root, 'web/dist/.built-from')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const vite = join(root, 'web/node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    // Whoever asks for it, a test too: anything else builds React for its developers, half as large again.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  })
  const status = await new Promise((resolve) => child.on('exit', resolve))
  if (status !== 0) throw new Error('the web app could not be built')
  writeFileSync(stamp, wanted)
}
