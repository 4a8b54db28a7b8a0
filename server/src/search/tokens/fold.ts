/** Characters that are written differently but mean the same to a reader; folded in the index and in the question alike. */

// The dictionary module carries no types; its default export is one string, `萬 万|與 与|…`.
const { default: traditional } = (await import('opencc-js/dict/TSCharacters' as string)) as { default: string }

/** Radicals that stand for ordinary characters in copied texts and that NFKC leaves alone (U+2E80 to U+2EFF). */
const radicals =
  '⺌小⺍小⺗心⺠民⺧牛⺩王⺮竹⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙'

const pairs = (text: string): [string, string][] => {
  const characters = [...text]
  return characters.flatMap((from, index) =>
    index % 2 === 0 ? [[from, characters[index + 1] ?? from] as [string, string]] : [],
  )
}

const folded = new Map<string, string>([
  ...traditional.split('|').map((pair): [string, string] => {
    const [from = '', to = ''] = pair.split(' ')
    return [from, to]
  }),
  ...pairs(radicals),
])

/** Only what changes: most texts hold none of them. */
const foldable = new RegExp(`[${[...folded.keys()].join('')}]`, 'gu')

/** Traditional characters become simplified, radicals become the characters they look like. */
export const foldVariants = (text: string): string =>
  text.replace(foldable, (character) => folded.get(character) ?? character)
