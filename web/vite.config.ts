import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Compressed copies beside every script and style, so that the server sends them as they are. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle() {
    const folder = join(import.meta.dirname, 'dist/assets')
    for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const bytes = readFileSync(join(folder, name))
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes))
    }
  },
})

/** React Aria carries its words in thirty languages; ours are two. */
const onlyOurLanguages = (): Plugin => ({
  name: 'only-our-languages',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    const [, language] =
      /react-(?:aria|stately|aria-components)[/\\].*[/\\]intl[/\\](?:\w+[/\\])?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id) ??
      []
    return language === undefined || language === 'zh-CN' || language === 'en-US' ? null : 'export default {}'
  },
})

/**
 * The browser asks and does not check: of the contract it needs methods, addresses and types. In the build every schema
 * is an empty object, which saves the schema library (12 kB compressed) on the first load.
 */
const withoutSchemas = (): Plugin => ({
  name: 'without-schemas',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id === 'typebox' ? '\0no-schemas' : null),
  load: (id) => (id === '\0no-schemas' ? 'export const Type = new Proxy({}, { get: () => () => ({}) })' : null),
})

export default defineConfig({
  plugins: [onlyOurLanguages(), withoutSchemas(), react(), compressed()],
  build: {
    // The last Chromium on old school PCs (DESIGN 6).
    target: ['chrome109', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/media', '/print', '/n'].map((path) => [path, 'http://127.0.0.1:3000'])),
  },
})
