import { gradesOfSubject, schoolDay } from '@lightwork/domain'
import { type SeedCounty, seedCounty } from '@lightwork/seed'
import type { Tx } from '../db/transaction.ts'
import { newAddress } from '../features/identity/secrets.ts'
import { seedId } from './seed-ids.ts'

type School = SeedCounty['schools'][number]
type Person = School['people'][number] | SeedCounty['county_people'][number]

const organisationId = (name: string) => seedId('organisation', name)
export const accountId = (login: string): string => seedId('account', login)
const classId = (school: School, name: string) => seedId('class', school.name, name)

async function writePeople(tx: Tx, organisation: string, people: readonly Person[]): Promise<void> {
  const named = new Map(people.map(({ login, name }) => [login, name]))
  await tx
    .insertInto('account')
    .values([...named].map(([login, name]) => ({ id: accountId(login), login, name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('membership')
    .values(
      people.map(({ login, role, ...person }) => {
        const subject = 'subject' in person ? (person.subject ?? null) : null
        const id = seedId('membership', organisation, login, role, subject ?? '')
        return { id, account_id: accountId(login), organisation_id: organisationId(organisation), role, subject }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every teacher of a subject teaches it in every class whose grade has it. */
function teachingOf(school: School) {
  return school.classes.flatMap(({ name, grade }) =>
    school.people.flatMap(({ login, subject }) => {
      if (subject === undefined || grade < gradesOfSubject[subject][0] || grade > gradesOfSubject[subject][1]) return []
      return [
        {
          school_id: organisationId(school.name),
          class_id: classId(school, name),
          account_id: accountId(login),
          subject,
        },
      ]
    }),
  )
}

async function writeSchool(tx: Tx, school: School): Promise<void> {
  const { name, system, grades, people, classes } = school
  await tx
    .insertInto('organisation')
    .values({ id: organisationId(name), kind: 'school', name, system, grades })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await writePeople(tx, name, people)
  await tx
    .insertInto('class')
    .values(
      classes.map((each) => ({
        school_id: organisationId(name),
        id: classId(school, each.name),
        grade: each.grade,
        name: each.name,
        lead_account_id: accountId(each.lead),
        notice_token: newAddress(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('teaching')
    .values(teachingOf(school))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Days that differ from the week, of this year and the next. */
async function writeCalendar(tx: Tx, { calendar }: SeedCounty, now: Date): Promise<void> {
  const year = Number(schoolDay(now).slice(0, 4))
  const days = [year, year + 1].flatMap((each) =>
    calendar.map(({ day, kind, note }) => ({ day: `${each}-${day}`, kind, note })),
  )
  if (days.length > 0)
    await tx
      .insertInto('county_calendar')
      .values(days)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Training school, schools with their people and classes, calendar. The bureau comes last of all, see `finishCounty`. */
export async function seedSchools(tx: Tx, now: Date): Promise<void> {
  const county = seedCounty()
  await tx
    .insertInto('organisation')
    .values({ id: organisationId(county.training_school), kind: 'training_school', name: county.training_school })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await writePeople(
    tx,
    county.training_school,
    county.county_people.filter(({ at }) => at === 'training_school'),
  )
  for (const school of county.schools) await writeSchool(tx, school)
  await writeCalendar(tx, county, now)
}

/** The bureau with its people: its row says that everything before it was written. */
export async function finishCounty(tx: Tx): Promise<void> {
  const { bureau, county_people } = seedCounty()
  await tx
    .insertInto('organisation')
    .values({ id: organisationId(bureau), kind: 'bureau', name: bureau })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await writePeople(
    tx,
    bureau,
    county_people.filter(({ at }) => at === undefined),
  )
}

/** The demo class of this name in the school where this person works. */
export function findSeedClass(className: string, login: string) {
  const school = seedCounty().schools.find(({ people, classes }) => {
    return people.some((person) => person.login === login) && classes.some(({ name }) => name === className)
  })
  const found = school?.classes.find(({ name }) => name === className)
  if (school === undefined || found === undefined) throw new Error(`county.yaml: ${login} has no class ${className}`)
  return { schoolId: organisationId(school.name), classId: classId(school, className), grade: found.grade }
}
