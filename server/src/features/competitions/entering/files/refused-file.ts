/** Why an extra file is not taken, with what to do. */
export const fileReasons = {
  empty: '文件是空的，请重新选择 / the file is empty',
  too_large: '附件不能超过 10 MB，请压缩图片或拆成几份 / a file may have 10 MB',
  too_many: '最多 5 个附件，请先删去一个 / at most 5 files; remove one first',
  pdf: 'PDF 里的姓名、水印和批注无法可靠地去掉；请传 Word 文件（.docx），或把要展示的页截成图片再传 / names inside a PDF cannot be taken out reliably; send a .docx, or the pages as pictures',
  unknown:
    '附件只收 Word 文件（.docx）和 PNG、JPEG、WebP 图片；旧的 .doc 请另存为 .docx / only .docx, PNG, JPEG and WebP',
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
