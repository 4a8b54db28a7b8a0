/**
 * Forms under which PDFs and some fonts give out characters, and which Unicode's own levelling leaves alone: each is
 * followed by the character that is meant.
 */
const pairs =
  '⺟母 ⺠民 ⺼肉 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟'

/** By the form; the eye tells no difference. */
export const radicals: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)
