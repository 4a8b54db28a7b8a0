import { type AnyExtension, type Attributes, Mark, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { AnswerSpaceNode } from './nodes/answer-space.ts'
import {
  ChoiceGroup,
  homeworkAttributes,
  Instruction,
  ItemBlock,
  OwnAnswer,
  OwnExplanation,
  OwnItem,
} from './nodes/homework-parts.ts'
import { Blank, Choice, ChoiceList, Figure } from './nodes/item-parts.ts'
import {
  Audio,
  Column,
  DayStep,
  DrillList,
  DrillNode,
  Entry,
  Gap,
  Matching,
  Ordering,
  SubItem,
  Transcript,
} from './nodes/kinds.ts'
import { Poem, PoemAuthor, PoemTitle, SideBySide, Verse } from './nodes/layout.ts'
import { MathBlock, MathInline } from './nodes/math.ts'
import { NumberLineNode } from './nodes/number-line.ts'
import { PlaneNode } from './nodes/plane.ts'
import { Ruby } from './nodes/ruby.ts'
import { WrittenSumNode } from './nodes/written-sum.ts'

const script = (name: 'subscript' | 'superscript', tag: 'sub' | 'sup') =>
  Mark.create({ name, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] })

/** Lets the browser dress a node with a view, by node name. The server uses the list bare. */
export type Dress = (node: Node) => Node
const asIs: Dress = (node) => node

const shared = (dress: Dress): AnyExtension[] => [
  StarterKit.configure({
    document: false,
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: false,
    strike: false,
    trailingNode: false,
    heading: { levels: [2, 3] },
  }),
  script('subscript', 'sub'),
  script('superscript', 'sup'),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  dress(MathInline),
  dress(MathBlock),
  dress(Blank),
  dress(Figure),
  dress(ChoiceList),
  dress(Choice),
  dress(Matching),
  dress(Column),
  dress(Ordering),
  dress(Entry),
  dress(Gap),
  dress(Audio),
  dress(AnswerSpaceNode),
  dress(Ruby),
  dress(SideBySide),
  dress(Poem),
  dress(PoemTitle),
  dress(PoemAuthor),
  dress(Verse),
  dress(WrittenSumNode),
  dress(NumberLineNode),
  dress(PlaneNode),
  dress(DrillList),
  dress(DrillNode),
]

const document = (content: string, attributes: Attributes = {}) =>
  Node.create({ name: 'doc', topNode: true, content, addAttributes: () => attributes })

/** The text of an item: stem with options, sub-items or days; answer, explanation. */
export const itemExtensions = (dress: Dress = asIs): AnyExtension[] => [
  document('(block | subItem | dayStep)+'),
  ...shared(dress),
  dress(SubItem),
  dress(DayStep),
  dress(Transcript),
]

/** A homework document: text, headings and instructions between blocks of work and "k of n" groups. */
export const homeworkExtensions = (dress: Dress = asIs): AnyExtension[] => [
  document('(block | work | part)+', homeworkAttributes),
  ...shared(dress),
  dress(Instruction),
  dress(ItemBlock),
  dress(OwnItem),
  dress(OwnAnswer),
  dress(OwnExplanation),
  dress(ChoiceGroup),
]
