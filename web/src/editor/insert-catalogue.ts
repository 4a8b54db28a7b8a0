import type { Inserts } from './inserts.ts'

/** Files are the page's business, so their entry is there only where the page takes them. */
export type Offered = Partial<Inserts> & { readonly media?: () => void }
export type InsertKey = keyof Required<Offered>

interface Entry {
  readonly key: InsertKey
  /** How its Chinese name is spelled, by which the slash menu finds it, whole or by initials. */
  readonly pinyin: string
  /** Only in the slash menu: the insert menu has one entry for all of its kind. */
  readonly onlyTyped?: true
  /** Begins a new kind of thing in the insert menu. */
  readonly separated?: true
}

/** Everything that can be put into a text, in the order in which it is offered. */
export const insertCatalogue: readonly Entry[] = [
  { key: 'subItem', pinyin: 'xiao ti' },
  { key: 'dayStep', pinyin: 'yi tian de ren wu' },
  { key: 'drill', pinyin: 'duan lian dong zuo' },
  { key: 'ownItem', pinyin: 'zi ni ti' },
  { key: 'group', pinyin: 'ren xuan zu' },
  { key: 'ownAnswer', pinyin: 'da an' },
  { key: 'ownExplanation', pinyin: 'jie xi' },
  { key: 'title', pinyin: 'biao ti' },
  { key: 'instruction', pinyin: 'shuo ming' },
  { key: 'formula', pinyin: 'gong shi', separated: true },
  { key: 'formulaLine', pinyin: 'du zhan yi hang de gong shi' },
  { key: 'choices', pinyin: 'xuan xiang' },
  { key: 'blank', pinyin: 'tian kong heng xian' },
  { key: 'answerLines', pinyin: 'zuo da heng xian', separated: true },
  { key: 'tian', pinyin: 'tian zi ge' },
  { key: 'mi', pinyin: 'mi zi ge', onlyTyped: true },
  { key: 'pinyinTian', pinyin: 'pin yin tian zi ge', onlyTyped: true },
  { key: 'fourLine', pinyin: 'si xian san ge', onlyTyped: true },
  { key: 'essay', pinyin: 'zuo wen ge' },
  { key: 'space', pinyin: 'liu bai' },
  { key: 'drawBox', pinyin: 'hua tu kuang', onlyTyped: true },
  { key: 'table', pinyin: 'biao ge', separated: true },
  { key: 'sideBySide', pinyin: 'fen lan' },
  { key: 'poem', pinyin: 'shi ge' },
  { key: 'sum', pinyin: 'shu shi' },
  { key: 'division', pinyin: 'chu fa shu shi', onlyTyped: true },
  { key: 'numberLine', pinyin: 'shu zhou' },
  { key: 'plane', pinyin: 'zuo biao xi' },
  { key: 'geometry', pinyin: 'ji he tu xing' },
  { key: 'columns', pinyin: 'lian xian liang lan' },
  { key: 'steps', pinyin: 'dai pai xu de bu zhou' },
  { key: 'gap', pinyin: 'you bian hao de kong' },
  { key: 'media', pinyin: 'tu pian huo lu yin' },
  { key: 'transcript', pinyin: 'ting li yuan wen' },
]
