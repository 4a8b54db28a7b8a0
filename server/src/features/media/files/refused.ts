/** Why a file is not kept, in the words of whoever sent it. */
export const reasons = {
  empty: '文件是空的，请重新选择 / the file is empty',
  unknown:
    '认不出是哪种文件；图片请用 PNG、JPEG、WebP 或 SVG，录音请用 MP3、WAV 或 Ogg Opus / neither a picture nor a recording we know',
  too_large: '文件太大：图片不超过 10 MB，录音不超过 5 MB / too large: 10 MB for a picture, 5 MB for a recording',
  too_many_pixels:
    '图片尺寸太大：不超过 2400 万像素，边长不超过 12000；请缩小后再上传 / at most 24 megapixels and 12,000 a side',
  gif: 'GIF 只有 256 种颜色，多半是动图；请存成 PNG 或 JPEG 再上传 / save it as PNG or JPEG',
  animated: '动图印在纸上只剩一帧，请存成一张静止的图片 / save the animation as one still picture',
  broken: '文件残缺或内容有误，请重新导出后再上传 / the file is damaged; export it again',
  too_long: '录音太长：不超过 10 分钟，请剪短 / at most 10 minutes',
  codec: '这种编码不能使用：WAV 要 PCM，Ogg 要 Opus，MP3 要第三层 / WAV must be PCM, Ogg must be Opus, MP3 layer III',
  drawing: 'SVG 里有文档类型声明、实体或无法读取的内容，请用绘图软件另存为“纯 SVG” / save it as plain SVG',
  styles: 'SVG 里用了样式表，导出时请选“内联样式”或“表示属性”，或存成 PNG / export with inline styles, or as PNG',
  too_complex: 'SVG 太复杂，请简化或存成 PNG / too complex; simplify it or save it as PNG',
} as const
export type Reason = keyof typeof reasons

export class MediaRefused extends Error {
  override name = 'MediaRefused'
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason)
    this.reason = reason
  }
}

/** What is kept of a file: written anew by us, without anything that is not picture or sound. */
export interface KeptFile {
  readonly contentType: string
  readonly bytes: Buffer
  readonly width: number | null
  readonly height: number | null
  readonly seconds: number | null
}
