import { type Dress, homeworkExtensions, itemExtensions } from '@lightwork/content'
import type { AnyExtension, Node } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import { ReactNodeViewRenderer, type ReactNodeViewRendererOptions } from '@tiptap/react'
import { BankDrop } from './bank-drop.ts'
import { ChoiceGroupView } from './blocks/ChoiceGroupView.tsx'
import { ItemBlockView } from './blocks/ItemBlockView.tsx'
import { OwnItemView } from './blocks/OwnItemView.tsx'
import { LoadParts, type SheetPart } from './blocks/parts.ts'
import { Upkeep } from './blocks/upkeep.ts'
import { Hints, type HintsOptions } from './hints.ts'
import { DayStepView } from './item-parts/DayStepView.tsx'
import { DrillView } from './item-parts/DrillView.tsx'
import { SubItemView } from './item-parts/SubItemView.tsx'
import { audioView, blankView, figureView, gapView } from './item-views.ts'
import { EditorKeys, type EditorKeysOptions } from './keys.ts'
import { MathKeys } from './math/math-keys.ts'
import { mathView } from './math/math-view.ts'
import type { Takers } from './paste.ts'
import { PasteRules } from './paste-rules.ts'

const sameChildren = (a: DocumentNode, b: DocumentNode) =>
  a.childCount === b.childCount && a.children.every((child, index) => child.attrs === b.child(index).attrs)

/** Blocks are drawn again when what they show changed, which their text is not; a block is never redrawn as another one. */
const options = (alsoChildren: boolean): Partial<ReactNodeViewRendererOptions> => ({
  update: ({ oldNode, newNode, updateProps }) => {
    if (oldNode.attrs.id !== newNode.attrs.id) return false
    if (oldNode.attrs !== newNode.attrs || (alsoChildren && !sameChildren(oldNode, newNode))) updateProps()
    return true
  },
})

const views: Readonly<Record<string, (node: Node) => Node>> = {
  mathInline: (node) => node.extend({ addNodeView: () => mathView(false) }),
  mathBlock: (node) => node.extend({ addNodeView: () => mathView(true) }),
  blank: (node) => node.extend({ addNodeView: () => blankView }),
  figure: (node) => node.extend({ addNodeView: () => figureView }),
  audio: (node) => node.extend({ addNodeView: () => audioView }),
  gap: (node) => node.extend({ addNodeView: () => gapView }),
  drill: (node) =>
    node.extend({ addNodeView: () => ReactNodeViewRenderer(DrillView, { ...options(false), as: 'li' }) }),
  subItem: (node) => node.extend({ addNodeView: () => ReactNodeViewRenderer(SubItemView, options(false)) }),
  dayStep: (node) => node.extend({ addNodeView: () => ReactNodeViewRenderer(DayStepView, options(false)) }),
  itemBlock: (node) => node.extend({ addNodeView: () => ReactNodeViewRenderer(ItemBlockView, options(false)) }),
  ownItem: (node) => node.extend({ addNodeView: () => ReactNodeViewRenderer(OwnItemView, options(false)) }),
  choiceGroup: (node) => node.extend({ addNodeView: () => ReactNodeViewRenderer(ChoiceGroupView, options(true)) }),
}

const dress: Dress = (node) => views[node.name]?.(node) ?? node

type Shared = EditorKeysOptions & Takers & HintsOptions

const shared = ({ onDropped, onFiles, hintFor, ...keys }: Shared): AnyExtension[] => [
  MathKeys,
  EditorKeys.configure(keys),
  PasteRules.configure({ onDropped, onFiles }),
  Hints.configure({ hintFor }),
]

/** The editor of a homework sheet: the nodes of packages/content with their views, and what the sheet does by itself. */
export const sheetExtensions = ({
  onParts,
  ...rest
}: Shared & { readonly onParts: (parts: SheetPart[]) => void }): AnyExtension[] => [
  ...homeworkExtensions(dress),
  LoadParts.configure({ onParts }),
  BankDrop,
  Upkeep,
  ...shared(rest),
]

/** The editor of an item's text. */
export const contentExtensions = (rest: Shared): AnyExtension[] => [...itemExtensions(dress), Upkeep, ...shared(rest)]
