import * as contract from '@lightwork/contract'
import { KNOWN, person } from './fill-items.ts'
import { madeId, madeIds } from './made-id.ts'
import type { ListBar, ListQuestion } from './questions.ts'

const { curator, reviewer, author, reporter } = person
const known = { item_id: madeId('item', KNOWN) }
const knownVersion = { version_id: madeId('version', KNOWN * 4 + 4) }
const ofItem: ListQuestion[] = (
  [
    ['item page', curator, (call) => call(contract.getItem, { params: known }), { statements: 3, buffers: 100 }],
    [
      'item: comments',
      curator,
      (call) => call(contract.listItemComments, { params: knownVersion }),
      { statements: 4, buffers: 350 },
    ],
    [
      'item: comments, by a reviewer',
      reviewer,
      (call) => call(contract.listItemComments, { params: knownVersion }),
      { statements: 4, buffers: 350 },
    ],
    [
      'item: reviews',
      curator,
      (call) => call(contract.listItemReviews, { params: known }),
      { statements: 3, buffers: 80 },
    ],
    [
      'item: review desk',
      reviewer,
      (call) => call(contract.getReview, { params: { review_id: madeId('review', KNOWN * 4 + 4) } }),
      { statements: 4, buffers: 150 },
    ],
    [
      'item: minutes',
      curator,
      (call) => call(contract.getItemMinutes, { params: known }),
      { statements: 4, buffers: 300 },
    ],
    [
      'item: use in the county',
      curator,
      (call) => call(contract.getItemUse, { params: known }),
      { statements: 5, buffers: 70 },
    ],
    [
      'item: own use',
      reporter,
      (call) => call(contract.getItemUse, { params: { item_id: madeId('item', 30) } }),
      { statements: 4, buffers: 30 },
    ],
    [
      'item: reports',
      curator,
      (call) => call(contract.listReports, { querystring: known }),
      { statements: 4, buffers: 20 },
    ],
    [
      'item: items alike',
      curator,
      (call) => call(contract.listItemDuplicates, { params: known }),
      { statements: 3, buffers: 900 },
    ],
    [
      'item: a pair side by side',
      curator,
      (call) => call(contract.getDuplicate, { params: { item_a: madeId('item', KNOWN), item_b: madeId('item', 5) } }),
      { statements: 5, buffers: 200 },
    ],
    [
      'items: versions by id',
      curator,
      (call) =>
        call(contract.getItemVersions, {
          querystring: {
            ids: madeIds('item', 400, 50)
              .map((_, index) => madeId('version', (400 + index) * 4 + 1))
              .join(','),
          },
        }),
      { statements: 3, buffers: 1800 },
    ],
    [
      'items: what replaces retired ones',
      author,
      (call) => call(contract.listReplacements, { querystring: { ids: madeIds('item', 400, 50).join(',') } }),
      { statements: 3, buffers: 30 },
    ],
  ] satisfies [string, number, ListQuestion['ask'], ListBar][]
).map(([name, who, ask, bar]) => ({ name, who, ask, bar }))

type Search = contract.Input<typeof contract.searchItems>['querystring']
const search = (name: string, who: number, query: Search, bar: ListBar): ListQuestion => ({
  name,
  who,
  ask: (call) => call(contract.searchItems, { querystring: query }),
  bar,
})

const ownItems: ListQuestion[] = [
  search('own drafts', author, { state: 'draft' }, { statements: 4, buffers: 750 }),
  {
    ...search('own drafts, second page', author, { state: 'draft', page: 2 }, { statements: 4, buffers: 750 }),
    smallest: 10_000,
  },
  search('own items in review', author, { state: 'in_review' }, { statements: 4, buffers: 700 }),
  {
    ...search(
      'own items in review, of a subject',
      author,
      { state: 'in_review', subject: 'math' },
      { statements: 4, buffers: 750 },
    ),
    smallest: 50_000,
  },
  search('own drafts with a text', author, { state: 'draft', q: '苹果' }, { statements: 4, buffers: 1100 }),
  search('own retired items', author, { state: 'retired' }, { statements: 4, buffers: 800 }),
  search('own drafts of one who has none', reviewer, { state: 'draft' }, { statements: 3, buffers: 20 }),
]

/** What is shown of items. */
export const itemQuestions: readonly ListQuestion[] = [
  ...ofItem,
  ...ownItems,
  search('bank, as curators browse it', curator, {}, { statements: 4, buffers: 800 }),
  { ...search('bank, drafts', curator, { state: 'draft' }, { statements: 4, buffers: 1400 }), smallest: 10_000 },
]
