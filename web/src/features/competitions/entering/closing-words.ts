import { defineWords } from '../../../lib/language.ts'

/** Words of the end of entering, for the organiser. */
export const closingWords = defineWords({
  zh: {
    close: '结束报送，生成盲评件',
    closeHelp: (at: string) => `${at}起可以收卷（截止后还等正在上传的作品）：各组抽签编号，评委只看到遮盖后的内容。`,
    endNow: '提前截止报送',
    endNowHelp: '现在就截止，接着的阶段也从现在开始。没有提交的草稿不能再提交。',
    endNowReason: '原因（参评者都会看到）',
  },
  en: {
    close: 'Close entering and make the blind copies',
    closeHelp: (at: string) =>
      `Can be done from ${at} on (uploads that had begun are waited for): codes are drawn by lot, judges see masked copies only.`,
    endNow: 'End entering now',
    endNowHelp: 'Entering ends at once and the next phase begins. Drafts can no longer be handed in.',
    endNowReason: 'Reason (everybody reads it)',
  },
})
