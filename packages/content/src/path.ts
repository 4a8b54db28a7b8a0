import { isOn, type Path, pathsOf, tiers, tiersOn } from '@lightwork/domain'
import type { Document, DocumentNode } from './document.ts'
import { groupsOf, type WorkAttributes } from './homework.ts'
import { subItemAttributes } from './structure.ts'

export interface PathWork {
  readonly kind: 'work'
  readonly node: DocumentNode
  readonly attributes: WorkAttributes
  /** Its number in the whole homework: the same on every path, in the key and on the answer sheet. */
  readonly number: number
}

/** "k of n", as far as the path has it. */
export interface PathChoice {
  readonly kind: 'choice'
  readonly pick: number
  readonly works: readonly PathWork[]
}

export type PathPart = PathWork | PathChoice | { readonly kind: 'text'; readonly node: DocumentNode }

const isWork = ({ type }: DocumentNode) => type === 'itemBlock' || type === 'ownItem'

interface Section {
  readonly parts: PathPart[]
  /** Work that only other paths have. */
  hidden: number
}

const hasWork = ({ parts }: Section) => parts.some(({ kind }) => kind !== 'text')

/** Reads the homework section by section; a section begins at a heading. */
function sectionsOf(document: Document, path: Path | null): Section[] {
  let last = 0
  let section: Section = { parts: [], hidden: 0 }
  const sections = [section]
  const worksOf = (nodes: readonly DocumentNode[]): PathWork[] =>
    nodes.filter(isWork).flatMap((node) => {
      const attributes = node.attrs as unknown as WorkAttributes
      const number = ++last
      if (path === null || isOn(path, attributes)) return [{ kind: 'work', node, attributes, number }]
      section.hidden++
      return []
    })
  for (const node of document.content ?? []) {
    if (node.type === 'heading') {
      section = { parts: [], hidden: 0 }
      sections.push(section)
    }
    if (isWork(node)) section.parts.push(...worksOf([node]))
    else if (node.type === 'choiceGroup') {
      const works = worksOf(node.content ?? [])
      if (works.length > 0)
        section.parts.push({ kind: 'choice', pick: Math.min(Number(node.attrs?.pick), works.length), works })
    } else section.parts.push({ kind: 'text', node })
  }
  return sections
}

/**
 * What pupils get of a homework on one way through it, in order; null: everybody's. A section that holds work, but none for them,
 * is left out with its heading and its words.
 */
export const pathOf = (document: Document, path: Path | null): PathPart[] =>
  sectionsOf(document, path).flatMap((section) => (section.hidden > 0 && !hasWork(section) ? [] : section.parts))

/** The work of a path, that in groups included. */
export const worksOfPath = (parts: readonly PathPart[]): PathWork[] =>
  parts.flatMap((part) => (part.kind === 'work' ? [part] : part.kind === 'choice' ? part.works : []))

/** An item's body as pupils meet it: of sub-items charged by tier those of their highest tier and below. */
export function bodyOfPath(body: DocumentNode, work: WorkAttributes, path: Path | null): DocumentNode {
  if (path === null || work.tier_minutes == null) return body
  const highest = Math.max(...tiersOn(path, work).map((tier) => tiers.indexOf(tier)))
  const isTheirs = (node: DocumentNode) =>
    node.type !== 'subItem' || tiers.indexOf(subItemAttributes(node).tier) <= highest
  return { ...body, content: (body.content ?? []).filter(isTheirs) }
}

/** The ways through a homework, in order. */
export const pathsOfHomework = (document: Document): readonly Path[] => pathsOf(groupsOf(document))

/** Are there different sheets for different pupils? */
export const hasPaths = (document: Document): boolean =>
  groupsOf(document) !== null ||
  worksOfPath(pathOf(document, null)).some(
    ({ attributes }) => attributes.tiers.length < tiers.length || attributes.tier_minutes != null,
  )
