import type { Assignment } from '@lightwork/contract'
import type { ItemType, Mode, Origin, Place, Tier } from '@lightwork/domain'

type Doc = Assignment['document']
export interface BlindWork {
  readonly title: string
  readonly document: Doc
  readonly items: readonly {
    readonly version_id: string
    readonly type: ItemType
    readonly body: Doc
    readonly answer: { readonly key: unknown; readonly body: Doc }
    readonly explanation: Doc
  }[]
}
export interface EntryAttributes {
  readonly works: readonly {
    readonly title: string
    readonly rows: readonly {
      readonly number: number
      readonly pointer: string
      readonly type: ItemType | null
      readonly minutes: number
      readonly tiers: readonly Tier[]
      readonly required: boolean
      readonly mode: Mode
      readonly place: Place
      readonly points: readonly string[]
      readonly score_rate: number | null
      readonly origin: Origin | null
    }[]
  }[]
}
