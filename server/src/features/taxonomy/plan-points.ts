import { termKey } from '@lightwork/domain'
import type { PointRow, RowError } from '@lightwork/interchange'
import { v7 as newId } from 'uuid'

/** A point that stands, or that a table adds. */
export interface PlanPoint {
  readonly id: string
  readonly parent_id: string | null
  readonly name: string
}

export interface PointPlan {
  /** Each after what it stands below. */
  readonly adds: readonly (PlanPoint & { readonly row: number })[]
  readonly renames: readonly {
    readonly row: number
    readonly id: string
    readonly from: string
    readonly name: string
  }[]
  readonly moves: readonly {
    readonly row: number
    readonly id: string
    readonly name: string
    readonly parent_id: string | null
  }[]
  readonly aliases: readonly { readonly row: number; readonly id: string; readonly name: string }[]
  readonly same: number
  readonly absent: number
  readonly errors: readonly RowError[]
}

const placeOf = (parentId: string | null, name: string) => `${parentId ?? ''}/${termKey(name)}`

class Planner {
  readonly adds: (PlanPoint & { row: number })[] = []
  readonly renames: { row: number; id: string; from: string; name: string }[] = []
  readonly moves: { row: number; id: string; name: string; parent_id: string | null }[] = []
  readonly aliases: { row: number; id: string; name: string }[] = []
  readonly errors: RowError[] = []
  readonly named = new Map<string, number>()
  same = 0
  readonly #byId: Map<string, PlanPoint>
  readonly #byPlace: Map<string, string>

  constructor(points: readonly PlanPoint[]) {
    this.#byId = new Map(points.map((point) => [point.id, point]))
    this.#byPlace = new Map(points.map(({ id, parent_id, name }) => [placeOf(parent_id, name), id]))
  }

  #find = (parentId: string | null, name: string): string | undefined => this.#byPlace.get(placeOf(parentId, name))

  #add(row: number, parent_id: string | null, name: string): string {
    const point = { id: newId(), parent_id, name }
    this.adds.push({ ...point, row })
    this.#byId.set(point.id, point)
    this.#byPlace.set(placeOf(parent_id, name), point.id)
    return point.id
  }

  /** Points above a row's own; those that stand nowhere yet are added. */
  #parentOf({ row, names }: PointRow): string | null {
    let parent: string | null = null
    for (const name of names.slice(0, -1)) parent = this.#find(parent, name) ?? this.#add(row, parent, name)
    return parent
  }

  #isBelow(id: string | null, above: string): boolean {
    for (let at = id; at !== null; at = this.#byId.get(at)?.parent_id ?? null) if (at === above) return true
    return false
  }

  #change(row: number, point: PlanPoint, parentId: string | null, name: string): void {
    if (this.#isBelow(parentId, point.id))
      return void this.errors.push({ row, message: '不能放到它自己的下级 / it cannot stand below itself' })
    const there = this.#find(parentId, name)
    if (there !== undefined && there !== point.id)
      return void this.errors.push({ row, message: '同一处已有这个名称 / the name stands there already' })
    const isMoved = parentId !== point.parent_id
    if (isMoved) this.moves.push({ row, id: point.id, name, parent_id: parentId })
    if (point.name !== name) this.renames.push({ row, id: point.id, from: point.name, name })
    if (!isMoved && point.name === name) this.same++
    this.#byId.set(point.id, { id: point.id, parent_id: parentId, name })
    this.#byPlace.set(placeOf(parentId, name), point.id)
  }

  take(line: PointRow): void {
    const { row, id, names } = line
    const name = names.at(-1) ?? ''
    const standing = id === null ? undefined : this.#byId.get(id)
    if (id !== null && standing === undefined)
      return void this.errors.push({
        row,
        message: '编号不在本学科的树里；新知识点请留空 / no point of this tree has this id',
      })
    const parentId = this.#parentOf(line)
    const before = this.adds.length
    const pointId = standing?.id ?? this.#find(parentId, name) ?? this.#add(row, parentId, name)
    const first = this.named.get(pointId)
    if (first !== undefined)
      return void this.errors.push({ row, message: `与第 ${first} 行重复 / the same as row ${first}` })
    this.named.set(pointId, row)
    if (standing !== undefined) this.#change(row, standing, parentId, name)
    else if (this.adds.length === before) this.same++
    for (const alias of line.aliases) this.aliases.push({ row, id: pointId, name: alias })
  }
}

/** What a table changes in a tree. Nothing is taken away by what it does not name. */
export function planPoints(points: readonly PlanPoint[], rows: readonly PointRow[]): PointPlan {
  const planner = new Planner(points)
  for (const row of rows) planner.take(row)
  const { adds, renames, moves, aliases, errors, same, named } = planner
  const absent = points.filter(({ id }) => !named.has(id)).length
  return { adds, renames, moves, aliases, errors, same, absent }
}
