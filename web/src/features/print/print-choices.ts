import { type PrintOrder, printHomework, printHomeworkPdf } from '@lightwork/contract'
import { COPIES_LIMIT, type Paper, type Path, type PathCode, type PrintKind } from '@lightwork/domain'

/** All items, whoever does them. */
export const WHOLE = 'whole'

export interface PrintChoices {
  readonly kind: PrintKind
  /** The way through the homework; null: none chosen yet. */
  readonly path: PathCode | typeof WHOLE | null
  readonly paper: Paper
  readonly large: boolean
  readonly room: boolean
  readonly duplex: boolean
  readonly releaseId: string | null
  readonly copies: Readonly<Partial<Record<PathCode, number | null>>>
}

export const firstChoices = (releaseId: string | null): PrintChoices => ({
  kind: 'pupils',
  path: null,
  paper: 'a4',
  large: false,
  room: false,
  duplex: true,
  releaseId,
  copies: {},
})

/** The ways of the text that is printed; one where all pupils get the same sheet. */
export interface PrintedPaths {
  readonly all: readonly Path[]
  readonly differ: boolean
}

/** The chosen way, where the text that is printed has it; else its first. */
export function chosenPath({ path }: PrintChoices, { all, differ }: PrintedPaths): PathCode | null {
  if (!differ || path === WHOLE) return null
  return (all.find(({ code }) => code === path) ?? all[0])?.code ?? null
}

/** What the server is asked for; null while a class set has no copies yet. */
export function orderOf(choices: PrintChoices, paths: PrintedPaths): PrintOrder | null {
  const { kind, paper, large, room, duplex, releaseId } = choices
  const path = chosenPath(choices, paths)
  const shown = paths.differ ? paths.all : paths.all.slice(0, 1)
  const copies = shown.flatMap(({ code }) => (choices.copies[code] ? [[code, choices.copies[code]] as const] : []))
  const total = copies.reduce((sum, [, count]) => sum + count, 0)
  if (kind === 'set' && (total < 1 || total > COPIES_LIMIT)) return null
  const isForPupils = kind === 'pupils' || kind === 'set'
  return {
    kind,
    paper,
    ...((kind === 'pupils' || kind === 'answers') && path !== null && { path }),
    ...(large && { large }),
    ...(isForPupils && room && { room }),
    ...(releaseId !== null && { release_id: releaseId }),
    ...(kind === 'set' && {
      ...(duplex && { duplex }),
      ...Object.fromEntries(copies),
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
