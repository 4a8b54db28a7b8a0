import { defineWords } from '../../lib/language.ts'

/** What the parts with fields are called. */
export const partNames = defineWords({
  zh: {
    answerSpace: '作答处',
    ruby: '拼音',
    figure: '图片',
    writtenSum: '竖式',
    numberLine: '数轴',
    plane: '图形',
  },
  en: {
    answerSpace: 'answer space',
    ruby: 'pinyin',
    figure: 'picture',
    writtenSum: 'written sum',
    numberLine: 'number line',
    plane: 'figure',
  },
})

export const partWords = defineWords({
  zh: { title: (name: string) => `修改${name}`, done: '完成', remove: '删除', plain: '去掉拼音', mm: '毫米' },
  en: {
    title: (name: string) => `Change the ${name}`,
    done: 'Done',
    remove: 'Delete',
    plain: 'Without pinyin',
    mm: 'mm',
  },
})

export const answerSpaceWords = defineWords({
  zh: {
    kind: '样式',
    rows: '行数',
    columns: '每行格数',
    size: '格高',
    height: '高度',
    lines: '横线',
    tian: '田字格',
    mi: '米字格',
    pinyin_tian: '拼音田字格',
    four_line: '四线三格',
    essay: '作文格',
    blank: '留白',
    box: '画图框',
  },
  en: {
    kind: 'Kind',
    rows: 'Rows',
    columns: 'Squares a row',
    size: 'Row height',
    height: 'Height',
    lines: 'Lines',
    tian: 'Squares with cross',
    mi: 'Squares with star',
    pinyin_tian: 'Squares with pinyin lines',
    four_line: 'Four-line staff',
    essay: 'Essay squares',
    blank: 'Blank space',
    box: 'Drawing box',
  },
})

export const rubyWords = defineWords({
  zh: { readingOf: (text: string) => `“${text}”的读音`, help: '声调可以用数字写：hua1 就是 huā' },
  en: { readingOf: (text: string) => `Reading of ${text}`, help: 'Tones may be typed as figures: hua1 becomes huā' },
})

export const figureWords = defineWords({
  zh: {
    alt: '替代文字',
    altHelp: '看不见图的人靠它知道内容',
    width: '纸上的宽度',
    align: '位置',
    left: '靠左',
    center: '居中',
    right: '靠右',
  },
  en: {
    alt: 'Alternative text',
    altHelp: 'For those who cannot see it',
    width: 'Width on paper',
    align: 'Side',
    left: 'Left',
    center: 'Centre',
    right: 'Right',
  },
})

export const sumWords = defineWords({
  zh: {
    operator: '运算',
    numbers: '数',
    numbersHelp: '用空格隔开，可以是小数',
    '+Error': '请写 2 到 5 个数，每个最多 8 位整数、4 位小数',
    '-Error': '请写两个数，前一个不小于后一个',
    '×Error': '请写两个数',
    '÷Error': '请写两个数，除数是不为 0 的整数',
    worked: '写出计算过程',
    marks: '标出进位和退位',
  },
  en: {
    operator: 'Operation',
    numbers: 'Numbers',
    numbersHelp: 'With a space between; decimals are welcome',
    '+Error': 'Write 2 to 5 numbers of at most 8 figures and 4 decimals',
    '-Error': 'Write two numbers, the first not the smaller one',
    '×Error': 'Write two numbers',
    '÷Error': 'Write two numbers, the divisor whole and not 0',
    worked: 'Work it out',
    marks: 'Show carrying and borrowing',
  },
})

export const numberLineWords = defineWords({
  zh: {
    from: '起点',
    to: '终点',
    step: '每格',
    fromError: '请写一个小于终点的数',
    toError: '请写一个大于起点的数',
    stepError: '请写一个大于 0 的数，最多分 60 格',
    labels: '刻度上的数',
    all: '都写',
    ends: '只写两端',
    none: '不写',
    marks: '标出的点',
    marksHelp: '例如：A -1.5，B 2；只写数就只画点',
    marksError: '请写成“A -1.5，B 2”，点要在数轴上',
  },
  en: {
    from: 'From',
    to: 'To',
    step: 'Step',
    fromError: 'Write a number below the end',
    toError: 'Write a number above the start',
    stepError: 'Write a number above 0, for at most 60 steps',
    labels: 'Numbers at the ticks',
    all: 'All',
    ends: 'Ends',
    none: 'None',
    marks: 'Points',
    marksHelp: 'e.g. A -1.5, B 2; a number alone gives a dot',
    marksError: 'Write them as A -1.5, B 2; they must lie on the line',
  },
})
