import type { Education, ItemType, Mode, Place, Tier } from '@lightwork/domain'

/** One movement: so many repetitions (and how long a set takes) or seconds. */
export interface SeedSet {
  readonly name: string
  readonly sets: number
  readonly seconds?: number
  readonly times?: number
  readonly each?: number
  readonly rest: number
}

/** What an item or one of its sub-items is made of beside its stem. */
export interface SeedParts {
  readonly type: ItemType
  readonly options?: string[]
  readonly key?: (number | boolean)[]
  readonly pairs?: [string, string][]
  readonly extra?: string[]
  readonly sequence?: string[]
  readonly gaps?: { options?: string[]; key?: number; accept?: string[] }[]
}

export interface SeedPart extends SeedParts {
  readonly tier: Tier
  readonly minutes: number
  readonly points?: string[]
  readonly stem: string
}

export interface SeedItem extends SeedParts {
  readonly id: string
  readonly grades: number[]
  readonly tier: Tier
  readonly mode: Mode
  readonly place: Place
  readonly minutes: number
  readonly minutes_why: string
  readonly score_rate: number
  readonly points: string[]
  readonly unit: string
  readonly competencies: string[]
  readonly education: Education
  readonly stem: string
  readonly parts?: SeedPart[]
  readonly days?: { day: number; minutes: number; do: string }[]
  readonly sets?: SeedSet[]
  /** What is heard; stands with the answer. */
  readonly script?: string
  readonly answer: string
  readonly explanation: string
}
