import { type PrintOrder, printHomework, printHomeworkPdf } from '@lightwork/contract'
import { COPIES_LIMIT, type Paper, type PrintKind, type Tier, tiers } from '@lightwork/domain'

export interface PrintChoices {
  readonly kind: PrintKind
  /** Null: all items. */
  readonly tier: Tier | null
  readonly paper: Paper
  readonly large: boolean
  readonly room: boolean
  readonly duplex: boolean
  readonly releaseId: string | null
  readonly copies: Readonly<Record<Tier, number | null>>
}

export const firstChoices = (hasPaths: boolean, releaseId: string | null): PrintChoices => ({
  kind: 'pupils',
  tier: hasPaths ? 'base' : null,
  paper: 'a4',
  large: false,
  room: false,
  duplex: true,
  releaseId,
  copies: { base: null, raise: null, extend: null },
})

/** What the server is asked for; null while a class set has no copies yet. */
export function orderOf(choices: PrintChoices): PrintOrder | null {
  const { kind, tier, paper, large, room, duplex, releaseId, copies } = choices
  const total = tiers.reduce((sum, each) => sum + (copies[each] ?? 0), 0)
  if (kind === 'set' && (total < 1 || total > COPIES_LIMIT)) return null
  const isForPupils = kind === 'pupils' || kind === 'set'
  return {
    kind,
    paper,
    ...((kind === 'pupils' || kind === 'answers') && tier !== null && { tier }),
    ...(large && { large }),
    ...(isForPupils && room && { room }),
    ...(releaseId !== null && { release_id: releaseId }),
    ...(kind === 'set' && {
      ...(duplex && { duplex }),
      ...Object.fromEntries(tiers.flatMap((each) => (copies[each] ? [[each, copies[each]]] : []))),
    }),
  }
}

export interface Address {
  readonly schoolId: string
  readonly assignmentId: string
}

function addressOf(template: string, { schoolId, assignmentId }: Address, order: PrintOrder): string {
  const path = template.replace(':school_id', schoolId).replace(':assignment_id', assignmentId)
  return `${path}?${new URLSearchParams(Object.entries(order).map(([name, value]) => [name, String(value)]))}`
}

export const pageAddress = (address: Address, order: PrintOrder): string => addressOf(printHomework.url, address, order)
export const pdfAddress = (address: Address, order: PrintOrder): string =>
  addressOf(printHomeworkPdf.url, address, order)
