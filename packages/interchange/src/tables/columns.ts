import { type Subject, subjectNames, subjects, termKey } from '@lightwork/domain'

/** Where the columns stand, by the first of their names that the header has. */
export function findColumns<K extends string>(
  header: readonly string[],
  names: Readonly<Record<K, readonly string[]>>,
): Partial<Record<K, number>> {
  const keys = header.map(termKey)
  const found: Partial<Record<K, number>> = {}
  for (const [column, spellings] of Object.entries(names) as [K, readonly string[]][]) {
    const at = keys.findIndex((key) => spellings.some((spelling) => termKey(spelling) === key))
    if (at >= 0) found[column] = at
  }
  return found
}

const byName = new Map<string, Subject>(
  subjects.flatMap((code): [string, Subject][] => [
    [code, code],
    [termKey(subjectNames[code].zh), code],
    [termKey(subjectNames[code].en), code],
  ]),
)
const shortNames: Record<string, Subject> = { 道法: 'morality', 生物: 'biology', 信息技术: 'it', 体育: 'pe' }

/** A subject by our code or its name. */
export const findSubject = (name: string): Subject | undefined => byName.get(termKey(name)) ?? shortNames[name]

export interface RowError {
  readonly row: number
  readonly message: string
}
