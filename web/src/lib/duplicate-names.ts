import type { AlikeKind, PairDecision } from '@lightwork/domain'
import { type Language, useLanguage } from './language.ts'

/** The users' words for items that are alike. An item with other numbers is an adaptation, not a theft. */
interface DuplicateNames {
  readonly kind: Record<AlikeKind, string>
  readonly decision: Record<PairDecision, string>
}

const zh: DuplicateNames = {
  kind: {
    same: '文字相同',
    reordered: '选项顺序不同',
    edited: '部分选项不同',
    adapted: '换了数字或名称',
    extended: '增加了语句',
    reworded: '换了说法',
  },
  decision: { same: '重复', adapted: '改编', different: '不是同一题' },
}

const en: DuplicateNames = {
  kind: {
    same: 'Same text',
    reordered: 'Options in another order',
    edited: 'Some options differ',
    adapted: 'Other numbers or names',
    extended: 'Sentences put in',
    reworded: 'Other words',
  },
  decision: { same: 'Same item', adapted: 'Adaptation', different: 'Different items' },
}

const packs: Record<Language, DuplicateNames> = { zh, en }
export const useDuplicateNames = (): DuplicateNames => packs[useLanguage()]
