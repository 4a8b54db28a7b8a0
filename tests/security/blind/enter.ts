import type * as contract from '@lightwork/contract'
import { appOver, startTestApp, type TestApp } from '@lightwork/server/test/app.ts'
import { announcedCompetition, moveToPhase } from '@lightwork/server/test/competition.ts'
import { type County, judges } from '@lightwork/server/test/county.ts'
import { asOwner, cloneDatabase, type TestDatabase } from '@lightwork/server/test/database.ts'
import { signedDocx } from '@lightwork/server/test/docx.ts'
import { confirmAll, readyEntry, submit } from '@lightwork/server/test/entry.ts'
import { homework, ownItem } from '@lightwork/server/test/homework.ts'

type Owner = 'mathTeacher' | 'otherTeacher'

/** Who enters on one side: nothing of it may reach a judge. */
interface Cast {
  readonly names: Readonly<Record<Owner, string>>
  readonly schools: Readonly<Record<Owner, string>>
  /** Of each work, in turn. */
  readonly owners: readonly Owner[]
  /** Which work is handed in first, second … */
  readonly handedIn: readonly number[]
  readonly minutesBetween: number
}

const casts: readonly [Cast, Cast] = [
  {
    names: { mathTeacher: '王小芳', otherTeacher: '李建国' },
    schools: { mathTeacher: '东河学校', otherTeacher: '西山学校' },
    owners: ['mathTeacher', 'mathTeacher', 'mathTeacher', 'otherTeacher'],
    handedIn: [0, 1, 2, 3],
    minutesBetween: 1,
  },
  {
    names: { mathTeacher: '欧阳静', otherTeacher: '司马光远' },
    schools: { mathTeacher: '青石桥镇中心学校', otherTeacher: '城北实验学校' },
    owners: ['otherTeacher', 'mathTeacher', 'mathTeacher', 'otherTeacher'],
    handedIn: [3, 1, 0, 2],
    minutesBetween: 45,
  },
]

const noQuota = { per_group: null, per_person: null, schools: [] }

/** A competition just announced, in a database that nobody is connected to. */
async function announced() {
  const test = await startTestApp()
  const competition = await announcedCompetition(test, {
    change: ({ terms, groups }) => ({
      groups,
      terms: {
        ...terms,
        quotas: noQuota,
        // A third opinion is given out while a judge waits, under an id of its own.
        rules: { ...terms.rules, judges_per_entry: 2, third_threshold: null },
      },
    }),
  })
  await test.app.close()
  await test.db.destroy()
  return { ownerUrl: test.ownerUrl, county: test.county, competition }
}

async function addFile(test: TestApp, owner: Owner, url: string, { names, schools }: Cast): Promise<void> {
  const name = `${schools[owner]}${names[owner]}.docx`
  const { statusCode, body } = await test.app.inject({
    method: 'POST',
    url: `${url}/files?name=${encodeURIComponent(name)}`,
    headers: { cookie: await test.cookieOf(owner), 'content-type': 'application/octet-stream' },
    payload: signedDocx(names[owner], schools[owner]),
  })
  if (statusCode >= 300) throw new Error(`the file was refused: ${body}`)
}

/** One work under the names of its side: in the title, in both texts, in the homework and in a file. */
async function draft(test: TestApp, competition: contract.Competition, cast: Cast, index: number) {
  const owner = cast.owners[index] ?? 'mathTeacher'
  const [name, school] = [cast.names[owner], cast.schools[owner]]
  const made = await readyEntry(test, competition, {
    who: owner,
    title: `${school}第${index + 1}课`,
    intent: `${name}设计，在${school}试用`,
    document: homework(
      ownItem({ minutes: 10 + index, text: `${name}带大家到${school}门口量一量`, pointer: `到${school}门口` }),
    ),
  })
  const { competition_id, entry_id } = made.params
  if (index === 0) await addFile(test, owner, `/api/competitions/${competition_id}/entries/${entry_id}`, cast)
  const { revision } = await confirmAll(made.person, made.params)
  return { ...made, revision }
}

/** The same works entered by this cast through the front door. */
async function enter(database: TestDatabase, county: County, competition: contract.Competition, cast: Cast) {
  const schoolOf = { mathTeacher: county.school, otherTeacher: county.otherSchool }
  const renamed = (['mathTeacher', 'otherTeacher'] as const).map(
    (owner) => `update account set name = '${cast.names[owner]}' where id = '${county.people[owner]}';
      update organisation set name = '${cast.schools[owner]}' where id = '${schoolOf[owner]}';`,
  )
  await asOwner(database.ownerUrl, renamed.join('\n'))
  const test = await appOver(database, county)
  moveToPhase(test, competition, 'enter')
  const drafts: Awaited<ReturnType<typeof draft>>[] = []
  for (const index of cast.owners.keys()) drafts.push(await draft(test, competition, cast, index))
  for (const index of cast.handedIn) {
    test.clock.now = new Date(test.clock.now.getTime() + cast.minutesBetween * 60_000)
    const entry = drafts[index]
    if (entry !== undefined) await submit(entry.person, entry.params, entry.revision)
  }
  await test.app.close()
  await database.db.destroy()
  return { ownerUrl: database.ownerUrl, entryIds: drafts.map(({ params }) => params.entry_id) }
}

/** Two competitions of the same works, entered and not yet closed, in databases to be cloned. */
export async function enterTwice() {
  const { ownerUrl, county, competition } = await announced()
  const sides = []
  for (const cast of casts) sides.push(await enter(await cloneDatabase(ownerUrl), county, competition, cast))
  const [one, two] = sides
  if (one === undefined || two === undefined) throw new RangeError('two sides')
  return { county, competition, sides: [one, two] as const, judgeIds: judges.map((judge) => county.people[judge]) }
}
