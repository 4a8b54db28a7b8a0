import type { TermTree } from '@lightwork/contract'

export type TreePoint = TermTree['points'][number]

/** A line of the tree as it is drawn. */
export interface TreeLine {
  readonly point: TreePoint
  readonly level: number
  readonly hasChildren: boolean
  readonly place: number
  readonly siblings: number
}

export interface TreeIndex {
  readonly byId: ReadonlyMap<string, TreePoint>
  readonly children: ReadonlyMap<string | null, readonly TreePoint[]>
}

export function indexTree(points: readonly TreePoint[]): TreeIndex {
  const children = new Map<string | null, TreePoint[]>()
  for (const point of points) {
    const siblings = children.get(point.parent_id)
    if (siblings === undefined) children.set(point.parent_id, [point])
    else siblings.push(point)
  }
  return { byId: new Map(points.map((point) => [point.id, point])), children }
}

/** Lines in sight: what stands below a closed point is not drawn. */
export function visibleLines({ children }: TreeIndex, open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = []
  const visit = (parent: string | null, level: number) => {
    const siblings = children.get(parent) ?? []
    for (const [index, point] of siblings.entries()) {
      const hasChildren = children.has(point.id)
      lines.push({ point, level, hasChildren, place: index + 1, siblings: siblings.length })
      if (hasChildren && open.has(point.id)) visit(point.id, level + 1)
    }
  }
  visit(null, 1)
  return lines
}

/** What stands above a point, from the root down. */
export function ancestorsOf({ byId }: TreeIndex, id: string): TreePoint[] {
  const above: TreePoint[] = []
  for (let at = byId.get(id)?.parent_id ?? null; at !== null; ) {
    const point = byId.get(at)
    if (point === undefined) break
    above.unshift(point)
    at = point.parent_id
  }
  return above
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Points whose name or alias holds the text. */
export const findPoints = (points: readonly TreePoint[], text: string): TreePoint[] =>
  points.filter(({ name, aliases }) => [name, ...aliases].some((each) => folded(each).includes(folded(text.trim()))))

/** Points that another one can be put below or merged into: living, and not below itself. */
export const targetsFor = (index: TreeIndex, points: readonly TreePoint[], id: string | null): TreePoint[] =>
  points.filter(
    (point) => !point.retired && point.id !== id && !ancestorsOf(index, point.id).some((above) => above.id === id),
  )
