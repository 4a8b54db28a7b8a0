/** Each lets something through of who entered; reading as a judge must notice every one of them. */
interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

const inCompetitions = (file: string, from: string, to: string): Edit => ({
  file: `features/competitions/${file}`,
  from,
  to,
})
const closing = (from: string, to: string) => inCompetitions('entering/close.commands.ts', from, to)
const blinding = (from: string, to: string) => inCompetitions('entering/blind-content.ts', from, to)
/** Without it the database itself stops the others of this kind. */
const sightOpened = inCompetitions('judging/blind.ts', '{ schools: [], blind: true }', "{ schools: '*', blind: false }")

interface Leak {
  readonly edits: readonly Edit[]
  /** Where a comparison of two casts has to notice it. */
  readonly seen: string
}

/** By the trial in which they are planted: those of one trial show in different places. */
export const leaks: Readonly<Record<string, Readonly<Record<string, Leak>>>> = {
  order: {
    'codes follow the order of entering': {
      edits: [
        closing('.forUpdate()', ".orderBy('submitted_at').forUpdate()"),
        closing(
          'draw.codes(entries.get(groupId) ?? [], prefix)',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: source text, not a template.
          'new Map((entries.get(groupId) ?? []).map((one, index) => [one, `${prefix}-00${index}`]))',
        ),
      ],
      seen: 'work.works',
    },
  },
  content: {
    'a work has the id of its entry, which tells when it was begun': {
      edits: [closing('const id = draw.id()', 'const id = (draw.id(), entryId)')],
      seen: 'work.id',
    },
    'a file keeps its name, with the school in it': {
      edits: [closing('blindName(index, file.content_type)', 'file.name')],
      seen: 'file.name',
    },
    'a file keeps its words': { edits: [closing('blindBytes(file, words)', 'file.blind_bytes')], seen: 'file.bytes' },
    'a title is not masked': {
      edits: [blinding('title: maskText(content.title, blinding.words)', 'title: content.title')],
      seen: 'work.title',
    },
    'blocks keep their ids': { edits: [blinding("new Set(['id', ", 'new Set([')], seen: 'work.works' },
  },
  desk: {
    'a refusal tells an entry from nothing': {
      edits: [
        sightOpened,
        inCompetitions(
          'judging/sheet.queries.ts',
          "if (found === undefined) throw new Problem('not-found')",
          "if (found === undefined) throw new Problem((await reader.selectFrom('entry').where('id', '=', sheetId).select('id').executeTakeFirst()) ? 'not-allowed' : 'not-found')",
        ),
      ],
      seen: '403 /api/judging/:id/sheets/:id',
    },
    'the desk counts the entries of a school': {
      edits: [
        inCompetitions(
          'judging/desk.queries.ts',
          'competition: await readJudgedCompetition(reader, competitionId, terms, now),',
          "competition: await readJudgedCompetition(reader, competitionId, terms, now), entries: await reader.selectFrom('entry').groupBy('entrant_school_id').select((eb) => eb.fn.countAll<number>().as('n')).orderBy('n').execute(),",
        ),
        // A field that the contract does not know would be left out.
        inCompetitions(
          'judging/desk.queries.ts',
          'const { competition, sheets } = await getJudgingDesk(reader, actor, id, now)',
          'const { competition, sheets, entries } = await getJudgingDesk(reader, actor, id, now) as any',
        ),
        inCompetitions(
          'judging/desk.queries.ts',
          'listed.push({ competition, final, open })',
          'listed.push({ competition, final, open: open + Number(entries[0].n) })',
        ),
      ],
      seen: '200 /api/judging',
    },
    'the next work is the one entered next': {
      edits: [
        inCompetitions(
          'judging/sheet.queries.ts',
          'const order = inOwnOrder(sheets, actor.accountId, competitionId).map(({ id }) => id)',
          "const order = (await reader.selectFrom('entry_mask').innerJoin('entry', 'entry.id', 'entry_mask.entry_id').select('entry_mask.blind_id').orderBy('entry.submitted_at').execute()).flatMap(({ blind_id }) => sheets.filter((sheet) => sheet.blind_id === blind_id)).map(({ id }) => id)",
        ),
      ],
      seen: '200 /api/judging/:id/sheets/:id',
    },
  },
}

/** What to change in the sources for one trial. */
export const editsOf = (trial: string): readonly Edit[] =>
  Object.values(leaks[trial] ?? {}).flatMap(({ edits }) => edits)
