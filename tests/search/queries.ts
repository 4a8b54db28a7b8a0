import { readAloud } from '@lightwork/server/src/search/tokens/pinyin.ts'
import type { Known } from './bank.ts'

/** A question with the items that must be among its hits. */
export interface Probe {
  readonly kind: string
  readonly text: string
  readonly expected: readonly string[]
  /** Nothing else may be found. */
  readonly isExact: boolean
}

/** The same numbers in every run. */
export function lots(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
type Lot = ReturnType<typeof lots>

const pick = <T>(values: readonly T[], lot: Lot): T => {
  const value = values[lot(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

const hanRuns = (text: string): string[] => text.match(/\p{Script=Han}+/gu) ?? []

/** The oracle: a scan of all texts. */
const holding = (bank: readonly Known[], text: string): string[] =>
  bank.filter(({ texts }) => texts.some((each) => each.includes(text))).map(({ item_id }) => item_id)

function hanProbe(bank: readonly Known[], lot: Lot, length: number, kind: string): Probe | null {
  const run = [
    ...pick(
      hanRuns(pick(bank, lot).texts.join('\n'))
        .filter((each) => each.length >= length)
        .concat(''),
      lot,
    ),
  ]
  if (run.length < length) return null
  const text = run
    .slice(lot(run.length - length + 1))
    .slice(0, length)
    .join('')
  return { kind, text, expected: holding(bank, text), isExact: length <= 2 }
}

/** Neighbouring words, numbers and Chinese as they stand outside formulas; Chinese may be cut anywhere, words not. */
function mixedText(item: Known, lot: Lot): string | null {
  const text = (item.texts[0] ?? '').replace(/\$[^$]*\$|\\[a-z]+/g, '|')
  const pieces = [...text.matchAll(/\p{Script=Han}+|[a-z0-9.^/]+/gu)]
  const borders = pieces.flatMap((piece, index) => {
    const next = pieces[index + 1]
    return next !== undefined && piece.index + piece[0].length === next.index ? [index] : []
  })
  if (borders.length === 0) return null
  const at = pick(borders, lot)
  const [left = '', right = ''] = [pieces[at]?.[0], pieces[at + 1]?.[0]]
  const isHan = (part: string) => /\p{Script=Han}/u.test(part)
  return (isHan(left) ? [...left].slice(-3).join('') : left) + (isHan(right) ? [...right].slice(0, 3).join('') : right)
}

function mixedProbe(bank: readonly Known[], lot: Lot, isWide: boolean): Probe | null {
  const item = pick(bank, lot)
  const text = mixedText(item, lot)
  if (text === null) return null
  const wide = text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  return {
    kind: isWide ? 'full width' : 'mixed',
    text: isWide ? wide : text.toUpperCase(),
    expected: [item.item_id],
    isExact: false,
  }
}

const traditional = new Map(
  '数數学學长長圆圓线線边邊积積体體车車东東时時间間题題级級读讀写寫词詞语語说說书書门門马馬鸟鳥鱼魚风風电電热熱气氣动動变變关關问問会會个個过過这這种種从從来來对對图圖点點实實验驗单單观觀结結应應质質减減'
    .match(/../gu)
    ?.map((pair): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
)

function traditionalProbe(bank: readonly Known[], lot: Lot): Probe | null {
  const probe = hanProbe(bank, lot, 2 + lot(2), 'traditional')
  const text = [...(probe?.text ?? '')].map((character) => traditional.get(character) ?? character).join('')
  return probe === null || text === probe.text ? null : { ...probe, text }
}

function pinyinProbe(bank: readonly Known[], lot: Lot, isInitials: boolean): Probe | null {
  const item = pick(bank, lot)
  const name = pick([...item.points.map((point) => point.name), item.texts[0] ?? ''], lot)
  const sounds = readAloud(name, 12)
  const end = sounds.indexOf(null)
  const syllables = sounds.slice(0, end === -1 ? sounds.length : end).slice(0, 2 + lot(3))
  if (syllables.length < (isInitials ? 3 : 2)) return null
  const text = syllables.map((sound) => (isInitials ? sound?.[0] : sound)).join('')
  return { kind: isInitials ? 'initials' : 'pinyin', text, expected: [item.item_id], isExact: false }
}

function formulaProbe(bank: readonly Known[], lot: Lot): Probe | null {
  const item = pick(
    bank.filter(({ formulas }) => formulas.length > 0),
    lot,
  )
  const formula = pick(item.formulas, lot)
  if (formula.length > 24 || !/[a-z0-9]/i.test(formula)) return null
  return { kind: 'formula', text: lot(2) === 0 ? formula : `$${formula}$`, expected: [item.item_id], isExact: false }
}

const kinds: readonly { count: number; make: (bank: readonly Known[], lot: Lot) => Probe | null }[] = [
  { count: 140, make: (bank, lot) => hanProbe(bank, lot, 2, 'two characters') },
  { count: 60, make: (bank, lot) => hanProbe(bank, lot, 1, 'one character') },
  { count: 90, make: (bank, lot) => hanProbe(bank, lot, 3 + lot(12), 'inner words') },
  { count: 60, make: (bank, lot) => mixedProbe(bank, lot, false) },
  { count: 40, make: (bank, lot) => mixedProbe(bank, lot, true) },
  { count: 40, make: traditionalProbe },
  { count: 60, make: (bank, lot) => pinyinProbe(bank, lot, false) },
  { count: 40, make: (bank, lot) => pinyinProbe(bank, lot, true) },
  { count: 50, make: formulaProbe },
]

/** Several hundred questions made from the bank itself. */
export function probesOf(bank: readonly Known[]): Probe[] {
  const lot = lots(20261125)
  return kinds.flatMap(({ count, make }) => {
    const probes = new Map<string, Probe>()
    for (let tries = 0; probes.size < count && tries < count * 60; tries++) {
      const probe = make(bank, lot)
      if (probe !== null) probes.set(probe.text, probe)
    }
    return [...probes.values()]
  })
}
