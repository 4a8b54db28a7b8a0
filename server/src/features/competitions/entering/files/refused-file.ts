/** Why an extra file is not taken, with what to do. */
export const fileReasons = {
  empty: '文件是空的，请重新选择 / the file is empty',
  too_large: '附件不能超过 10 MB，请压缩图片或拆成几份 / a file may have 10 MB',
  too_many: '最多 5 个附件，请先删去一个 / at most 5 files; remove one first',
  pdf_locked: 'PDF 加了密码，请去掉密码后再传 / the PDF has a password; take it off and send it again',
  pdf_pages:
    'PDF 最多 20 页，请只留要给评委看的页，或拆成几份 / a PDF may have 20 pages; keep those that judges need, or split it',
  pdf_page:
    'PDF 里有一页过大或过长，请按 A4 或 A3 分页另存后再传 / a page is too large or too long; save it anew on A4 or A3',
  pdf_fonts:
    'PDF 没有嵌入汉字字体，评委会看到空白；请用 Word 或 WPS 的“输出为 PDF”另存，或直接传 .docx / Chinese fonts are not embedded; export it anew from Word or WPS, or send the .docx',
  pdf_slow:
    'PDF 里的图太多太大，30 秒内画不完；请压缩图片或拆成几份再传 / the PDF takes too long to draw; compress its pictures or split it',
  unknown:
    '附件只收 Word 文件（.docx）、PDF 和 PNG、JPEG、WebP 图片；旧的 .doc 请另存为 .docx / only .docx, PDF, PNG, JPEG and WebP',
  broken: '文件残缺或无法读取，请用 Word 或 WPS 另存一份再传 / the file cannot be read; save it anew and send it again',
} as const
export type FileReason = keyof typeof fileReasons

export class FileRefused extends Error {
  override name = 'FileRefused'
  readonly reason: FileReason

  constructor(reason: FileReason) {
    super(reason)
    this.reason = reason
  }
}
