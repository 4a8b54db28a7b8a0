import {
  type Document,
  drawingOf,
  mediaOf,
  pathsOfHomework,
  pinnedVersions,
  walk,
  withoutOwnAnswers,
} from '@lightwork/content'
import type { Assignment, exportAssignment, Input, ItemVersionForTeacher, Output } from '@lightwork/contract'
import { pathNumber } from '@lightwork/domain'
import { DRAWING_COLUMN, type WordItem, type WordPicture, type WordSheet, writeHomework } from '@lightwork/interchange'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { listVersions } from '../items/items.queries.ts'
import { findPictures, type StoredPicture } from '../media/media.queries.ts'
import { toWordPicture } from '../media/word-picture.ts'
import { fullDay, modeNames, placeNames, subjectName } from '../notices/notice-words.ts'
import { tierNamesOnPaper } from '../schools/tier-names.ts'
import { getAssignment } from './assignments.queries.ts'

type Wishes = Input<typeof exportAssignment>['querystring']

/** What all standing releases agree on; a sheet for several classes or days has lines to write on instead. */
function agreed(releases: Assignment['releases'], say: (release: Assignment['releases'][number]) => string) {
  const said = new Set(releases.filter(({ withdrawn_at }) => withdrawn_at === null).map(say))
  const [only] = said
  return said.size === 1 && only !== undefined ? only : null
}

interface Sheet {
  readonly sheet: Omit<WordSheet, 'pictures'>
  readonly pictures: readonly StoredPicture[]
}

/** An own homework as it is printed. A pupil's sheet holds no answers from here on, so none can slip into the file. */
export async function getSheet(
  reader: Reader,
  actor: Actor,
  { schoolId, id }: { readonly schoolId: string; readonly id: string },
  { copy, paper, path: wanted }: Wishes,
): Promise<Sheet> {
  const { title, subject, releases, document } = await getAssignment(reader, actor, schoolId, id)
  const path = copy === 'teacher' ? null : (pathsOfHomework(document).find(({ code }) => code === wanted) ?? null)
  // Never the whole instead of a part: the groups may have changed since the page was opened.
  if (copy === 'pupil' && path === null && wanted !== undefined) throw new Problem('path-gone')
  const shownDocument = copy === 'teacher' ? document : withoutOwnAnswers(document)
  const versions = await listVersions(reader, actor, pinnedVersions(document))
  const itemOf = ({ body, answer, explanation }: ItemVersionForTeacher): WordItem => ({
    body,
    answer: copy === 'teacher' ? { ...answer, explanation } : null,
  })
  const items = new Map(versions.map((version) => [version.version_id, itemOf(version)]))
  const shown: Document[] = [...items.values()].flatMap(({ body, answer }) =>
    answer === null ? [body] : [body, answer.body, answer.explanation],
  )
  return {
    sheet: {
      title,
      subject: subjectName(subject),
      className: agreed(releases, ({ class_name }) => class_name),
      day: agreed(releases, ({ day }) => fullDay(day)),
      paper,
      copy,
      names: { tier: await tierNamesOnPaper(reader, schoolId), mode: modeNames, place: placeNames },
      document: shownDocument,
      path,
      items,
    },
    pictures: await findPictures(reader, mediaOf([shownDocument, ...shown])),
  }
}

/** Dots of a millimetre, at 96 to an inch. */
const DOTS = 96 / 25.4

/** The drawings of a sheet by their source, each once. */
function drawingsOf({ document, items }: Sheet['sheet']): StoredPicture[] {
  const found = new Map<string, StoredPicture>()
  const bodies = [...items.values()].flatMap(({ body, answer }) =>
    answer === null ? [body] : [body, answer.body, answer.explanation],
  )
  for (const each of [document, ...bodies])
    walk(each, (node) => {
      const drawing = drawingOf(node, DRAWING_COLUMN)
      if (drawing === null) return
      const size = { width: Math.round(drawing.width * DOTS), height: Math.round(drawing.height * DOTS) }
      found.set(drawing.svg, {
        id: drawing.svg,
        content_type: 'image/svg+xml',
        bytes: Buffer.from(drawing.svg),
        ...size,
      })
    })
  return [...found.values()]
}

/** Signs that no file system takes in a name. */
const unfit = /[\\/:*?"<>|\p{Cc}]/gu

/** A file is passed on as it is called: its name says which sheet it is, and no tier or group. */
function markOf({ copy, path, document }: Sheet['sheet']): string {
  if (copy === 'teacher') return '（教师用）'
  return path === null ? '' : `（作业单${pathNumber(path, pathsOfHomework(document))}）`
}

/** The sheet as .docx. Slow, so not inside the transaction that read it. */
export async function toWordFile({ sheet, pictures }: Sheet): Promise<Output<typeof exportAssignment>> {
  const readable = new Map<string, WordPicture>()
  for (const picture of [...pictures, ...drawingsOf(sheet)]) {
    const made = await toWordPicture(picture)
    if (made !== null) readable.set(picture.id, made)
  }
  const { bytes, kept } = await writeHomework({ ...sheet, pictures: readable })
  const name = sheet.title.replace(unfit, ' ').trim() || '作业'
  return {
    file_name: `${name}${markOf(sheet)}.docx`,
    base64: Buffer.from(bytes).toString('base64'),
    kept: [...kept],
  }
}
