import { escapeHtml } from '@lightwork/content'
import type { PrintedCertificate } from '@lightwork/contract'
import { fullDay } from '../../notices/notice-words.ts'
import { stylesheetPath } from '../../notices/stylesheet.ts'
import { PRINT_FOLDER } from '../../print/stylesheet.ts'

export interface NumberedCertificate {
  readonly number: string
  readonly printed: PrintedCertificate
}

const dateOf = (day: string) => fullDay(day).replace(/ .*/, '')

/** One landscape sheet each: a double frame, the text as certificates of the county have it, the number at the foot. */
const style = `
@page { size: 297mm 210mm; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { font: 19pt/1.9 'Noto Serif SC', 'LXGW WenKai', serif; color: #22252a }
section { position: relative; width: 297mm; height: 209.5mm; padding: 30mm 38mm 24mm; break-after: page; break-inside: avoid }
section:last-child { break-after: auto }
section::before, section::after { content: ''; position: absolute; border: 1.2mm solid #1f5f5b }
section::before { inset: 9mm }
section::after { inset: 12mm; border-width: .3mm }
h1 { font-size: 42pt; line-height: 1.2; letter-spacing: .5em; text-indent: .5em; text-align: center; color: #1f5f5b }
.to { margin-top: 9mm; font-size: 22pt; font-weight: 700 }
.text { margin-top: 2mm; text-indent: 2em; text-align: justify }
.text b { white-space: nowrap }
.foot { position: absolute; right: 38mm; bottom: 30mm; text-align: right; line-height: 1.6 }
.number { position: absolute; left: 38mm; bottom: 30mm; font-size: 11pt; line-height: 1.6; color: #565b62 }
`

/** A title inside a title takes the single marks (GB/T 15834): 《〈…〉…》. */
const inTitleMarks = (title: string) => `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`

function sheet({ number, printed }: NumberedCertificate, origin: string): string {
  const { competition, organiser, group, title, school, name, award, day } = printed
  const text = `在“${escapeHtml(competition)}”（${escapeHtml(group)}）中，作品${escapeHtml(inTitleMarks(title))}荣获<b>${escapeHtml(award)}</b>。特发此证，以资鼓励。`
  return `<section><h1>证书</h1><p class="to">${escapeHtml(school)}　${escapeHtml(name)}老师：</p><p class="text">${text}</p><p class="number">编号 ${number}<br>查验 ${escapeHtml(`${origin}/certificates/${number}`)}</p><p class="foot">${escapeHtml(organiser)}<br>${dateOf(day)}</p></section>`
}

/** All certificates of a print, one sheet each. */
export const renderCertificates = (certificates: readonly NumberedCertificate[], origin: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>证书</title><link rel="stylesheet" href="${PRINT_FOLDER}/fonts.css"><style>${style}</style></head><body>${certificates.map((each) => sheet(each, origin)).join('')}</body></html>`

const plainPage = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="stylesheet" href="${stylesheetPath}"></head><body class="plain"><main><h1>${title}</h1>${body}</main></body></html>`

/** Says what stands on the certificate, and nothing else. */
export function renderCheck({ number, printed }: NumberedCertificate): string {
  const { competition, organiser, group, title, school, name, award, day } = printed
  const lines = [
    ['编号', number],
    ['评比', competition],
    ['组别', group],
    ['作品', title],
    ['作者', name],
    ['学校', school],
    ['奖项', award],
    ['颁发', `${organiser}，${dateOf(day)}`],
  ]
  return plainPage(
    '证书查验：属实',
    `<ul>${lines.map(([label = '', value = '']) => `<li><span>${label}</span> <b>${escapeHtml(value)}</b></li>`).join('')}</ul>`,
  )
}

/** The same for a number that never was and for one that was taken back. */
export const unknownCertificate = plainPage(
  '查无此证',
  '<p>请核对证书上的编号；编号区分数字 0、1，没有字母 O、I、L、U。</p><p lang="en">There is no certificate of this number. Please compare it with the one printed on the certificate.</p>',
)
