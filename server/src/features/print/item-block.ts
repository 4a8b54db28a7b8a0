import {
  bodyOfPath,
  type DocumentNode,
  escapeHtml,
  keyText,
  ownAnswerOf,
  type PathWork,
  toHtml,
  withoutOwnAnswers,
} from '@lightwork/content'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import type { AnswerKey, ItemType, Path, TierNames } from '@lightwork/domain'
import { modeNames, placeNames } from '../notices/notice-words.ts'
import { truthWords } from './print-words.ts'

export type Versions = ReadonlyMap<string, ItemVersionForTeacher>

/** Puts words at the beginning of the first paragraph, or before what has none. */
export const withLead = (lead: string, html: string): string =>
  lead === '' ? html : html.startsWith('<p>') ? `<p>${lead}${html.slice(3)}` : `<p>${lead}</p>${html}`

/** Lines of a paragraph as paragraphs of their own, so that a long one can be broken between them. */
export const loosened = (html: string): string =>
  html.replace(/<p>((?:(?!<\/?p>)[\s\S])*)<\/p>/g, (_, inside: string) =>
    `<p>${inside.split('<br>').join('</p><p class="next">')}</p>`.replace(/<p class="next"><\/p>$/, ''),
  )

export const versionOf = ({ attributes }: PathWork, versions: Versions): ItemVersionForTeacher | undefined =>
  versions.get(attributes.item_version_id ?? '')

/** The body of a piece of work as a path has it; null when its item is not this person's to read any more. */
export function bodyOf(work: PathWork, versions: Versions, path: Path | null): DocumentNode | null {
  if (work.node.type === 'ownItem') return withoutOwnAnswers(work.node)
  const version = versionOf(work, versions)
  return version === undefined ? null : bodyOfPath(version.body, work.attributes, path)
}

/** What to say of a type, unless the item's own words say it. */
const typeMarks: Partial<Record<ItemType, { readonly mark: string; readonly said: RegExp }>> = {
  multiple_choice: { mark: '多选', said: /多选|不止一|不定项|\ball of (?:them|those)\b|\ball that\b/i },
  true_false: { mark: '判断', said: /判断|打“?√|\bT or F\b|\btrue or false\b/i },
}

function typeMark(type: ItemType | undefined, html: string): string | undefined {
  const found = type === undefined ? undefined : typeMarks[type]
  return found === undefined || found.said.test(html) ? undefined : found.mark
}

/** What a pupil has to know before beginning. */
function marksOf({ attributes: { required, mode, place } }: PathWork, mark: string | undefined): string {
  const marks = [
    ...(required ? [] : ['选做']),
    ...(mark === undefined ? [] : [mark]),
    ...(mode === 'written' ? [] : [modeNames[mode]]),
    ...(place === 'home' ? [] : [placeNames[place]]),
  ]
  return marks.length === 0 ? '' : `<span class="marks">〔${marks.join('·')}〕</span>`
}

/** For the teacher only: who does it, how long it takes. */
function teachersLine({ attributes }: PathWork, version: ItemVersionForTeacher | undefined, names: TierNames): string {
  const { tiers, required, mode, place, minutes, tier_minutes } = attributes
  const spread =
    tier_minutes == null ? '' : `（${tiers.map((tier) => `${names[tier]} ${tier_minutes[tier]}`).join('，')}）`
  const line = [
    tiers.map((tier) => names[tier]).join('、'),
    required ? '必做' : '选做',
    modeNames[mode],
    placeNames[place],
    `${minutes} 分钟${spread}`,
    ...(version === undefined || version.score_rate === null ? [] : [`得分率 ${version.score_rate}`]),
  ]
  return `<p class="meta">${escapeHtml(line.join(' · '))}</p>`
}

const bracketed = new Set<ItemType>(['single_choice', 'multiple_choice', 'true_false'])
const hasPlace = /（[\s\u3000]*）|class="(?:blank|gap)"/

/** Where the letter goes, after the stem; most authors leave it to the sheet. */
function withBracket(type: ItemType | undefined, html: string): string {
  if (type === undefined || !bracketed.has(type) || hasPlace.test(html)) return html
  const options = html.indexOf('<ol class="choices')
  const end = html.lastIndexOf('</p>', options === -1 ? html.length : options)
  return end === -1 ? html : `${html.slice(0, end)}<span class="bracket">（　　）</span>${html.slice(end)}`
}

const labelled = (label: string, className: string, html: string) =>
  `<div class="${className}">${withLead(`<b>${label}</b>`, html)}</div>`

const isBlank = (html: string) => html.replace(/<p><\/p>/g, '') === ''
/** Says again what the key of a true-or-false item says. */
const repeatsTruth = (html: string) => /^<p>(?:对|错|正确|错误|√|×|T|F|True|False)[。.]?<\/p>$/.test(html)

/** What a teacher may read below a piece of work: of the bank's item, or what was written for an own one. */
interface Solved {
  readonly key: AnswerKey
  readonly body: DocumentNode
  readonly explanation: DocumentNode
}

export function solutionOf(work: PathWork, versions: Versions): Solved | null {
  if (work.node.type === 'ownItem') return { key: null, ...ownAnswerOf(work.node) }
  const version = versionOf(work, versions)
  return version === undefined ? null : { ...version.answer, explanation: version.explanation }
}

/** What is right: the key in a line, then the written answer. */
export function answerHtml(solved: Solved): string {
  const key = keyText(solved.key, truthWords)
  const written = toHtml(solved.body)
  const parts = [
    ...(key === '' ? [] : [`<p>${key}</p>`]),
    ...(isBlank(written) || (key !== '' && repeatsTruth(written)) ? [] : [written]),
  ]
  return parts.length === 0 ? '' : labelled('答案', 'answer', parts.join(''))
}

const explanationHtml = ({ explanation }: Solved) => {
  const html = toHtml(explanation)
  return isBlank(html) ? '' : labelled('解析', 'explanation', html)
}

export interface BlockLook {
  readonly path: Path | null
  readonly forTeacher: boolean
  /** It stands in a "k of n" group. */
  readonly inChoice: boolean
  readonly tierNames: TierNames
}

export const gone = '<p class="meta">这道题现在看不到，请回到作业里换一道。</p>'

/** One numbered piece of work. */
export function itemBlock(
  work: PathWork,
  versions: Versions,
  { path, forTeacher, inChoice, tierNames }: BlockLook,
): string {
  const version = versionOf(work, versions)
  const body = bodyOf(work, versions, path)
  const html = body === null ? gone : withBracket(version?.type, loosened(toHtml(body)))
  const text = body === null ? gone : withLead(marksOf(work, typeMark(version?.type, html)), html)
  const solved = forTeacher ? solutionOf(work, versions) : null
  const solution = solved === null ? '' : answerHtml(solved) + explanationHtml(solved)
  const teachers = forTeacher ? teachersLine(work, version, tierNames) + solution : ''
  const type = version?.type ?? 'own'
  return `<div class="block item${inChoice ? ' in-choice' : ''}"><span class="no">${work.number}.</span><div class="parts" data-type="${type}">${text}${teachers}</div></div>`
}
