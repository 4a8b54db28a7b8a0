import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Left, top, right and bottom, in dots of the picture. */
export type Box = readonly [number, number, number, number]

/** A letter and where it stands. */
export type Glyph = readonly [text: string, box: Box]

/** A page as a picture, with every letter on it in the order of drawing. */
export interface DrawnPage {
  /** On paper, in points. */
  readonly width: number
  readonly height: number
  /** Of the picture. */
  readonly dots: readonly [width: number, height: number]
  /** Bytes of a dot: its grey, or its red, green and blue. */
  readonly colours: 1 | 3
  /**
   * `jpeg` where there are no letters. Other pages are exact, so that what is covered later leaves no trace around it:
   * their dots, deflated, as a PDF holds them.
   */
  readonly kind: 'exact' | 'jpeg'
  readonly picture: Uint8Array
  readonly glyphs: readonly Glyph[]
}

type Told = Omit<DrawnPage, 'picture'>

const WRITTEN = new Date('2000-01-01T00:00:00Z')

/** One file of all pages, as it is kept until names are covered. */
export const packPages = (pages: readonly DrawnPage[]): Uint8Array =>
  zipSync(
    {
      'pages.json': strToU8(JSON.stringify(pages.map(({ picture: _, ...told }): Told => told))),
      ...Object.fromEntries(pages.map(({ picture }, index) => [`${index}`, [picture, { level: 0 }] as const])),
    },
    { mtime: WRITTEN },
  )

export function unpackPages(packed: Uint8Array): DrawnPage[] {
  const parts = unzipSync(packed)
  const part = (name: string): Uint8Array => {
    const bytes = parts[name]
    if (bytes === undefined) throw new Error(`no ${name} in a drawn file`)
    return bytes
  }
  // Written by `packPages`.
  const told = JSON.parse(strFromU8(part('pages.json'))) as Told[]
  return told.map((page, index) => ({ ...page, picture: part(`${index}`) }))
}
