import {
  checkItemContent,
  type Document,
  keyGaps,
  mathProblem,
  minutesOfParts,
  partGaps,
  settle,
  toText,
  walk,
} from '@lightwork/content'
import {
  choiceTypes,
  competenciesOf,
  educations,
  gradesOfSubject,
  itemTypes,
  modes,
  places,
  subjects,
  tiers,
} from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { type SeedItem, seedContent, seedCounty, seedFigures, seedItems, seedTaxonomies } from './index.ts'

const bank = seedItems().flatMap(({ subject, items }) => items.map((item) => ({ ...item, subject })))
type BankItem = (typeof bank)[number]
const figures = new Map(seedFigures().map((figure) => [figure.name, figure]))
const taxonomies = new Map(seedTaxonomies().map((taxonomy) => [taxonomy.subject, taxonomy]))

const contentOf = (item: SeedItem) =>
  seedContent(item, {
    figure: (name) => figures.get(name)?.id,
    point: () => undefined,
    partId: (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  })
const documents = (item: SeedItem): Document[] => {
  const { body, answer, explanation } = contentOf(item)
  return [body, answer, explanation]
}

function isAccepted(document: Document): boolean {
  try {
    return toText(checkItemContent(document)) === toText(document)
  } catch {
    return false
  }
}

/** Ids of the items that a rule does not hold for: what a failing test should print. */
const breaking = (rule: (item: BankItem) => boolean): string[] => bank.filter((item) => !rule(item)).map(({ id }) => id)

const isKeyed = ({ type, options = [], key = [] }: SeedItem): boolean => {
  if (type === 'true_false') return key.length === 1 && typeof key[0] === 'boolean'
  if (!choiceTypes.includes(type)) return key.length === 0 && options.length === 0
  const inRange = key.every(
    (position) =>
      typeof position === 'number' && Number.isInteger(position) && position >= 0 && position < options.length,
  )
  const enough = type === 'single_choice' ? key.length === 1 : key.length >= 1
  return (
    options.length >= 2 &&
    new Set(options).size === options.length &&
    inRange &&
    enough &&
    new Set(key).size === key.length
  )
}

describe('the seed bank', () => {
  it('has at least 900 items with ids that are used once', () => {
    expect(bank.length).toBeGreaterThanOrEqual(900)
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length)
    expect(
      breaking(({ id, subject, grades }) =>
        grades.some((grade) => new RegExp(`^${subject}-${grade}-\\d{2}$`).test(id)),
      ),
    ).toEqual([])
  })

  it('uses only the words of the product', () => {
    expect(breaking(({ type }) => itemTypes.includes(type))).toEqual([])
    expect(breaking(({ tier }) => tiers.includes(tier))).toEqual([])
    expect(breaking(({ mode }) => modes.includes(mode))).toEqual([])
    expect(breaking(({ place }) => places.includes(place))).toEqual([])
    expect(breaking(({ education }) => educations.includes(education))).toEqual([])
    expect(breaking(({ minutes }) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 60)).toEqual([])
    expect(breaking(({ score_rate }) => score_rate > 0 && score_rate <= 1)).toEqual([])
    expect(breaking(({ minutes_why }) => minutes_why.trim().length >= 4)).toEqual([])
  })

  it('keeps to the grades in which a subject is offered', () => {
    const offered = ({ subject, grades }: BankItem) => {
      const [from, to] = gradesOfSubject[subject]
      return (
        grades.length > 0 &&
        new Set(grades).size === grades.length &&
        grades.every((grade) => grade >= from && grade <= to)
      )
    }
    expect(breaking(offered)).toEqual([])
  })

  it('gives grades 1-2 no written work at home', () => {
    expect(
      breaking(
        ({ grades, mode, place }) => !grades.some((grade) => grade <= 2) || mode !== 'written' || place !== 'home',
      ),
    ).toEqual([])
  })

  it('says what is right: keys in range, an answer and an explanation for each', () => {
    expect(breaking(isKeyed)).toEqual([])
    expect(
      breaking(({ stem, answer, explanation }) => [stem, answer, explanation].every((text) => text.trim() !== '')),
    ).toEqual([])
  })

  it('has keys that fit its columns, steps, blanks and sub-items, also in the order in which they are kept', () => {
    const fits = (item: BankItem) => {
      const written = contentOf(item)
      return [written, settle(written.body, written.key)].every(
        ({ body, key }) =>
          (item.parts === undefined ? keyGaps(item.type, body, key) : partGaps(body, key).flat()).length === 0,
      )
    }
    expect(breaking(fits)).toEqual([])
  })

  it('names the days of every project, and minutes that its parts add up to', () => {
    expect(breaking(({ type, days }) => type !== 'project' || days !== undefined)).toEqual([])
    const agrees = (item: BankItem) => {
      const parts = minutesOfParts(contentOf(item).body)
      return parts === null || ('exactly' in parts ? parts.exactly === item.minutes : parts.atLeast <= item.minutes)
    }
    expect(breaking(agrees)).toEqual([])
  })

  it('holds every kind that needs more than text', () => {
    const count = (rule: (item: SeedItem) => boolean) => bank.filter(rule).length
    expect(count(({ pairs }) => pairs !== undefined)).toBeGreaterThanOrEqual(25)
    expect(count(({ sequence }) => sequence !== undefined)).toBeGreaterThanOrEqual(12)
    expect(count(({ gaps }) => gaps !== undefined)).toBeGreaterThanOrEqual(7)
    expect(count(({ parts }) => parts !== undefined)).toBeGreaterThanOrEqual(8)
    expect(count(({ sets }) => sets !== undefined)).toBeGreaterThanOrEqual(8)
    expect(count(({ script }) => script !== undefined)).toBeGreaterThanOrEqual(10)
  })

  it('reads into documents that the schema accepts as they are', () => {
    expect(breaking((item) => documents(item).every(isAccepted))).toEqual([])
  })

  it('has only formulas that can be set, and no dollar sign left over', () => {
    const problems = bank.flatMap((item) => {
      const found: string[] = []
      for (const document of documents(item)) {
        walk(document, (node) => {
          const latex = node.type === 'mathInline' || node.type === 'mathBlock' ? String(node.attrs?.latex) : null
          const problem = latex === null ? null : mathProblem(latex)
          if (problem !== null) found.push(`${item.id}: ${latex} ${problem}`)
          if (node.type === 'text' && /\$\S[^$]*\$|\\frac/.test(node.text ?? '')) found.push(`${item.id}: ${node.text}`)
        })
      }
      return found
    })
    expect(problems).toEqual([])
  })

  it('names knowledge points, units and competencies of the taxonomy', () => {
    const unknown = bank.flatMap(({ id, subject, points, unit, competencies }) => {
      const taxonomy = taxonomies.get(subject)
      const known = new Set(Object.values(taxonomy?.points ?? {}).flat())
      const units = new Set(
        Object.entries(taxonomy?.units ?? {}).flatMap(([book, titles]) => titles.map((title) => `${book}/${title}`)),
      )
      const named = new Set(taxonomy?.competencies)
      return [
        ...points.filter((point) => !known.has(point)),
        ...(units.has(unit) ? [] : [unit]),
        ...competencies.filter((competency) => !named.has(competency)),
      ].map((name) => `${id}: ${name}`)
    })
    expect(unknown).toEqual([])
    expect(
      breaking(({ subject, grades, competencies }) =>
        competencies.every((name) => competenciesOf(subject, grades).includes(name)),
      ),
    ).toEqual([])
    expect(breaking(({ points }) => points.length >= 1 && points.length <= 3)).toEqual([])
  })

  it('covers every tier in every grade of every subject, with a choice of two', () => {
    const thin = subjects.flatMap((subject) => {
      const own = bank.filter((item) => item.subject === subject)
      const [from, to] = gradesOfSubject[subject]
      const grades = Array.from({ length: to - from + 1 }, (_, index) => from + index)
      return grades.flatMap((grade) =>
        tiers
          .filter((tier) => own.filter((item) => item.tier === tier && item.grades.includes(grade)).length < 2)
          .map((tier) => `${subject} grade ${grade} ${tier}`),
      )
    })
    expect(thin).toEqual([])
  })

  it('has room in its minutes for every day that a stem lists', () => {
    const listed = ({ stem }: BankItem) =>
      [...stem.matchAll(/第\s?(\d+)(?:[—～-](\d+))?\s?天\s?(?:每天)?\s?(\d+)\s?分钟/g)].reduce(
        (sum, [, from, to, minutes]) => sum + (Number(to ?? from) - Number(from) + 1) * Number(minutes),
        0,
      )
    expect(bank.filter(({ days = [] }) => days.length > 1).length).toBeGreaterThan(45)
    expect(breaking((item) => listed(item) <= item.minutes)).toEqual([])
  })
})

describe('the figures', () => {
  it('that items name exist, and each is shown somewhere', () => {
    const named = new Set(
      bank.flatMap(({ stem, answer, explanation }) =>
        [...`${stem}\n${answer}\n${explanation}`.matchAll(/\(figure:([\w-]+)\)/g)].map(([, name]) => name ?? ''),
      ),
    )
    expect([...named].filter((name) => !figures.has(name))).toEqual([])
    expect([...figures.keys()].filter((name) => !named.has(name))).toEqual([])
  })

  it('are drawings that load and run nothing', () => {
    const harmful =
      /<script|<foreignObject|<iframe|<!ENTITY|<!DOCTYPE|\son\w+\s*=|javascript:|(?:xlink:)?href\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|@import/i
    const bad = [...figures.values()].filter(({ bytes }) => {
      const text = bytes.toString('utf8')
      return (
        harmful.test(text) ||
        !/^\s*<svg\s[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/.test(text) ||
        bytes.length > 200_000
      )
    })
    expect(bad.map(({ name }) => name)).toEqual([])
  })
})

describe('the taxonomy', () => {
  it('lists the competencies of the closed lists', () => {
    for (const { subject, competencies } of taxonomies.values())
      expect([...competencies].sort()).toEqual([...competenciesOf(subject, [6, 7])].sort())
  })

  it('has every subject, with names used once and units in books of offered grades', () => {
    expect(subjects.filter((subject) => !taxonomies.has(subject))).toEqual([])
    const twice = [...taxonomies.values()].filter(({ points }) => {
      const names = Object.values(points).flat()
      return new Set(names).size < names.length
    })
    expect(twice.map(({ subject }) => subject)).toEqual([])
    const misplaced = [...taxonomies.values()].flatMap(({ subject, units }) => {
      const [from, to] = gradesOfSubject[subject]
      return Object.keys(units)
        .filter((book) => !/^[1-9][上下]$/.test(book) || Number(book[0]) < from || Number(book[0]) > to)
        .map((book) => `${subject} ${book}`)
    })
    expect(misplaced).toEqual([])
  })
})

describe('the demo county', () => {
  it('names classes, people and leads that exist', () => {
    const { schools, today } = seedCounty()
    for (const { people, classes } of schools) {
      const logins = new Set(people.map(({ login }) => login))
      expect(classes.filter(({ lead }) => !logins.has(lead))).toEqual([])
    }
    for (const homework of today) {
      const school = schools.find(
        ({ people, classes }) =>
          people.some(({ login, subject }) => login === homework.login && subject === homework.subject) &&
          classes.some(({ name }) => name === homework.class),
      )
      expect(school, homework.title).toBeDefined()
    }
  })
})
