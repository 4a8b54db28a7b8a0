import { escapeHtml } from '@lightwork/content'
import { fullDay } from '../../notices/notice-words.ts'
import { stylesheetPath } from '../../notices/stylesheet.ts'

export interface AwardedWork {
  readonly title: string
  readonly authors: readonly string[]
  readonly school: string
}

/** What is made public of a result: who got what. No figures, and nothing of those who got nothing. */
export interface Publicity {
  readonly title: string
  readonly organiser: string
  readonly published: string
  readonly first_day: string
  readonly last_day: string
  readonly isOver: boolean
  /** Why it was corrected; null for the first that was made public. */
  readonly correction: string | null
  readonly groups: readonly {
    readonly name: string
    readonly awards: readonly { readonly name: string; readonly works: readonly AwardedWork[] }[]
  }[]
  /** Hash of the archive's link that made it public: whoever has it can tell a shortened chain. */
  readonly hash: string
}

const frame = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="stylesheet" href="${stylesheetPath}"></head><body>${body}</body></html>`

const workToHtml = ({ title, authors, school }: AwardedWork) =>
  `<li><p><span class="what">${escapeHtml(title)}</span> <span class="how">${escapeHtml(authors.join('、'))}</span></p> <span class="min">${escapeHtml(school)}</span></li>`

const groupToHtml = ({ name, awards }: Publicity['groups'][number]) =>
  `<section><h2>${escapeHtml(name)}</h2>${awards
    .map(
      (award) =>
        `<h3>${escapeHtml(award.name)}（${award.works.length} 件）</h3><ul>${award.works.map(workToHtml).join('')}</ul>`,
    )
    .join('')}</section>`

const timeTag = (day: string) => `<time datetime="${day}">${fullDay(day)}</time>`

/** The whole page; the same content gives the same bytes. */
export function renderPublicity(publicity: Publicity): string {
  const { title, organiser, published, first_day, last_day, isOver, correction, groups, hash } = publicity
  const heading = `${title}${correction === null ? '评审结果公示' : '评审结果公示（更正）'}`
  const head = `<header><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(organiser)} · ${timeTag(published)}发布</p></header>`
  if (isOver)
    return frame(
      heading,
      `${head}<main><p class="none">公示已于${timeTag(last_day)}结束。获奖情况以证书为准。</p></main>`,
    )
  const corrected =
    correction === null
      ? ''
      : `<section class="corrections"><h2>更正说明</h2><p>${escapeHtml(correction)}</p></section>`
  const rule = `<p class="hint">公示期：${timeTag(first_day)}至${timeTag(last_day)}，共五个工作日。对结果有异议的，请在公示期最后一天结束前登录本平台，在该评比的“申诉”页以实名书面提出并留下联系方式；以单位名义提出的写明单位名称。逾期或匿名的不予受理。同一等次内排名不分先后。</p>`
  return frame(
    heading,
    `${head}<main>${rule}${corrected}${groups.map(groupToHtml).join('')}</main><footer><p class="source">存档校验码 ${hash}</p></footer>`,
  )
}

/** The same whatever is wrong with the address. */
export const unknownPublicity = frame(
  '没有这项公示',
  '<main><h1>没有这项公示</h1><p class="none">网址可能不完整，或结果还没有公示。请向组织者索取网址。</p></main>',
)
