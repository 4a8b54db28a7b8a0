import { type SeedTaxonomy, seedTaxonomies } from '@lightwork/seed'
import type { Tx } from '../db/transaction.ts'
import { seedId } from './seed-ids.ts'

/** Our own example titles; a county imports the textbooks it uses. */
const SEED_BOOK = { publisher: '轻作业示例', year: 2024 }

const strandId = (subject: string, strand: string) => seedId('strand', subject, strand)
const bookId = (subject: string, book: string) => seedId('book', subject, book)

/** Strands are the roots of the tree, each before what stands below it. */
const pointsOf = ({ subject, points }: SeedTaxonomy) =>
  Object.entries(points).flatMap(([strand, names], position) => {
    const root = strandId(subject, strand)
    return [
      { id: root, subject: subject as string, parent_id: null, name: strand, position, stands_for: root },
      ...names.map((name, index) => {
        const id = seedId('point', subject, name)
        return { id, subject: subject as string, parent_id: root, name, position: index, stands_for: id }
      }),
    ]
  })

const booksOf = ({ subject, units }: SeedTaxonomy) =>
  Object.keys(units).map((book) => ({
    id: bookId(subject, book),
    subject: subject as string,
    ...SEED_BOOK,
    grade: Number(book.slice(0, -1)),
    volume: book.slice(-1),
  }))

const unitsOf = ({ subject, units }: SeedTaxonomy) =>
  Object.entries(units).flatMap(([book, titles]) =>
    titles.map((title, position) => ({
      id: seedId('unit', subject, book, title),
      textbook_id: bookId(subject, book),
      position,
      title,
      place: `${subject}/${book}/${title}`,
    })),
  )

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
    .insertInto('textbook')
    .values(taxonomies.flatMap(booksOf))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('textbook_unit')
    .values(units.map(({ place: _, ...unit }) => unit))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const pointIds = new Map(
    points.filter(({ parent_id }) => parent_id !== null).map(({ id, subject, name }) => [`${subject}/${name}`, id]),
  )
  const unitIds = new Map(units.map(({ id, place }) => [place, id]))
  return {
    point: (subject, name) => pointIds.get(`${subject}/${name}`),
    unit: (subject, place) => unitIds.get(`${subject}/${place}`),
  }
}
