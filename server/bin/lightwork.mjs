#!/usr/bin/env node
// The one door: brings the pinned Node and pnpm (both as npm packages), installs what the lock file says,
// then hands over to the command. Runs on any Node >= 20 with npm, without root and without node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_VERSION = '24.21.0'
const PNPM_VERSION = '10.34.8'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const tools = join(root, '.tools')
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const node = join(tools, 'node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

function fail(zh, en) {
  process.stderr.write(`\n轻作业无法启动：${zh}\nLightwork cannot start: ${en}\n`)
  process.exit(1)
}

function step(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
  if (error || status !== 0) {
    fail(
      `这一步没有成功：${command} ${args.join(' ')}`,
      `this step failed: ${command} ${args.join(' ')} ${error ?? ''}`,
    )
  }
}

/** Node and pnpm of exactly the pinned versions, in .tools/ (a second start finds them there). */
function bringTools() {
  const stamp = join(tools, 'versions')
  const wanted = `${nodePackage}@${NODE_VERSION} pnpm@${PNPM_VERSION}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node)) return
  process.stderr.write(`正在准备运行环境 preparing ${wanted}\n`)
  rmSync(tools, { recursive: true, force: true })
  mkdirSync(tools, { recursive: true })
  writeFileSync(join(tools, 'package.json'), '{"private":true}\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  step(npm, ['install', '--prefix', tools, '--no-audit', '--no-fund', '--no-package-lock', ...wanted.split(' ')], {
    cwd: tools,
    shell: process.platform === 'win32',
  })
  writeFileSync(stamp, wanted)
}

const environment = () => ({
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  npm_config_manage_package_manager_versions: 'false',
})

function pnpmEntry() {
  const folder = join(tools, 'node_modules', 'pnpm')
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, bin.pnpm)
}

/** Installs once per lock file; skipped when nothing changed since. */
function installDependencies() {
  const stamp = join(root, 'node_modules', '.installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  step(node, [pnpmEntry(), 'install', '--frozen-lockfile'], { env: { ...environment(), CI: 'true' } })
  writeFileSync(stamp, wanted)
}

/** An import makes and drops much: with more room for what is young, a tenth less time goes into clearing up. */
const ROOM_FOR_IMPORTS = ['--max-semi-space-size=32']

const [command = 'start', ...rest] = process.argv.slice(2)
bringTools()
if (command !== 'pnpm') installDependencies()
const args =
  command === 'pnpm'
    ? [pnpmEntry(), ...rest]
    : command === 'exec'
      ? [pnpmEntry(), 'exec', ...rest]
      : [...(command === 'import' ? ROOM_FOR_IMPORTS : []), join(root, 'server/src/commands.ts'), command, ...rest]
const child = spawn(node, args, { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit', env: environment() })
// The command stops itself on a signal (it has a database to close); this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
