import { homeworkTasks, pathsOfHomework } from '@lightwork/content'
import { loadOfPath, pathDots, pathName, pathsOf } from '@lightwork/domain'
import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import { blocks } from './blocks.ts'
import type { Context } from './context.ts'
import { line } from './inline.ts'
import { lineWidth, pageProperties, pageWidth } from './page.ts'
import type { WordSheet } from './sheet.ts'
import { numbering, styles } from './styles.ts'
import { sheetBlocks } from './work.ts'

/** How long the sheet takes: one figure when all ways that it is for have the same, else one for each. */
export function minutesLine({ document, names, path: own }: WordSheet): string {
  const { parts, groups } = homeworkTasks(document)
  const figures = (own === null ? pathsOf(groups) : [own]).map((path) => {
    const { written, home_total } = loadOfPath(parts, path)
    return { name: pathName(path, names.tier), minutes: Math.max(written, home_total) }
  })
  const first = figures[0]?.minutes ?? 0
  if (figures.every(({ minutes }) => minutes === first)) return first === 0 ? '' : `预计 ${first} 分钟`
  return `预计 ${figures.map(({ name, minutes }) => `${name} ${minutes} 分钟`).join(' · ')}`
}

const running = (children: readonly TextRun[], width: number) =>
  new Paragraph({
    tabStops: [{ type: 'right', position: width }],
    children: [...children],
  })

const quiet = (text: string) => new TextRun({ text, style: 'Quiet' })

/** On every page: whose sheet it is, for when, and how long it takes. */
function head(sheet: WordSheet): Header {
  const where = [sheet.className, sheet.day].filter((text) => text !== null)
  const kind = sheet.copy === 'teacher' ? ['教师用'] : []
  const left = [sheet.subject, ...(where.length > 0 ? where : [sheet.title.slice(0, 20)]), ...kind].join('　')
  return new Header({
    children: [
      running([quiet(left), new TextRun({ children: [new Tab()] }), quiet(minutesLine(sheet))], pageWidth(sheet.paper)),
    ],
  })
}

/** Whose sheet it is stands below as dots: no sheet names a tier or a group. */
const mark = ({ document, path }: WordSheet): string =>
  path === null ? '' : `${pathDots(path, pathsOfHomework(document))}　`

const foot = (sheet: WordSheet): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: 'center',
        children: [
          new TextRun({
            style: 'Quiet',
            children: [`${mark(sheet)}第 `, PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
          }),
        ],
      }),
    ],
  })

/** Above the work: title, and where class, name and day are said or written. No name of a pupil is ever printed. */
function opening(sheet: WordSheet): Paragraph[] {
  const title = new Paragraph({ style: 'Title', children: [new TextRun(sheet.title)] })
  const field = (name: string, said: string | null, width: number) => [
    new TextRun(`${name}：`),
    said === null ? line(width) : new TextRun(said),
    new TextRun('　　'),
  ]
  const fields = [
    ...field('班级', sheet.className, 6),
    ...(sheet.copy === 'pupil' ? field('姓名', null, 6) : []),
    ...field('日期', sheet.day, 6),
  ]
  return [title, new Paragraph({ alignment: 'center', spacing: { after: 120 }, children: fields })]
}

export interface WordFile {
  readonly bytes: Uint8Array
  /** Formulas that stand in it as marked LaTeX, because Word's equations cannot say them. */
  readonly kept: readonly string[]
}

/** A homework as a Word file: equations, tables and pictures that can be edited there. */
export async function writeHomework(sheet: WordSheet): Promise<WordFile> {
  const kept: string[] = []
  const context: Context = {
    sheet,
    width: lineWidth(sheet.paper),
    indent: 0,
    numbers: new Map(),
    kept,
    lists: { count: 0 },
    blocks,
  }
  const file = new Document({
    title: sheet.title,
    creator: '轻作业 Lightwork',
    styles,
    numbering,
    compatibility: { underlineTrailingSpaces: true },
    sections: [
      {
        properties: pageProperties(sheet.paper),
        headers: { default: head(sheet) },
        footers: { default: foot(sheet) },
        children: [...opening(sheet), ...sheetBlocks(context)],
      },
    ],
  })
  return { bytes: new Uint8Array(await Packer.toArrayBuffer(file)), kept }
}
