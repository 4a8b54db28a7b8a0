import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const TICKS_A_SECOND = 100

interface Status {
  readonly parent: number
  readonly ticks: number
}

/** What `/proc` says of a process; null when it has ended. */
function statusOf(pid: string | number): Status | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; fields are counted from the one after it (the state, field 3).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3])
    return { parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) }
  } catch {
    return null
  }
}

/** Processor seconds of one process, its ended children included. Does not depend on what else the machine does. */
export const cpuOf = (pid: number): number => (statusOf(pid)?.ticks ?? 0) / TICKS_A_SECOND

/** The same of a process and all that stand under it: a postmaster with its backends, running and ended. */
export function cpuOfTree(root: number): number {
  const statuses = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const status = statusOf(name)
        return status === null ? [] : [[Number(name), status] as const]
      }),
  )
  const isUnder = (pid: number): boolean => {
    const parent = statuses.get(pid)?.parent
    return pid === root || (parent !== undefined && parent !== pid && isUnder(parent))
  }
  const ticks = [...statuses].reduce((sum, [pid, status]) => sum + (isUnder(pid) ? status.ticks : 0), 0)
  return ticks / TICKS_A_SECOND
}
