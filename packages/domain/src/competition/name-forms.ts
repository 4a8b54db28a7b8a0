import type { MaskKind } from './names.ts'

export const titles = '(?:老师|校长|主任|园长|教研员|名师|工作室)'

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏姜谢邹苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅林徐邱骆高夏蔡田樊胡凌霍万卢莫房解丁邓洪包左石崔龚程裴陆翁甄曲侯宁甘武符刘景詹龙叶黎温庄柴阎习向古易廖文欧聂关'

/** What tells by its form alone. Read in folded text. */
export const nameForms: readonly { readonly kind: MaskKind; readonly pattern: RegExp }[] = [
  { kind: 'contact', pattern: /(?<!\d)1[3-9]\d-?\d{4}-?\d{4}(?!\d)/g },
  { kind: 'contact', pattern: /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g },
  { kind: 'contact', pattern: /[a-z0-9.%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g },
  { kind: 'contact', pattern: /(?:微信|qq)号?[:：]?[a-z0-9-]{5,20}/g },
  {
    kind: 'class',
    pattern:
      /(?:(?:[一二三四五六七八九]|[1-9]|初[一二三])(?:年级|级)?)(?:\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|\d{1,2}|[一二三四五六七八九十]{1,3})班/g,
  },
  {
    kind: 'person',
    pattern: new RegExp(`(?!任课|任教|高级|高中|高年级|全体)[${surnames}]\\p{Script=Han}{0,2}?${titles}`, 'gu'),
  },
  {
    kind: 'honour',
    pattern:
      /(?:去年|上届|上一届|往年|前年|曾|荣获|获得|获|20\d\d年)[^。；;!?！？]{0,16}?(?:[特一二三]等奖|优秀奖|金奖|银奖|铜奖)/g,
  },
  { kind: 'honour', pattern: /\p{Script=Han}{2,4}(?:名师|名校长)工作室/gu },
]
