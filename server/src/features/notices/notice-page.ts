import { escapeHtml } from '@lightwork/content'
import { type DayLoads, figureOf, type LimitRule, noLoad } from '@lightwork/domain'
import { loadBar } from './load-bar.ts'
import type { NoticeDay, NoticeRelease } from './notice.queries.ts'
import type { NoticeChoice, NoticeLine, NoticePart } from './notice-content.ts'
import { oneLine, textToHtml, wordToHtml } from './notice-text.ts'
import * as words from './notice-words.ts'

const minutesToHtml = (text: string) => `<span class="min">${text}</span>`

/** Of how many days of a release the page shows which. */
type Spread = Pick<NoticeRelease, 'nth' | 'days'>

/** Work that is spread shows its whole; a project what this very day takes of it. */
function lineMinutes({ minutes, daily }: NoticeLine, { nth, days }: Spread): string {
  if (daily !== undefined && days > 1) return `今天 ${daily[nth - 1] ?? 0} 分钟，共 ${minutes} 分钟`
  return `${days > 1 ? '全部 ' : ''}${minutes} 分钟`
}

function lineToHtml(line: NoticeLine, spread: Spread): string {
  const { text, mode, place, required, everyone } = line
  const how = [
    words.modeNames[mode],
    words.placeNames[place],
    required ? '必做' : '选做',
    ...(everyone ? [] : ['按老师发的作业单完成']),
  ]
  return `<li><p><span class="what">${textToHtml(text)}</span> <span class="how">${how.join(' · ')}</span></p> ${minutesToHtml(lineMinutes(line, spread))}</li>`
}

const choiceToHtml = ({ pick, lines }: NoticeChoice, spread: Spread) =>
  `<li class="choice"><p>任选 ${pick} 项</p><ul>${lines.map((line) => lineToHtml(line, spread)).join('')}</ul></li>`

function partToHtml(part: NoticePart, spread: Spread): string {
  if (part.kind === 'work') return lineToHtml(part, spread)
  if (part.kind === 'choice') return choiceToHtml(part, spread)
  return `<li class="${part.kind}">${textToHtml(part.text)}</li>`
}

function homeworkToHtml({ notice, teacher, nth, days, load }: NoticeRelease): string {
  const share = words.figureToText(figureOf(load))
  const spread =
    days > 1
      ? `<p class="spread">分天完成：第 ${nth} 天，共 ${days} 天${share === '' ? '' : `；这一天 ${share}`}</p>`
      : ''
  const more = notice.more > 0 ? `<li class="instruction">另有 ${notice.more} 项，见老师发的作业单</li>` : ''
  const parts = notice.parts.map((part) => partToHtml(part, { nth, days })).join('')
  return `<h3>${wordToHtml(notice.title)} <small>${wordToHtml(teacher)} 布置</small></h3>${spread}<ul>${parts}${more}</ul>`
}

function subjectToHtml(subject: string, releases: readonly NoticeRelease[], loads: DayLoads): string {
  const figure = words.figureToText(figureOf(loads[subject] ?? noLoad))
  const heading = `<h2>${wordToHtml(words.subjectName(subject))} ${minutesToHtml(figure)}</h2>`
  return `<section>${heading}${releases.map(homeworkToHtml).join('')}</section>`
}

const inTimetableOrder = (standing: readonly NoticeRelease[]) =>
  [...Map.groupBy(standing, ({ subject }) => subject)].sort(([a], [b]) => words.subjectRank(a) - words.subjectRank(b))

const sourceOf = ({ level, issuer, title, number, clause }: LimitRule) =>
  `${level === 'school' ? issuer : ''}《${title}》${number === null ? '' : `（${number}）`}${clause ?? ''}`

const quantityNames = { written: '书面作业合计', written_home: '书面家庭作业合计', home_total: '在家作业合计' } as const

function limitToHtml(rule: LimitRule, used: number): string {
  const over = used > rule.minutes ? `，超出 ${used - rule.minutes} 分钟` : ''
  const figures = `<p class="sum"><b>${quantityNames[rule.quantity]}</b> ${minutesToHtml(`<b>${used} 分钟</b>，上限 ${rule.minutes} 分钟${over}`)}</p>`
  return `${figures}<p class="source">依据：${wordToHtml(rule.text_zh)}——${wordToHtml(sourceOf(rule))}</p>`
}

const writtenMinutes = (loads: DayLoads) =>
  Object.entries(loads)
    .sort(([a], [b]) => words.subjectRank(a) - words.subjectRank(b))
    .map(([, load]) => figureOf(load).written)

/** The day's figures against the limits in force; where no rule gives one there is a figure and no verdict. */
function totalToHtml({ total }: NoticeDay): string {
  const { blocking, written, home_total, optional, loads } = total
  const limit = blocking.find(({ quantity }) => quantity === 'written')
  const limited = new Set(blocking.map(({ quantity }) => quantity))
  const sums = [
    ...(limit === undefined ? [] : [loadBar(writtenMinutes(loads), limit.minutes)]),
    ...blocking.map((rule) => limitToHtml(rule, total[rule.quantity])),
    ...(limited.size === 0
      ? [`<p class="sum"><b>书面作业合计</b> ${minutesToHtml(`<b>${written} 分钟</b>`)}</p>`]
      : []),
    ...(home_total !== written && !limited.has('home_total')
      ? [`<p class="sum">在家完成（含非书面） ${minutesToHtml(`${home_total} 分钟`)}</p>`]
      : []),
    ...(optional > 0 ? [`<p class="sum">选做，自愿 ${minutesToHtml(`${optional} 分钟`)}</p>`] : []),
    ...(limited.size === 0 ? ['<p class="source">这一天没有适用的时长上限，只列合计，不作判断。</p>'] : []),
  ]
  return `<section class="total"><h2>全天合计</h2>${sums.join('')}</section>`
}

/** 更正 when the same homework was released again later for the same day, 撤回 when not. */
function correctionToHtml(withdrawn: NoticeRelease, all: readonly NoticeRelease[]): string {
  const isReplaced = all.some(
    ({ assignment_id, released_at }) =>
      assignment_id === withdrawn.assignment_id && released_at > withdrawn.released_at,
  )
  const moment = withdrawn.withdrawn_at ?? withdrawn.released_at
  return `<li><time datetime="${moment}">${words.momentName(moment)}</time> ${wordToHtml(words.subjectName(withdrawn.subject))} ${isReplaced ? '更正' : '撤回'}</li>`
}

function correctionsToHtml({ releases }: NoticeDay): string {
  const withdrawn = releases.filter(({ withdrawn_at }) => withdrawn_at !== null)
  if (withdrawn.length === 0) return ''
  return `<section class="corrections"><h2>更正记录</h2><ul>${withdrawn.map((each) => correctionToHtml(each, releases)).join('')}</ul></section>`
}

function weekToHtml({ week, token, day, today }: NoticeDay): string {
  const links = week.map((each) => {
    const name = `周${words.weekdayName(each.day)} <b>${words.dayNumber(each.day)}</b>${each.day === today ? ' 今天' : ''}${each.hasHomework ? ' <i>有作业</i>' : ''}`
    if (each.day === day) return `<li><a aria-current="date">${name}</a></li>`
    return each.inReach ? `<li><a href="/n/${token}/${each.day}">${name}</a></li>` : `<li><a>${name}</a></li>`
  })
  return `<nav aria-label="本周"><ul>${links.join('')}</ul></nav>`
}

function bodyOf(notice: NoticeDay): string {
  const { releases, total, asked, today, day } = notice
  const standing = releases.filter(({ withdrawn_at }) => withdrawn_at === null)
  const isOther =
    !asked && day !== today
      ? `<p class="hint">今天（${words.monthAndDay(today)}）没有作业，以下是${words.monthAndDay(day)}的作业。</p>`
      : ''
  if (standing.length === 0)
    return `<p class="none">${total.day_kind === 'no_homework_day' ? '这一天是无作业日。' : '这一天没有作业。'}</p>`
  return (
    isOther +
    inTimetableOrder(standing)
      .map(([subject, own]) => subjectToHtml(subject, own, total.loads))
      .join('') +
    totalToHtml(notice)
  )
}

/** The rows a printed page has to hold; more than one sheet's worth is set smaller, in two columns. */
function sizeOf({ releases }: NoticeDay): string {
  const standing = releases.filter(({ withdrawn_at }) => withdrawn_at === null)
  const rows = standing
    .flatMap(({ notice }) => notice.parts)
    .reduce((sum, part) => sum + (part.kind === 'choice' ? 1 + part.lines.length : 1), 0)
  const height = rows + 2.5 * standing.length
  return height > 70 ? ' class="longest"' : height > 32 ? ' class="long"' : ''
}

/** The whole page. Deterministic: the same content gives the same bytes, and so the same ETag. */
export function renderNotice(notice: NoticeDay, stylesheet: string): string {
  const { schoolName, className, day } = notice
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(`${oneLine(className)} ${words.monthAndDay(day)}作业`)}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="stylesheet" href="${stylesheet}"></head><body${sizeOf(notice)}><header><h1>${wordToHtml(className)} <time datetime="${day}">${words.fullDay(day)}</time></h1><p>${wordToHtml(schoolName)} · 作业公示</p></header>${weekToHtml(notice)}<main>${bodyOf(notice)}${correctionsToHtml(notice)}</main><footer><p>经努力仍未完成的，可按时就寝，第二天向老师说明。</p><p>家长无需检查、批改作业。</p></footer></body></html>`
}
