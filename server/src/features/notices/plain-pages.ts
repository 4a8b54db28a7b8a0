import { stylesheetPath } from './stylesheet.ts'

const page = (title: string, zh: string, en: string) =>
  Buffer.from(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="stylesheet" href="${stylesheetPath}"></head><body class="plain"><main><h1>${title}</h1><p>${zh}</p><p lang="en">${en}</p></main></body></html>`,
  )

/** The same bytes whatever is wrong with the address: it does not tell whether it ever existed. */
export const unknownPage = page(
  '没有这个页面',
  '网址可能不完整，或已更换。请向班主任索取新的网址或二维码。',
  'There is no such page. The address may be incomplete or no longer in use; please ask the class teacher for the present one.',
)

export const busyPage = page('暂时打不开', '系统正忙，请稍后再试。', 'The system is busy. Please try again shortly.')
export const wrongMethodPage = page('不能这样访问', '这个页面只能阅读。', 'This page can only be read.')
