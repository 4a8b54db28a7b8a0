const named = new Map(
  Object.entries({
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    times: '×',
    divide: '÷',
    deg: '°',
    middot: '·',
    plusmn: '±',
    le: '≤',
    ge: '≥',
    ne: '≠',
    pi: 'π',
    ang: '∠',
    emsp: ' ',
    ensp: ' ',
  }),
)

/** The character of a code point that text may hold, or null. */
function character(code: number): string | null {
  const isText = code === 10 || (code >= 32 && code !== 127 && (code < 0xd800 || code > 0xdfff) && code <= 0x10ffff)
  return isText ? String.fromCodePoint(code) : null
}

/** HTML's named and numeric characters; unknown ones stay as they stand. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole
      return character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole
    },
  )
}

/** Whatever else is no text: controls, zero-width marks, the byte-order mark, noncharacters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
const noise = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200c\u2060\ufeff\ufffe\uffff]/g

/** Commands that begin like an escaped line end. */
const commandAfterN =
  'abla|atural|cong|earrow|exists|e|eg|eq|ewline|ewcommand|geq|gtr|i|leq|less|mid|obreak|oindent|olimits|onumber|ormalsize|ot|otin|parallel|prec|sim|subseteq|succ|u|warrow'
const writtenLineEnd = new RegExp(String.raw`(?<!\\|[A-Z]:)\\(?:r\\n|n)(?!(?:${commandAfterN})(?![a-zA-Z]))`, 'g')

/** What collectors write before every question. */
const prefix = /^\s*(?:题目内容|问题描述|题目描述|题干)\s*[:：]\s*/

/**
 * Repairs what a careless writer of JSON or a web page left: TeX commands whose backslash was read as an escape
 * (`"\frac"` arrives as a form feed and `rac`), line ends escaped twice, carriage returns, no-break spaces, control
 * characters. Ideographs of the Kangxi block and the like stay: search folds them, the text is the source's.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\f(?=[a-z])/g, '\\f')
    .replace(/[\b](?=[a-z])/g, '\\b')
    .replace(/\t(?=(?:imes|ext|heta|an|riangle)(?![a-z]))/g, '\\t')
    .replace(/\r(?=ight(?![a-z]))/g, '\\r')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(writtenLineEnd, '\n')
    .replace(prefix, '')
    // A percent sign that was escaped twice.
    .replace(/\\textbackslash\s*(?=\\%)/g, '')
    .replace(/[\t\u00a0\u2002\u2003\u2009\u202f]/g, ' ')
    .replace(noise, '')

/** Code points that mean nothing without the font they came from, and those that stand for a lost character. */
export const hasPrivateUse = (text: string): boolean => /[\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/u.test(text)
export const hasLostCharacter = (text: string): boolean => text.includes('\ufffd')
