/** Who said how long an item takes, from how many samples, when. */
export interface MinutesEvidence {
  readonly source: 'author' | 'estimate' | 'import' | 'trial' | 'class'
  readonly samples: number
  readonly at: string
  readonly note?: string
}
