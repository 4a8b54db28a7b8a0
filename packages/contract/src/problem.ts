import { enteringProblems } from './entering-problems.ts'
import { judgingProblems } from './judging-problems.ts'
import { resultProblems } from './result-problems.ts'

/** Every way the server says no, in one table. `docs/problems.md` explains each to users; a test keeps both equal. */
export const problems = {
  'invalid-request': {
    status: 400,
    zh: '提交的内容不符合要求，请按提示修改',
    en: 'The request does not match what is expected',
  },
  'invalid-content': {
    status: 422,
    zh: '文档里有系统不认识的内容，未保存；请撤销上一步再试',
    en: 'The document holds content that is not allowed',
  },
  'body-too-large': { status: 413, zh: '内容太大，请分成几份', en: 'The content is too large; split it' },
  'unsupported-media-type': { status: 415, zh: '不支持这种文件或内容类型', en: 'This content type is not supported' },
  'sign-in-needed': { status: 401, zh: '请先登录', en: 'Please sign in' },
  'sign-in-refused': { status: 401, zh: '账号或密码不对，请检查后再试', en: 'Account or password is wrong' },
  'too-many-attempts': {
    status: 429,
    zh: '尝试次数过多，请过几分钟再试',
    en: 'Too many attempts; try again in some minutes',
  },
  'code-refused': {
    status: 401,
    zh: '这个链接或设置码已用过或已过期，请重新取得',
    en: 'This link or code was used or has expired',
  },
  'set-up-done': { status: 409, zh: '本县已完成初始设置，请直接登录', en: 'Set-up is done already; please sign in' },
  'password-weak': {
    status: 422,
    zh: '密码至少 10 位，且不能是常见密码或账号名',
    en: 'A password needs 10 characters and must not be a common one',
  },
  'password-wrong': { status: 422, zh: '当前密码不对', en: 'The present password is wrong' },
  'not-allowed': { status: 403, zh: '您没有做这件事的权限', en: 'You may not do this' },
  'wrong-origin': {
    status: 403,
    zh: '请求不是从本站页面发出的，已拒绝',
    en: 'The request did not come from this site',
  },
  'not-found': { status: 404, zh: '没有找到，或您无权查看', en: 'Not found, or not visible to you' },
  'login-taken': { status: 409, zh: '这个账号名已有人使用，请换一个', en: 'This account name is taken' },
  'name-taken': { status: 409, zh: '已有同名的，请换一个名称', en: 'This name is taken' },
  'unknown-reference': {
    status: 422,
    zh: '引用的内容不存在或不属于这里',
    en: 'Something referred to does not exist or does not belong here',
  },
  'revision-outdated': {
    status: 409,
    zh: '别处已保存了更新的内容；两份都已保留，请选择',
    en: 'A newer text was saved elsewhere; both are kept',
  },
  'page-outdated': {
    status: 409,
    zh: '这个页面是系统更新前打开的，不能再保存；您写的都在本机，请刷新页面',
    en: 'This page was opened before an update and saves no more; what you wrote is in this browser, reload the page',
  },
  'edited-elsewhere': {
    status: 409,
    zh: '这份作业正在别处编辑；您写的都已保留，可以接手编辑',
    en: 'This homework is being edited elsewhere; what you wrote is kept, and you can take over',
  },
  'state-refused': { status: 409, zh: '当前状态下不能这样做，请刷新后再看', en: 'Not possible in the present state' },
  'item-incomplete': { status: 422, zh: '题目还缺必填内容，请按提示补全', en: 'The item lacks something it needs' },
  'work-blank': {
    status: 422,
    zh: '作业里有自拟题还是空白的，请写上内容或删去',
    en: 'The homework holds an own item without any text; write it or remove it',
  },
  'item-withdrawn': {
    status: 409,
    zh: '作业里有题目已停用，请替换后再布置',
    en: 'The homework holds an item that was retired; replace it',
  },
  'homework-empty': { status: 422, zh: '作业里还没有任务，请先加入题目', en: 'The homework holds no work yet' },
  'own-review': { status: 403, zh: '不能审核自己的题目，请由他人审核', en: 'Nobody reviews their own item' },
  'not-competent': {
    status: 403,
    zh: '您不在这门学科、学段的指导组里，请联系教师进修学校',
    en: 'You are not of the guidance group for this subject and stage; ask the training school',
  },
  'judged-before': {
    status: 409,
    zh: '您已对这道题给出意见，其余步骤由他人审核',
    en: 'You have given your opinion on this item; the other steps are for others',
  },
  ...judgingProblems,
  ...resultProblems,
  ...enteringProblems,
  'class-closed': { status: 409, zh: '这个班级已停用，不能布置作业', en: 'This class is closed' },
  'subject-not-taught': {
    status: 403,
    zh: '您不任教这个班的这门学科，不能布置',
    en: 'You do not teach this subject in this class',
  },
  'grade-mismatch': { status: 422, zh: '作业的年级与班级不符', en: 'The homework is for another grade' },
  'day-past': { status: 422, zh: '不能布置到过去的日期', en: 'The day is past' },
  'day-too-far': { status: 422, zh: '最多提前 60 天布置', en: 'At most 60 days ahead' },
  'no-homework-day': { status: 409, zh: '这一天是无作业日，请改选日期', en: 'This is a day without homework' },
  'day-limit-exceeded': {
    status: 409,
    zh: '超过当天作业时间上限，没有布置',
    en: 'This would exceed the limit of the day; nothing was released',
  },
  'project-longer': {
    status: 422,
    zh: '作业里的项目要做好几天，请选够天数再布置',
    en: 'A project in the homework takes several days; choose as many days',
  },
  'already-released': {
    status: 409,
    zh: '这份作业当天已布置给该班',
    en: 'This homework is already released to the class for that day',
  },
  'already-withdrawn': { status: 409, zh: '这次布置已撤回', en: 'This release was already withdrawn' },
  'key-reused': {
    status: 422,
    zh: '同一操作编号用于不同内容，请刷新页面再试',
    en: 'The idempotency key was used for another request',
  },
  'key-in-use': { status: 409, zh: '同一操作正在处理，请稍候', en: 'The same request is still being handled' },
  'limit-too-loose': { status: 422, zh: '学校的限制只能更严，不能放宽', en: 'A school may be stricter, never looser' },
  'media-refused': {
    status: 422,
    zh: '这个图片或录音不能使用，请按说明换一个文件',
    en: 'This picture or recording cannot be used; see why and choose another file',
  },
  'import-unreadable': {
    status: 422,
    zh: '文件无法读取：需要每行一个 JSON 的 UTF-8 文本（可为 .gz）',
    en: 'The file cannot be read: one JSON a line, UTF-8, optionally gzip',
  },
  'term-cycle': {
    status: 409,
    zh: '不能把知识点合并或移动到它自己或它的下级，请另选一个',
    en: 'A term cannot be merged or moved into itself or below itself; choose another',
  },
  'term-changed': {
    status: 409,
    zh: '这个知识点已被合并或停用，请刷新后再选',
    en: 'This term was merged or retired meanwhile; refresh and choose again',
  },
  'table-unreadable': {
    status: 422,
    zh: '表格无法读取：需要 .xlsx 或 .csv，第一行是列名；请下载模板对照',
    en: 'The table cannot be read: .xlsx or .csv with a header row; compare the template',
  },
  'copies-wanted': {
    status: 422,
    zh: '请填写每个层次或分组要印几份，合计 1 到 120 份',
    en: 'Say how many copies each path needs, 1 to 120 in all',
  },
  'competition-incomplete': {
    status: 422,
    zh: '评比还不能发布，请按列出的各项补全',
    en: 'The competition cannot be announced yet; complete what is listed',
  },
  'reason-needed': {
    status: 422,
    zh: '评比已发布，修改规则请写明原因，参评者都会看到',
    en: 'The competition is announced: give a reason for the change, which everybody will read',
  },
  'group-in-use': {
    status: 409,
    zh: '这个组别已有作品报名，不能删除；可以改名',
    en: 'The group holds entries and cannot be removed; it can be renamed',
  },
  'part-refused': {
    status: 409,
    zh: '组织者不能当评委，评委不能处理申诉；请另请一位',
    en: 'Organisers do not judge, and judges do not handle objections; invite somebody else',
  },
  'enters-and-judges': {
    status: 409,
    zh: '报送作品的人不能当同一组的评委；请换一个组别，或另请一位评委',
    en: 'Who enters a group does not judge it; choose another group, or invite another judge',
  },
  'group-of-others': {
    status: 409,
    zh: '这个组别不收贵校的作品；请改选贵校所属的城区或乡村组别，名单有误时请与组织者联系',
    en: 'This group is not for works of your school; choose the one of its town or villages, or ask the organiser',
  },
  'entering-closed': {
    status: 409,
    zh: '现在不在报送时间内，以服务器时间为准；已提交的作品和回执都在',
    en: 'Entering is not open by the server’s clock; what was handed in and its receipts stand',
  },
  'entering-open': {
    status: 409,
    zh: '报送还没有结束；到截止时间加宽限期之后再收卷',
    en: 'Entering is still open; close it when the end and the grace are over',
  },
  'quota-full': {
    status: 409,
    zh: '名额已满；请先撤回一件已提交的作品，或与组织者联系',
    en: 'The quota is used up; take back a work that was handed in, or ask the organiser',
  },
  'path-gone': {
    status: 422,
    zh: '这份作业现在没有这个层次或分组，请重新打开打印页再选',
    en: 'The homework has no such path now; open the print page again and choose',
  },
  'pdf-unavailable': {
    status: 503,
    zh: '服务器现在不能生成 PDF；请按“打印”，用浏览器打印或另存为 PDF',
    en: 'The server cannot make a PDF now; press Print and let your browser print it or save it as PDF',
  },
  busy: { status: 503, zh: '系统正忙，请稍后再试', en: 'The system is busy; try again shortly' },
  'internal-error': {
    status: 500,
    zh: '系统出错，已记录；请稍后再试',
    en: 'Something went wrong on our side; it was recorded',
  },
} as const

export type ProblemCode = keyof typeof problems
