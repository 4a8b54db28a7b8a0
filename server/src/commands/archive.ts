import { readFile } from 'node:fs/promises'
import type { ArchiveLink } from '@lightwork/contract'
import { ConfigError } from '../config.ts'
import { checkLinks } from '../features/competitions/results/check-links.ts'

const faults = {
  number: '编号不连续 / the number is not the next one',
  previous: '与上一条接不上 / it does not follow the one before',
  hash: '内容与校验码不符 / its content is not what was chained',
  head: '末尾缺少记录 / records are missing at the end',
} as const

const isArchive = (value: unknown): value is { links: ArchiveLink[] } =>
  typeof value === 'object' && value !== null && 'links' in value && Array.isArray(value.links)

/** Checks an exported archive of a competition, without server or database; with a hash, also that its end is not missing. */
export async function archive([file, head]: readonly string[]): Promise<void> {
  if (file === undefined)
    throw new ConfigError('用法 / usage: npm run lightwork -- archive FILE [存档校验码 hash of its last link]')
  const read: unknown = JSON.parse(await readFile(file, 'utf8'))
  if (!isArchive(read)) throw new ConfigError('这不是评比存档 / not the archive of a competition')
  const verdict = await checkLinks(read.links, head)
  if (!verdict.holds)
    throw new ConfigError(
      `第 ${verdict.number} 条不对 / link ${verdict.number} does not hold：${faults[verdict.fault]}`,
    )
  process.stdout.write(`${read.links.length} 条全部相符 / all links hold\n${verdict.head}\n`)
}
