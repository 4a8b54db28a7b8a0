import * as contract from '@lightwork/contract'
import { person } from './fill-items.ts'
import { madeId, madeIds } from './made-id.ts'
import type { ListBar, ListQuestion } from './questions.ts'

const { curator, author } = person

type Gaps = contract.Input<typeof contract.listGaps>['querystring']
const gaps = (name: string, query: Gaps, isDeep = false): ListQuestion => ({
  name,
  who: curator,
  ...(isDeep && {
    cursor: `select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '~' || item_id as at from item_search
      where gaps <> '{}' and newer_state is null and state <> 'retired' and subject = 'math' order by moment desc, item_id desc
      offset (select count(*) * 3 / 5 from item_search where gaps <> '{}' and newer_state is null and state <> 'retired' and subject = 'math') limit 1`,
  }),
  ask: (call, after) => call(contract.listGaps, { querystring: { ...query, ...(isDeep && { after }) } }),
  bar: { statements: 4, buffers: 450 },
})

const math = { subject: 'math' } as const
const termQuestions: ListQuestion[] = [
  gaps('items without tags', {}),
  gaps('items without tags, of a subject', math),
  gaps('items without tags, deep', math, true),
  {
    name: 'terms to tag with',
    who: author,
    ask: (call) => call(contract.getTaxonomy, { params: math }),
    bar: { statements: 4, buffers: 1100 },
  },
  {
    name: 'term tree',
    who: curator,
    ask: (call) => call(contract.getTermTree, { params: math }),
    bar: { statements: 7, buffers: 2100 },
  },
  {
    name: 'use of a term',
    // Few items of a smaller bank bear it.
    smallest: 50_000,
    who: curator,
    ask: (call) => call(contract.getTermUse, { params: { ...math, point_id: madeId('math', 100) } }),
    bar: { statements: 3, buffers: 2000 },
  },
  {
    name: 'use of a term and all below it',
    // Fewer items than are counted bear it in a smaller bank.
    smallest: 10_000,

    who: curator,
    ask: (call) => call(contract.getTermUse, { params: { ...math, point_id: madeId('math', 3) } }),
    bar: { statements: 3, buffers: 200 },
  },
  ...(['proposed', 'done'] as const).flatMap((state): ListQuestion[] => [
    {
      name: `term changes, ${state}`,
      who: curator,
      ask: (call) => call(contract.listTermChanges, { params: math, querystring: { state } }),
      bar: { statements: 3, buffers: 600 },
    },
    {
      name: `term changes, ${state}, deep`,
      who: curator,
      cursor: `select id as at from term_change where subject = 'math' and state = '${state}' order by id
        offset (select count(*) / 2 from term_change where subject = 'math' and state = '${state}') limit 1`,
      ask: (call, after) => call(contract.listTermChanges, { params: math, querystring: { state, after } }),
      bar: { statements: 3, buffers: 600 },
    },
  ]),
  {
    name: 'labels proposed',
    who: curator,
    ask: (call) => call(contract.listLabelProposals, { params: math, querystring: {} }),
    bar: { statements: 3, buffers: 850 },
  },
  {
    name: 'labels proposed, deep',
    who: curator,
    cursor: `select uses || '.' || id as at from term_proposal where subject = 'math' and outcome is null order by uses desc, id
      offset (select count(*) / 2 from term_proposal where subject = 'math' and outcome is null) limit 1`,
    ask: (call, after) => call(contract.listLabelProposals, { params: math, querystring: { after } }),
    bar: { statements: 3, buffers: 850 },
  },
]

const edit = (n: number) => ({ edit_id: madeId('edit', n) })
const change = { tier: 'raise' } as const
const bulkQuestions: ListQuestion[] = (
  [
    ['bulk edits', (call) => call(contract.listBulkEdits, { querystring: {} }), { statements: 3, buffers: 150 }],
    [
      'bulk edit of 2,000 items',
      (call) => call(contract.getBulkEdit, { params: edit(1) }),
      { statements: 3, buffers: 150 },
    ],
    [
      'bulk edit: changed items',
      (call) => call(contract.listBulkEditItems, { params: edit(1), querystring: { outcome: 'changed' } }),
      { statements: 3, buffers: 250 },
    ],
    [
      'bulk edit: refused items, deep',
      (call) =>
        call(contract.listBulkEditItems, {
          params: edit(1),
          querystring: { outcome: 'refused', after: madeId('item', 1500) },
        }),
      { statements: 3, buffers: 250 },
    ],
    [
      'bulk hand-in prepared for 300 drafts',
      (call) => call(contract.getBulkEdit, { params: edit(2) }),
      { statements: 5, buffers: 3100 },
    ],
    [
      'bulk preview over 200 items',
      (call) =>
        call(contract.prepareBulkEdit, {
          body: { selection: { item_ids: madeIds('item', 500, 200) }, action: { kind: 'edit', change } },
        }),
      { statements: 8, buffers: 4700 },
    ],
    [
      'bulk preview over a whole search result',
      (call) =>
        call(contract.prepareBulkEdit, {
          body: { selection: { question: { import_id: madeId('run', 5) } }, action: { kind: 'edit', change } },
        }),
      { statements: 9, buffers: 3100 },
    ],
    [
      'bulk preview of a hand-in of 400 items',
      (call) =>
        call(contract.prepareBulkEdit, {
          body: { selection: { item_ids: madeIds('item', 500, 400) }, action: { kind: 'hand_in' } },
        }),
      { statements: 12, buffers: 11300 },
    ],
  ] satisfies [string, ListQuestion['ask'], ListBar][]
).map(([name, ask, bar]) => ({ name, who: curator, ask, bar, smallest: 10_000 }))

const run = { run_id: madeId('run', 1) }
const importQuestions: ListQuestion[] = (
  [
    ['imports', (call) => call(contract.listImports, { querystring: {} }), { statements: 3, buffers: 60 }],
    [
      'import: refused lines',
      (call) => call(contract.listImportRefusals, { params: run, querystring: {} }),
      { statements: 3, buffers: 20 },
    ],
    [
      'import: pairs found',
      (call) => call(contract.getImportDuplicates, { params: run }),
      { statements: 3, buffers: 30 },
    ],
    ['newest sweep', (call) => call(contract.getSweep, {}), { statements: 3, buffers: 20 }],
  ] satisfies [string, ListQuestion['ask'], ListBar][]
).map(([name, ask, bar]) => ({ name, who: curator, ask, bar }))

const deepImports: ListQuestion = {
  name: 'imports, deep',
  who: curator,
  cursor: `select to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '_' || id as at from import_run
    order by started_at desc, id desc offset (select count(*) / 3 from import_run) limit 1`,
  ask: (call, after) => call(contract.listImports, { querystring: { after } }),
  bar: { statements: 3, buffers: 60 },
}

/** What those who keep the bank work with: terms, edits, imports. */
export const keeperQuestions: readonly ListQuestion[] = [
  ...termQuestions,
  ...bulkQuestions,
  ...importQuestions,
  deepImports,
]
