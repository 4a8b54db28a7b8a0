import { addDays, type CalendarKind, dayKindOf, type Subject, schoolDay, tiers } from '@lightwork/domain'
import { type SeedCounty, seedCounty } from '@lightwork/seed'
import type { Tx } from '../db/transaction.ts'
import { createAssignment } from '../features/assignments/assignments.commands.ts'
import { releaseAssignment } from '../features/assignments/release.commands.ts'
import type { Actor } from '../http/actor.ts'
import { accountId, findSeedClass } from './seed-county.ts'
import { seedId } from './seed-ids.ts'

type Homework = SeedCounty['today'][number]

/** Today where it is a school day, else the next one. */
async function nextSchoolDay(tx: Tx, now: Date): Promise<string> {
  const marks = await tx.selectFrom('county_calendar').select(['day', 'kind']).execute()
  const kinds = new Map(marks.map(({ day, kind }) => [day, kind as CalendarKind]))
  let day = schoolDay(now)
  while (dayKindOf(day, kinds.get(day) ?? null) !== 'school_day') day = addDays(day, 1)
  return day
}

const documentOf = ({ class: className, title, pointer, minutes }: Homework) => ({
  type: 'doc' as const,
  content: [
    {
      type: 'ownItem',
      attrs: {
        id: seedId('block', className, title),
        tiers: [...tiers],
        required: true,
        minutes,
        mode: 'written',
        place: 'home',
        pointer,
      },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `${pointer}。` }] }],
      // The contract keeps a document's content opaque; createAssignment holds it to the schema.
    } as never,
  ],
})

const teacher = (login: string, schoolId: string, subject: Subject): Actor => ({
  accountId: accountId(login),
  name: login,
  memberships: [{ organisation_id: schoolId, organisation_kind: 'school', role: 'teacher', subject, grade: null }],
  sight: { schools: [schoolId] },
})

async function seedOne(tx: Tx, homework: Homework, { day, now }: { day: string; now: Date }): Promise<void> {
  const { login, subject, title } = homework
  const { schoolId, classId, grade } = findSeedClass(homework.class, login)
  const actor = teacher(login, schoolId, subject)
  const key = `seed-${classId}-${subject}`
  const there = await tx
    .selectFrom('idempotency_key')
    .where('account_id', '=', actor.accountId)
    .where('key', '=', key)
    .select('key')
    .executeTakeFirst()
  if (there !== undefined) return
  const assignmentId = await createAssignment(tx, actor, schoolId, {
    title,
    subject,
    grade,
    document: documentOf(homework),
  })
  await releaseAssignment(
    tx,
    actor,
    { schoolId, assignmentId, revision: 1, classIds: [classId], days: [day], key },
    now,
  )
}

/** Some homework of other subjects, released by the same commands that teachers use: a class's day is never empty in the demo. */
export async function seedHomework(tx: Tx, now: Date): Promise<void> {
  const day = await nextSchoolDay(tx, now)
  for (const homework of seedCounty().today) await seedOne(tx, homework, { day, now })
}
