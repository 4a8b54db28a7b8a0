const things = '苹果 铅笔 轮船 山羊 稻田 桥梁 火车 书架 灯笼 水库 风筝 蜂箱 茶杯 台阶 邮票 竹篮'.split(' ')
const places = '果园 码头 学校 镇上 河边 工厂 山脚 车站 操场 仓库 博物馆 菜市场 图书馆 养殖场 林场 渔村'.split(' ')
const acts = '搬来 数出 卖掉 修好 种下 画出 借走 送去 洗净 分给 摆成 量得 运回 拆下 染红 挑选'.split(' ')
const letters = 'abcdefghjkmnpqrstuvwxyz'

/** Mixes a number well, always to the same. */
function mix(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d)
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) ^ (mixed >>> 15)) >>> 0
}

/** The n-th of texts of which no two are alike: what a test hands in must pass the duplicate check. */
export function ownText(n: number): string {
  let state = mix(n + 1)
  const next = (below: number) => {
    state = mix(state + 0x9e3779b9)
    return state % below
  }
  const pick = (list: readonly string[]) => list[next(list.length)] ?? ''
  const word = () => Array.from({ length: 6 }, () => letters[next(letters.length)]).join('')
  const sentence = () => `${word()}${pick(places)}${word()}${pick(acts)}${word()}${pick(things)}`
  return `${sentence()}，${sentence()}，${sentence()}，一共多少？`
}
