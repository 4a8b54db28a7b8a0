/** Why a line was not imported and what to do about it. Every code of packages/interchange has its words; a test sees to it. */
export const refusalReasons: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'line-too-long': { zh: '这一行太长，请拆成几道题', en: 'The line is too long; split it into several items' },
  'not-utf8': { zh: '不是 UTF-8 文本，请另存为 UTF-8', en: 'Not UTF-8; save the file as UTF-8' },
  'not-json': { zh: '不是完整的 JSON，检查引号和括号', en: 'Not valid JSON; check quotes and brackets' },
  'duplicate-key': { zh: '同一个字段写了两次，留下一个', en: 'A field stands twice; keep one' },
  'wrong-shape': { zh: '字段缺少或格式不对', en: 'A field is missing or of the wrong kind' },
  'forbidden-character': { zh: '含有不能保存的字符，请删去', en: 'Holds a character that cannot be stored; remove it' },
  'stage-not-covered': { zh: '不是一至九年级的题', en: 'Not an item for grades 1 to 9' },
  'subject-not-covered': { zh: '学科不在题库的 14 门学科之内', en: 'The subject is none of the 14 of the bank' },
  'subject-not-offered': { zh: '这个年级不开设这门学科', en: 'This subject is not offered in that grade' },
  'type-unknown': { zh: '没有这种题型', en: 'There is no such type' },
  'picture-missing': { zh: '题目要看图，但图片没有随文件来', en: 'The item needs a picture, which is not in the file' },
  'spreadsheet-damage': {
    zh: '内容被电子表格改坏了，请从原稿重新取',
    en: 'A spreadsheet damaged the text; take it from the original',
  },
  'options-missing': { zh: '选择题至少要有两个选项', en: 'A choice item needs two options at least' },
  'option-empty': { zh: '有空选项', en: 'An option is empty' },
  'options-ambiguous': { zh: '选项字母重复', en: 'Two options have the same letter' },
  'answer-missing': { zh: '没有答案', en: 'There is no answer' },
  'answer-not-an-option': { zh: '答案与选项对不上', en: 'The answer is none of the options' },
  'content-refused': { zh: '文字里有题库不收的内容', en: 'The text holds what the bank does not take' },
  'id-repeated': {
    zh: '编号与前面的一行相同，请改成不同的编号或删去一行',
    en: 'An earlier line has the same id; give it another or remove one',
  },
  'being-edited': { zh: '有人正在修改这道题，稍后再导入', en: 'Somebody is working on this item; import again later' },
  'not-stored': {
    zh: '没能存入，请把这一行交给管理员看',
    en: 'Could not be stored; show the line to an administrator',
  },
}
