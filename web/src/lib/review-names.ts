import type { ReviewStep, ReviewTick, Stage, Station, Verdict } from '@lightwork/domain'
import { type Language, useLanguage } from './language.ts'

/** The users' words for review. */
interface ReviewNames {
  readonly step: Record<ReviewStep, string>
  readonly tick: Record<ReviewTick, string>
  readonly station: Record<Station, string>
  readonly stage: Record<Stage, string>
  readonly verdict: Record<Verdict, string>
  readonly outcome: Record<'published' | 'returned' | 'taken_back', string>
}

const zh: ReviewNames = {
  step: { self_check: '自查', duplicate_check: '查重', subject_review: '学科初审', second_review: '复审' },
  tick: {
    political: '政治性：导向正确，没有不当内容',
    scientific: '科学性：知识、数据、图形都没有错',
    compliance: '合规性：不超课标，不是变相考试，不要家长代劳',
    wording: '文字通顺，题意清楚，学生读得懂',
    answer_done: '亲自做过一遍，答案和解析对得上',
    minutes: '预计时间合理',
    tier: '层次合适',
    tags: '学科、年级、知识点等标注齐全准确',
    licence: '来源写明，许可允许使用',
  },
  station: { master_studio: '名师工作室', subject_lead: '学科带头人', backbone: '骨干教师', researcher: '教研员' },
  stage: { primary: '小学', junior: '初中' },
  verdict: { accept: '通过', return: '退回修改' },
  outcome: { published: '已入库', returned: '退回修改', taken_back: '已撤回' },
}

const en: ReviewNames = {
  step: {
    self_check: 'Self-check',
    duplicate_check: 'Duplicate check',
    subject_review: 'Subject review',
    second_review: 'Second review',
  },
  tick: {
    political: 'Political: the values are right, nothing improper',
    scientific: 'Scientific: facts, figures and drawings are right',
    compliance: 'Compliance: within the standard, no disguised test, no work for parents',
    wording: 'The wording is clear to pupils',
    answer_done: 'Done it myself; answer and explanation agree',
    minutes: 'The minutes are reasonable',
    tier: 'The tier fits',
    tags: 'Subject, grade, knowledge points and other tags are complete and right',
    licence: 'The source is named and the licence allows the use',
  },
  station: {
    master_studio: 'Master teacher’s studio',
    subject_lead: 'Subject leader',
    backbone: 'Backbone teacher',
    researcher: 'Teaching researcher',
  },
  stage: { primary: 'Primary', junior: 'Junior' },
  verdict: { accept: 'Accept', return: 'Return for changes' },
  outcome: { published: 'Published', returned: 'Returned', taken_back: 'Taken back' },
}

const packs: Record<Language, ReviewNames> = { zh, en }
export const useReviewNames = (): ReviewNames => packs[useLanguage()]
