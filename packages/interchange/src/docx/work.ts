import { type DocumentNode, groupsOf, keyText, ownAnswerOf, toText, withoutOwnAnswers } from '@lightwork/content'
import { isOn, type Mode, type Place, pathName, pathsOf, type Tier } from '@lightwork/domain'
import { type FileChild, Paragraph, TextRun } from 'docx'
import { blocks, gapOptions, held, holding } from './blocks.ts'
import { type Context, inward } from './context.ts'
import { inline } from './inline.ts'
import { LEAD_WIDTH, leadOf, paragraph } from './paragraphs.ts'
import type { Names, WordAnswer, WordSheet } from './sheet.ts'

interface Work {
  readonly tiers: readonly Tier[]
  readonly required: boolean
  readonly minutes: number
  readonly mode: Mode
  readonly place: Place
  readonly item_version_id?: string
  readonly pointer: string
}

// Attributes of a checked block of work.
const workOf = ({ attrs }: DocumentNode) => attrs as unknown as Work

/** What is to be known before beginning: minutes, and what is not as always. */
function facts({ minutes, required, mode, place }: Work, names: Names): string {
  const said = [
    ...(minutes > 0 ? [`${minutes} 分钟`] : []),
    ...(required ? [] : ['选做']),
    ...(mode === 'written' ? [] : [names.mode[mode]]),
    ...(place === 'home' ? [] : [names.place[place]]),
  ]
  return said.length === 0 ? '' : `〔${said.join(' · ')}〕`
}

function answerBlocks({ key, body, explanation }: WordAnswer, context: Context): FileChild[] {
  const inside = inward(context, LEAD_WIDTH)
  const said = keyText(key, { right: '对', wrong: '错' })
  const part = (name: string, short: string, document: DocumentNode): FileChild[] => {
    const content = toText(document) === '' ? [] : (document.content ?? [])
    if (short === '' && content.length === 0) return []
    const first = content[0]?.type === 'paragraph' ? content[0] : undefined
    const rest = first === undefined ? content : content.slice(1)
    const at = holding(document, inside)
    const words = [new TextRun({ text: `【${name}】`, bold: true }), new TextRun(short === '' ? '' : `${short}　`)]
    return [paragraph([...words, ...inline(first?.content, at)], at, { style: 'Answer' }), ...blocks(rest, at)]
  }
  return [...part('答案', said, body), ...part('解析', '', explanation)]
}

/** One block of work: number, facts, text, and in a teacher's copy what is right. */
function workBlock(node: DocumentNode, number: number, context: Context): FileChild[] {
  const work = workOf(node)
  const item = context.sheet.items.get(work.item_version_id ?? '')
  const said = facts(work, context.sheet.names)
  const lead = [...leadOf(`${number}.`), ...(said === '' ? [] : [new TextRun({ text: said, style: 'Quiet' })])]
  const isOwn = node.type === 'ownItem'
  const body = isOwn ? withoutOwnAnswers(node) : item?.body
  if (body === undefined) {
    const inside = inward(context, LEAD_WIDTH)
    return [paragraph([new TextRun(work.pointer)], inside, { lead })]
  }
  const written = isOwn ? { key: null, ...ownAnswerOf(node) } : item?.answer
  const answer = context.sheet.copy === 'teacher' && written ? answerBlocks(written, context) : []
  return [...held(body, lead, context), ...answer, new Paragraph({ spacing: { line: 160 } })]
}

const everyone = '全体完成'

/** Who does a block: the tiers or, where the homework has them, the groups. */
function bandOf(work: Work, { document, names }: WordSheet): string {
  const groups = groupsOf(document)
  const paths = pathsOf(groups)
  const own = paths.filter((path) => isOn(path, work)).map((path) => pathName(path, names.tier))
  if (own.length === paths.length) return everyone
  if (own.length === 0) return '没有分给任何一组'
  return `${own.join('、')}${groups === null ? '层' : ''}完成`
}

const isWork = ({ type }: DocumentNode) => type === 'itemBlock' || type === 'ownItem'

/** The whole sheet: texts as they stand, work numbered through, a band where the tiers change, groups with their choice. */
export function sheetBlocks(document: DocumentNode, context: Context): FileChild[] {
  const made: FileChild[] = []
  let number = 0
  let band = everyone
  const announce = (node: DocumentNode | undefined) => {
    const own = node === undefined ? band : bandOf(workOf(node), context.sheet)
    if (own === band) return
    band = own
    made.push(paragraph([new TextRun(band)], context, { style: 'Band', keepNext: true }))
  }
  const place = (node: DocumentNode, at: Context) => {
    announce(node)
    made.push(...workBlock(node, ++number, at))
  }
  for (const node of document.content ?? []) {
    if (isWork(node)) place(node, context)
    else if (node.type === 'choiceGroup') {
      const group = node.content ?? []
      announce(group[0])
      const text = `从下面 ${group.length} 项中任选 ${Number(node.attrs?.pick)} 项完成`
      made.push(paragraph([new TextRun(text)], context, { style: 'Instruction', keepNext: true }))
      for (const each of group) place(each, inward(context, LEAD_WIDTH / 2))
    } else made.push(...blocks([node], holding(document, context)))
  }
  return [...made, ...gapOptions(document, context)]
}
