import type { Input, searchItems } from '@lightwork/contract'
import { itemStates, itemTypes, modes, subjects, tiers } from '@lightwork/domain'

export const sorts = ['relevance', 'newest', 'minutes'] as const
export type Sort = (typeof sorts)[number]

/** What is asked of the bank. The address of the page holds all of it, under the names the server uses. */
export type BankQuestion = Omit<Input<typeof searchItems>['querystring'], 'page_size'>

/** A change of some members; undefined takes one back. */
export type BankChange = { readonly [K in keyof BankQuestion]?: BankQuestion[K] | undefined }

const oneOf = <V extends string>(values: readonly V[], text: string | null): V | undefined =>
  values.find((value) => value === text)

function whole(text: string | null, from: number, to: number): number | undefined {
  const number = text !== null && /^\d{1,3}$/.test(text) ? Number(text) : from - 1
  return number >= from && number <= to ? number : undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const id = (text: string | null) => (text !== null && uuid.test(text) ? text : undefined)

const Q_LIMIT = 200
/** The server answers at most so many pages; beyond them a question is too broad. */
export const PAGE_LIMIT = 50
export const PAGE_SIZE = 20

function present(question: BankChange): BankQuestion {
  // Only members that hold something are left, which is what the optional members of a question promise.
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as BankQuestion
}

/** Reads an address. What nobody can have meant is left out, so that an old or mistyped address still shows the bank. */
export function readQuestion(address: URLSearchParams): BankQuestion {
  const page = whole(address.get('page'), 2, PAGE_LIMIT)
  return present({
    q: address.get('q')?.trim().slice(0, Q_LIMIT) || undefined,
    subject: oneOf(subjects, address.get('subject')),
    grade: whole(address.get('grade'), 1, 9),
    unit_id: id(address.get('unit_id')),
    point_id: id(address.get('point_id')),
    tier: oneOf(tiers, address.get('tier')),
    type: oneOf(itemTypes, address.get('type')),
    mode: oneOf(modes, address.get('mode')),
    import_id: id(address.get('import_id')),
    minutes_max: whole(address.get('minutes_max'), 1, 600),
    state: oneOf(itemStates, address.get('state')),
    sort: oneOf(sorts, address.get('sort')),
    page,
  })
}

/** The address of a question; the same question always has the same one. */
export const writeQuestion = (question: BankQuestion): URLSearchParams =>
  new URLSearchParams(Object.entries(question).map(([key, value]) => [key, String(value)]))

/** Units and points belong to a subject, units to a grade too; any change but turning the page starts at the first page. */
export function changeQuestion(question: BankQuestion, change: BankChange): BankQuestion {
  const next = { ...question, page: undefined, ...change }
  const otherSubject = next.subject !== question.subject
  const otherGrade = next.grade !== question.grade
  return present({
    ...next,
    ...(otherSubject && { point_id: change.point_id }),
    ...((otherSubject || otherGrade) && { unit_id: change.unit_id }),
  })
}

/** Without words there is nothing to be relevant to: then the newest come first, as the server has it. */
export const sortOf = ({ q, sort }: BankQuestion): Sort => {
  const usual = q === undefined ? 'newest' : 'relevance'
  return sort === undefined || (sort === 'relevance' && q === undefined) ? usual : sort
}

/** The filters in the order people think; words, sort and page are no filters. */
export const filterKeys = [
  'subject',
  'grade',
  'unit_id',
  'point_id',
  'tier',
  'type',
  'mode',
  'minutes_max',
  'import_id',
] as const
export type FilterKey = (typeof filterKeys)[number]

export const hasFilters = (question: BankQuestion): boolean => filterKeys.some((key) => question[key] !== undefined)
