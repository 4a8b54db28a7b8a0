import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CalendarKind, DayKind, LimitRule, Role, SchoolSystem, Stage, Station, Subject } from '@lightwork/domain'
import { parse } from 'yaml'
import type { SeedItem } from './items.ts'

export * from './build.ts'
export * from './items.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))
const read = <T>(...path: string[]): T => parse(readFileSync(join(folder, ...path), 'utf8')) as T

export interface SeedTaxonomy {
  readonly subject: Subject
  readonly points: Record<string, string[]>
  readonly competencies: string[]
  readonly units: Record<string, string[]>
}

const yamlFiles = (name: string) =>
  existsSync(join(folder, name))
    ? readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.yaml'))
        .sort()
    : []

export const seedTaxonomies = (): SeedTaxonomy[] =>
  yamlFiles('taxonomy').map((file) => read<SeedTaxonomy>('taxonomy', file))

/** Items of every subject, by subject. */
export const seedItems = (): { subject: Subject; items: SeedItem[] }[] =>
  yamlFiles('items').map((file) => ({
    subject: file.replace('.yaml', '') as Subject,
    items: read<SeedItem[]>('items', file),
  }))

export interface SeedFigure {
  readonly name: string
  /** Content hash: the id under which the file is stored. */
  readonly id: string
  readonly bytes: Buffer
}

export const seedFigures = (): SeedFigure[] =>
  readdirSync(join(folder, 'figures'))
    .filter((file) => file.endsWith('.svg'))
    .map((file) => {
      const bytes = readFileSync(join(folder, 'figures', file))
      return {
        name: file.replace('.svg', ''),
        id: createHash('sha256').update(bytes).digest('hex').slice(0, 32),
        bytes,
      }
    })

export interface SeedMember {
  readonly login: string
  readonly station: Station
  readonly subjects: 'all' | Subject[]
  readonly stage?: Stage
}

export interface SeedCounty {
  readonly bureau: string
  readonly guidance_group: SeedMember[]
  readonly training_school: string
  readonly county_people: { login: string; name: string; role: Role; at?: 'training_school' }[]
  readonly schools: {
    name: string
    system: SchoolSystem
    grades: number[]
    people: { login: string; name: string; role: Role; subject?: Subject }[]
    classes: { name: string; grade: number; lead: string }[]
  }[]
  readonly today: { class: string; login: string; subject: Subject; title: string; pointer: string; minutes: number }[]
  readonly calendar: { day: string; kind: CalendarKind; note: string }[]
}

export const seedCounty = (): SeedCounty => read<SeedCounty>('county.yaml')

interface PolicyFile {
  readonly documents: Record<
    string,
    Pick<LimitRule, 'level' | 'title' | 'number' | 'clause' | 'issuer' | 'source' | 'effective_from'>
  >
  readonly rules: (Pick<LimitRule, 'id' | 'band' | 'quantity' | 'minutes' | 'severity' | 'enabled'> & {
    document: string
    day_kinds: DayKind[]
    zh: string
    en: string
  })[]
}

/** National and provincial limits, one rule for each kind of day it speaks of. */
export function seedPolicies(): LimitRule[] {
  const { documents, rules } = read<PolicyFile>('policies.yaml')
  return rules.flatMap(({ document, day_kinds, zh, en, id, ...rule }) => {
    const source = documents[document]
    if (source === undefined) throw new Error(`policies.yaml: no document ${document}`)
    return day_kinds.map((day_kind, index) => ({
      ...source,
      ...rule,
      id: index === 0 ? id : `${id}-${day_kind}`,
      text_zh: zh,
      text_en: en,
      day_kind,
      effective_to: null,
    }))
  })
}
