import { destination, pino } from 'pino'

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>

/** Logs go to the error stream as JSON lines; the greeting for people goes to the output stream. */
export const createLog = (level: string = process.env.LOG_LEVEL ?? 'warn') =>
  pino({ level, base: null }, destination(2))
