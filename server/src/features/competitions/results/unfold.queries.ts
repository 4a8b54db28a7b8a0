import type { FigureSheet, UnfoldedFigure } from '@lightwork/contract'
import { type CompetitionTerms, sheetTotal, unmetRequirements } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { correctedOf, type Names, readNames } from './figures.queries.ts'
import type { FigureSource, StoredGroup } from './figures.ts'
import { levelNames } from './judged.queries.ts'
import { findResult, readResult, type StoredResult, termsOf } from './result.queries.ts'

interface Written {
  readonly id: string
  readonly comments: Readonly<Record<string, string>>
  readonly requirements: Readonly<Record<string, boolean>>
  readonly overall: string
}

const listWritten = (reader: Reader, competitionId: string, blindId: string) =>
  reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', blindId)
    .select(['id', 'comments', 'requirements', 'overall'])
    .$castTo<Written>()
    .execute()

interface Unfolding {
  readonly terms: CompetitionTerms
  readonly names: Names
  readonly written: readonly Written[]
  readonly withNames: boolean
}

type Entry = StoredGroup['result']['entries'][number]

function toSheet(source: FigureSource, entry: Entry, { terms, names, written, withNames }: Unfolding): FigureSheet {
  const { sheet_id, judge_id, round, marks, set_aside } = source
  const text = written.find(({ id }) => id === sheet_id)
  const inScore = set_aside === null && round !== 'tie'
  const corrected = inScore ? entry.sheets.find((sheet) => sheet.judge_id === judge_id) : undefined
  const requirements = text?.requirements ?? {}
  return {
    sheet_id,
    label: names.label(judge_id),
    judge: withNames ? { id: judge_id, name: names.judges.get(judge_id) ?? '' } : null,
    ...{ round, marks, set_aside },
    comments: marks === null ? {} : (text?.comments ?? {}),
    overall: marks === null ? '' : (text?.overall ?? ''),
    unmet: marks === null ? [] : unmetRequirements(terms.rubric, { marks, requirements }).map((unmet) => unmet.text),
    total: marks === null ? null : sheetTotal(terms.rubric, { marks, requirements }),
    dropped: inScore && entry.dropped.includes(judge_id),
    severity: corrected?.severity ?? null,
    corrected: corrected?.corrected ?? null,
    share: corrected?.share ?? null,
  }
}

function unfold(group: StoredGroup, blindId: string, unfolding: Unfolding): UnfoldedFigure {
  const entry = group.result.entries.find(({ entry_id }) => entry_id === blindId)
  const work = unfolding.names.works.get(blindId)
  if (entry === undefined || work === undefined) throw new Problem('not-found')
  const { rubric, rules } = unfolding.terms
  const award = group.result.awards.entries.find(({ entry_id }) => entry_id === blindId)?.award ?? null
  return {
    blind_id: blindId,
    code: work.code,
    title: work.title,
    method: rules.method,
    decimals: rules.decimals,
    criteria: rubric.criteria.map(({ code, name, points }) => ({ code, name, points })),
    plain: entry.plain,
    trimmed: entry.trimmed,
    corrected: correctedOf(entry),
    score: entry.score,
    review: entry.review,
    rank: entry.rank,
    award: award === null ? null : (levelNames(rules).get(award) ?? award),
    sheets: group.sheets
      .filter(({ blind_id }) => blind_id === blindId)
      .map((source) => toSheet(source, entry, unfolding))
      .sort((a, b) => a.label.length - b.label.length || (a.label < b.label ? -1 : 1)),
  }
}

const groupWith = ({ figures }: StoredResult, blindId: string) =>
  figures.groups.find(({ entry_ids }) => entry_ids.includes(blindId))

export interface WhichFigure {
  readonly competitionId: string
  readonly version: number
  readonly blindId: string
}

/** A final figure with the sheets behind it. */
export async function unfoldFigure(
  reader: Reader,
  { competitionId, version, blindId }: WhichFigure,
): Promise<UnfoldedFigure> {
  const { result, terms } = await readResult(reader, competitionId, version)
  const group = groupWith(result, blindId)
  if (group === undefined) throw new Problem('not-found')
  const names = await readNames(reader, competitionId)
  const written = await listWritten(reader, competitionId, blindId)
  return unfold(group, blindId, { terms, names, written, withNames: true })
}

/** The figures of the person's own works in the result that was made public last. */
export async function getOwnResults(reader: Reader, actor: Actor, competitionId: string): Promise<UnfoldedFigure[]> {
  const result = await findResult(reader, competitionId, 'public')
  if (result === undefined) return []
  const names = await readNames(reader, competitionId)
  const terms = await termsOf(reader, competitionId, result)
  const own = [...names.works.values()].filter(
    ({ owner_id, authors }) =>
      owner_id === actor.accountId || authors.some(({ account_id }) => account_id === actor.accountId),
  )
  const figures: UnfoldedFigure[] = []
  for (const { blind_id } of own) {
    const group = groupWith(result, blind_id)
    if (group === undefined) continue
    const written = await listWritten(reader, competitionId, blind_id)
    figures.push(unfold(group, blind_id, { terms, names, written, withNames: false }))
  }
  return figures
}
