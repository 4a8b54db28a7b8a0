/** Something a paste held that does not arrive, or not as it was. */
export interface Lost {
  readonly kind: 'picture' | 'formula' | 'drawing' | 'recording' | 'comment' | 'nestedTable'
  /** What it says of itself: a picture's text, a formula's letters. */
  readonly name: string
}

export interface Picture {
  readonly name: string
  /** A `data:` address with the picture in it. */
  readonly data: string
}

/** What is found beside the text while it is read. */
export interface Finds {
  readonly lost: Lost[]
  readonly pictures: Picture[]
}
