import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'

const isLightwork = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // After a kill -9 the number may belong to another program by now.
    const file = `/proc/${pid}/cmdline`
    return !existsSync(file) || readFileSync(file, 'utf8').includes('commands.ts')
  } catch {
    return false
  }
}

/** The process that uses a data folder; null when none does. */
export function holderOf(dataDir: string): number | null {
  const file = join(dataDir, 'lightwork.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  return pid > 0 && pid !== process.pid && isLightwork(pid) ? pid : null
}

/** One process a data folder. Answers the function that gives the folder free. */
export function holdFolder(dataDir: string): () => void {
  const file = join(dataDir, 'lightwork.pid')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const other = holderOf(dataDir)
    if (other !== null) {
      throw new ConfigError(
        `“${dataDir}”已由另一个轻作业使用（进程 ${other}） / this data folder is in use by process ${other}`,
      )
    }
    writeFileSync(file, String(process.pid))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(
      `数据目录“${dataDir}”不能使用：${(error as Error).message}；请设置 DATA_DIR / the data folder cannot be used`,
    )
  }
  return () => rmSync(file, { force: true })
}
