import { clozeGapsOf, type DocumentNode, letter, numbersOf, optionsOfGap, toText } from '@lightwork/content'
import { AlignmentType, type FileChild, HeadingLevel, type IRunOptions, Paragraph, TextRun } from 'docx'
import { type Context, inward, type Lead } from './context.ts'
import { equation } from './equations.ts'
import { drawing, figure } from './figures.ts'
import { inline } from './inline.ts'
import { LEAD_WIDTH, leadOf, paragraph } from './paragraphs.ts'
import { choiceList, drillList, matching, sideBySide, table } from './tables.ts'

type Render = (node: DocumentNode, context: Context) => FileChild[]

/** A line of a poem; one that says nothing is left out. */
const verse =
  (dress: IRunOptions): Render =>
  (node, context) =>
    toText(node) === ''
      ? []
      : [
          paragraph(
            'bold' in dress || 'style' in dress
              ? [new TextRun({ ...dress, text: toText(node) })]
              : inline(node.content, context),
            context,
            {
              alignment: AlignmentType.CENTER,
            },
          ),
        ]

const list =
  (isNumbered: boolean): Render =>
  ({ content = [] }, context) => {
    const instance = ++context.lists.count
    const inside = inward(context, LEAD_WIDTH)
    return content.flatMap((item) => {
      const [first, ...rest] = item.content ?? []
      const numbering = { reference: isNumbered ? 'numbers' : 'bullets', level: 0, instance }
      const indent = { left: inside.indent, hanging: LEAD_WIDTH }
      return [paragraph(inline(first?.content, inside), inside, { numbering, indent }), ...blocks(rest, inside)]
    })
  }

/** The options of numbered blanks, below the text they belong to. */
export const gapOptions = (holder: DocumentNode, context: Context): FileChild[] =>
  clozeGapsOf(holder).flatMap((gap, index) => {
    const options = optionsOfGap(gap)
    if (options.length === 0) return []
    const texts = options.map((text, position) => `${letter(position)}. ${text}`).join('　　')
    const inside = inward(context, LEAD_WIDTH)
    return [paragraph([new TextRun(texts)], inside, { lead: leadOf(`${index + 1}.`) })]
  })

/** What is in a holder is numbered anew, from 1. */
export const holding = (holder: DocumentNode, context: Context): Context => ({ ...context, numbers: numbersOf(holder) })

/** What a holder holds, with a mark before its first line. */
export function held(holder: DocumentNode, lead: Lead, context: Context): FileChild[] {
  const inside = holding(holder, inward(context, LEAD_WIDTH))
  const [first, ...rest] = holder.content ?? []
  if (first?.type !== 'paragraph')
    return [
      paragraph([], inside, { lead, keepNext: true }),
      ...blocks(holder.content ?? [], inside),
      ...gapOptions(holder, inside),
    ]
  return [
    paragraph(inline(first.content, inside), inside, { lead, keepNext: rest.length > 0 }),
    ...blocks(rest, inside),
    ...gapOptions(holder, inside),
  ]
}

/** Everything that is a block of its own, by node name. A new node, such as a space for the answer, gets its look here. */
const renderers: Readonly<Record<string, Render>> = {
  paragraph: (node, context) => [paragraph(inline(node.content, context), context)],
  heading: (node, context) => [
    paragraph(inline(node.content, context), context, {
      heading: Number(node.attrs?.level) === 3 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2,
    }),
  ],
  instruction: (node, context) => [paragraph(inline(node.content, context), context, { style: 'Instruction' })],
  bulletList: list(false),
  orderedList: list(true),
  mathBlock: (node, context) => [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [equation(String(node.attrs?.latex), context, true)],
    }),
  ],
  figure,
  answerSpace: drawing,
  writtenSum: drawing,
  numberLine: drawing,
  plane: drawing,
  sideBySide,
  poem: (node, context) => blocks(node.content ?? [], context),
  poemTitle: verse({ bold: true }),
  poemAuthor: verse({ style: 'Quiet' }),
  verse: verse({}),
  table,
  choiceList,
  matching,
  drillList,
  ordering: ({ content = [] }, context) => {
    const inside = inward(context, LEAD_WIDTH)
    return content.map((entry, index) =>
      paragraph(inline(entry.content, inside), inside, { lead: leadOf(`${letter(index)}.`) }),
    )
  },
  subItem: (node, context) => held(node, leadOf(`（${context.numbers.get(node) ?? ''}）`), context),
  dayStep: (node, context) => [
    paragraph(
      [
        new TextRun({ text: `第 ${Number(node.attrs?.day)} 天`, bold: true }),
        new TextRun({ text: `　${Number(node.attrs?.minutes)} 分钟`, style: 'Quiet' }),
      ],
      context,
      { keepNext: true },
    ),
    ...blocks(node.content ?? [], holding(node, context)),
    ...gapOptions(node, context),
  ],
  audio: (node, context) => [paragraph([new TextRun(`［录音：${String(node.attrs?.alt ?? '')}］`)], context)],
  transcript: (node, context) => blocks(node.content ?? [], context),
  ownAnswer: () => [],
  ownExplanation: () => [],
}

export const blocks = (nodes: readonly DocumentNode[], context: Context): FileChild[] =>
  nodes.flatMap((node) => renderers[node.type]?.(node, context) ?? [paragraph([new TextRun(toText(node))], context)])
