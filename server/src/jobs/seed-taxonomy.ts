import { type SeedTaxonomy, seedTaxonomies } from '@lightwork/seed'
import type { Tx } from '../db/transaction.ts'
import { seedId } from './seed-ids.ts'

/** Our own example titles; a county enters the units of the textbooks it uses. */
const SEED_EDITION = '轻作业示例目录'

const pointsOf = ({ subject, points }: SeedTaxonomy) =>
  Object.entries(points)
    .flatMap(([strand, names]) => names.map((name) => ({ strand, name })))
    .map(({ strand, name }, position) => ({
      id: seedId('point', subject, name),
      subject: subject as string,
      strand,
      name,
      position,
    }))

function unitsOf({ subject, units }: SeedTaxonomy) {
  return Object.entries(units).flatMap(([book, titles]) =>
    titles.map((title, position) => ({
      id: seedId('unit', SEED_EDITION, subject, book, title),
      edition: SEED_EDITION,
      subject: subject as string,
      grade: Number(book.slice(0, -1)),
      volume: book.slice(-1),
      position,
      title,
    })),
  )
}

export interface SeedNames {
  /** Ids by subject and name; undefined where a name is not in the taxonomy. */
  point(subject: string, name: string): string | undefined
  unit(subject: string, place: string): string | undefined
}

/** Knowledge points and textbook units of every subject. Answers how items find them. */
export async function seedTaxonomy(tx: Tx): Promise<SeedNames> {
  const taxonomies = seedTaxonomies()
  const points = taxonomies.flatMap(pointsOf)
  const units = taxonomies.flatMap(unitsOf)
  await tx
    .insertInto('knowledge_point')
    .values(points)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('textbook_unit')
    .values(units)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const pointIds = new Map(points.map(({ id, subject, name }) => [`${subject}/${name}`, id]))
  const unitIds = new Map(
    units.map(({ id, subject, grade, volume, title }) => [`${subject}/${grade}${volume}/${title}`, id]),
  )
  return {
    point: (subject, name) => pointIds.get(`${subject}/${name}`),
    unit: (subject, place) => unitIds.get(`${subject}/${place}`),
  }
}
