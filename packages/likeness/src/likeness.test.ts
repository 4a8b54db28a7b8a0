import { describe, expect, it } from 'vitest'
import { candidateKeysOf, type LikenessItem, likenessOf, signatureOf } from './index.ts'

const item = (stem: string, options?: readonly string[], answer?: string): LikenessItem => ({
  stem,
  ...(options !== undefined && { options }),
  ...(answer !== undefined && { answer }),
})

const kindOf = (a: LikenessItem, b: LikenessItem) => likenessOf(a, b).kind
const stems = (a: string, b: string) => kindOf(item(a), item(b))

/** The differing words of a pair as a page would mark them. */
function marked(a: LikenessItem, b: LikenessItem) {
  const cut = (from: LikenessItem, place: { part: string; start: number; end: number } | null) => {
    if (place === null) return null
    const [, option] = /^options\.(\d+)$/.exec(place.part) ?? []
    return (option === undefined ? from.stem : (from.options?.[Number(option)] ?? '')).slice(place.start, place.end)
  }
  return likenessOf(a, b).differences.map((span) => [span.kind, cut(a, span.a), cut(b, span.b)])
}

const puddle = ['洒水车的速度', '洒水的宽度', '洒水的时间', '水箱的大小']

describe('the same item', () => {
  it.each([
    ['width and punctuation', '计算：３．５＋１．５＝（　　）。', '计算:3.5+1.5=( )'],
    [
      'traditional characters',
      '長方形的長是8厘米，寬是5厘米，面積是多少？',
      '长方形的长是8厘米，宽是5厘米，面积是多少？',
    ],
    ['spaces and no-break spaces', '把 12 个苹果\u00a0平均分给 4 人，每人几个', '把12个苹果平均分给4人，每人几个？'],
    ['Kangxi radicals', '⼀个正⽅形的边⻓是4厘米，周⻓是多少', '一个正方形的边长是4厘米，周长是多少'],
    ['fractions', '一根绳子用去 $\\dfrac12$ 米，还剩 $\\frac{3}{4}$ 米', '一根绳子用去1/2米，还剩(3/4)米'],
    ['powers', '化简 $x^{2}\\times x^3$ 的结果是多少', '化简 x² × x³ 的结果是多少'],
    ['comparisons', '解不等式 $2x+1\\leqslant 7$ 并写出正整数解', '解不等式 2x+1≤7 并写出正整数解'],
    ['built fractions', '求 $\\frac{x+1}{2y}$ 的值，其中 x 为正数', '求 (x+1)/(2y) 的值，其中x为正数'],
    [
      'HTML',
      '<p>水的化学式是 H<sub>2</sub>O，其中氢与氧的原子个数比是多少</p>',
      '水的化学式是H₂O，其中氢与氧的原子个数比是多少',
    ],
    ['Markdown', '下面哪个词**加点**字读音有误，请写出来', '下面哪个词加点字读音有误，请写出来'],
    ['degrees and per cent', '已知 $\\angle A=30^{\\circ}$，占圆的 $10\\%$ 吗', '已知∠A=30°，占圆的10%吗'],
    ['numbers of a paper', '12．小河的水流速度是每小时3千米，求漂流时间', '小河的水流速度是每小时3千米，求漂流时间'],
  ])('however it is written: %s', (_, a, b) => {
    expect(likenessOf(item(a), item(b))).toEqual({ kind: 'same', score: 1, differences: [] })
  })

  it('with options inside the stem', () => {
    const inside = item('影响洒水面积的条件是（ ）A．洒水车的速度 B．洒水的宽度 C．洒水的时间 D．水箱的大小')
    expect(kindOf(inside, item('影响洒水面积的条件是', puddle))).toBe('same')
  })

  it('with options in another order, each pair of places named', () => {
    const a = item('影响洒水面积的条件不包括', puddle)
    const b = item('影响洒水面积的条件不包括（ ）', [puddle[1] ?? '', puddle[0] ?? '', ...puddle.slice(2)])
    expect(kindOf(a, b)).toBe('reordered')
    expect(marked(a, b)).toEqual([
      ['order', '洒水车的速度', '洒水车的速度'],
      ['order', '洒水的宽度', '洒水的宽度'],
    ])
  })

  it('where punctuation is all an option says', () => {
    const stem = '给句子“你怎么来了”选择正确的标点'
    expect(kindOf(item(stem, ['？', '。', '！']), item(stem, ['？', '。', '！']))).toBe('same')
    expect(kindOf(item(stem, ['？', '。', '！']), item(stem, ['，', '；', '：']))).toBe('none')
  })
})

describe('an adaptation', () => {
  it('has other numbers, which are marked', () => {
    const a = item('果园里有桃树24棵，梨树比桃树多6棵，梨树有多少棵？')
    const b = item('果园里有桃树35棵，梨树比桃树多12棵，梨树有多少棵？')
    expect(likenessOf(a, b)).toMatchObject({ kind: 'adapted', score: 1 })
    expect(marked(a, b)).toEqual([
      ['number', '24', '35'],
      ['number', '6', '12'],
    ])
  })

  it('has other names of people or things, numbers the same', () => {
    const a = item('小华看一本课外书，第一天看了30页，第二天看了45页，小华两天一共看了多少页？')
    expect(marked(a, item(a.stem.replaceAll('小华', '小丽')))).toEqual([
      ['name', '华', '丽'],
      ['name', '华', '丽'],
    ])
    const brine = item('浓度为30%的盐水200克，加水后盐水的浓度是24%，加水多少克')
    const syrup = item(brine.stem.replaceAll('盐水', '糖浆'))
    expect(kindOf(brine, syrup)).toBe('adapted')
    expect(marked(brine, syrup)).toEqual([
      ['name', '盐水', '糖浆'],
      ['name', '盐水', '糖浆'],
    ])
  })

  it('has fractions for whole numbers and numerals for digits', () => {
    expect(stems('一个数的(3/10)是12，这个数的(3/8)是多少', '一个数的25%是16，这个数的$\\frac12$是多少')).toBe(
      'adapted',
    )
    expect(stems('三个同学平均分18本书，每人分得几本', '6个同学平均分42本书，每人分得几本')).toBe('adapted')
  })

  it('has other numbers in a formula', () => {
    expect(stems('若 $a^2+3a-4=0$，则 $a^3+2a^2-7a+15=$', '若 a²+3a-4=0，则 a³+2a²-7a+26=')).toBe('adapted')
  })

  it('has options that follow from the numbers', () => {
    const stem = (n: number) => `一辆汽车每小时行${n}千米，3小时行多少千米`
    expect(kindOf(item(stem(60), ['180', '120', '63']), item(stem(75), ['225', '150', '78']))).toBe('adapted')
  })
})

describe('an item with something added or changed', () => {
  it('tells sentences that were put in', () => {
    const a = item('商店运来苹果15箱，梨20箱。一共运来水果多少箱？', undefined, '35')
    const b = item('商店运来苹果15箱，梨20箱。每箱苹果卖48元，店里有3名店员。一共运来水果多少箱？', undefined, '35')
    expect(kindOf(a, b)).toBe('extended')
    expect(marked(a, b)).toEqual([['words', null, '每箱苹果卖48元，店里有3名店员']])
  })

  it('tells other words for the same numbers', () => {
    const a = item('修一条长600米的水渠，已经修了240米，剩下的要4天修完，平均每天修多少米？')
    const b = item('一条水渠长600米，已修好240米，余下的计划4天修完，平均每天要修多少米？')
    expect(kindOf(a, b)).toBe('reworded')
  })

  it('tells options that were exchanged', () => {
    const a = item('下列物质属于纯净物的是', ['空气', '蒸馏水', '海水', '牛奶'])
    const b = item('下列物质属于纯净物的是（ ）', ['矿泉水', '蒸馏水', '海水', '豆浆'])
    expect(kindOf(a, b)).toBe('edited')
    expect(marked(a, b)).toEqual([
      ['words', '空气', '矿泉水'],
      ['words', '牛奶', '豆浆'],
    ])
  })

  it('tells a choice that became a blank', () => {
    const stem = '一个三角形的底是12厘米，高是5厘米，它的面积是多少平方厘米'
    expect(kindOf(item(stem, ['30', '60', '17']), item(stem))).toBe('edited')
  })

  it('compares the questions of a group under one stem', () => {
    const material = '下面是某校四月图书借阅的统计：故事书120本，科技书80本，漫画书60本。'
    const ask = (...parts: string[]): LikenessItem => ({ stem: material, parts: parts.map((part) => item(part)) })
    const [most, sum, part] = ['借得最多的是哪一类书？', '四月一共借出多少本书？', '科技书占全部的几分之几？']
    expect(kindOf(ask(most, sum), ask(most, sum))).toBe('same')
    expect(kindOf(ask(most, sum), ask(sum, most))).toBe('reordered')
    expect(kindOf(ask(most, sum, part), ask(most, sum))).toBe('edited')
    expect(kindOf(ask(most, sum), ask('漫画书比故事书少几本？', '你还想知道什么？'))).toBe('none')
  })
})

describe('two items', () => {
  it.each([
    [
      'a generic stem with other options',
      item('下列各句中没有语病的一项是', [
        '他穿着一件灰色上衣走了过来。',
        '我们要养成节约用水的好习惯。',
        '春天的公园是个美丽的季节。',
      ]),
      item('下列各句中，没有语病的一项是（ ）', [
        '通过这次活动，使大家受到教育。',
        '妈妈买回了西瓜和一些水果。',
        '夜空中闪烁着明亮的星星。',
      ]),
    ],
    [
      'a template with another subject',
      item('端午节是哪个民族的传统节日', ['汉族', '藏族', '回族', '苗族']),
      item('泼水节是哪个民族的传统节日', ['傣族', '彝族', '壮族', '苗族']),
    ],
    [
      'a fact asked of another thing',
      item('“吹”字属于六书中的哪一类', ['象形', '指事', '会意', '形声']),
      item('“策”字属于六书中的哪一类', ['会意', '形声', '象形', '指事']),
    ],
    ['sums in figures', item('计算：(4/13)×2+(1/13)×6'), item('计算：98.1×0.01+0.5×98.1')],
    [
      'parts that change their roles',
      item('一个三角形的面积是36平方厘米，底是8厘米，高是多少厘米', undefined, '9'),
      item('一个三角形的面积是40平方厘米，高是5厘米，底是多少厘米', undefined, '16'),
    ],
    ['one topic', item('一个长方形长8厘米，宽5厘米，面积是多少？'), item('一个正方形的周长是36厘米，它的面积是多少？')],
    ['bare sums', item('25×4='), item('36×7=')],
    ['pictures lost', item('?', ['a', 'b', 'c', 'd']), item('?', ['d', 'b', 'c', 'a'])],
  ])('stay two: %s', (_, a, b) => {
    expect(likenessOf(a, b)).toEqual({ kind: 'none', score: 0, differences: [] })
  })
})

describe('keys to look an item up by', () => {
  const keys = (each: LikenessItem) => new Set(candidateKeysOf(signatureOf(each)))
  const common = (a: LikenessItem, b: LikenessItem) => [...keys(a)].filter((key) => keys(b).has(key)).length

  it('are few, whole and in the range of int4', () => {
    const found = [...keys(item('果园里有桃树24棵，梨树比桃树多6棵，梨树有多少棵？'))]
    expect(found.length).toBeLessThan(20)
    expect(found.every((key) => Number.isInteger(key) && Math.abs(key) < 2 ** 31 + 1)).toBe(true)
  })

  it('are shared by an item, its adaptation and its extension', () => {
    const a = item('商店运来苹果15箱，梨20箱。一共运来水果多少箱？')
    expect(common(a, item('商店运来苹果8箱，梨9箱。一共运来水果多少箱？'))).toBeGreaterThan(4)
    expect(common(a, item('商店运来苹果15箱，梨20箱。每箱卖48元。一共运来水果多少箱？'))).toBeGreaterThan(3)
  })

  it('join a generic stem with each option, so that short options find each other', () => {
    const stem = '下列字中读音不同的一个是'
    expect(common(item(stem, ['青', '清', '晴', '猜']), item(stem, ['猜', '请', '清', '情']))).toBeGreaterThan(3)
  })
})
