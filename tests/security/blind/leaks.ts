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
/** Without it the database itself stops the others of this kind. */
const sightOpened = inCompetitions('judging/blind.ts', '{ schools: [], blind: true }', "{ schools: '*', blind: false }")

export const leaks: Readonly<Record<string, readonly Edit[]>> = {
  'codes follow the order of entering': [
    closing('.forUpdate()', ".orderBy('submitted_at').forUpdate()"),
    closing(
      'draw.codes(entries.get(groupId) ?? [], prefix)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source text, not a template.
      'new Map((entries.get(groupId) ?? []).map((one, index) => [one, `${prefix}-00${index}`]))',
    ),
  ],
  'the id of a work tells when it was made': [closing('const id = draw.id()', 'const id = entryId')],
  'a file keeps its name': [closing('blindName(index, file.content_type)', 'file.name')],
  'a file keeps its words': [closing('blindBytes(file, words)', 'file.blind_bytes')],
  'a title is not masked': [
    inCompetitions(
      'entering/blind-content.ts',
      'title: maskText(content.title, blinding.words)',
      'title: content.title',
    ),
  ],
  'blocks keep their ids': [inCompetitions('entering/blind-content.ts', "new Set(['id', ", 'new Set([')],
  'a refusal tells an entry from nothing': [
    sightOpened,
    inCompetitions(
      'judging/sheet.queries.ts',
      "if (found === undefined) throw new Problem('not-found')",
      "if (found === undefined) throw new Problem((await reader.selectFrom('entry').where('id', '=', sheetId).select('id').executeTakeFirst()) ? 'not-allowed' : 'not-found')",
    ),
  ],
  'the desk counts the entries of schools': [
    sightOpened,
    inCompetitions(
      'judging/desk.queries.ts',
      'return { id: competitionId, title,',
      "const counts = await reader.selectFrom('entry').groupBy('entrant_school_id').select((eb) => eb.fn.countAll<number>().as('n')).orderBy('n').execute(); return { id: competitionId, title: title + counts.map(({ n }) => n),",
    ),
  ],
  'works come in the order of entering': [
    sightOpened,
    inCompetitions(
      'judging/desk.queries.ts',
      'sheets: inOwnOrder(sheets, actor.accountId, competitionId)',
      "sheets: (await reader.selectFrom('entry_mask').innerJoin('entry', 'entry.id', 'entry_mask.entry_id').select('entry_mask.blind_id').orderBy('entry.submitted_at').execute()).flatMap(({ blind_id }) => sheets.filter((sheet) => sheet.blind_id === blind_id))",
    ),
  ],
}
