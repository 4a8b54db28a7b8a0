import { defineWords } from '../../../lib/language.ts'

/** Words of the report on works that are like others. */
export const likeWords = defineWords({
  zh: {
    like: '查相似',
    likeTitle: '相似的作品',
    likeWith: '相似于',
    share: '相似部分',
    decision: '判断',
    undecided: '未判断',
    credited: '已注明出处',
    chance: '巧合',
    copied: '抄袭',
    noLike: '没有发现相似的作品。',
  },
  en: {
    like: 'Look for likeness',
    likeTitle: 'Works that are alike',
    likeWith: 'Like',
    share: 'Alike',
    decision: 'Decision',
    undecided: 'Not decided',
    credited: 'Source is named',
    chance: 'Chance',
    copied: 'Copied',
    noLike: 'No likeness was found.',
  },
})
