import { spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { ConfigError } from '../config.ts'

/** How to start a program that refuses to be root. */
export type Launch = (
  program: string,
  args: readonly string[],
) => { command: string; args: string[]; ids: { uid?: number; gid?: number } }

const NOBODY = 65534
const plain: Launch = (command, args) => ({ command, args: [...args], ids: {} })
const asNobody: Launch = (command, args) => ({ command, args: [...args], ids: { uid: NOBODY, gid: NOBODY } })
/** Same files and rights as root outside, but not root by number: for folders that nobody may not enter, such as /root. */
const inNamespace: Launch = (command, args) => ({
  command: 'unshare',
  args: ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--', command, ...args],
  ids: {},
})

function works(launch: Launch, program: string, folder: string): boolean {
  const start = launch('sh', ['-c', `"$0" --version && test -w "$1" && test -x "$1"`, program, folder])
  return spawnSync(start.command, start.args, { stdio: 'ignore', ...start.ids }).status === 0
}

/**
 * Postgres refuses to be root: as root it is started in a namespace where it is nobody, else as nobody itself.
 * Throws ConfigError where neither can work in the folder.
 */
export function chooseLaunch(program: string, folder: string): Launch {
  if (process.getuid?.() !== 0) return plain
  // A folder made for one launch stays with it: its owner says which one it was.
  if (works(inNamespace, program, folder)) return inNamespace
  chownSync(folder, NOBODY, NOBODY)
  if (works(asNobody, program, folder)) return asNobody
  throw new ConfigError(
    `数据库不能以 root 身份运行，也无法在“${folder}”改用其他身份；请用普通用户启动，或把 DATA_DIR 设到 /var/lib 等目录` +
      ` / Postgres refuses root; start as an ordinary user or set DATA_DIR to a folder outside /root`,
  )
}
