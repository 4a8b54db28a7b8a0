import { type Subject, subjects } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { type Db, inTransaction, wholeCounty } from '../src/db/transaction.ts'
import { newAddress } from '../src/features/identity/secrets.ts'
import { seedPolicies } from '../src/jobs/seed-policies.ts'

/** Named people of the test county: two schools, so that every test can ask what the other school sees. */
export const personNames = [
  'admin',
  'bureau',
  'curator',
  'reviewer',
  'head',
  'lead',
  'mathTeacher',
  'chineseTeacher',
  'englishTeacher',
  'otherHead',
  'otherTeacher',
  'judgeOne',
  'judgeTwo',
  'judgeThree',
] as const
export type PersonName = (typeof personNames)[number]

export interface County {
  readonly people: Readonly<Record<PersonName, string>>
  readonly bureau: string
  readonly training: string
  /** 6+3 school with classes of grades 2, 5 (two) and 7. */
  readonly school: string
  /** 5+4 school with one grade 6 class. */
  readonly otherSchool: string
  readonly classes: Readonly<Record<'two' | 'five1' | 'five2' | 'seven' | 'otherSix', string>>
}

/** Teachers of the other school who are of the guidance group for these subjects, at both stages. */
export const judges = ['judgeOne', 'judgeTwo', 'judgeThree'] as const
const judgedSubjects = ['math', 'chinese', 'english', 'art']

/** A knowledge point of each subject, so that drafts of tests have what a hand-in asks for. */
export const testPoints = Object.fromEntries(
  subjects.map((subject, index) => [subject, `00000000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`]),
) as Record<Subject, string>

const teachers = { mathTeacher: 'math', chineseTeacher: 'chinese', englishTeacher: 'english' } as const

/** Writes the county straight into the tables; what is tested afterwards goes through the front door. */
export async function makeCounty(db: Db): Promise<County> {
  const people = Object.fromEntries(personNames.map((name) => [name, newId()])) as Record<PersonName, string>
  const [bureau, training, school, otherSchool] = [newId(), newId(), newId(), newId()]
  const classes = { two: newId(), five1: newId(), five2: newId(), seven: newId(), otherSix: newId() }
  await inTransaction(db, wholeCounty, async (tx) => {
    await tx
      .insertInto('organisation')
      .values([
        { id: bureau, kind: 'bureau', name: '测试县教育局' },
        { id: training, kind: 'training_school', name: '测试县教师进修学校' },
        { id: school, kind: 'school', name: '东河学校', system: '6+3', grades: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
        { id: otherSchool, kind: 'school', name: '西山学校', system: '5+4', grades: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      ])
      .execute()
    await tx
      .insertInto('account')
      .values(personNames.map((name) => ({ id: people[name], login: name.toLowerCase(), name })))
      .execute()
    const member = (name: PersonName, organisation_id: string, role: string, subject: string | null = null) => ({
      id: newId(),
      account_id: people[name],
      organisation_id,
      role,
      subject,
    })
    await tx
      .insertInto('membership')
      .values([
        member('admin', bureau, 'admin'),
        member('bureau', bureau, 'bureau'),
        member('curator', training, 'curator'),
        member('reviewer', training, 'curator'),
        member('head', school, 'head'),
        member('lead', school, 'class_lead'),
        ...Object.entries(teachers).map(([name, subject]) => member(name as PersonName, school, 'teacher', subject)),
        member('otherHead', otherSchool, 'head'),
        member('otherTeacher', otherSchool, 'teacher', 'math'),
        ...judges.map((name) => member(name, otherSchool, 'teacher', 'science')),
      ])
      .execute()
    const inSchool = (id: string, grade: number, name: string) => ({
      school_id: school,
      id,
      grade,
      name,
      lead_account_id: people.lead,
      notice_token: newAddress(),
    })
    await tx
      .insertInto('class')
      .values([
        inSchool(classes.two, 2, '二年级(1)班'),
        inSchool(classes.five1, 5, '五年级(1)班'),
        inSchool(classes.five2, 5, '五年级(2)班'),
        inSchool(classes.seven, 7, '七年级(1)班'),
        {
          school_id: otherSchool,
          id: classes.otherSix,
          grade: 6,
          name: '六年级(1)班',
          lead_account_id: people.otherHead,
          notice_token: newAddress(),
        },
      ])
      .execute()
    const taught = [classes.two, classes.five1, classes.five2, classes.seven].flatMap((class_id) =>
      Object.entries(teachers).map(([name, subject]) => ({
        school_id: school,
        class_id,
        account_id: people[name as PersonName],
        subject,
      })),
    )
    await tx
      .insertInto('teaching')
      .values([
        ...taught,
        { school_id: otherSchool, class_id: classes.otherSix, account_id: people.otherTeacher, subject: 'math' },
      ])
      .execute()
    await tx
      .insertInto('guidance_member')
      .values(
        judges.flatMap((name) =>
          judgedSubjects.flatMap((subject) =>
            ['primary', 'junior'].map((stage) => ({
              id: newId(),
              account_id: people[name],
              station: 'backbone',
              subject,
              stage,
              appointed_at: new Date('2026-09-01T00:00:00.000Z'),
            })),
          ),
        ),
      )
      .execute()
    await tx
      .insertInto('knowledge_point')
      .values(
        subjects.map((subject) => {
          const id = testPoints[subject]
          return { id, subject, name: '课程内容', position: 0, stands_for: id }
        }),
      )
      .execute()
    await seedPolicies(tx)
  })
  return { people, bureau, training, school, otherSchool, classes }
}
