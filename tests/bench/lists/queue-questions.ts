import * as contract from '@lightwork/contract'
import { emptySubject, person } from './fill-items.ts'
import { madeId } from './made-id.ts'
import type { ListQuestion } from './questions.ts'

const { curator, reviewer, busyReviewer, reporter } = person
const moment = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The key of the row three fifths down a list. */
const middle = (key: string, list: string, order: string) =>
  `select ${key} as at from ${list} order by ${order} offset (select count(*) * 3 / 5 from ${list}) limit 1`

interface Size extends Pick<ListQuestion, 'smallest'> {
  readonly buffers: number
  /** The list whose middle a deep page goes on from. */
  readonly list?: string
}

type Reviews = contract.Input<typeof contract.listReviews>['querystring']
const reviews = (name: string, who: number, query: Reviews, { buffers, list, ...rest }: Size): ListQuestion => ({
  ...rest,
  name: `reviews ${name}`,
  who,
  ...(list !== undefined && {
    cursor: middle(`${moment('step_since')} || '_' || id`, list, 'step_since, id'),
  }),
  ask: (call, after) => call(contract.listReviews, { querystring: { ...query, ...(list !== undefined && { after }) } }),
  bar: { statements: 4, buffers },
})
const openReviews = '(select * from review where closed_at is null) r'
const mathReviews = "(select * from review where closed_at is null and subject = 'math') r"
const ownReviews = `(select r.* from review r join review_seat s on s.review_id = r.id and s.step = r.step
  where r.closed_at is null and s.account_id = '${madeId('account', busyReviewer)}' and s.decided_at is null) r`

const reviewQuestions: ListQuestion[] = [
  reviews('all', curator, { view: 'all' }, { buffers: 750 }),
  reviews('all, deep', curator, { view: 'all' }, { buffers: 700, list: openReviews }),
  reviews('all, of a subject', curator, { view: 'all', subject: 'math' }, { buffers: 800 }),
  reviews('all, of a subject, deep', curator, { view: 'all', subject: 'math' }, { buffers: 750, list: mathReviews }),
  reviews('all, of a step', curator, { view: 'all', step: 'second_review' }, { buffers: 700 }),
  reviews(
    'all, of a step and subject',
    curator,
    { view: 'all', step: 'subject_review', subject: 'english' },
    { buffers: 1000 },
  ),
  reviews('all, of an empty subject', curator, { view: 'all', subject: emptySubject }, { buffers: 40 }),
  reviews('to judge', reviewer, { view: 'open' }, { buffers: 3400 }),
  reviews('to judge, deep', reviewer, { view: 'open' }, { buffers: 3200, smallest: 50_000, list: mathReviews }),
  reviews(
    'to judge, of a step',
    reviewer,
    { view: 'open', step: 'second_review' },
    { buffers: 3200, smallest: 50_000 },
  ),
  reviews('to judge, of a subject', busyReviewer, { view: 'open', subject: 'math' }, { buffers: 3100 }),
  reviews('to judge, of a subject not theirs', reviewer, { view: 'open', subject: 'chinese' }, { buffers: 30 }),
  reviews('to judge, by one of no group', reporter, { view: 'open' }, { buffers: 20 }),
  reviews('taken', busyReviewer, { view: 'mine' }, { buffers: 1600 }),
  reviews('taken, deep', busyReviewer, { view: 'mine' }, { buffers: 1600, list: ownReviews }),
  reviews('taken, of a step', busyReviewer, { view: 'mine', step: 'subject_review' }, { buffers: 1700 }),
  {
    name: 'guidance group with load',
    who: curator,
    ask: (call) => call(contract.listGuidance, { querystring: {} }),
    bar: { statements: 3, buffers: 2300 },
  },
  {
    name: 'guidance group of a subject',
    smallest: 10_000,
    who: curator,
    ask: (call) => call(contract.listGuidance, { querystring: { subject: 'math' } }),
    bar: { statements: 3, buffers: 350 },
  },
]

const openReports = '(select * from item_report where handled_at is null) r'
const ownReports = `(select * from item_report where reported_by = '${madeId('account', reporter)}') r`
const reportKey = `${moment('reported_at')} || '_' || id`

const reportQuestions: ListQuestion[] = [
  {
    name: 'reports',
    who: curator,
    ask: (call) => call(contract.listReports, { querystring: {} }),
    bar: { statements: 4, buffers: 900 },
  },
  {
    name: 'reports, deep',
    who: curator,
    cursor: middle(reportKey, openReports, 'reported_at, id'),
    ask: (call, after) => call(contract.listReports, { querystring: { after } }),
    bar: { statements: 4, buffers: 900 },
  },
  {
    name: 'reports of a subject',
    who: curator,
    ask: (call) => call(contract.listReports, { querystring: { subject: 'math' } }),
    bar: { statements: 4, buffers: 900 },
  },
  {
    name: 'reports of an empty subject',
    who: curator,
    ask: (call) => call(contract.listReports, { querystring: { subject: emptySubject } }),
    bar: { statements: 4, buffers: 20 },
  },
  {
    name: 'own reports',
    who: reporter,
    ask: (call) => call(contract.listOwnReports, { querystring: {} }),
    bar: { statements: 3, buffers: 250 },
  },
  {
    name: 'own reports, deep',
    who: reporter,
    cursor: middle(reportKey, ownReports, 'reported_at desc, id desc'),
    ask: (call, after) => call(contract.listOwnReports, { querystring: { after } }),
    bar: { statements: 3, buffers: 250 },
  },
]

type Pairs = contract.Input<typeof contract.listDuplicates>['querystring']
const pairs = (name: string, who: number, query: Pairs, { buffers, list }: Size): ListQuestion => ({
  name: `duplicates ${name}`,
  who,
  ...(list !== undefined && {
    cursor: middle(`${moment('found_at')} || '_' || item_a || '_' || item_b`, list, 'found_at, item_a, item_b'),
  }),
  ask: (call, after) =>
    call(contract.listDuplicates, { querystring: { ...query, ...(list !== undefined && { after }) } }),
  bar: { statements: 4, buffers },
})
const openPairs = '(select * from duplicate_pair where decision is null) p'
const mathPairs = "(select * from duplicate_pair where decision is null and subject = 'math') p"

const pairQuestions: ListQuestion[] = [
  pairs('queue', curator, {}, { buffers: 1500 }),
  pairs('queue, deep', curator, {}, { buffers: 1500, list: openPairs }),
  pairs('of a subject', curator, { subject: 'math' }, { buffers: 1600 }),
  pairs('of a subject, deep', curator, { subject: 'math' }, { buffers: 1600, list: mathPairs }),
  pairs('of a kind', curator, { kind: 'adapted' }, { buffers: 1500 }),
  pairs('of a subject and kind', curator, { subject: 'math', kind: 'adapted' }, { buffers: 1600 }),
  pairs('of an empty subject', curator, { subject: emptySubject }, { buffers: 40 }),
  pairs('of an import', curator, { run_id: madeId('run', 3) }, { buffers: 1300 }),
  pairs('to decide, by a reviewer', reviewer, {}, { buffers: 1600 }),
  pairs('to decide, by a reviewer, deep', reviewer, {}, { buffers: 1600, list: mathPairs }),
  pairs('to decide, of a subject not theirs', reviewer, { subject: 'chinese' }, { buffers: 30 }),
  pairs('to decide, by one of no group', reporter, {}, { buffers: 30 }),
]

const disagreeing = '(select * from item_minutes where disagrees) m'
const evidenceQuestions: ListQuestion[] = [
  {
    name: 'minutes that disagree',
    who: curator,
    ask: (call) => call(contract.listDisagreements, { querystring: {} }),
    bar: { statements: 3, buffers: 350 },
  },
  {
    name: 'minutes that disagree, deep',
    who: curator,
    cursor: middle("disagreement || '_' || item_id", disagreeing, 'disagreement desc, item_id desc'),
    ask: (call, after) => call(contract.listDisagreements, { querystring: { after } }),
    bar: { statements: 3, buffers: 400 },
  },
  {
    name: 'minutes that disagree, of a subject',
    who: curator,
    ask: (call) => call(contract.listDisagreements, { querystring: { subject: 'math' } }),
    bar: { statements: 3, buffers: 350 },
  },
  {
    name: 'minutes that disagree, of an empty subject',
    who: curator,
    ask: (call) => call(contract.listDisagreements, { querystring: { subject: emptySubject } }),
    bar: { statements: 3, buffers: 20 },
  },
]

/** What waits for somebody: reviews, reports, pairs, evidence. */
export const queueQuestions: readonly ListQuestion[] = [
  ...reviewQuestions,
  ...reportQuestions,
  ...pairQuestions,
  ...evidenceQuestions,
]
