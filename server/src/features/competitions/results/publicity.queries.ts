import { schoolDay } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'
import { levelNames, listWorks } from './judged.queries.ts'
import type { Publicity } from './publicity-page.ts'
import { findResult, listVersions, type StoredResult, termsOf } from './result.queries.ts'
import { isOver } from './state.queries.ts'

/** Who organises: the school of a round, else the county's training school or whatever the county calls it. */
export const readOrganiser = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .where('state', 'in', ['published', 'archived'])
    .select('title')
    .select(
      sql<string>`coalesce(
        (select name from organisation o where o.id = competition.round_school_id),
        (select name from organisation o where o.kind = 'training_school' order by o.name limit 1), '')`.as(
        'organiser',
      ),
    )
    .executeTakeFirst()

/** Awarded works by group and award, best award first; within one in the order of the lot, which says nothing of ranks. */
export async function readAwarded(reader: Reader, competitionId: string, result: StoredResult) {
  const works = await listWorks(reader, competitionId)
  const levels = levelNames((await termsOf(reader, competitionId, result)).rules)
  return [...Map.groupBy(works, ({ group_id }) => group_id).values()].map((own) => ({
    name: own[0]?.group ?? '',
    awards: [...levels].flatMap(([code, name]) => {
      const got = own.filter(({ blind_id }) => result.awards[blind_id]?.award === code)
      return got.length === 0 ? [] : [{ code, name, works: got }]
    }),
  }))
}

/** What the public page says; null while nothing is public. */
export async function findPublicity(reader: Reader, competitionId: string, now: Date): Promise<Publicity | null> {
  const competition = await readOrganiser(reader, competitionId)
  const result = await findResult(reader, competitionId, 'public')
  if (competition === undefined || result?.public_from == null || result.public_to === null) return null
  const record = await reader
    .selectFrom('competition_record')
    .where('competition_id', '=', competitionId)
    .where('kind', '=', 'result_published')
    .orderBy('number', 'desc')
    .limit(1)
    .select(['hash', 'at'])
    .$castTo<{ hash: string; at: string }>()
    .executeTakeFirstOrThrow()
  const isFirst = !(await listVersions(reader, competitionId)).some(
    ({ version, public_from }) => public_from !== null && version < result.version,
  )
  const groups = await readAwarded(reader, competitionId, result)
  return {
    ...competition,
    published: schoolDay(new Date(record.at)),
    first_day: result.public_from,
    last_day: result.public_to,
    isOver: isOver(result, now),
    correction: isFirst ? null : result.reason,
    hash: record.hash,
    groups: groups.map(({ name, awards }) => ({
      name,
      awards: awards.map((award) => ({
        name: award.name,
        works: award.works.map(({ title, authors, school }) => ({
          title,
          school,
          authors: authors.map((author) => author.name),
        })),
      })),
    })),
  }
}
