import { defineWords } from '../../../lib/language.ts'

/** What keeps a competition from being announced, each with what to do. */
export const faultWords = defineWords({
  zh: {
    no_groups: '至少要有一个组别',
    no_handlers: '还没有请申诉处理人（不能是评委）',
    no_awards: '还没有设奖项名额',
    no_village_schools: '分了城区组、乡村组，请在“名额”里选出乡村学校',
    entering_is_over: '报送截止时间已经过去',
    never_trimmed: '每件作品的评委人数不够去掉最高最低分，将按全部评分平均',
    group_twice: (name: string) => `组名“${name}”重复`,
    too_few_judges: (group: string, have: number, need: number) =>
      `${group}现有评委 ${have} 人，每件作品需要 ${need} 人`,
    awards_over_all: (percent: number) => `奖项比例合计 ${percent}%，超过 100%`,
    phase: (name: string) => `时间安排有误：${name}`,
    missingPhase: (name: string) => `缺少“${name}”阶段`,
    contradiction: (names: string, first: string, second: string) =>
      `${names}：“${first}”和“${second}”不能同时开放，请错开时间或关掉一项`,
    gap: (from: string, until: string) => `${from}至${until}不在任何阶段内，这段时间什么都不开放`,
    no_criteria: '评分标准至少要有一个评分项',
    points_sum: (sum: number, total: number) =>
      sum < total
        ? `各项合计 ${sum} 分，离总分 ${total} 分还差 ${total - sum} 分`
        : `各项合计 ${sum} 分，比总分 ${total} 分多 ${sum - total} 分`,
    points_not_positive: (name: string) => `“${name}”的满分要大于 0`,
    not_a_step: (name: string) => `“${name}”的分值不是最小分差的整倍数`,
    bands: (name: string) => `“${name}”的等级首尾接不上，请改各档的最低分`,
    code_twice: '有两项的编号相同，请删除其中一项再添加',
  },
  en: {
    no_groups: 'At least one group is needed',
    no_handlers: 'Nobody handles objections yet (no judge may)',
    no_awards: 'No award has a place yet',
    no_village_schools: 'There are groups of town or villages: choose the village schools under “Places”',
    entering_is_over: 'The end of entering is past',
    never_trimmed: 'There are too few judges per work to leave out the highest and the lowest: all sheets are averaged',
    group_twice: (name: string) => `Two groups are called ${name}`,
    too_few_judges: (group: string, have: number, need: number) =>
      `${group} has ${have} judges and needs ${need} per work`,
    awards_over_all: (percent: number) => `The shares add up to ${percent}%`,
    phase: (name: string) => `The dates do not fit: ${name}`,
    missingPhase: (name: string) => `There is no phase “${name}”`,
    contradiction: (names: string, first: string, second: string) =>
      `${names}: “${first}” and “${second}” are never open together; move one or turn it off`,
    gap: (from: string, until: string) => `From ${from} to ${until} there is no phase and nothing is open`,
    no_criteria: 'The rubric needs a criterion',
    points_sum: (sum: number, total: number) =>
      sum < total
        ? `The criteria come to ${sum} points, ${total - sum} short of ${total}`
        : `The criteria come to ${sum} points, ${sum - total} more than ${total}`,
    points_not_positive: (name: string) => `“${name}” needs points above 0`,
    not_a_step: (name: string) => `Points of “${name}” are no multiple of the smallest difference`,
    bands: (name: string) => `The bands of “${name}” do not meet; change where they end`,
    code_twice: 'Two parts have the same number; remove one and add it again',
  },
})
