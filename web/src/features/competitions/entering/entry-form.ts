import type { Document } from '@lightwork/content'
import type { Entry } from '@lightwork/contract'
import { isSameJson } from '@lightwork/domain'

/** What its author writes about a work. */
export interface EntryForm {
  readonly title: string
  readonly group_id: string
  readonly intent: Document
  readonly aims: Document
  readonly authors: Entry['authors']
  readonly licence: Entry['licence']
  readonly may_exhibit: boolean
}

export const formOf = ({ title, group_id, intent, aims, authors, licence, may_exhibit }: Entry): EntryForm => ({
  title,
  group_id,
  // The contract keeps documents opaque; the server checked this one.
  intent: intent as unknown as Document,
  aims: aims as unknown as Document,
  authors,
  licence,
  may_exhibit,
})

export const sameForm = (a: EntryForm, b: EntryForm): boolean => isSameJson(a, b)

/** Names as typed; who had an account keeps it. */
export const authorsOf = (text: string, before: Entry['authors']): Entry['authors'] =>
  text
    .split(/[、,，\s]+/)
    .filter((name) => name !== '')
    .slice(0, 10)
    .map((name) => before.find((author) => author.name === name) ?? { name, account_id: null })
