import { type Dress, homeworkExtensions, itemExtensions } from '@lightwork/content'
import type { AnyExtension, Node } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { ReactNodeViewRendererOptions } from '@tiptap/react'
import { BankDrop } from './bank-drop.ts'
import { ChoiceGroupView } from './blocks/ChoiceGroupView.tsx'
import { ItemBlockView } from './blocks/ItemBlockView.tsx'
import { Numbers } from './blocks/numbers.ts'
import { OwnItemView } from './blocks/OwnItemView.tsx'
import { ownAnswerView } from './blocks/own-answer.ts'
import { LoadParts, type SheetTasks } from './blocks/parts.ts'
import { reactView } from './blocks/react-view.ts'
import { Upkeep } from './blocks/upkeep.ts'
import { FindKeys, type FindKeysOptions } from './find/find-keys.ts'
import { Hints, type HintsOptions } from './hints.ts'
import { DayStepView } from './item-parts/DayStepView.tsx'
import { DrillView } from './item-parts/DrillView.tsx'
import { SubItemView } from './item-parts/SubItemView.tsx'
import { audioView, blankView, gapView } from './item-views.ts'
import { KeepCaret } from './keep-caret.ts'
import { EditorKeys, type EditorKeysOptions } from './keys.ts'
import { MathKeys } from './math/math-keys.ts'
import { mathView } from './math/math-view.ts'
import { drawnView } from './parts/drawn-view.ts'
import { PartKeys } from './parts/part-keys.ts'
import { WritingKeys } from './parts/writing-keys.ts'
import type { Takers } from './paste.ts'
import { PasteRules } from './paste-rules.ts'
import { SlashKeys, type SlashKeysOptions } from './slash/slash-keys.ts'

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
  figure: (node) => node.extend({ addNodeView: () => drawnView('div') }),
  audio: (node) => node.extend({ addNodeView: () => audioView }),
  gap: (node) => node.extend({ addNodeView: () => gapView }),
  drill: (node) => node.extend({ addNodeView: () => reactView(DrillView, { ...options(false), as: 'li' }) }),
  subItem: (node) => node.extend({ addNodeView: () => reactView(SubItemView, options(false)) }),
  dayStep: (node) => node.extend({ addNodeView: () => reactView(DayStepView, options(false)) }),
  writtenSum: (node) => node.extend({ addNodeView: () => drawnView('div') }),
  numberLine: (node) => node.extend({ addNodeView: () => drawnView('div') }),
  plane: (node) => node.extend({ addNodeView: () => drawnView('div') }),
  ruby: (node) => node.extend({ addNodeView: () => drawnView('span') }),
  answerSpace: (node) => node.extend({ addNodeView: () => drawnView('div') }),
  itemBlock: (node) => node.extend({ addNodeView: () => reactView(ItemBlockView, options(false)) }),
  ownItem: (node) => node.extend({ addNodeView: () => reactView(OwnItemView, options(false)) }),
  ownAnswer: (node) => node.extend({ addNodeView: () => ownAnswerView }),
  ownExplanation: (node) => node.extend({ addNodeView: () => ownAnswerView }),
  choiceGroup: (node) => node.extend({ addNodeView: () => reactView(ChoiceGroupView, options(true)) }),
}

const dress: Dress = (node) => views[node.name]?.(node) ?? node

type Shared = EditorKeysOptions & Takers & HintsOptions & SlashKeysOptions & FindKeysOptions

const shared = ({ onDropped, onFiles, hintFor, slashEntries, onFind, ...keys }: Shared): AnyExtension[] => [
  MathKeys,
  PartKeys,
  WritingKeys,
  KeepCaret,
  EditorKeys.configure(keys),
  PasteRules.configure({ onDropped, onFiles }),
  Hints.configure({ hintFor }),
  SlashKeys.configure({ slashEntries }),
  FindKeys.configure({ onFind }),
]

/** The editor of a homework sheet: the nodes of packages/content with their views, and what the sheet does by itself. */
export const sheetExtensions = ({
  onTasks,
  ...rest
}: Shared & { readonly onTasks: (tasks: SheetTasks) => void }): AnyExtension[] => [
  ...homeworkExtensions(dress),
  LoadParts.configure({ onTasks }),
  BankDrop,
  Upkeep,
  Numbers,
  ...shared(rest),
]

/** The editor of an item's text. */
export const contentExtensions = (rest: Shared): AnyExtension[] => [...itemExtensions(dress), Upkeep, ...shared(rest)]
