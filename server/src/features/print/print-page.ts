import { escapeHtml, hasPaths, homeworkTasks, pathOf, pathsOfHomework, worksOfPath } from '@lightwork/content'
import type { PrintOrder } from '@lightwork/contract'
import {
  COPIES_LIMIT,
  figureOf,
  loadOf,
  loadOfPath,
  type Path,
  papers,
  pathDots,
  pathName,
  subjectNames,
} from '@lightwork/domain'
import { toString as toQrCode } from 'qrcode'
import { Problem } from '../../http/problem.ts'
import { figureToText, monthAndDay, weekdayName } from '../notices/notice-words.ts'
import type { PrintedHomework } from './print.queries.ts'
import { gradeName, kindNames } from './print-words.ts'
import { type SheetOrder, sheetBlocks } from './sheet-blocks.ts'
import { PRINT_FOLDER } from './stylesheet.ts'

/** The sheets that were asked for. */
function sheetsOf({ document }: PrintedHomework, order: PrintOrder): SheetOrder[] {
  const { kind } = order
  const paths = pathsOfHomework(document)
  if (kind === 'teacher' || kind === 'key') return [{ kind, path: null, copies: 1 }]
  if (kind !== 'set') {
    const path = paths.find(({ code }) => code === order.path) ?? null
    // Never the whole instead of a part: the groups may have changed since the page was opened.
    if (path === null && order.path !== undefined) throw new Problem('path-gone')
    return [{ kind, path, copies: 1 }]
  }
  const sheets = paths.map((path) => ({ kind: 'pupils', path, copies: order[path.code] ?? 0 }) as const)
  const total = sheets.reduce((sum, { copies }) => sum + copies, 0)
  if (total < 1 || total > COPIES_LIMIT) throw new Problem('copies-wanted')
  return sheets.filter(({ copies }) => copies > 0)
}

/** Minutes of the path, or of the longest where the sheet is everybody's. */
function minutesText({ document }: PrintedHomework, path: Path | null): string {
  const tasks = homeworkTasks(document)
  return figureToText(path === null ? figureOf(loadOf(tasks)) : loadOfPath(tasks.parts, path))
}

/** For the teacher: what each path takes. */
const minutesOfPaths = (homework: PrintedHomework): string =>
  pathsOfHomework(homework.document)
    .map((path) => `${pathName(path, homework.tier_names)}：${minutesText(homework, path) || '没有任务'}`)
    .join('　')

/** Sheets of a path may lack numbers that others have. */
function skipsNumbers({ document }: PrintedHomework, path: Path | null): boolean {
  const numbers = worksOfPath(pathOf(document, path)).map(({ number }) => number)
  return numbers.some((number, index) => number !== index + 1)
}

function headOf(homework: PrintedHomework, order: SheetOrder): string {
  const { school_name, grade, subject, release } = homework
  const day = release === null ? [] : [`${monthAndDay(release.day)} 星期${weekdayName(release.day)}`]
  const left = [school_name, release?.class_name ?? gradeName(grade), subjectNames[subject].zh]
  const right = [...day, ...(order.kind === 'key' ? [] : [minutesText(homework, order.path)])].filter(
    (text) => text !== '',
  )
  return `<div class="head"><span>${left.map(escapeHtml).join('　')}</span><span>${right.map(escapeHtml).join('　')}</span></div>`
}

function footOf(homework: PrintedHomework, { path, kind }: SheetOrder): string {
  const name = kindNames[kind]
  const title = name === '' ? homework.title : `${homework.title}　${name}`
  const paths = pathsOfHomework(homework.document)
  const dots = path !== null && hasPaths(homework.document) ? `<span class="dots">${pathDots(path, paths)}</span>` : ''
  return `<div class="foot"><span class="of">${escapeHtml(title)}</span>${dots}<span class="count"></span></div>`
}

function titleOf(homework: PrintedHomework, { kind, path }: SheetOrder, qr: string): string {
  const name = kindNames[kind]
  const forPupils = kind === 'pupils' || kind === 'answers'
  const fields = forPupils
    ? `<p class="fields">${homework.release === null ? '班级<i></i>' : ''}姓名<i></i>实际用时<i class="short"></i>分钟</p>`
    : ''
  const note =
    forPupils && skipsNumbers(homework, path) ? '<p class="note">题号全班统一，这份作业单里没有的题号不用找。</p>' : ''
  const paths =
    kind === 'teacher' && hasPaths(homework.document)
      ? `<p class="note">${escapeHtml(minutesOfPaths(homework))}</p>`
      : ''
  const code = kind === 'pupils' && qr !== '' ? `<div class="qr">${qr}<small>作业公示</small></div>` : ''
  return `<div class="block title" data-keep><div><h1>${escapeHtml(homework.title)}${name === '' ? '' : ` <small>${name}</small>`}</h1>${fields}${note}${paths}</div>${code}</div>`
}

/** One sheet as a table: the browser repeats its head and foot on every page, also where nothing lays out the pages. */
function sheetHtml(homework: PrintedHomework, order: SheetOrder, qr: string): string {
  const blocks = sheetBlocks(homework, order)
  const body = blocks === '' ? '<div class="block text"><p class="meta">这份作业单没有任务。</p></div>' : blocks
  return `<article class="sheet" data-copies="${order.copies}"><table class="flow"><thead><tr><td>${headOf(homework, order)}</td></tr></thead><tfoot><tr><td>${footOf(homework, order)}</td></tr></tfoot><tbody><tr><td><div class="blocks">${titleOf(homework, order, qr)}${body}</div></td></tr></tbody></table></article>`
}

const qrOf = ({ release }: PrintedHomework, origin: string): Promise<string> | string =>
  release === null || release.notice_token === null
    ? ''
    : // Level M survives a creased, photocopied sheet.
      toQrCode(`${origin}/n/${release.notice_token}/${release.day}`, {
        type: 'svg',
        errorCorrectionLevel: 'M',
        margin: 0,
      })

/** Type grows for the youngest; large print is for pupils with low vision. What is for teachers is set small. */
const sizeOf = ({ large = false, kind }: PrintOrder, grade: number) =>
  large
    ? 'large'
    : kind === 'teacher' || kind === 'key'
      ? 'junior'
      : grade <= 2
        ? 'youngest'
        : grade <= 6
          ? 'primary'
          : 'junior'

/** The whole print page. Needs no script; what was asked for is all there is in it. */
export async function renderPrintPage(homework: PrintedHomework, order: PrintOrder, origin: string): Promise<string> {
  const { kind, paper = 'a4', duplex = false } = order
  const room = order.room === true && (kind === 'pupils' || kind === 'set')
  const qr = await qrOf(homework, origin)
  const sheets = sheetsOf(homework, order).map((each) => sheetHtml(homework, each, qr))
  const { columns } = papers[paper]
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(homework.title)}</title><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="${PRINT_FOLDER}/fonts.css"><link rel="stylesheet" href="${PRINT_FOLDER}/${paper}.css"></head><body class="${sizeOf(order, homework.grade)} ${homework.subject}" data-columns="${columns}"${duplex ? ' data-duplex' : ''}${room ? ' data-room' : ''}>${sheets.join('')}</body></html>`
}
