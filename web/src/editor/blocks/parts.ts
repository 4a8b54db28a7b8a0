import type { WorkAttributes } from '@lightwork/content'
import type { TaskGroups, Tasks } from '@lightwork/domain'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { isGroup, isWork, sameBlocks, workOf } from './structure.ts'

interface SheetGroup {
  readonly pick: number
  readonly blocks: readonly WorkAttributes[]
}

/** What costs minutes, as the rules count it, and which item of the bank it is. */
export type SheetPart = WorkAttributes | SheetGroup

/** The same with the groups of pupils, as the rules count it. */
export type SheetTasks = Tasks<SheetPart>

export const noTasks: SheetTasks = { parts: [], groups: null }

/** The groups of pupils that the sheet names. */
export const groupsOf = (doc: Node): TaskGroups => (doc.attrs.groups as TaskGroups | undefined) ?? null

/** The parts of the sheet that cost minutes. Looks at the blocks of the sheet only, never into their text. */
export function partsOf(doc: Node): SheetPart[] {
  const parts: SheetPart[] = []
  for (const node of doc.children) {
    if (isWork(node)) parts.push(workOf(node))
    else if (isGroup(node)) parts.push({ pick: Number(node.attrs.pick), blocks: node.children.map(workOf) })
  }
  return parts
}

export const tasksOf = (doc: Node): SheetTasks => ({ parts: partsOf(doc), groups: groupsOf(doc) })

const isSheetGroup = (part: SheetPart): part is SheetGroup => 'pick' in part

const sameBlock = (a: WorkAttributes, b: WorkAttributes): boolean =>
  a === b ||
  (a.id === b.id &&
    a.minutes === b.minutes &&
    a.mode === b.mode &&
    a.place === b.place &&
    a.required === b.required &&
    a.item_version_id === b.item_version_id &&
    a.daily === b.daily &&
    a.tier_minutes === b.tier_minutes &&
    a.tiers.join() === b.tiers.join())

const allSame = <T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean =>
  a.length === b.length && a.every((part, index) => same(part, b[index] as T))

const samePart = (a: SheetPart, b: SheetPart): boolean => {
  if (isSheetGroup(a)) return isSheetGroup(b) && a.pick === b.pick && allSame(a.blocks, b.blocks, sameBlock)
  return !isSheetGroup(b) && sameBlock(a, b)
}

/** ProseMirror keeps the attributes of a block whose text changes, so typing costs one comparison of addresses a block. */
export const sameParts = (a: readonly SheetPart[], b: readonly SheetPart[]): boolean => allSame(a, b, samePart)

/** ProseMirror keeps the groups, too, while anything else changes. */
const sameTasks = (a: SheetTasks, b: SheetTasks) => a.groups === b.groups && sameParts(a.parts, b.parts)

/** Says what costs minutes, and whom, whenever that changes; silent while text is typed. For the first answer ask `tasksOf`. */
export const LoadParts = Extension.create<{ onTasks: (tasks: SheetTasks) => void }>({
  name: 'loadParts',
  addOptions: () => ({ onTasks: () => {} }),
  addProseMirrorPlugins() {
    const { onTasks } = this.options
    return [
      new Plugin({
        view: ({ state }) => {
          let tasks = tasksOf(state.doc)
          return {
            update: (view, { doc }) => {
              if (doc === view.state.doc || (sameBlocks(doc, view.state.doc) && doc.attrs === view.state.doc.attrs))
                return
              const next = tasksOf(view.state.doc)
              if (sameTasks(tasks, next)) return
              tasks = next
              onTasks(tasks)
            },
          }
        },
      }),
    ]
  },
})
