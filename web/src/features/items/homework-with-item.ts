import type { Document, DocumentNode } from '@lightwork/content'
import {
  type Assignment,
  type AssignmentSummary,
  createAssignment,
  getAssignment,
  type ItemHit,
  type Me,
  saveAssignment,
} from '@lightwork/contract'
import { tiers } from '@lightwork/domain'
import { newId } from '../../editor/blocks/ids.ts'
import { api, isProblem } from '../../lib/api.ts'
import { chargedMinutes, minutesOf } from '../../lib/item-minutes.ts'
import { refresh } from '../../lib/query.ts'
import { homeworkSchools } from './item-roles.ts'

/** What a homework needs to know of an item; a hit of the search and a whole version both have it. */
export type UsableItem = Pick<
  ItemHit,
  'item_id' | 'version_id' | 'subject' | 'grades' | 'tier' | 'minutes' | 'calibrated' | 'mode' | 'place' | 'body'
>

/** The block that pins this very version: a basic item for everybody, others from their tier upwards, as the sheet does it. */
const toBlock = ({ item_id, version_id, tier, mode, place, body, ...timed }: UsableItem, id: string): DocumentNode => ({
  type: 'itemBlock',
  attrs: {
    id,
    tiers: tiers.slice(tiers.indexOf(tier)),
    required: true,
    ...chargedMinutes(body, minutesOf(timed)),
    mode,
    place,
    pointer: '',
    item_id,
    item_version_id: version_id,
  },
})

const isBlank = ({ type, content = [] }: DocumentNode) => type === 'paragraph' && content.length === 0

/** Below all that stands there; empty lines at the end make room. */
export function withBlock(document: DocumentNode, block: DocumentNode): Document {
  const content = [...(document.content ?? [])]
  for (let last = content.at(-1); last !== undefined && isBlank(last); last = content.at(-1)) content.pop()
  return { ...document, type: 'doc', content: [...content, block] }
}

/** The homework without the block, wherever it was moved to meanwhile. */
export function withoutBlock(document: DocumentNode, id: string): Document {
  const left = (nodes: readonly DocumentNode[] = []): DocumentNode[] =>
    nodes
      .filter(({ attrs }) => attrs?.id !== id)
      .map((node) => (node.type === 'choiceGroup' ? { ...node, content: left(node.content) } : node))
      .filter(({ type, content = [] }) => type !== 'choiceGroup' || content.length > 0)
  const content = left(document.content)
  return { ...document, type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

export interface NewHomework {
  readonly schoolId: string
  readonly schoolName: string
  readonly grade: number
}

/** Where a new homework with this item could belong: grades the person teaches the subject in, those of the item first. */
export function newHomeworks(me: Me, { subject, grades }: Pick<UsableItem, 'subject' | 'grades'>): NewHomework[] {
  const schools = new Map(
    homeworkSchools(me).map(({ organisation_id, organisation_name }) => [organisation_id, organisation_name]),
  )
  return [...schools].flatMap(([schoolId, schoolName]) => {
    const taught = me.teaching
      .filter((each) => each.school_id === schoolId && each.subject === subject)
      .map(({ grade }) => grade)
    const offered = [...new Set(taught.length > 0 ? taught : grades)].sort((a, b) => a - b)
    const fitting = offered.filter((grade) => grades.includes(grade))
    return [...fitting, ...offered.filter((grade) => !grades.includes(grade))].map((grade) => ({
      schoolId,
      schoolName,
      grade,
    }))
  })
}

/** Homework of the subject that was worked on last, as far as it may still be changed. */
export const recentHomeworks = (
  all: readonly AssignmentSummary[],
  { subject, grades }: Pick<UsableItem, 'subject' | 'grades'>,
): AssignmentSummary[] => {
  const same = all.filter((each) => each.subject === subject)
  const fits = ({ grade }: AssignmentSummary) => grades.includes(grade)
  return [...same.filter(fits), ...same.filter((each) => !fits(each))].slice(0, 6)
}

/** The content schema, not this type, says what a document may hold: `DocumentJson` cannot name the nodes. */
const asJson = (document: Document) => document as Assignment['document']

export async function startHomework(
  item: UsableItem,
  { schoolId, grade }: NewHomework,
  title: string,
): Promise<Assignment> {
  const document = asJson(withBlock({ type: 'doc' }, toBlock(item, newId())))
  const made = await api(createAssignment, {
    params: { school_id: schoolId },
    body: { title, subject: item.subject, grade, document },
  })
  await refresh(createAssignment)
  return made
}

type Which = Pick<AssignmentSummary, 'id' | 'school_id'>

/** Changes a homework as it stands on the server; when somebody saved in between, once more on the newer text. */
async function changeHomework(
  { id, school_id }: Which,
  change: (document: DocumentNode) => Document,
  tries = 3,
): Promise<void> {
  const params = { school_id, assignment_id: id }
  const { revision, title, document } = await api(getAssignment, { params })
  try {
    await api(saveAssignment, { params, body: { revision, title, document: asJson(change(document)) } })
    await refresh(getAssignment)
  } catch (error) {
    if (tries <= 1 || !isProblem(error, 'revision-outdated')) throw error
    await changeHomework({ id, school_id }, change, tries - 1)
  }
}

/** Adds the item at the end of a homework; answers how to take it back. */
export async function addToHomework(item: UsableItem, homework: Which): Promise<() => Promise<void>> {
  const id = newId()
  await changeHomework(homework, (document) => withBlock(document, toBlock(item, id)))
  return () => changeHomework(homework, (document) => withoutBlock(document, id))
}
