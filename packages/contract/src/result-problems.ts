/** Part of the one table in `problem.ts`: how the server says no once works are judged. */
export const resultProblems = {
  'result-incomplete': {
    status: 422,
    zh: '还不能统分：列出的作品还缺评分，请先补齐或收回',
    en: 'The result cannot be worked out yet: the listed works lack final sheets; complete or take them back',
  },
  'correction-unexplained': {
    status: 422,
    zh: '结果已公示，更正须写明原因，更正说明会一并公示',
    en: 'The result is public: say why it is corrected; the reason is published with it',
  },
  'publicity-not-over': {
    status: 409,
    zh: '公示期未满或还有异议未答复，请在公示结束、异议全部答复后再办理',
    en: 'Public notice is still running or an objection is open; come back when it is over and all are answered',
  },
  'objection-late': {
    status: 409,
    zh: '不在公示期内，异议不予受理；申诉须在公示期最后一天结束前书面提出',
    en: 'Outside the days of public notice; objections are taken in writing until the end of the last day',
  },
  'handler-barred': {
    status: 409,
    zh: '评过本评比作品的人和当事人不能处理申诉，请由另一位处理人答复',
    en: 'Who judged there, or is concerned, does not handle this objection; another handler must answer',
  },
  'licence-refused': {
    status: 409,
    zh: '作者选择的许可不允许入库；请先与作者商定许可',
    en: 'The licence that the author chose does not allow it; agree on another licence first',
  },
} as const
