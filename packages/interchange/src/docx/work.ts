import {
  bodyOfPath,
  type DocumentNode,
  groupsOf,
  keyText,
  ownAnswerOf,
  type PathWork,
  pathOf,
  toText,
  type WorkAttributes,
  withoutOwnAnswers,
} from '@lightwork/content'
import { isOn, minutesFor, pathName, pathsOf, tiersOn } from '@lightwork/domain'
import { type FileChild, Paragraph, TextRun } from 'docx'
import { blocks, gapOptions, held, holding } from './blocks.ts'
import { type Context, inward } from './context.ts'
import { inline } from './inline.ts'
import { LEAD_WIDTH, leadOf, paragraph } from './paragraphs.ts'
import type { WordAnswer, WordSheet } from './sheet.ts'

/** What is to be known before beginning: minutes, and what is not as always. */
function facts(work: WorkAttributes, { path, names }: WordSheet): string {
  const { required, mode, place } = work
  const minutes = path === null ? work.minutes : minutesFor(work, tiersOn(path, work))
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
function workBlock({ node, number, attributes: work }: PathWork, context: Context): FileChild[] {
  const item = context.sheet.items.get(work.item_version_id ?? '')
  const said = facts(work, context.sheet)
  const lead = [...leadOf(`${number}.`), ...(said === '' ? [] : [new TextRun({ text: said, style: 'Quiet' })])]
  const isOwn = node.type === 'ownItem'
  const whole = isOwn ? withoutOwnAnswers(node) : item?.body
  if (whole === undefined) {
    const inside = inward(context, LEAD_WIDTH)
    return [paragraph([new TextRun(work.pointer)], inside, { lead })]
  }
  const body = bodyOfPath(whole, work, context.sheet.path)
  const written = isOwn ? { key: null, ...ownAnswerOf(node) } : item?.answer
  const answer = context.sheet.copy === 'teacher' && written ? answerBlocks(written, context) : []
  return [...held(body, lead, context), ...answer, new Paragraph({ spacing: { line: 160 } })]
}

const everyone = '全体完成'

/** Who does a block: the tiers or, where the homework has them, the groups. */
function bandOf(work: WorkAttributes, { document, names }: WordSheet): string {
  const groups = groupsOf(document)
  const paths = pathsOf(groups)
  const own = paths.filter((path) => isOn(path, work)).map((path) => pathName(path, names.tier))
  if (own.length === paths.length) return everyone
  if (own.length === 0) return '没有分给任何一组'
  return `${own.join('、')}${groups === null ? '层' : ''}完成`
}

/** The whole sheet: texts as they stand, work numbered through, a band where the tiers change, groups with their choice. */
export function sheetBlocks(context: Context): FileChild[] {
  const { document, path } = context.sheet
  const made: FileChild[] = []
  const parts = pathOf(document, path)
  // Blanks of the words between the work are numbered through, as far as this sheet has them.
  const words = { ...document, content: parts.flatMap((part) => (part.kind === 'text' ? [part.node] : [])) }
  let band = everyone
  const announce = (work: PathWork | undefined) => {
    // On the sheet of one path all is for its pupils.
    if (path !== null || work === undefined) return
    const own = bandOf(work.attributes, context.sheet)
    if (own === band) return
    band = own
    made.push(paragraph([new TextRun(band)], context, { style: 'Band', keepNext: true }))
  }
  const place = (work: PathWork, at: Context) => {
    announce(work)
    made.push(...workBlock(work, at))
  }
  for (const part of parts) {
    if (part.kind === 'work') place(part, context)
    else if (part.kind === 'choice') {
      announce(part.works[0])
      const text = `从下面 ${part.works.length} 项中任选 ${part.pick} 项完成`
      made.push(paragraph([new TextRun(text)], context, { style: 'Instruction', keepNext: true }))
      for (const each of part.works) place(each, inward(context, LEAD_WIDTH / 2))
    } else made.push(...blocks([part.node], holding(words, context)))
  }
  return [...made, ...gapOptions(words, context)]
}
