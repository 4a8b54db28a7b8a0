import { setImmediate as nextTurn } from 'node:timers/promises'
import type { getWhatIf, Output, ResultEntry, ResultFigures, ResultGroup, ResultJudge } from '@lightwork/contract'
import {
  type AwardBorder,
  type CompetitionTerms,
  type GroupResult,
  type JudgeFlag,
  type WhatIf,
  whatWouldChange,
} from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import { labelsOf } from '../judging/labels.queries.ts'
import { type StoredGroup, storedInput } from './figures.ts'
import { levelNames, listJudgedSheets, listWorks, type Work } from './judged.queries.ts'
import { readResult } from './result.queries.ts'

/** Names for the ids of a result, as who organises reads them. */
export interface Names {
  readonly works: ReadonlyMap<string, Work>
  readonly schools: ReadonlyMap<string, string>
  readonly judges: ReadonlyMap<string, string>
  readonly label: (judgeId: string) => string
}

export async function readNames(reader: Reader, competitionId: string): Promise<Names> {
  const works = await listWorks(reader, competitionId)
  const judges = await reader
    .selectFrom('score_sheet as s')
    .innerJoin('account as a', 'a.id', 's.judge_id')
    .where('s.competition_id', '=', competitionId)
    .select(['a.id', 'a.name'])
    .distinct()
    .execute()
  return {
    works: new Map(works.map((work) => [work.blind_id, work])),
    schools: new Map(works.map(({ school_id, school }) => [school_id, school])),
    judges: new Map(judges.map(({ id, name }) => [id, name])),
    label: await labelsOf(reader, competitionId),
  }
}

type Entry = GroupResult['entries'][number]

export const correctedOf = ({ sheets }: Pick<Entry, 'sheets'>): number =>
  sheets.reduce((sum, { corrected, share }) => sum + share * corrected, 0)

function toEntry(entry: Entry, { works }: Names, awards: GroupResult['awards']): ResultEntry {
  const work = works.get(entry.entry_id)
  const given = awards.entries.find(({ entry_id }) => entry_id === entry.entry_id)
  const { rank, tied, decided_by, plain, trimmed, score, low, high, review, component } = entry
  return {
    ...{ rank, tied, decided_by, plain, trimmed, score, low, high, review, component },
    blind_id: entry.entry_id,
    code: work?.code ?? '',
    title: work?.title ?? '',
    school: work?.school ?? '',
    authors: (work?.authors ?? []).map(({ name }) => name),
    corrected: correctedOf(entry),
    award: given?.award ?? null,
    undecided: given?.undecided ?? false,
    sheets: entry.sheets.length,
    missing: entry.missing.length,
  }
}

function toFlag(flag: JudgeFlag, { schools, label }: Names): ResultJudge['flags'][number] {
  if (flag.flag === 'favours') return { ...flag, camp: schools.get(flag.camp) ?? '' }
  return flag.flag === 'alike' ? { ...flag, with_judge: label(flag.with_judge) } : { ...flag }
}

const toJudge = ({ judge_id, flags, ...fit }: GroupResult['judges'][number], names: Names): ResultJudge => ({
  ...fit,
  judge: { id: judge_id, name: names.judges.get(judge_id) ?? '' },
  label: names.label(judge_id),
  flags: flags.map((flag) => toFlag(flag, names)),
})

function toBorder({ award, above, below, tied }: AwardBorder, sentBack: ReadonlySet<string>) {
  const all = [...new Set([...above, ...below, ...tied])]
  return {
    award,
    above: [...above],
    below: [...below],
    tied: [...tied],
    sent_back: all.filter((id) => sentBack.has(id)).length,
  }
}

interface Shown {
  readonly names: Names
  readonly terms: CompetitionTerms
  readonly sentBack: ReadonlySet<string>
}

const groupOf = ({ group_id, entry_ids }: StoredGroup, { works }: Names) => ({
  id: group_id,
  name: works.get(entry_ids[0] ?? '')?.group ?? '',
})

function toGroup(group: StoredGroup, { names, terms, sentBack }: Shown): ResultGroup {
  const { entries, awards, judges, reliability, components } = group.result
  const levels = levelNames(terms.rules)
  return {
    group: groupOf(group, names),
    places: awards.places.map(({ code, places }) => ({ code, name: levels.get(code) ?? code, places })),
    components,
    reliability,
    entries: entries.map((entry) => toEntry(entry, names, awards)),
    judges: judges.map((judge) => toJudge(judge, names)),
    borders: awards.borders.map((border) => toBorder(border, sentBack)),
  }
}

export async function getResult(reader: Reader, competitionId: string, version: number): Promise<ResultFigures> {
  const { result, terms } = await readResult(reader, competitionId, version)
  const names = await readNames(reader, competitionId)
  const sheets = await listJudgedSheets(reader, competitionId)
  const sentBack = new Set(
    sheets.filter(({ round, state }) => round === 'tie' && state !== 'released').map(({ blind_id }) => blind_id),
  )
  const { figures, awards: _, ...shown } = result
  const { method, trim_from, decimals, awards } = terms.rules
  return {
    ...shown,
    ...{ method, trim_from, decimals },
    criteria: terms.rubric.criteria.map(({ code, name, points }) => ({ code, name, points })),
    awards: awards.levels.map(({ code, name }) => ({ code, name })),
    groups: figures.groups.map((group) => toGroup(group, { names, terms, sentBack })),
  }
}

type Answers = Output<typeof getWhatIf>
type Variant = Answers[number]['variant']

function toVariant({ variant }: WhatIf, { judges, label }: Names): Variant {
  if (variant.kind !== 'without_judge') return variant
  const { kind, judge_id } = variant
  return { kind, judge: { id: judge_id, name: judges.get(judge_id) ?? '' }, label: label(judge_id) }
}

/** What is needed to work the result out otherwise; the working out needs no transaction. */
export async function readForWhatIf(reader: Reader, competitionId: string, version: number) {
  const { result, terms } = await readResult(reader, competitionId, version)
  return { result, terms, names: await readNames(reader, competitionId) }
}

/** Worked out one by one, so that other requests have their turn between. */
export async function whatIf({ result, terms, names }: Awaited<ReturnType<typeof readForWhatIf>>): Promise<Answers> {
  const answers: Answers = []
  for (const group of result.figures.groups)
    for (const each of whatWouldChange(storedInput(terms, group))) {
      const changes = each.changes.map(({ entry_id, from, to }) => {
        const work = names.works.get(entry_id)
        return { code: work?.code ?? '', title: work?.title ?? '', from, to }
      })
      answers.push({ group: groupOf(group, names), variant: toVariant(each, names), changes })
      await nextTurn()
    }
  return answers
}
