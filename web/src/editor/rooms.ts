import type { ItemType } from '@lightwork/domain'
import type { Node, Schema } from '@tiptap/pm/model'

const several = (count: number, make: () => Node | undefined): Node[] =>
  Array.from({ length: count }, make).filter((node) => node !== undefined)

/** Room for four options. */
export const emptyChoices = ({ nodes: { choiceList, choice } }: Schema): Node | undefined =>
  choiceList?.create(
    null,
    several(4, () => choice?.create()),
  )

/** Two columns of three. */
export const emptyColumns = ({ nodes: { matching, column, entry } }: Schema): Node | undefined =>
  matching?.create(
    null,
    several(2, () =>
      column?.create(
        null,
        several(3, () => entry?.create()),
      ),
    ),
  )

/** Three steps. */
export const emptySteps = ({ nodes: { ordering, entry } }: Schema): Node | undefined =>
  ordering?.create(
    null,
    several(3, () => entry?.create()),
  )

const rooms: Partial<Record<ItemType, (schema: Schema) => Node | undefined>> = {
  single_choice: emptyChoices,
  multiple_choice: emptyChoices,
  matching: emptyColumns,
  ordering: emptySteps,
}

/** What a question of this type is answered in, empty. */
export const roomFor = (schema: Schema, type: ItemType): Node | undefined => rooms[type]?.(schema)

const roomNames = ['choiceList', 'matching', 'ordering']

/** Is it such a room in which nothing is written? */
export function isEmptyRoom(node: Node): boolean {
  if (!roomNames.includes(node.type.name)) return false
  let isEmpty = true
  node.descendants(({ isInline }) => {
    if (isInline) isEmpty = false
  })
  return isEmpty
}
