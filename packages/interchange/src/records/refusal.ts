/** Why a line is not imported. Codes are stable; `detail` is for the person who mends the file. */
export const refusalCodes = [
  'line-too-long',
  'not-utf8',
  'not-json',
  'duplicate-key',
  'wrong-shape',
  'forbidden-character',
  'stage-not-covered',
  'subject-not-covered',
  'subject-not-offered',
  'type-unknown',
  'picture-missing',
  'spreadsheet-damage',
  'options-missing',
  'option-empty',
  'options-ambiguous',
  'answer-missing',
  'answer-not-an-option',
  'content-refused',
  'id-repeated',
  'being-edited',
  'not-stored',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/**
 * Thrown inside the mapping of one record and caught by `mapLine`; never leaves this package. No Error: half the lines
 * of a file may be refused, and nobody reads where in the code.
 */
export class Refusal {
  readonly code: RefusalCode
  readonly detail: string

  constructor(code: RefusalCode, detail: string) {
    this.code = code
    this.detail = detail
  }
}
