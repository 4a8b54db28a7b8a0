// The dictionary module carries no types; its default export is one string, `萬 万|與 与|…`.
const { default: traditional } = (await import('opencc-js/dict/TSCharacters' as string)) as { default: string }

/** Radicals that stand for ordinary characters in copied texts and that NFKC leaves alone. */
const radicals =
  '⺌小⺍小⺗心⺠民⺧牛⺩王⺮竹⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙'

/** Raised, lowered and circled digits mean something that NFKC would take away: x² is not x2, ② is not 2. */
const kept = /[²³¹\u2070-\u209c\u2460-\u24ff\u2776-\u2793]/

/** One code unit for one code unit, so that every place in the folded text is the same place in the text as written. */
function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (let unit = 0; unit < 0xfb00 + 0x500; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue
    const character = String.fromCharCode(unit)
    const plain = kept.test(character) ? character : character.normalize('NFKC').toLowerCase()
    table[unit] = plain.length === 1 ? plain.charCodeAt(0) : unit
  }
  const pairs = [
    ...traditional.split('|').map((pair) => pair.split(' ')),
    ...(radicals.match(/../gu) ?? []).map((pair) => [...pair]),
  ]
  for (const [from = '', to = ''] of pairs) {
    if (from.length === 1 && to.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  // Compatibility ideographs fold to a character that may itself be traditional.
  return table.map((unit) => table[unit] ?? unit)
}

let table: Uint16Array | undefined
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

/**
 * The text in narrow, simplified, lower-case characters. As long as the text itself: offsets into one are offsets into
 * the other.
 */
export function fold(text: string): string {
  table ??= buildTable()
  const units = new Uint16Array(text.length)
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    units[place] = table[unit] ?? unit
  }
  return decoder.decode(units)
}
