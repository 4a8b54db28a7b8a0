import { createHash, randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../../http/problem.ts'

/** ASVS 5.0 11.4.2: argon2id, 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** 256 random bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
/** 128 random bits for public addresses, 22 characters. */
export const newAddress = (): string => randomBytes(16).toString('base64url')

const QUEUE_LIMIT = 200
let running = 0
const waiting: (() => void)[] = []

/** At most one hash a core; a long queue is refused, so that a sign-in storm stays a queue and not an outage. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= QUEUE_LIMIT) throw new Problem('busy')
  if (running >= Math.max(1, availableParallelism() - 1)) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => oneAtATime(() => hash(password, parameters))

let decoy: Promise<string> | undefined

/** Takes the same time whether the account exists or not. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newToken())
  const known = stored ?? (await decoy)
  const matches = await oneAtATime(() => verify(known, password))
  return matches && stored !== null
}

const common = new Set([
  'password',
  'qwertyuiop',
  '1234567890',
  '0123456789',
  '1qaz2wsx3edc',
  'woaini1314',
  'a123456789',
  '123456789a',
  'q1w2e3r4t5',
  '1q2w3e4r5t',
  'lightwork',
  'iloveyou520',
  'zuoyezuoye',
])

/** ASVS 5.0 6.2: length and a list of common ones; no rules on kinds of characters. */
export function checkPassword(password: string, login: string): void {
  const plain = password.toLowerCase()
  const monotonous = new Set(plain).size < 4
  if ([...password].length < 10 || common.has(plain) || monotonous || plain.includes(login))
    throw new Problem('password-weak')
}
