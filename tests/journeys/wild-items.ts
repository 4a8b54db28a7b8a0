import { seedItems } from '@lightwork/seed'

/** Subjects as other banks call them; our import knows these. */
const names: Readonly<Record<string, string>> = {
  math: '数学',
  it: '信息技术',
  morality: '思想品德',
  pe: '体育',
  art: '美术',
  biology: '生物',
}

export interface WildFile {
  readonly text: string
  /** Lines that can be taken in, by subject of ours. */
  readonly good: ReadonlyMap<string, number>
  readonly bad: number
}

const keyWords = (key: readonly (number | boolean)[] | undefined) =>
  key?.map((position) => (typeof position === 'number' ? String.fromCharCode(65 + position) : position ? '对' : '错'))

/** Lines of our own texts whose tags have run wild: grades missing, labels nobody knows, subjects that do not exist. */
export function wildItems(count: number): WildFile {
  const good = new Map<string, number>()
  const plain = seedItems()
    .flatMap(({ subject, items }) =>
      items
        .filter(({ stem, answer }) => !/!\[|图|\|/.test(stem) && answer.trim() !== '')
        .map((item, place) => ({ subject, item, place })),
    )
    // Every subject in turn, so that the file is of all of them.
    .sort((a, b) => a.place - b.place)
  let bad = 0
  const lines = plain.slice(0, count).map(({ subject, item }, index) => {
    const isBad = index % 40 === 7
    if (isBad) bad += 1
    else good.set(subject, (good.get(subject) ?? 0) + 1)
    return JSON.stringify({
      source: 'wild',
      source_id: item.id,
      licence: 'CC-BY-4.0',
      lang: 'zh',
      subject: isBad ? '奥数与围棋' : (names[subject] ?? subject),
      grade: index % 3 === 0 ? null : item.grades[0],
      stage: null,
      type: item.options === undefined ? 'open_ended' : item.type,
      stem: item.stem,
      options: item.options ?? null,
      answer: keyWords(item.key) ?? item.answer,
      solution: item.explanation,
      knowledge: [`野标签 ${index % 9}`],
      difficulty: null,
    })
  })
  return { text: lines.join('\n'), good, bad }
}
