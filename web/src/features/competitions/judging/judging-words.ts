import type { SheetRound, SheetState } from '@lightwork/domain'
import { defineWords } from '../../../lib/language.ts'

/** Words of the judge's desk and the organiser's view of judging. */
export const judgingWords = defineWords({
  zh: {
    title: (name: string) => `评审 · ${name}`,
    toCompetition: '返回评比',
    myWorks: '我的作品',
    calibration: '标准校准',
    lead: (done: number, all: number) => `已提交 ${done} 件，共 ${all} 件`,
    until: (moment: string) => `评审截止 ${moment}`,
    notOpen: '现在不是评分时间。已写的都在，开放后可以继续。',
    next: '继续评分',
    allDone: '分给您的作品都已提交，谢谢您。',
    none: '还没有分给您的作品。组织者分配后会出现在这里。',
    code: '编号',
    work: '作品',
    group: '组别',
    marked: '已打分',
    ofAll: (n: number, all: number) => `${n} / ${all} 项`,
    total: '总分',
    state: '状态',
    order: '作品按您自己的顺序排列，每位评委的顺序不同，不会变动。',
    spread: (n: number) => `${n} 位评委已提交`,
    spreadHidden: '提交您的校准评分后，这里显示所有评委各项打分的分布。',
    toSample: '去打分',
    openSample: '查看作品和我的评分',
    me: (label: string) => `评委 ${label}（您）`,
    judge: (label: string) => `评委 ${label}`,
    youAre: (label: string) => `讨论中您是评委 ${label}，各位互不知道姓名。`,
    criterion: '评分项',
    range: '最低～最高',
    remarks: '讨论',
    noRemarks: '还没有人发言。',
    remark: '说说您这样打分的理由',
    send: '发表',
  },
  en: {
    title: (name: string) => `Judging · ${name}`,
    toCompetition: 'Back to the competition',
    myWorks: 'My works',
    calibration: 'Calibration',
    lead: (done: number, all: number) => `${done} of ${all} handed in`,
    until: (moment: string) => `until ${moment}`,
    notOpen: 'Scoring is not open now. What you wrote is kept, and you can go on when it opens.',
    next: 'Go on scoring',
    allDone: 'All works given to you are handed in. Thank you.',
    none: 'No works were given to you yet. They appear here once the organiser assigns them.',
    code: 'Code',
    work: 'Work',
    group: 'Group',
    marked: 'Marked',
    ofAll: (n: number, all: number) => `${n} of ${all}`,
    total: 'Total',
    state: 'State',
    order: 'In an order of your own: each judge has another one, and it does not change.',
    spread: (n: number) => `${n} judges have handed in`,
    spreadHidden: 'Hand in your own marks; then the spread of all judges’ marks appears here.',
    toSample: 'Score it',
    openSample: 'See the work and my marks',
    me: (label: string) => `Judge ${label} (you)`,
    judge: (label: string) => `Judge ${label}`,
    youAre: (label: string) => `In the discussion you are judge ${label}; nobody sees a name.`,
    criterion: 'Criterion',
    range: 'Lowest to highest',
    remarks: 'Discussion',
    noRemarks: 'Nobody has said anything yet.',
    remark: 'Say why you marked it so',
    send: 'Send',
  },
})

interface Names {
  readonly round: Record<SheetRound, string>
  readonly state: Record<SheetState, string>
}

export const sheetNames: Record<'zh' | 'en', Names> = {
  zh: {
    round: { calibration: '校准', main: '评审', third: '加评', arbitration: '仲裁', tie: '并列复评' },
    state: { assigned: '未开始', draft: '草稿', final: '已提交', recused: '已回避', released: '已收回' },
  },
  en: {
    round: {
      calibration: 'Calibration',
      main: 'Main round',
      third: 'Further opinion',
      arbitration: 'Arbitration',
      tie: 'Tie',
    },
    state: {
      assigned: 'Not begun',
      draft: 'Draft',
      final: 'Handed in',
      recused: 'Given back',
      released: 'Taken back',
    },
  },
}
